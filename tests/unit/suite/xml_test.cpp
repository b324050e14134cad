#include <assay/suite/xml.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>

namespace assay {
namespace {

using namespace std::string_literals;

/// a[x=1]("text" b()): names, values and texts as they are after decoding.
std::string describe(const XmlElement& element) {
    std::string text = element.name;
    for (const XmlAttribute& attribute : element.attributes)
        text += '[' + attribute.name + '=' + attribute.value.text + ']';
    text += '(';
    for (const XmlNode& child : element.children) {
        if (&child != &element.children.front()) text += ' ';
        text += child.element ? describe(*child.element) : '"' + child.text.text + '"';
    }
    return text + ')';
}

std::string read(std::string bytes) {
    return describe(XmlDocument::parse(std::move(bytes), "t.xml").root());
}

/// "line:column message", or the document if there is no fault.
std::string fault_of(std::string bytes) {
    try {
        return read(std::move(bytes));
    } catch (const InputError& error) {
        const auto& [place, message, line] = error.problem();
        CHECK(place.file == "t.xml");
        return std::to_string(place.line) + ':' + std::to_string(place.column) + ' ' + message;
    }
}

std::string where(const XmlDocument& document, std::size_t offset) {
    const Place place = document.place(offset);
    return std::to_string(place.line) + ':' + std::to_string(place.column);
}

struct Row {
    std::string bytes;
    std::string expected;
};

TEST_CASE("a document reads back as its elements, attributes and texts") {
    for (const Row& row : {
             Row{"<a/>", "a()"},
             Row{"<a></a>", "a()"},
             Row{"<a ></a >", "a()"},
             Row{"<a b='1' c = \"2\"\n d='' />", "a[b=1][c=2][d=]()"},
             Row{"<a> <b/> x <c>y</c>\n</a>", "a(\" \" b() \" x \" c(\"y\") \"\n\")"},
             Row{"\xEF\xBB\xBF<a/>", "a()"},
             Row{"<?xml version=\"1.0\"?><a/>", "a()"},
             Row{"<?xml version='1.1' encoding='utf-8' standalone = 'no' ?>\n<a/>\n", "a()"},
             Row{"<?xml-stylesheet href='x'?><!-- < & - --><a/><?p?><?p &?><!---->", "a()"},
             Row{"<a>x<!-- - -->y<?p &?>z<![CDATA[<&]]]]><![CDATA[>]]></a>", "a(\"xyz<&]]>\")"},
             Row{"<a><![CDATA[]]></a>", "a(\"\")"},
             Row{"<a>&lt;&gt;&amp;&quot;&apos;&#65;&#x42;&#x1F600;&#0000000000000000000000067;</a>",
                 "a(\"<>&\"'AB\xF0\x9F\x98\x80"
                 "C\")"},
             Row{"<a b='&lt;&quot;>\"'>></a>", "a[b=<\">\"](\">\")"},
             Row{"<a>1\r\n2\r3\n4\r\r\n5&#13;\n</a>", "a(\"1\n2\n3\n4\n\n5\r\n\")"},
             Row{"<a b='1\r\n2\r3\n4\t5&#10;6&#9;7&#13;8'/>", "a[b=1 2 3 4 5\n6\t7\r8]()"},
             Row{"<a><![CDATA[1\r\n2\r3\t&amp;]]></a>", "a(\"1\n2\n3\t&amp;\")"},
             Row{"<a>]] > ]]&gt;</a>", "a(\"]] > ]]>\")"},
             Row{"<\xC3\xA9t\xC3\xA9 \xE5\x90\x8D='x'/>", "\xC3\xA9t\xC3\xA9[\xE5\x90\x8D=x]()"},
             Row{"<a.b-c_d1 _='x'/>", "a.b-c_d1[_=x]()"},
             Row{"<a xml:space='preserve' xml:lang='en'/>", "a[xml:space=preserve][xml:lang=en]()"},
             Row{"<a xmlns='u' xmlns:xsi='v' xsi:noNamespaceSchemaLocation='s.xsd' b='1'/>", "a[b=1]()"},
             Row{"<a>\x7F\xC2\x85\xEF\xBF\xBD\xEE\x80\x80</a>",
                 "a(\"\x7F\xC2\x85\xEF\xBF\xBD\xEE\x80\x80\")"},
             Row{"<a>\xEF\xBB\xBF</a>", "a(\"\xEF\xBB\xBF\")"},
         }) {
        CAPTURE(row.bytes);
        CHECK(read(row.bytes) == row.expected);
    }
}

const Row kFaults[] = {
    // the document as a whole
    {"", "1:1 the file holds no XML element"},
    {"\n<!-- only -->\n", "3:1 the file holds no XML element"},
    {"text", "1:1 there is text before the first element"},
    {"&amp;<a/>", "1:1 there is text before the first element"},
    {"<![CDATA[x]]><a/>", "1:1 there is text before the first element"},
    {"<a/>\n text", "2:2 there is text after the end of <a>"},
    {"<a/><![CDATA[ ]]>", "1:5 there is text after the end of <a>"},
    {"\xEF\xBB\xBF\xEF\xBB\xBF<a/>", "1:1 there is text before the first element"},
    {"<a><c/></a>text", "1:12 there is text after the end of <a>"},
    {"<a><c/></a><b/>",
     "1:13 a second root element <b>; everything belongs inside <a>, which was opened at 1:2"},
    {"<a/><b/>", "1:6 a second root element <b>; everything belongs inside <a>, which was opened at 1:2"},
    // characters and encodings
    {"\xFF\xFE<\0a\0/\0>\0"s, "1:1 the file is written in UTF-16 or UTF-32; save it as UTF-8"},
    {"\xFE\xFF\0<\0a\0/\0>"s, "1:1 the file is written in UTF-16 or UTF-32; save it as UTF-8"},
    {"<\0a\0/\0>\0"s, "1:1 the file is written in UTF-16 or UTF-32; save it as UTF-8"},
    {"\0\0\0<\0\0\0a"s, "1:1 the file is written in UTF-16 or UTF-32; save it as UTF-8"},
    {"<a>\xC3\xA9\xE9</a>", "1:5 the byte 0xe9 is not valid UTF-8; save the file as UTF-8"},
    {"<a>\xC3", "1:4 the byte 0xc3 is not valid UTF-8; save the file as UTF-8"},
    {"<a b='\xC0\xAF'/>", "1:7 the byte 0xc0 is not valid UTF-8; save the file as UTF-8"},
    {"<a>\xED\xA0\x80</a>", "1:4 the byte 0xed is not valid UTF-8; save the file as UTF-8"},
    {"<a>\xF4\x90\x80\x80</a>", "1:4 the byte 0xf4 is not valid UTF-8; save the file as UTF-8"},
    {"<a>\x01</a>", "1:4 the character U+0001 is not allowed in XML; remove it"},
    {"<a>\0</a>"s, "1:4 the character U+0000 is not allowed in XML; remove it"},
    {"<a b='\x1F'/>", "1:7 the character U+001F is not allowed in XML; remove it"},
    {"<a\x01/>", "1:3 the character U+0001 is not allowed in XML; remove it"},
    {"<a><!-- \x02 --></a>", "1:9 the character U+0002 is not allowed in XML; remove it"},
    {"<a><![CDATA[\x0B]]></a>", "1:13 the character U+000B is not allowed in XML; remove it"},
    {"<a><?p \x0C?></a>", "1:8 the character U+000C is not allowed in XML; remove it"},
    {"<a/>\n\x03", "2:1 the character U+0003 is not allowed in XML; remove it"},
    {"<a>\xEF\xBF\xBE</a>", "1:4 the character U+FFFE is not allowed in XML; remove it"},
    {"<a>\xEF\xBF\xBF</a>", "1:4 the character U+FFFF is not allowed in XML; remove it"},
    {"<a><b></a>\x01", "1:9 </a> does not close <b>, which was opened at 1:5"},
    // the XML declaration
    {"<?xml?><a/>", "1:6 the XML declaration is written <?xml version=\"1.0\" encoding=\"UTF-8\"?>"},
    {"<?xml encoding='UTF-8'?><a/>",
     "1:6 the XML declaration is written <?xml version=\"1.0\" encoding=\"UTF-8\"?>"},
    {"<?xml version='1.0'encoding='UTF-8'?><a/>",
     "1:20 the XML declaration is written <?xml version=\"1.0\" encoding=\"UTF-8\"?>"},
    {"<?xml version=1.0?><a/>",
     "1:15 the XML declaration is written <?xml version=\"1.0\" encoding=\"UTF-8\"?>"},
    {"<?xml version '1.0'?><a/>",
     "1:15 the XML declaration is written <?xml version=\"1.0\" encoding=\"UTF-8\"?>"},
    {"<?xml version='1.0' standalone='yes' encoding='UTF-8'?><a/>",
     "1:38 the XML declaration is written <?xml version=\"1.0\" encoding=\"UTF-8\"?>"},
    {"<?xml version='1.0' ><a/>",
     "1:21 the XML declaration is written <?xml version=\"1.0\" encoding=\"UTF-8\"?>"},
    {"<?xml version='1.0", "1:15 the XML declaration is written <?xml version=\"1.0\" encoding=\"UTF-8\"?>"},
    {"<?xml", "1:6 the XML declaration is written <?xml version=\"1.0\" encoding=\"UTF-8\"?>"},
    {"<?XML version='1.0'?><a/>",
     "1:1 the XML declaration is written <?xml version=\"1.0\" encoding=\"UTF-8\"?>"},
    {"<?xml version='2.0'?><a/>", "1:16 XML version '2.0' is not known; write 1.0"},
    {"<?xml version='1.'?><a/>", "1:16 XML version '1.' is not known; write 1.0"},
    {"<?xml version='1.0' encoding='ISO-8859-1'?><a>\xE9</a>",
     "1:31 the encoding 'ISO-8859-1' is not supported; save the file as UTF-8 and declare "
     "encoding=\"UTF-8\""},
    {"<?xml version='1.0' standalone='maybe'?><a/>", "1:33 standalone is \"yes\" or \"no\""},
    {" <?xml version='1.0'?><a/>", "1:2 an XML declaration stands at the very beginning of the file only"},
    {"<a><?XmL x?></a>", "1:4 an XML declaration stands at the very beginning of the file only"},
    // declarations, comments, CDATA, processing instructions
    {"<!DOCTYPE a [<!ENTITY b 'c'>]><a/>",
     "1:1 a DOCTYPE is refused, since entities that it defines can read other files and grow without bound; "
     "remove it"},
    {"<!doctype html><a/>",
     "1:1 a DOCTYPE is refused, since entities that it defines can read other files and grow without bound; "
     "remove it"},
    {"<a><!ELEMENT b></a>",
     "1:4 '<!' begins a comment <!-- … --> or <![CDATA[ … ]]>; write '<' itself as &lt;"},
    {"<a><![cdata[x]]></a>",
     "1:4 '<!' begins a comment <!-- … --> or <![CDATA[ … ]]>; write '<' itself as &lt;"},
    {"<a><![CDATA[x]]</a>", "1:4 this CDATA section is never closed; ']]>' is missing"},
    {"<a><!-- a -- b --></a>", "1:11 '--' is not allowed inside a comment"},
    {"<!-- --->", "1:6 '--' is not allowed inside a comment"},
    {"<!-->", "1:1 this comment is never closed; '-->' is missing"},
    {"\n<!-- --", "2:1 this comment is never closed; '-->' is missing"},
    {"<a><? x?></a>", "1:6 a name must follow '<?', not ' '"},
    {"<a><?x$ ?></a>", "1:7 '$' is not allowed in a name"},
    {"<a><?x y></a>", "1:4 this processing instruction is never closed; '?>' is missing"},
    {"<a><?x", "1:4 this processing instruction is never closed; '?>' is missing"},
    {"<a><?x:y ?></a>", "1:6 the processing instruction 'x:y' has a prefix; names here have none"},
    // tags
    {"<a>\n  <b>\n</a>", "3:3 </a> does not close <b>, which was opened at 2:4"},
    {"<a>\r\n<b>\r</c>", "3:3 </c> does not close <b>, which was opened at 2:2"},
    {"<a>\xC3\xA9<b></A>", "1:10 </A> does not close <b>, which was opened at 1:6"},
    {"<a><b></b>", "1:2 <a> is never closed; </a> is missing"},
    {"<a><b>", "1:5 <b> is never closed; </b> is missing"},
    {"</a>", "1:3 </a> closes nothing that is open"},
    {"<a/></a>", "1:7 </a> closes nothing that is open"},
    {"<a></>", "1:6 the name of an element must follow '</', not '>'"},
    {"<a></ a>", "1:6 the name of an element must follow '</', not ' '"},
    {"<a></", "1:6 the name of an element must follow '</', not the end of the file"},
    {"<a></a", "1:7 expected '>' after '</a', not the end of the file"},
    {"<a></a x>", "1:8 expected '>' after '</a', not 'x'"},
    {"<a", "1:2 the tag <a> is never closed; '>' is missing"},
    {"<a b='1' <c/></a>", "1:2 the tag <a> is never closed; '>' is missing"},
    {"< a/>", "1:2 the name of an element must follow '<', not ' '; write '<' itself as &lt;"},
    {"<a>1 < 2</a>", "1:7 the name of an element must follow '<', not ' '; write '<' itself as &lt;"},
    {"<1/>", "1:2 the name of an element must follow '<', not '1'; write '<' itself as &lt;"},
    {"<a$/>", "1:3 '$' is not allowed in a name"},
    {"<a\xC3\x97/>", "1:3 '\xC3\x97' is not allowed in a name"},
    {"<x:a/>", "1:2 the element 'x:a' has a prefix; names here have none"},
    // attributes
    {"<a b/>", "1:4 the attribute 'b' has no value; write b=\"…\""},
    {"<a b=>", "1:6 the value of 'b' must stand in quotes: b=\"…\""},
    {"<a b=1/>", "1:6 the value of 'b' must stand in quotes: b=\"…\""},
    {"<a b='1", "1:6 the value of 'b' is never closed; its quote is missing"},
    {"<a b='1\"/>", "1:6 the value of 'b' is never closed; its quote is missing"},
    {"<a\nb='1>\n<c d='x'/></a>",
     "3:1 '<' in the value of 'b', which was opened at 2:3; write it as &lt;, or close the quote"},
    {"<a b='1'c='2'/>", "1:9 there must be white space before an attribute"},
    {"<a b='1'/ >", "1:9 expected an attribute, '>' or '/>', not '/'"},
    {"<a 'b'/>", "1:4 expected an attribute, '>' or '/>', not '''"},
    {"<a b='1' c='2' b='3'/>", "1:16 <a> has the attribute 'b' twice"},
    {"<a x:b='1'/>",
     "1:4 the attribute 'x:b' has an unknown prefix; only xml:space and the like, xmlns: and xsi: are known"},
    {"<a xml:='1'/>",
     "1:4 the attribute 'xml:' has an unknown prefix; only xml:space and the like, xmlns: and xsi: are "
     "known"},
    {"<a xml:1='1'/>",
     "1:4 the attribute 'xml:1' has an unknown prefix; only xml:space and the like, xmlns: and xsi: are "
     "known"},
    {"<a xsi:b:c='1'/>",
     "1:4 the attribute 'xsi:b:c' has an unknown prefix; only xml:space and the like, xmlns: and xsi: are "
     "known"},
    // text and references
    {"<a>]]></a>", "1:4 ']]>' is not allowed in text; write it as ]]&gt;"},
    {"<a>a & b</a>", "1:6 '&' itself is written as &amp; (every entity ends with ';')"},
    {"<a>&amp</a>", "1:4 '&' itself is written as &amp; (every entity ends with ';')"},
    {"<a>&", "1:4 '&' itself is written as &amp; (every entity ends with ';')"},
    {"<a b='R&D'/>", "1:8 '&' itself is written as &amp; (every entity ends with ';')"},
    {"<a>&am;</a>", "1:4 XML knows no entity '&am;'; did you mean '&amp;'?"},
    {"<a>&AMP;</a>", "1:4 XML knows no entity '&AMP;'; did you mean '&amp;'?"},
    {"<a b='&nbsp;'/>",
     "1:7 XML knows no entity '&nbsp;', only &amp; &lt; &gt; &quot; &apos;; write the character itself, or "
     "its number "
     "such as &#160;"},
    {"<a>&#;</a>", "1:4 a character's number is written like &#233; or &#xe9;"},
    {"<a>&#x;</a>", "1:4 a character's number is written like &#233; or &#xe9;"},
    {"<a>&#12a;</a>", "1:4 a character's number is written like &#233; or &#xe9;"},
    {"<a>&#X41;</a>", "1:4 a character's number is written like &#233; or &#xe9;"},
    {"<a>&#233</a>", "1:4 a character's number is written like &#233; or &#xe9;"},
    {"<a>&#0;</a>", "1:4 &#0; is no character that XML allows"},
    {"<a>&#x1b;</a>", "1:4 &#x1b; is no character that XML allows"},
    {"<a>&#xD800;</a>", "1:4 &#xD800; is no character that XML allows"},
    {"<a>&#xFFFE;</a>", "1:4 &#xFFFE; is no character that XML allows"},
    {"<a>&#x110000;</a>", "1:4 &#x110000; is no character that XML allows"},
    {"<a>&#4294967361;</a>",
     "1:4 &#4294967361; is no character that XML allows"},  // 65 if it were cut to 32 bits
    {"<a>&#18446744073709551681;</a>",
     "1:4 &#18446744073709551681; is no character that XML allows"},  // 64 bits
    {"<" + std::string(100, 'n') + ">",
     "1:2 <" + std::string(40, 'n') + "…> is never closed; </" + std::string(40, 'n') + "…> is missing"},
};

TEST_CASE("what is not well-formed is refused with its place") {
    for (const Row& row : kFaults) {
        CAPTURE(row.bytes);
        CHECK(fault_of(row.bytes) == row.expected);
    }
}

TEST_CASE("a document that is cut anywhere is refused, with a place inside what is left") {
    const std::string whole =
        "<?xml version='1.0' encoding='UTF-8'?>\n<!-- c --><?p i?>\n<suite "
        "name='a&amp;b&#233;\xC3\xA9'>\r\n<![CDATA[<x>]]>"
        "<b c=\"1\" d='2'/>text \xE2\x82\xAC &lt;<!-- c --></suite>";
    CHECK_NOTHROW(read(whole));
    for (std::size_t size = 0; size < whole.size(); ++size) {
        const std::string cut = whole.substr(0, size);
        CAPTURE(cut);
        const auto lines = static_cast<std::size_t>(std::count(cut.begin(), cut.end(), '\n')) + 1;
        try {
            XmlDocument::parse(cut, "t.xml");
            FAIL_CHECK("accepted");
        } catch (const InputError& error) {
            CHECK(error.problem().place.line >= 1);
            CHECK(error.problem().place.line <= lines);
            CHECK(error.problem().place.column >= 1);
        }
    }
}

TEST_CASE("an error prints the file, the place and the line with a caret") {
    CHECK_THROWS_WITH_AS(XmlDocument::parse("<suite>\n  <test \xC3\xA9='1' name=x/>\n</suite>", "s.xml"),
                         "s.xml:2:20: error: the value of 'name' must stand in quotes: name=\"…\"\n"
                         "  <test \xC3\xA9='1' name=x/>\n"
                         "                   ^",
                         InputError);
}

TEST_CASE("every element, attribute and byte of text knows its place") {
    const XmlDocument document = XmlDocument::parse(
        "\xEF\xBB\xBF<a  b='x&amp;\xC3\xA9'>\n"
        "p&lt;\xC3\xA9&#x20AC;\r\nq<!-- --><![CDATA[r]]><c/>s</a>",
        "t.xml");
    const XmlElement& a = document.root();
    CHECK(where(document, a.offset) == "1:2");
    REQUIRE(a.attribute("b"));
    CHECK(where(document, a.attribute("b")->offset) == "1:5");
    CHECK(a.attribute("c") == nullptr);

    const auto places = [&](const PlacedText& text) {
        std::string all;
        REQUIRE(text.offsets.size() == text.text.size() + 1);
        for (const std::size_t offset : text.offsets) all += where(document, offset) + ' ';
        return all;
    };
    CHECK(places(a.attribute("b")->value) == "1:8 1:9 1:14 1:14 1:15 ");  // x & é é end
    REQUIRE(a.children.size() == 3);
    CHECK(a.children[0].text.text == "\np<\xC3\xA9\xE2\x82\xAC\nqr");
    CHECK(places(a.children[0].text) == "1:17 2:1 2:2 2:6 2:6 2:7 2:7 2:7 2:15 3:1 3:19 3:20 ");
    CHECK(where(document, a.children[1].element->offset) == "3:24");
    CHECK(places(a.children[2].text) == "3:27 3:28 ");
    CHECK(a.text().text == "\np<\xC3\xA9\xE2\x82\xAC\nqrs");
    CHECK(places(a.text()).ends_with("3:19 3:27 3:28 "));
    CHECK(places(a.children[1].element->text()) == "3:24 ");  // empty: the place of the element
    CHECK(a.elements().size() == 1);
    CHECK(a.elements().front() == a.children[1].element.get());
}

TEST_CASE("a problem shows its line, if a person would want to see it") {
    const XmlDocument document = XmlDocument::parse("\xEF\xBB\xBF<a>\r\n  <b/>\r</a>", "t.xml");
    CHECK(document.problem(3, "m") == Problem{{"t.xml", 1, 1}, "m", "<a>"});
    CHECK(document.problem(11, "m") == Problem{{"t.xml", 2, 4}, "m", "  <b/>"});
    CHECK(document.problem(99, "m") == Problem{{"t.xml", 3, 5}, "m", "</a>"});
    const std::string longest = "<a b='" + std::string(65'527, 'x') + "'/>";
    CHECK(XmlDocument::parse(longest, "t.xml").problem(500, "m").source_line == longest);
    CHECK(XmlDocument::parse(longest + " ", "t.xml").problem(500, "m").source_line.empty());
    CHECK(XmlDocument::parse("\n" + longest + " \n", "t.xml").problem(500, "m").source_line.empty());
}

TEST_CASE("a document can be moved") {
    XmlDocument first = XmlDocument::parse("<a>\n<b/></a>", "t.xml");
    const XmlElement* const b = first.root().elements().front();
    const XmlDocument second = std::move(first);
    CHECK(second.root().elements().front() == b);
    CHECK(where(second, b->offset) == "2:2");
}

// ---- Limits: one below, at, one above

std::string nested(std::size_t levels) {
    std::string text;
    for (std::size_t i = 0; i < levels; ++i) text += "<a>";
    for (std::size_t i = 0; i < levels; ++i) text += "</a>";
    return text;
}

TEST_CASE("64 levels of elements are the most") {
    CHECK_NOTHROW(read(nested(63)));
    CHECK_NOTHROW(read(nested(64)));
    CHECK(fault_of(nested(65)) == "1:194 elements are nested in more than 64 levels");
    CHECK(fault_of(nested(1'000'000)) == "1:194 elements are nested in more than 64 levels");
}

std::string with_attributes(std::size_t count) {
    std::string text = "<a";
    for (std::size_t i = 0; i < count; ++i) text += "\nb" + std::to_string(i) + "=''";
    return text + "/>";
}

TEST_CASE("1,000 attributes of an element are the most") {
    CHECK_NOTHROW(read(with_attributes(999)));
    CHECK(XmlDocument::parse(with_attributes(1000), "t.xml").root().attributes.size() == 1000);
    CHECK(fault_of(with_attributes(1001)) == "1002:1 <a> has more than 1,000 attributes");
}

TEST_CASE("64 MiB are the most") {
    const std::size_t limit = std::size_t{64} << 20;
    const auto of_size = [](std::size_t size) { return "<a/><!--" + std::string(size - 11, ' ') + "-->"; };
    CHECK(read(of_size(limit)) == "a()");
    CHECK_THROWS_WITH_AS(XmlDocument::parse(of_size(limit + 1), "t.xml"),
                         "t.xml: error: the file is larger than 64 MiB; keep long lists in CSV files",
                         InputError);
}

TEST_CASE("2,000,000 tags, attributes and texts are the most") {
    // The root's two tags, and as many elements of two each.
    const auto with_parts = [](std::size_t parts) {
        std::string text = "<a>";
        for (std::size_t i = 2; i + 1 < parts; i += 2) text += "<b/>";
        return text + (parts % 2 == 1 ? "x</a>" : "</a>");
    };
    CHECK_NOTHROW(XmlDocument::parse(with_parts(1'999'999), "t.xml"));
    CHECK(XmlDocument::parse(with_parts(2'000'000), "t.xml").root().children.size() == 999'999);
    CHECK(fault_of(with_parts(2'000'001)) ==
          "1:4000003 the file has more than 2,000,000 tags, attributes and texts; keep long lists in CSV "
          "files");
}

TEST_CASE("the worst that a file of bounded size can hold ends soon") {
    const std::size_t many = 200'000;
    const auto repeated = [&](std::string_view piece) {
        std::string text;
        for (std::size_t i = 0; i < many; ++i) text += piece;
        return text;
    };
    CHECK(fault_of("<a>" + repeated("<!--")).starts_with("1:10 '--' is not allowed"));
    CHECK(fault_of("<a>" + repeated("<![CDATA[")).starts_with("1:4 this CDATA section"));
    CHECK(fault_of(repeated("<a ")).starts_with("1:2 the tag <a>"));
    CHECK(fault_of("<a b='" + repeated("&amp;")).starts_with("1:6 the value of 'b' is never closed"));
    CHECK(fault_of("<a>&#" + repeated("0000")).starts_with("1:4 a character's number"));
    CHECK(fault_of("<a>&" + repeated("name")).starts_with("1:4 '&' itself"));
    CHECK(read("<a>&#" + repeated("0000") + "65;</a>") == "a(\"A\")");
    CHECK(read("<a>" + repeated("]]") + "</a>").size() == 2 * many + 5);
    CHECK(read("<a>" + repeated("x<!---->") + "</a>").size() == many + 5);
    CHECK(fault_of("<a>" + repeated("&") + "</a>").starts_with("1:4 '&'"));
}

}  // namespace
}  // namespace assay
