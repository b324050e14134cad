// What a suite may do wrong in its structure, its names, its paths and its gates: the exact message and place
// of each.

#include "support/suite_folder.hpp"

#include <doctest/doctest.h>

#include <filesystem>

namespace assay {
namespace {

using test::Fault;
using test::in_suite;
using test::in_test;

const std::string kTemplate = "<template>Good.</template>";
const std::string kExpect = "<expect label='positive'/>";

void check(const std::vector<Fault>& faults) {
    for (const Fault& fault : faults) test::check_fault(fault);
}

TEST_CASE("what is no suite is refused as a whole") {
    check({
        {"^", {"the file holds no XML element"}},
        {"<^suite name='s'>", {"<suite> is never closed; </suite> is missing"}},
        {"^<!DOCTYPE suite><suite name='s'/>",
         {"a DOCTYPE is refused, since entities that it defines can read other files and grow without bound; "
          "remove it"}},
        {"<^templates/>", {"a suite begins with <suite>, not <templates>"}},
        {"<^suite name='s'/>", {"a suite needs at least one <test>"}},
        {"<suite name='^\xff'/>", {"the byte 0xff is not valid UTF-8; save the file as UTF-8"}},
        {std::string("<suite name='^\0'/>", 18), {"the character U+0000 is not allowed in XML; remove it"}},
    });
}

TEST_CASE("elements and attributes that do not belong are named with the nearest that do") {
    check({
        {"<suite name='s' ^lables='a b'>" +
             std::string("<test name='t' type='INV'><case><text>a</text>"
                         "<text>b</text></case><expect same='label'/></test></suite>"),
         {"<suite> has no attribute 'lables'; did you mean 'labels'?"}},
        {in_suite("<^tset/><test name='t' type='MFT'>" + kTemplate + kExpect + "</test>"),
         {"<tset> cannot stand in <suite>; did you mean 'test'?"}},
        {in_suite("^text<test name='t' type='MFT'>" + kTemplate + kExpect + "</test>"),
         {"<suite> holds elements, not text"}},
        {in_suite("<test name='t' type='MFT' ^capabilty='x'>" + kTemplate + kExpect + "</test>"),
         {"<test> has no attribute 'capabilty'; did you mean 'capability'?"}},
        {in_test(kTemplate + "<^exspect label='positive'/>"),
         {"<exspect> cannot stand in <test>; did you mean 'expect'?"}},
        {in_test(kTemplate + " ^and"), {"<test> holds elements, not text"}},
        {in_test("<template ^lable='positive'>Good.</template>"),
         {"<template> has no attribute 'lable'; did you mean 'label'?"}},
        {in_test("<template ^name='x'>Good.</template>"), {"<template> has no attribute 'name'"}},
        {in_test("<template xml:space='^keep'>Good.</template>"),
         {"xml:space must be one of preserve, default, not 'keep'"}},
        {in_suite("<use href='assay:words' ^title='x'>^text<^use/></use>" +
                  std::string("<test name='t' type='MFT'>") + kTemplate + kExpect + "</test>"),
         {"<use> has no attribute 'title'", "<use> holds elements, not text", "<use> cannot stand in <use>"}},
    });
}

TEST_CASE("names must be there, and once") {
    const std::string good = kTemplate + kExpect;
    check({
        {"<^suite labels='positive'><test name='t' type='MFT'>" + good + "</test></suite>",
         {"<suite> needs the attribute 'name'"}},
        {in_suite("<^test type='MFT'>" + good + "</test>"), {"<test> needs the attribute 'name'"}},
        {in_suite("<test name='^' type='MFT'>" + good + "</test>"), {"the attribute 'name' is empty"}},
        {in_suite("<^test name='t'>" + good + "</test>"), {"<test> needs the attribute 'type'"}},
        {in_suite("<test name='t' type='^MTF'>" + good + "</test>"),
         {"type must be one of MFT, INV, DIR, not 'MTF'; did you mean 'MFT'?"}},
        {in_suite("<test name='t' type='^mft'>" + good + "</test>"),
         {"type must be one of MFT, INV, DIR, not 'mft'; did you mean 'MFT'?"}},
        {in_suite("<test name='t' type='MFT'>" + good + "</test>\n<test name='^t' type='MFT'>" + good +
                  "</test>"),
         {"the test 't' already stands in line 2"}},
        {in_suite("<template name='x'>a</template><template name='^x'>b</template><test name='t' "
                  "type='MFT'><template use='x'/>" +
                  kExpect + "</test>"),
         {"the template 'x' is already defined at suite.xml:2:2"}},
        {in_suite("<^template>a</template><test name='t' type='MFT'>" + good + "</test>"),
         {"<template> needs the attribute 'name'"}},
    });
}

TEST_CASE("a test needs sources and expectations") {
    check({
        {in_suite("<^test name='t' type='MFT'>" + kExpect + "</test>"),
         {"a <test> needs a <template>, <data>, <cases> or <case>"}},
        {in_suite("<^test name='t' type='MFT'>" + kTemplate + "</test>"), {"a <test> needs an <expect>"}},
        {in_suite("<^^test name='t' type='MFT'/>"),
         {"a <test> needs an <expect>", "a <test> needs a <template>, <data>, <cases> or <case>"}},
    });
}

TEST_CASE("labels of the suite") {
    const std::string test = "<test name='t' type='MFT'>" + kTemplate + "<expect label='a'/></test>";
    check({
        {"<suite name='s' labels='^'>" + test + "</suite>", {"labels= names no label"}},
        {"<suite name='s' labels='a b ^a'>" + test + "</suite>", {"the label 'a' is named twice"}},
        {"<suite name='s' labels=\"a ^'b c\">" + test + "</suite>", {"this quote never closes"}},
        {"<suite name='s' labels='^a b'><label>c</label>" + test + "</suite>",
         {"the suite has both labels= and <label> elements; keep one"}},
        {"<suite name='s'><label>a</label><^label> </label><^label>a</label>" + test + "</suite>",
         {"a <label> is empty", "the label 'a' is named twice"}},
        {"<suite name='s'><label ^name='a'>a<^b/></label>" + test + "</suite>",
         {"<label> has no attribute 'name'", "<b> cannot stand in <label>"}},
        {"<suite name='s' labels='a' fields='^'>" + test + "</suite>", {"fields= names no field"}},
    });
}

TEST_CASE("a fault in the labels does not make every label wrong") {
    check(
        {{"<suite name='s' labels=\"good ^'bad\"><test name='t' type='MFT'><template "
          "label='good'>x</template><expect label='gold'/></test></suite>",
          {"this quote never closes"}}});
}

TEST_CASE("fields of the suite") {
    const auto suite = [](const std::string& fields, const std::string& body) {
        return "<suite name='s' labels='same different' fields='" + fields + "'><test name='t' type='MFT'>" +
               body + "<expect label='same'/></test></suite>";
    };
    const std::string both = "<field name='q'>a</field><field name='r'>b</field>";
    check({
        {suite("q ^q r", "<template>" + both + "</template>"), {"the field 'q' is named twice"}},
        {suite("^q r a b c d e f g h i j k l m n o", "<^template>" + both + "</template>"),
         {"fields= names more than 16 fields",
          "the field 'a' is missing: a text of this suite is made of q and r and a "
          "and b and c and d and e and f and g and h and i and j and k and l and m and n and o"}},
        {suite("q r", "<^template><field name='q'>a</field></template>"),
         {"the field 'r' is missing: a text of this suite is made of q and r"}},
        {suite("q r", "<template>" + both + "<^field name='q'>c</field></template>"),
         {"the field 'q' is given twice"}},
        {suite("question r",
               "<template><field name='^qestion'>a</field><field name='r'>b</field></template>"),
         {"the suite has no field 'qestion'; did you mean 'question'?"}},
        {suite("q r", "<template><^field>a</field><field name='r'>b</field></template>"),
         {"<field> needs the attribute 'name'"}},
        {suite("q r", "<template>^a" + both + "</template>"), {"<template> holds elements, not text"}},
        {suite("q r", "<^template>^a</template>"),
         {"the field 'q' is missing: a text of this suite is made of q and r",
          "<template> holds elements, not text"}},
        {suite("q r", "<template><text>" + both + "</text><^field name='q'>c</field></template>"),
         {"<field> cannot stand in <template>"}},
        {suite("q r", "<template><text ^lang='en'>" + both + "<^b/></text></template>"),
         {"<text> has no attribute 'lang'", "<b> cannot stand in <text>"}},
        {suite("q r",
               "<template><field name='q' ^lang='en'>a<^b/></field><field name='r'>b</field></template>"),
         {"<field> has no attribute 'lang'", "<b> cannot stand in <field>"}},
        {in_test("<template><^field name='q'>a</field></template>"),
         {"a text of this suite has one field: write it without <field> (several are declared by <suite "
          "fields=\"first "
          "second\">)"}},
        {in_test("<template><text>a<^text>b</text></text></template>"), {"<text> cannot stand in <text>"}},
        {in_test("<template>^a<text>b</text></template>"), {"<template> holds elements, not text"}},
        {in_test("<^template/>"), {"<template> is empty; write <text/> inside if an empty text is meant"}},
        {in_test("<^case> </case>"), {"<case> is empty; write <text/> inside if an empty text is meant"}},
    });
}

TEST_CASE("gates") {
    const auto gated = [](const std::string& gate) {
        return in_suite("<test name='t' type='MFT' " + gate + ">" + kTemplate + kExpect + "</test>");
    };
    check({
        {gated("max-failure-rate='^1.5'"),
         {"max-failure-rate must be a share from 0 to 1, such as 0.15 or 15%, not '1.5'"}},
        {gated("max-failure-rate='^101%'"),
         {"max-failure-rate must be a share from 0 to 1, such as 0.15 or 15%, not '101%'"}},
        {gated("max-failure-rate='^abc'"),
         {"max-failure-rate must be a share from 0 to 1, such as 0.15 or 15%, not 'abc'"}},
        {gated("max-failure-rate='^'"),
         {"max-failure-rate must be a share from 0 to 1, such as 0.15 or 15%, not ''"}},
        {gated("max-failure-rate='^nan'"),
         {"max-failure-rate must be a share from 0 to 1, such as 0.15 or 15%, not 'nan'"}},
        {gated("min-pass-rate='^-0.1'"),
         {"min-pass-rate must be a share from 0 to 1, such as 0.15 or 15%, not '-0.1'"}},
        {gated("max-failure-rate='0.1' min-pass-rate='^0.9'"),
         {"max-failure-rate and min-pass-rate say the same thing; keep one"}},
        {"<suite name='s' labels='positive' max-failure-rate='^1.5'><test name='t' type='MFT'>" + kTemplate +
             kExpect + "</test></suite>",
         {"max-failure-rate must be a share from 0 to 1, such as 0.15 or 15%, not '1.5'"}},
    });
}

std::string using_file(const std::string& href) {
    return in_suite("<use href='" + href + "'/><test name='t' type='MFT'>" + kTemplate + kExpect + "</test>");
}

TEST_CASE("files that are used") {
    const std::string empty = "<templates/>";
    check({
        {in_suite("<^use/><test name='t' type='MFT'>" + kTemplate + kExpect + "</test>"),
         {"<use> needs the attribute 'href'"}},
        {using_file("^"), {"the attribute 'href' is empty"}},
        {using_file("^words.xml"), {"there is no file 'words.xml' (looked for words.xml)"}},
        {using_file("^../words.xml"), {"'../words.xml' lies outside the root ; --root FOLDER widens it"}},
        {using_file("^/etc/passwd"), {"'/etc/passwd' lies outside the root ; --root FOLDER widens it"}},
        {using_file("^file:///etc/passwd"),
         {"'file:///etc/passwd' is an address; a suite reads files, by a path relative to its own"}},
        {using_file("^http://example.org/words.xml"),
         {"'http://example.org/words.xml' is an address; a suite reads files, by a path relative to its "
          "own"}},
        {using_file("^folder"), {"'folder' is no regular file"}, {{"folder/x.xml", empty}}},
        {using_file("^suite.xml"), {"the file uses itself"}},
        {using_file("a.xml"),
         {},
         {{"a.xml", "<templates><use href='suite.xml'/></templates>"}},
         {"a.xml:1:23: files use each other in a circle: suite.xml → a.xml → suite.xml"}},
        {using_file("a.xml"),
         {},
         {{"a.xml", "<templates><use href='b.xml'/></templates>"},
          {"b.xml", "<templates><use href='c.xml'/></templates>"},
          {"c.xml", "<templates><use href='a.xml'/></templates>"}},
         {"c.xml:1:23: files use each other in a circle: a.xml → b.xml → c.xml → a.xml"}},
        {using_file("a.xml"),
         {},
         {{"a.xml", "<suite name='x'/>"}},
         {"a.xml:1:2: a file that is used begins with <templates>, not <suite>"}},
        {using_file("a.xml"),
         {},
         {{"a.xml", "<templates name='x'>text<test/></templates>"}},
         {"a.xml:1:12: <templates> has no attribute 'name'",
          "a.xml:1:21: <templates> holds elements, not text",
          "a.xml:1:26: <test> cannot stand in <templates>"}},
        {using_file("a.xml"),
         {},
         {{"a.xml", "<templates>"}},
         {"a.xml:1:2: <templates> is never closed; </templates> is missing"}},
        {using_file("a.xml"),
         {},
         {{"a.xml", "<templates>\n\xff</templates>"}},
         {"a.xml:2:1: the byte 0xff is not valid UTF-8; save the file as UTF-8"}},
        {using_file("^assay:wrods"), {"no file 'assay:wrods' is installed; did you mean 'assay:words'?"}},
        {using_file("^assay:"), {"no file 'assay:' is installed"}},
        {using_file("^assay:../suites/sentiment"), {"no file 'assay:../suites/sentiment' is installed"}},
        {using_file("^assay:" + std::string(5000, 'x')),
         {"no file 'assay:" + std::string(5000, 'x') + "' is installed"}},
    });
}

TEST_CASE("a file that is used twice is read once, and faulted once") {
    check({{in_suite("<use href='a.xml'/><use href='./a.xml'/><use href='b.xml'/><test name='t' type='MFT'>"
                     "<template>{colour}</template>" +
                     kExpect + "</test>"),
            {},
            {{"a.xml", "<templates><lexicon name='colour'>red</lexicon></templates>"},
             {"b.xml", "<templates><use href='a.xml'/></templates>"}}},
           {in_suite("<use href='a.xml'/><use href='a.xml'/><test name='t' type='MFT'>" + kTemplate +
                     kExpect + "</test>"),
            {},
            {{"a.xml", "<templates><lexicon name='x'/></templates>"}},
            {"a.xml:1:13: the lexicon 'x' is empty; write a value on each line"}}});
}

TEST_CASE("symbolic links do not lead out of the root") {
    const test::MarkedText suite(using_file("^link.xml"));
    const test::SuiteFolder folder(suite.text);
    std::filesystem::create_symlink("/etc/passwd", folder.path("link.xml"));
    CHECK(folder.problems() ==
          std::vector<std::string>{suite.places[0] +
                                   "'link.xml' lies outside the root ; --root FOLDER widens it"});
    std::filesystem::remove(folder.path("link.xml"));
    folder.write("inside/words.xml", "<templates/>");
    std::filesystem::create_symlink("inside/words.xml", folder.path("link.xml"));
    CHECK(folder.problems().empty());
}

TEST_CASE("an absolute path inside the root is a path like any other") {
    test::SuiteFolder folder("");
    folder.write("words.xml", "<templates/>");
    folder.write("suite.xml", using_file(folder.path("words.xml").string()));
    CHECK(folder.problems().empty());
}

TEST_CASE("files may use each other 32 deep, and no deeper") {
    const auto chain = [](int files) {
        test::SuiteFolder folder(using_file("1.xml"));
        for (int i = 1; i < files; ++i)
            folder.write(std::to_string(i) + ".xml",
                         i + 1 < files
                             ? "<templates><use href='" + std::to_string(i + 1) + ".xml'/></templates>"
                             : "<templates/>");
        return folder.problems();
    };
    CHECK(chain(31).empty());
    CHECK(chain(32).empty());
    CHECK(chain(33) == std::vector<std::string>{"31.xml:1:23: more than 32 files use each other in a chain"});
}

TEST_CASE("a suite has 64 levels of elements, and no more") {
    const auto nested = [](int levels) {
        std::string xml = "<suite name='s'>";
        for (int i = 1; i < levels; ++i) xml += "<a>";
        for (int i = 1; i < levels; ++i) xml += "</a>";
        return test::SuiteFolder(xml + "</suite>").problems();
    };
    CHECK(nested(64).front() == "1:2: a suite needs at least one <test>");
    REQUIRE(nested(65).size() == 1);
    CHECK(nested(65).front() == "1:207: elements are nested in more than 64 levels");
}

TEST_CASE("every independent fault is listed in one pass, from top to bottom") {
    check({{R"(<suite name="s" ^lables="x" labels="negative positive">
  <lexicon name="colour">red
    ^red</lexicon>
  <test name="one" type="^MTF">
    <template>Good.</template>
    <expect label="^positve"/>
  </test>
  <test name="two" type="INV">
    <^template ^smaple="3">Good {^taste} food.</template>
    <expect same="label" tolerance="^2"/>
  </test>
  <^test type="DIR">
    <data src="^missing.csv"/>
    <perturb with="^apend" choices="x"/>
    <expect increasing="positive - ^netural"/>
  </test>
</suite>)",
            {"<suite> has no attribute 'lables'; did you mean 'labels'?",
             "'red' is already in the lexicon 'colour'",
             "type must be one of MFT, INV, DIR, not 'MTF'; did you mean 'MFT'?",
             "'positve' is none of the suite's labels (negative, positive); did you mean 'positive'?",
             "INV tests compare texts, but here is only one; add a <perturb>, or a second text",
             "<template> has no attribute 'smaple'; did you mean 'sample'?",
             "no lexicon 'taste': define it, or write {{taste}} if the braces are text",
             "tolerance must be a number from 0 to 1, not '2'", "<test> needs the attribute 'name'",
             "there is no file 'missing.csv' (looked for missing.csv)",
             "no perturbation 'apend'; did you mean 'append'?",
             "'netural' is none of the suite's labels (negative, positive)"}}});
}

TEST_CASE("every slot of a template that is wrong is listed") {
    const std::string lexicons = "<lexicon name='taste'>sweet</lexicon><lexicon name='x' extends='^none'/>";
    const auto all = [&](const std::string& text) {
        return in_suite(lexicons + "<test name='t' type='MFT'><template>" + text + "</template>" + kExpect +
                        "</test>");
    };
    const std::string no_extends = "no lexicon 'none'";
    const std::string brace = "this } closes nothing; if it is text, write it twice: }}";
    check({
        {all("{^tatse} and {taste} {taste.^hue}\n{x} {^big:taste} {^tatse} ^} {taste.^hue} {a|^{b}} {d"),
         {no_extends, "no lexicon 'tatse'; did you mean 'taste'?",
          "entry 'sweet' of lexicon 'taste' has no field 'hue'",
          "no filter 'big'; the filters are a, cap, upper, lower, plural, possessive",
          "no lexicon 'tatse'; did you mean 'taste'?", brace,
          "entry 'sweet' of lexicon 'taste' has no field 'hue'",
          "a choice holds plain text, no slots; if this { is text, write it twice: {{"}},
        {all("<text>{^ } ^{}</text><text>{^tatse}{x}</text>"),
         {no_extends,
          "' ' is no slot name: a letter or _, then letters, digits, _ and -; if the brace is text, "
          "write it twice: {{",
          "a slot needs a name, as in {thing}; if the braces are text, write {{}}",
          "no lexicon 'tatse'; did you mean 'taste'?"}},
    });
}

TEST_CASE("read_suite throws the first problem") {
    const test::SuiteFolder folder("<suite name='s'>\n<test name='t'/></suite>");
    try {
        folder.read();
        FAIL("no problem");
    } catch (const InputError& error) {
        CHECK(folder.without_path(error.what()) ==
              "suite.xml:2:2: error: <test> needs the attribute 'type'\n<test name='t'/></suite>\n ^");
    }
}

TEST_CASE("a suite that cannot be read is an error, not a problem") {
    const test::SuiteFolder folder("");
    CHECK_THROWS_WITH_AS(check_suite(folder.path("none.xml"), {}),
                         ("there is no file '" + folder.path("none.xml").string() + "'").c_str(), Error);
    CHECK_THROWS_AS(check_suite(folder.path(), {}), Error);
}

}  // namespace
}  // namespace assay
