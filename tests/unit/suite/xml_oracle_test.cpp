// The strict reader against libxml2: on every document both say yes or both say no, but for what assay
// refuses on purpose.

#include <assay/base/error.hpp>
#include <assay/base/random.hpp>
#include <assay/base/utf8.hpp>
#include <assay/suite/xml.hpp>

#include "mutations.hpp"
#include "xmllint.hpp"

#include <support/temporary_folder.hpp>

#include <doctest/doctest.h>

#include <optional>
#include <string>
#include <vector>

namespace assay {
namespace {

using namespace std::string_literals;

std::optional<std::string> our_fault(const std::string& bytes) {
    try {
        XmlDocument::parse(bytes, "t.xml");
        return std::nullopt;
    } catch (const InputError& error) {
        return error.problem().message;
    }
}

/// Refused though libxml2 takes it: DOCTYPE, encodings, prefixes, and version "1.", which is no version in
/// XML 1.0 [26].
bool is_policy(const std::string& fault) {
    for (const char* part : {"DOCTYPE", "the encoding '", "UTF-16", "prefix", "version '1.'"})
        if (fault.find(part) != std::string::npos) return true;
    return false;
}

void compare(const std::vector<std::string>& documents) {
    const test::TemporaryFolder folder;
    std::vector<std::string> names;
    for (std::size_t i = 0; i < documents.size(); ++i) {
        names.push_back(std::to_string(i) + ".xml");
        folder.write(names.back(), documents[i]);
    }
    const auto theirs = xmllint_faults(folder.path(), names);
    std::size_t sound = 0;
    for (std::size_t i = 0; i < documents.size(); ++i) {
        const auto ours = our_fault(documents[i]);
        if (ours && is_policy(*ours)) continue;
        const auto their = theirs.find(names[i]);
        CAPTURE(documents[i]);
        CAPTURE(ours.value_or("none"));
        CAPTURE(their == theirs.end() ? "none" : their->second);
        CHECK(ours.has_value() == (their != theirs.end()));
        sound += ours ? 0 : 1;
    }
    MESSAGE(documents.size() << " documents, " << sound << " of them well-formed");
    CHECK(sound > documents.size() / 20);  // both verdicts are really put to the test
    CHECK(sound < documents.size());
}

TEST_CASE("written documents are judged as libxml2 judges them") {
    if (!has_xmllint()) {
        MESSAGE("skipped: xmllint is not installed (Debian: libxml2-utils)");
        return;
    }
    compare({
        "",
        " ",
        "<!-- only -->",
        "text",
        "<a/>",
        "<a></a>",
        "<a/>text",
        "text<a/>",
        "<a/><b/>",
        "<a>\n <b>\n</a>",
        "<a>",
        "</a>",
        "<a/></a>",
        "<a></a",
        "<a></a x>",
        "<a></a >",
        "<a></ a>",
        "<a></>",
        "<a",
        "<a ",
        "<a b",
        "<a b=",
        "<a b='1",
        "<a b='<'/>",
        "<a b='>'/>",
        "<a b=1/>",
        "<a b/>",
        "<a b='1'c='2'/>",
        "<a b='1' b='2'/>",
        "<a b='1'/ >",
        "<a / >",
        "<a$/>",
        "<a 'b'/>",
        "<a =''/>",
        "< a/>",
        "<1/>",
        "<-a/>",
        "<a.-1/>",
        "<a\xC3\x97/>",
        "<\xC3\x97/>",
        "<\xC3\xA9/>",
        "<a\xC2\xB7/>",
        "<\xC2\xB7/>",
        "<a b = '1' />",
        "<a\tb='1'\n/>",
        "<a>&nbsp;</a>",
        "<a>&am;</a>",
        "<a>a & b</a>",
        "<a>&amp</a>",
        "<a>&lt;&gt;&amp;&quot;&apos;</a>",
        "<a>&#0;</a>",
        "<a>&#9;</a>",
        "<a>&#11;</a>",
        "<a>&#65;</a>",
        "<a>&#00065;</a>",
        "<a>&#xD7FF;</a>",
        "<a>&#xD800;</a>",
        "<a>&#xE000;</a>",
        "<a>&#xFFFD;</a>",
        "<a>&#xFFFE;</a>",
        "<a>&#x10000;</a>",
        "<a>&#x10FFFF;</a>",
        "<a>&#x110000;</a>",
        "<a>&#4294967361;</a>",
        "<a>&#;</a>",
        "<a>&#x;</a>",
        "<a>&#12a;</a>",
        "<a>&#X41;</a>",
        "<a b='&foo;'/>",
        "<a b='&#65;&lt;'/>",
        "<a b='a&b'/>",
        "<a>]]></a>",
        "<a>]]&gt;</a>",
        "<a b=']]>'/>",
        "<a><![CDATA[x]]></a>",
        "<a><![CDATA[]]></a>",
        "<a><![CDATA[x</a>",
        "<a><![CDATA[<&]]]]></a>",
        "<![CDATA[x]]><a/>",
        "<a/><![CDATA[]]>",
        "<!-- a -- b --><a/>",
        "<!-- --->",
        "<!---><a/>",
        "<!----><a/>",
        "<!--",
        "<a><!-- & < --></a>",
        "<a><!ELEMENT b></a>",
        "<a/><?xml version='1.0'?>",
        " <?xml version='1.0'?><a/>",
        "<a><?XML x?></a>",
        "<a><? x?></a>",
        "<a><?x",
        "<a><?x?></a>",
        "<a><?x y ? ?></a>",
        "<a><?x$ ?></a>",
        "<?xml?><a/>",
        "<?xml version='1.0'?><a/>",
        "<?xml version='1.0'encoding='UTF-8'?><a/>",
        "<?xml version=1.0?><a/>",
        "<?xml version='1.1'?><a/>",
        "<?xml version='2.0'?><a/>",
        "<?xml encoding='UTF-8'?><a/>",
        "<?xml version='1.0' standalone='maybe'?><a/>",
        "<?xml version='1.0' standalone='yes'?><a/>",
        "<?xml version='1.0' ><a/>",
        "<?xml-stylesheet?><a/>",
        "<a>\xE9</a>",
        "<a>\xC3</a>",
        "<a>\xC0\xAF</a>",
        "<a>\xED\xA0\x80</a>",
        "<a>\xF4\x90\x80\x80</a>",
        "<a>\xF4\x8F\xBF\xBF</a>",
        "<a>\x01</a>",
        "<a>\0</a>"s,
        "<a>\xEF\xBF\xBE</a>",
        "<a>\xEF\xBF\xBD</a>",
        "<a>\x7F\xC2\x85</a>",
        "<a b='\x02'/>",
        "<a><!-- \x01 --></a>",
        "<a><?x \x01?></a>",
        "<a><![CDATA[\x01]]></a>",
        "<a/>\x01",
        "\xEF\xBB\xBF<a/>",
        "\xEF\xBB\xBF\xEF\xBB\xBF<a/>",
        "<a xml:space='preserve'/>",
        "<a xml:lang='en'/>",
    });
}

TEST_CASE("the characters of names and texts are those of libxml2, up to the edge of every range") {
    if (!has_xmllint()) {
        MESSAGE("skipped: xmllint is not installed (Debian: libxml2-utils)");
        return;
    }
    std::vector<char32_t> edges;
    for (char32_t c = 0x20; c < 0x380; ++c) edges.push_back(c);
    for (const char32_t edge :
         {0x1FFF, 0x200C, 0x200D, 0x203F, 0x2040, 0x2070, 0x218F, 0x2C00, 0x2FEF, 0x3001, 0xD7FE, 0xE001,
          0xF900, 0xFDCF, 0xFDF0, 0xFFFD, 0x10001, 0xEFFFF, 0x10FFFE})
        for (char32_t c = edge - 1; c <= edge + 1; ++c) edges.push_back(c);
    std::vector<std::string> documents;
    for (const char32_t c : edges) {
        std::string character;
        append_code_point(character, c);
        if (c == ':') continue;  // a prefix: refused on purpose
        documents.push_back('<' + character + "/>");
        documents.push_back("<a" + character + "/>");
        documents.push_back("<a>" + character + "</a>");
        documents.push_back("<a>&#" + std::to_string(static_cast<unsigned>(c)) + ";</a>");
    }
    compare(documents);
}

TEST_CASE("random near-documents are judged as libxml2 judges them") {
    if (!has_xmllint()) {
        MESSAGE("skipped: xmllint is not installed (Debian: libxml2-utils)");
        return;
    }
    Random random(20);
    std::vector<std::string> documents(4000);
    for (std::string& document : documents) document = almost_xml(random);
    compare(documents);
}

}  // namespace
}  // namespace assay
