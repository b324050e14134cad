// What a lexicon or a template may do wrong: the exact message and place of each.

#include "support/suite_folder.hpp"

#include <doctest/doctest.h>

namespace assay {
namespace {

using test::Fault;
using test::in_suite;
using test::in_test;

void check(const std::vector<Fault>& faults) {
    for (const Fault& fault : faults) test::check_fault(fault);
}

/// Definitions before a test that needs none of them.
std::string defining(const std::string& definitions) {
    return in_suite(definitions +
                    "<test name='t' type='MFT'><case>Good.</case><expect label='positive'/></test>");
}

TEST_CASE("names of lexicons") {
    check({
        {defining("<^lexicon>a</lexicon>"), {"<lexicon> needs the attribute 'name'"}},
        {defining("<lexicon name='^1a'>a</lexicon>"),
         {"'1a' is no name for a lexicon: letters, digits, _ and -, a letter or _ first"}},
        {defining("<lexicon name='^a.b'>a</lexicon>"),
         {"'a.b' is no name for a lexicon: letters, digits, _ and -, a letter or _ first"}},
        {defining("<lexicon name='größe_2-x'>a</lexicon>"), {}},
        {defining("<lexicon name='a'>a</lexicon>\n<lexicon name='^a'>b</lexicon>"),
         {"the lexicon 'a' is already defined at suite.xml:2:2"}},
        {defining("<use href='w.xml'/><lexicon name='^a'>b</lexicon>"),
         {"the lexicon 'a' is already defined at w.xml:1:13"},
         {{"w.xml", "<templates><lexicon name='a'>b</lexicon></templates>"}}},
        {defining("<lexicon name='a' ^form='x.csv'>a</lexicon>"),
         {"<lexicon> has no attribute 'form'; did you mean 'from'?"}},
        {defining("<lexicon name='a'><^item>a</item></lexicon>"), {"<item> cannot stand in <lexicon>"}},
    });
}

TEST_CASE("entries of lexicons") {
    check({
        {defining("<^lexicon name='a'/>"), {"the lexicon 'a' is empty; write a value on each line"}},
        {defining("<^lexicon name='a'>\n  \n</lexicon>"),
         {"the lexicon 'a' is empty; write a value on each line"}},
        {defining("<lexicon name='a'><entry>x</entry><^entry> </entry></lexicon>"),
         {"an entry without a value"}},
        {defining("<lexicon name='a'><^entry country='France'/></lexicon>"), {"an entry without a value"}},
        {defining("<lexicon name='a'><entry>x</entry>\n<^entry>x</entry></lexicon>"),
         {"'x' is already in the lexicon 'a'"}},
        {defining("<lexicon name='a'>\n  x\n  y\n  ^x\n</lexicon>"), {"'x' is already in the lexicon 'a'"}},
        {defining("<lexicon name='a'>^x<entry>y</entry></lexicon>"), {"<lexicon> holds elements, not text"}},
        {defining("<lexicon name='a'><entry>y<^b/></entry></lexicon>"), {"<b> cannot stand in <entry>"}},
        {defining("<lexicon name='a' value='^word'>x</lexicon>"),
         {"value= names a column of the file in from=, which is missing"}},
    });
}

TEST_CASE("what a lexicon extends") {
    check({
        {defining("<lexicon name='city'>Paris</lexicon><lexicon name='a' extends='city ^ctiy'>x</lexicon>"),
         {"no lexicon 'ctiy'; did you mean 'city'?"}},
        {defining("<lexicon name='a' extends='^ '>x</lexicon>"), {"extends= names no lexicon"}},
        {defining("<lexicon name='a' extends='^a'>x</lexicon>"), {"the lexicon 'a' extends itself"}},
        {defining("<lexicon name='a' extends='b'>x</lexicon><lexicon name='b' extends='^a'>y</lexicon>"),
         {"lexicons extend each other in a circle: a → b → a"}},
        {defining("<lexicon name='z' extends='a'>x</lexicon><lexicon name='a' extends='b'>x</lexicon>"
                  "<lexicon name='b' extends='c'>y</lexicon><lexicon name='c' extends='^a'>z</lexicon>"),
         {"lexicons extend each other in a circle: a → b → c → a"}},
    });
}

TEST_CASE("lexicons extend each other 32 deep, and no deeper, whatever they are called") {
    const auto chain = [](int length, bool falling) {
        std::string lexicons;
        for (int i = 1; i <= length; ++i) {
            const auto name = [&](int number) {
                return "l" + std::to_string(100 + (falling ? length - number : number)) + "_";
            };
            lexicons += "<lexicon name='" + name(i) + "'" +
                        (i > 1 ? " extends='" + name(i - 1) + "'" : std::string()) + ">w" +
                        std::to_string(i) + "</lexicon>\n";
        }
        return test::SuiteFolder(defining(lexicons)).problems();
    };
    for (const bool falling : {false, true}) {
        CAPTURE(falling);
        CHECK(chain(32, falling).empty());
        for (const int length : {33, 34, 40, 80}) {
            const auto problems = chain(length, falling);
            REQUIRE(problems.size() == 1);
            CHECK(problems[0].substr(problems[0].find(": ") + 2) ==
                  "more than 32 lexicons extend each other in a chain");
        }
    }
}

TEST_CASE("lexicons from files") {
    const std::string from = "<lexicon name='a' from='w.csv'/>";
    check({
        {defining("<lexicon name='a' from='^w.csv'/>"), {"there is no file 'w.csv' (looked for w.csv)"}},
        {defining("<lexicon name='a' from='^assay:words'/>"),
         {"'assay:words' means lexicons and templates, for <use>; write the path of a file"}},
        {defining("<lexicon name='a' from='^w.doc'/>"),
         {"the format of 'w.doc' is unknown; files that end in .csv, .tsv, .jsonl, .ndjson, .json or .txt "
          "can be "
          "read"},
         {{"w.doc", "x\n"}}},
        {defining("<lexicon name='a' from='^w.csv'/>"), {"w.csv is empty"}, {{"w.csv", ""}}},
        {defining("<^lexicon name='a' from='w.csv'/>"),
         {"the lexicon 'a' is empty; write a value on each line"},
         {{"w.csv", "word\n"}}},
        {defining(from), {}, {{"w.csv", "word\n\"a\n"}}, {"w.csv:2:1: this quote never closes"}},
        {defining(from),
         {},
         {{"w.csv", "word,kind\na,b\nc\n"}},
         {"w.csv:3: 1 column in this row, but 2 in the header"}},
        {defining(from), {}, {{"w.csv", "word,word\na,b\n"}}, {"w.csv:1:6: the column 'word' occurs twice"}},
        {defining(from), {}, {{"w.csv", "word\nb\na\nb\n"}}, {"w.csv:4: 'b' is already in the lexicon 'a'"}},
        {defining(from), {}, {{"w.csv", "word,kind\na,x\n,x\n"}}, {"w.csv:3: no value in the column 'word'"}},
        {defining(from),
         {},
         {{"w.csv", "word\n\xff\n"}},
         {"w.csv:2:1: the byte 0xff is no UTF-8; save the file as UTF-8"}},
        {defining(from),
         {},
         {{"w.csv", std::string("word\na\0\n", 8)}},
         {"w.csv:2:2: a NUL byte; is this a text file?"}},
        {defining("<lexicon name='a' from='w.csv' value='^wrod'/>"),
         {"w.csv has no column 'wrod'; did you mean 'word'?"},
         {{"w.csv", "word\na\n"}}},
        {defining("<lexicon name='a' from='w.csv'>\n^b</lexicon>"),
         {"'b' is already in the lexicon 'a'"},
         {{"w.csv", "word\na\nb\n"}}},
        {defining("<lexicon name='a' from='w.jsonl'/>"),
         {},
         {{"w.jsonl", "{\"word\": [3]}\n{\"word\": \"a\"}\n"}},
         {"w.jsonl:1:10: 'word' must be a string or a number, not an array"}},
        {defining("<lexicon name='a' from='w.jsonl'/>"),
         {},
         {{"w.jsonl", "{\"word\": \"b\"}\n{\"Word\": \"a\"}\n{\"word\": \"b\"}\n"}},
         {"w.jsonl:2: there is no 'word' in this row; did you mean 'Word'?",
          "w.jsonl:3: 'b' is already in the lexicon 'a'"}},
        {defining("<lexicon name='a' from='w.json'/>"),
         {},
         {{"w.json", "[\"a\",\n \"b\", \"a\", [[]], \"\"]"}},
         {"w.json: 'a' is already in the lexicon 'a'",
          "w.json: a value must be a string or a number, not an array", "w.json: an empty value"}},
        {defining("<lexicon name='a' from='w.json'/>"),
         {},
         {{"w.json", "[\"a\",\n b]"}},
         {"w.json:2:2: 'b' is no JSON value"}},
        {defining("<lexicon name='a' from='w.json' value='^word'/>"),
         {"w.json holds no columns, but lists of values: leave out value="},
         {{"w.json", "[\"a\", \"b\"]"}}},
        {defining("<lexicon name='a' from='w.csv' value='^nope'/>"),
         {"w.csv has no column 'nope'; the columns are 'word', 'kind'"},
         {{"w.csv", "word,kind\na,x\n"}}},
        {defining(from),
         {},
         {{"w.csv", "word,full name,full_name\na,x,y\n"}},
         {"w.csv:1: the columns 'full name' and 'full_name' are one field, 'full_name'; rename one of them"}},
    });
}

TEST_CASE("which entries a lexicon takes over") {
    const auto where = [](const std::string& condition) {
        return defining(
            "<lexicon name='o'><entry n='1'>x</entry><entry n='2' k='p'>y</entry></lexicon><lexicon "
            "name='a' extends='o' where=\"" +
            condition + "\"/>");
    };
    check({
        {where("n == ^'three'"), {"'n' is never 'three'"}},
        {where("k in ('p', ^'quite')"), {"'k' is never 'quite'"}},
        {where("^mood == '3'"), {"no entry has a field 'mood'; a text stands in quotes"}},
        {where("^vlaue == 'x'"), {"no entry has a field 'vlaue'; did you mean 'value'?"}},
        {where("n == ^two"), {"no entry has a field 'two'; a text stands in quotes"}},
        {where("^'a' == 'b'"), {"this compares two texts; one of them must be a field"}},
        {where("^n == '1' and n == '2'"), {"no entry meets this condition"}},
        {where("^n"), {"'n' is a value and no condition; compare it with ==, != or in"}},
        {defining("<lexicon name='a' where=\"^n == '1'\">x</lexicon>"),
         {"where= chooses among the entries of extends= or from=, which are missing"}},
        {defining("<lexicon name='a' from='w.json'/>"),
         {},
         {{"w.json", "[{\"a b\": 1, \"c d\": 2, \"c_d\": 3}, {\"a b\": [1]}, {}]"}},
         {"w.json: an object gives the field 'c_d' twice",
          "w.json: a value must be a string or a number, not an array", "w.json: an empty value"}},
        {defining("<lexicon name='a' from='w.json' value='b'/>"),
         {},
         {{"w.json", "[{\"a\": 1, \"B\": 2}]"}},
         {"w.json: there is no 'b' in an object; did you mean 'B'?"}},
        {defining("<lexicon name='a' from='w.json'/>"),
         {},
         {{"w.json", "[[\"a\", {}], [], [[\"a\"]]]"}},
         {"w.json: a value must be a string or a number, not an object", "w.json: an empty value",
          "w.json: a value must be a string or a number, not an array"}},
    });
}

TEST_CASE("slots of a template") {
    const std::string colour =
        "<lexicon name='colour'><entry hue='warm'>red</entry><entry>blue</entry></lexicon>";
    const auto with_colour = [&](const std::string& body) {
        return in_suite(colour + "<test name='t' type='MFT'>" + body + "<expect label='positive'/></test>");
    };
    check({
        {with_colour("<template>A {^color} car.</template>"), {"no lexicon 'color'; did you mean 'colour'?"}},
        {with_colour("<template>A {^colr2} car.</template>"),
         {"no lexicon 'colr2'; did you mean 'colour2'?"}},
        {with_colour("<template>Rhythm &amp; {^blues} &#8212; &lt;{colour}></template>"),
         {"no lexicon 'blues': define it, or write {{blues}} if the braces are text"}},
        {with_colour("<template>\n    A car\n      that is {^color}.\n  </template>"),
         {"no lexicon 'color'; did you mean 'colour'?"}},
        {with_colour("<template xml:space='preserve'>\n  A\n  {^color}\n</template>"),
         {"no lexicon 'color'; did you mean 'colour'?"}},
        {with_colour("<template><![CDATA[A & ]]>{^color}</template>"),
         {"no lexicon 'color'; did you mean 'colour'?"}},
        {with_colour("<template><text>{colour}</text>\n<text>ä {^color}</text></template>"),
         {"no lexicon 'color'; did you mean 'colour'?"}},
        {with_colour("<template>{colour.^hue}</template>"),
         {"entry 'blue' of lexicon 'colour' has no field 'hue'; other entries have it: add it here too"}},
        {with_colour("<template>A car^}.</template>"),
         {"this } closes nothing; if it is text, write it twice: }}"}},
        {with_colour("<template>A ^{car.</template>"),
         {"this { is not closed; if it is text, write it twice: {{"}},
        {with_colour("<template>A ^{}.</template>"),
         {"a slot needs a name, as in {thing}; if the braces are text, write {{}}"}},
        {with_colour("<template>A {^captal:colour}.</template>"),
         {"no filter 'captal'; the filters are a, cap, upper, lower, plural, possessive"}},
        {with_colour("<template>A ^}.</template><template>B ^}.</template>"),
         {"this } closes nothing; if it is text, write it twice: }}",
          "this } closes nothing; if it is text, write it twice: }}"}},
        {with_colour("<template distinct='true'>{colour1} {colour2} {^colour3}</template>"),
         {"3 slots take distinct values of lexicon 'colour', which has only 2 entries"}},
        {with_colour("<template mode='zip'>{colour} ^{a|b|c}</template>"),
         {"mode=\"zip\" takes slots of equal length, but 'colour' has 2 values and 'choice1' has 3"}},
        {with_colour("<template mode='^cross'>{colour}</template>"),
         {"mode must be one of product, zip, pairwise, random, not 'cross'"}},
        {with_colour("<template limit='^colour'>{colour}</template>"),
         {"'colour' is no limit; write LEXICON=NUMBER, such as city=20"}},
        {with_colour("<template limit='colour=2 ^colour=3'>{colour}</template>"),
         {"limit= names the lexicon 'colour' twice"}},
        {with_colour("<template distinct='^yes'>{colour}</template>"),
         {"distinct must be one of false, true, not 'yes'"}},
        {with_colour("<template mode='pairwise' strength='^3'>{colour} {a|b} {c|d}</template>"),
         {"mode=\"pairwise\" is strength=\"2\"; keep one of them"}},
        {with_colour("<template mode='zip' strength='^2'>{colour} {a|b}</template>"),
         {"a strength is one of covering arrays; leave out the mode"}},
        {with_colour("<template strength='^7'>{colour} {a|b}</template>"),
         {"strength must be a whole number from 1 to 6, not '7'"}},
        {with_colour("<^template mode='pairwise'>{colour}</template>"),
         {"a cover of strength 2 takes 2 slots or more, but here is 1 slot"}},
        {with_colour("<template where='colour != ^color1'>{colour} {colour1}</template>"),
         {"the template has no slot 'color1'; did you mean 'colour1'?"}},
        {with_colour("<template where='colour ^= colour1'>{colour} {colour1}</template>"),
         {"there is no operator '='; did you mean '=='?"}},
        {with_colour("<template where='^colour == choice1'>{colour} {a|b}</template>"),
         {"no combination of 'colour' and 'choice1' meets the constraints"}},
        {with_colour("<template mode='pairwise' where='^colour == choice1'>{colour} {a|b}</template>"),
         {"no case meets these constraints"}},
        {with_colour("<template sample='^0'>{colour}</template>"),
         {"sample must be a whole number from 1 to 18,446,744,073,709,551,615, not '0'"}},
        {with_colour("<template sample='^x'>{colour}</template>"),
         {"sample must be a whole number from 1 to 18,446,744,073,709,551,615, not 'x'"}},
        {with_colour("<template sample='^18446744073709551616'>{colour}</template>"),
         {"sample must be a whole number from 1 to 18,446,744,073,709,551,615, not '18446744073709551616'"}},
    });
}

TEST_CASE("random draws say how many, and weights are numbers of a field") {
    const auto drawn = [](const std::string& attributes, const std::string& weight = "2.5") {
        return in_suite("<lexicon name='city'><entry size='" + weight +
                        "'>Rome</entry><entry size='0' old='1'>Bern</entry></lexicon>"
                        "<test name='t' type='MFT'><^template " +
                        attributes + ">{city} {a|b}</template><expect label='positive'/></test>");
    };
    const auto at = [&](const std::string& attributes) {
        std::string suite = drawn(attributes);
        return suite.erase(suite.find("<^") + 1, 1);
    };
    check({
        {drawn("mode='random'"), {"mode=\"random\" needs sample=\"…\", how many cases are drawn"}},
        {at("sample='3' weights='^city=size'"), {"weights are those of mode=\"random\""}},
        {at("mode='random' sample='3' weights='^city'"),
         {"'city' is no weight; write LEXICON=FIELD, such as city=population"}},
        {at("mode='random' sample='3' weights='^city='"),
         {"'city=' is no weight; write LEXICON=FIELD, such as city=population"}},
        {drawn("mode='random' sample='3' weights='town=size'"),
         {"weights are for the lexicon 'town', but no slot takes its values"}},
        {drawn("mode='random' sample='3' weights='city=old'"),
         {"the entry 'Rome' of lexicon 'city' has no field 'old', which holds the weights"}},
        {drawn("mode='random' sample='3' weights='city=size'", "much"),
         {"the weight of 'Rome' is 'much'; it must be a number, 0 or more"}},
        {drawn("mode='random' sample='3' weights='city=size'", "-1"),
         {"the weight of 'Rome' is '-1'; it must be a number, 0 or more"}},
        {drawn("mode='random' sample='3' weights='city=size'", "5e-324"),
         {"the weights of lexicon 'city' do not add up to a positive number"}},
        {drawn("mode='random' sample='3' weights='city=size'", "0"),
         {"the weights of lexicon 'city' do not add up to a positive number"}},
        {at("mode='random' sample='3' weights='city=size' where=\"^city == 'Bern'\""),
         {"1,000 draws in a row do not meet the constraints; without mode=\"random\" the cases that do are "
          "counted"}},
    });
}

TEST_CASE("named templates") {
    check({
        {in_suite("<template name='praise'>Good.</template><test name='t' type='MFT'><template "
                  "use='^prase'/><expect "
                  "label='positive'/></test>"),
         {"no template 'prase'; did you mean 'praise'?"}},
        {in_test("<template use='^'/>"), {"no template ''"}},
        {in_suite("<template name='praise'>Good.</template><test name='t' type='MFT'><template "
                  "use='praise'>^Bad.</template><template use='praise'><^text>x</text></template><expect "
                  "label='positive'/></test>"),
         {"<template> holds elements, not text", "<text> cannot stand in <template>"}},
        {defining("<template name='unused' label='^good'>{^colour} ^}</template><template "
                  "name='other'>{^colour}</template>"),
         {"'good' is none of the suite's labels (negative, neutral, positive)",
          "no lexicon 'colour': define it, or write {{colour}} if the braces are text",
          "this } closes nothing; if it is text, write it twice: }}",
          "no lexicon 'colour': define it, or write {{colour}} if the braces are text"}},
        {defining("<template name='a' ^use='b'>Good.</template>"), {"<template> has no attribute 'use'"}},
        {in_suite("<use href='w.xml'/><test name='t' type='MFT'><template use='praise'/><template "
                  "use='praise'/><expect label='positive'/></test>"),
         {},
         {{"w.xml",
           "<templates>\n<template name='praise' sample='0'>{colour}</template>\n"
           "<template name='unused'>{colour}</template></templates>"}},
         {"w.xml:2:33: sample must be a whole number from 1 to 18,446,744,073,709,551,615, not '0'",
          "w.xml:2:37: no lexicon 'colour': define it, or write {{colour}} if the braces are text"}},
    });
}

TEST_CASE("more cases than can be counted") {
    // 16^16 = 2^64
    const std::string letter =
        "<lexicon name='l'>\na\nb\nc\nd\ne\nf\ng\nh\ni\nj\nk\nl\nm\nn\no\np\n</lexicon>";
    const auto slots = [](int count) {
        std::string text;
        for (int i = 1; i <= count; ++i) text += "{l" + std::to_string(i) + "}";
        return text;
    };
    const auto suite = [&](const std::string& body) {
        return in_suite(letter + "<test name='t' type='MFT'>" + body + "<expect label='positive'/></test>");
    };
    check({
        {suite("<template>" + slots(15) + "</template>"), {}},
        {suite("<template>" + slots(15) + "{^l16}</template>"),
         {"with this slot there are more than 18,446,744,073,709,551,615 cases; use fewer slots, shorter "
          "lexicons or mode=\"zip\""}},
        {suite("<template>" + slots(15) + "{a|b|c|d|e|f|g|h}</template><^template>" + slots(15) +
               "{a|b|c|d|e|f|g|h}</template>"),
         {"the sources of this test make more than 18,446,744,073,709,551,615 cases"}},
        {suite("<template>" + slots(15) + "{a|b|c|d|e|f|g|h}</template><template sample='5'>" + slots(15) +
               "{a|b|c|d|e|f|g|h}</template>"),
         {}},
    });
}

TEST_CASE("labels that come from a slot") {
    const std::string thing =
        "<lexicon name='thing'><entry mood='positive'>joy</entry><entry mood='neutral "
        "negative'>rain</entry></lexicon>"
        "<lexicon name='wrong'><entry mood='happy'>joy</entry></lexicon>"
        "<lexicon name='some'><entry mood='positive'>joy</entry><entry>rain</entry></lexicon>"
        "<lexicon name='open'><entry mood=\"'positive\">joy</entry></lexicon>"
        "<lexicon name='none'><entry mood=' '>joy</entry></lexicon>\n";
    const auto suite = [&](const std::string& text, const std::string& label) {
        return in_suite(thing + "<test name='t' type='MFT'><template>" + text + "</template><expect label='" +
                        label + "'/></test>");
    };
    check({
        {suite("{thing}", "{thing.mood}"), {}},
        {suite("{thing}", "{^thnig.mood}"),
         {"the template in line 3 has no slot 'thnig'; did you mean 'thing'?"}},
        {suite("{thing1}", "{^thing.mood}"),
         {"the template in line 3 has no slot 'thing'; did you mean 'thing1'?"}},
        {suite("{a|b}", "{^choice1}"), {"the template in line 3 has no slot 'choice1'"}},
        {suite("{thing}", "{^thing.moood}"), {"the entry 'joy' has no field 'moood'"}},
        {suite("{some}", "{^some.mood}"), {"the entry 'rain' has no field 'mood'"}},
        {suite("{thing}", "{^thing}"),
         {"the entry 'joy': 'joy' is none of the suite's labels (negative, neutral, positive)"}},
        {suite("{wrong}", "{^wrong.mood}"),
         {"the field 'mood' of 'joy': 'happy' is none of the suite's labels (negative, neutral, positive)"}},
        {suite("{open}", "{^open.mood}"), {"the field 'mood' of 'joy': this quote never closes"}},
        {suite("{none}", "{^none.mood}"), {"the field 'mood' of 'joy' names no label"}},
        {suite("{thing}", "^{thing.mood} positive"),
         {"'{thing.mood} positive' must be one slot with a field, such as {thing.label}"}},
        {suite("{thing}", "^{cap:thing.mood}"),
         {"'{cap:thing.mood}' must be one slot with a field, such as {thing.label}"}},
        {suite("{thing}", "^{thing"), {"this { is not closed; if it is text, write it twice: {{"}},
        {in_suite(thing +
                  "<test name='t' type='MFT'><template label='{^thnig.mood}'>{thing}</template><expect "
                  "label='gold'/></test>"),
         {"the template in line 3 has no slot 'thnig'; did you mean 'thing'?"}},
        {in_suite("<test name='t' type='MFT'><^case>a</case><expect label='{x.mood}'/></test>"),
         {"the test expects the label '{x.mood}', but a <case> has no slots"}},
        {in_suite("<test name='t' type='MFT'><^template>a</template><expect label='gold'/></test>"),
         {"the test expects the gold label, but none is given here"}},
        {in_suite("<test name='t' type='MFT'><case label='positive'>a</case><^case>a</case><expect "
                  "label='gold'/></test>"),
         {"the test expects the gold label, but none is given here"}},
        {in_suite(
             "<test name='t' type='MFT'><template label='^good'>a</template><expect label='gold'/></test>"),
         {"'good' is none of the suite's labels (negative, neutral, positive)"}},
    });
}

TEST_CASE("what follows from a fault is not a fault of its own") {
    check({
        {in_suite(
             "<use href='^missing.xml'/><test name='t' type='MFT'><template>{colour}</template><template "
             "use='praise'/><expect label='positive'/></test>"),
         {"there is no file 'missing.xml' (looked for missing.xml)"}},
        {in_suite("<use href='^missing.xml'/><lexicon name='a'>x</lexicon><test name='t' "
                  "type='MFT'><template>{a.^field}</template><expect label='positive'/></test>"),
         {"there is no file 'missing.xml' (looked for missing.xml)",
          "entry 'x' of lexicon 'a' has no field 'field'"}},
        {in_suite("<lexicon name='colour' from='^missing.csv'/><lexicon name='paint' extends='colour'/><test "
                  "name='t' "
                  "type='INV'><template>{colour} {paint2}</template><perturb with='append' "
                  "choices='{colour}'/><perturb with='replace' lexicon='paint' field='x'/><expect "
                  "same='label'/></test>"),
         {"there is no file 'missing.csv' (looked for missing.csv)"}},
        {in_suite("<^lexicon>a</lexicon><test name='t' type='MFT'><template>{colour}</template><expect "
                  "label='positive'/></test>"),
         {"<lexicon> needs the attribute 'name'"}},
    });
}

}  // namespace
}  // namespace assay
