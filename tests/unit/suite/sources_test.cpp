// The cases that sources make: each exactly, in order, and the same whenever and wherever they are made.

#include "case_notation.hpp"

#include <assay/suite/derived_sources.hpp>

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <set>

namespace assay {
namespace {

using test::in_suite;
using test::Lines;
using test::made;
using test::shown_cases;
using test::SuiteFolder;

const std::string kLexicons =
    "<lexicon name='city'><entry land='France' mood='positive'>Paris</entry><entry land='Italy' "
    "mood='neutral "
    "negative'>Rome</entry></lexicon><lexicon name='town'>\n  Rome\n  Bonn\n</lexicon>";

/// A test of these sources, with two lexicons.
std::string testing(const std::string& sources, const std::string& expect = "label='positive'") {
    return in_suite(kLexicons + "<test name='t' type='MFT'>" + sources + "<expect " + expect + "/></test>");
}

TEST_CASE("a template is every combination of its slots, the last one innermost") {
    CHECK(shown_cases(testing("<template>{city} is {a|b}.</template>")) ==
          Lines{"Paris is a.", "Paris is b.", "Rome is a.", "Rome is b."});
    CHECK(shown_cases(testing("<template>{city} in {city.land}, {city1}, {upper:town}</template>")).size() ==
          8);
    CHECK(shown_cases(testing("<template>{city}, {city.land}</template>")) ==
          Lines{"Paris, France", "Rome, Italy"});
    CHECK(shown_cases(testing("<template>no slot</template>")) == Lines{"no slot"});
    CHECK(shown_cases(testing("<template mode='zip'>{city} {town}</template>")) ==
          Lines{"Paris Rome", "Rome Bonn"});
    CHECK(shown_cases(testing("<template mode='product' distinct='false'>{city1}-{city2}</template>")) ==
          Lines{"Paris-Paris", "Paris-Rome", "Rome-Paris", "Rome-Rome"});
    CHECK(shown_cases(testing("<template distinct='true'>{city1}-{city2}</template>")) ==
          Lines{"Paris-Rome", "Rome-Paris"});
    CHECK(shown_cases(testing("<template distinct='true'>{city}-{town}</template>")) ==
          Lines{"Paris-Rome", "Paris-Bonn", "(clash)", "Rome-Bonn"});
}

TEST_CASE("a pairwise template shows every pair of values, and where leaves out what it says") {
    const std::string slots = "{city} {town} {a|b|c} {d|e}";
    const auto cases = [&](const std::string& attributes) {
        return shown_cases(testing("<template " + attributes + ">" + slots + "</template>"));
    };
    CHECK(cases("mode='pairwise'").size() == 6);
    CHECK(cases("strength='2'") == cases("mode='pairwise'"));
    CHECK(cases("mode='pairwise' strength='2'") == cases("mode='pairwise'"));
    CHECK(cases("strength='1'").size() == 3);
    CHECK(cases("strength='3'").size() == 12);
    CHECK(cases("strength='4'").size() == 24);
    CHECK(cases("where=\"city != town and choice1 == 'a'\"") == Lines{"Paris Rome a d", "Paris Rome a e",
                                                                      "Paris Bonn a d", "Paris Bonn a e",
                                                                      "Rome Bonn a d", "Rome Bonn a e"});
    for (const std::string& text : cases("mode='pairwise' where='city != town'"))
        CHECK(text.find("Rome Rome") == std::string::npos);
    for (const std::string& text : cases("mode='pairwise' distinct='true'")) {
        CHECK(text.find("Rome Rome") == std::string::npos);
        CHECK(text != "(clash)");
    }
}

TEST_CASE("mode and strength of a test go before those of the template that it names") {
    const auto cases = [](const std::string& named, const std::string& used) {
        return shown_cases(in_suite(kLexicons + "<template name='n' " + named +
                                    ">{city} {town} {a|b|c} {d|e}</template><test name='t' "
                                    "type='MFT'><template use='n' " +
                                    used + "/><expect label='positive'/></test>"))
            .size();
    };
    CHECK(cases("strength='3'", "") == 12);
    CHECK(cases("strength='3'", "mode='product'") == 24);
    CHECK(cases("strength='3'", "mode='pairwise'") == 6);
    CHECK(cases("mode='pairwise'", "strength='3'") == 12);
    CHECK(cases("where='city != town'", "") == 18);
    CHECK(cases("where='city != town'", "where=\"town == 'Bonn'\"") == 12);
}

TEST_CASE("sources say how many cases a product would have") {
    const auto combinations = [](const std::string& sources) {
        return SuiteFolder(testing(sources)).read().tests.at(0).cases->combinations();
    };
    const std::string slots = ">{city} {town} {a|b|c} {d|e}</template>";
    CHECK(combinations("<template mode='pairwise'" + slots) == 24);
    CHECK(combinations("<template where='city != town'" + slots) == 24);
    CHECK(combinations("<template" + slots + "<template mode='pairwise'" + slots) == 48);
    CHECK(combinations("<template mode='pairwise' sample='3'" + slots) == 3);
    CHECK(combinations("<template distinct='true'>{city1} {city2}</template>") == 2);
    CHECK(combinations("<template mode='pairwise'" + slots + "<perturb with='append' choices='{!|?}'/>") ==
          24);
}

TEST_CASE("several <text> are one group over the same picks") {
    CHECK(shown_cases(testing("<template><text>{city}!</text><text>{town}, {city}</text></template>")) ==
          Lines{"Paris! | Rome, Paris", "Paris! | Bonn, Paris", "Rome! | Rome, Rome", "Rome! | Bonn, Rome"});
    CHECK(shown_cases(testing("<template><text/><text>a</text></template>")) == Lines{" | a"});
}

TEST_CASE("the label of a template is fixed, or comes from a slot") {
    CHECK(shown_cases(testing("<template label='neutral positive'>{city}</template>", "label='gold'")) ==
          Lines{"Paris = neutral,positive", "Rome = neutral,positive"});
    CHECK(shown_cases(testing("<template label='{city.mood}'>{town} {city}</template>", "label='gold'")) ==
          Lines{"Rome Paris = positive", "Rome Rome = neutral,negative", "Bonn Paris = positive",
                "Bonn Rome = neutral,negative"});
    CHECK(shown_cases(testing("<template>{city}</template>", "not-label='{city.mood}'")) ==
          Lines{"Paris [positive]", "Rome [neutral,negative]"});
}

TEST_CASE("line breaks with their indent are one space, unless xml:space keeps them") {
    const auto text = [](const std::string& xml) { return shown_cases(testing(xml)).front(); };
    CHECK(text("<template>\n  A\n    {city}\n  is  here.\n</template>") == "A Paris is  here.");
    CHECK(text("<template>\tA \r\n B</template>") == "A B");
    CHECK(text("<template xml:space='preserve'>\n A\r\n B </template>") == "\n A\n B ");
    CHECK(text("<template xml:space='preserve'><text> A </text></template>") == " A ");
    CHECK(text("<template xml:space='preserve'><text xml:space='default'> A </text></template>") == "A");
    CHECK(text("<template><text xml:space='preserve'> A </text></template>") == " A ");
    CHECK(text("<case xml:space='preserve'>a\n</case>") == "a\n");
    CHECK(text("<case>A &amp; B &lt; <!-- no --><![CDATA[<C> ]]>D</case>") == "A & B < <C> D");
    CHECK(text("<template>{{{city}}}</template>") == "{Paris}");
}

TEST_CASE("a named template is taken with its options, and the test's own count more") {
    const std::string named =
        "<template name='x' label='negative' mode='zip' "
        "sample='1'><text>{city}</text><text>{town}</text></template>";
    const auto cases = [&](const std::string& use) {
        return shown_cases(in_suite(kLexicons + named + "<test name='t' type='MFT'>" + use +
                                    "<expect label='positive'/></test>"));
    };
    CHECK(cases("<template use='x'/>").size() == 1);
    CHECK(cases("<template use='x' sample='9'/>").size() == 2);
    CHECK(cases("<template use='x' sample='9' mode='product'/>").size() == 4);
    auto labelled = cases("<template use='x' sample='9' label='positive'/>");
    std::sort(labelled.begin(), labelled.end());
    CHECK(labelled == Lines{"Paris | Rome = positive", "Rome | Bonn = positive"});
}

TEST_CASE("templates and lexicons may come from files that the suite uses") {
    const test::File words = {
        "sub/words.xml",
        "<templates><use href='../more.xml'/><template name='x'>{hue} {city}</template></templates>"};
    const test::File more = {"more.xml",
                             "<templates><lexicon name='hue' from='sub/hue.csv' value='word'/></templates>"};
    const test::File hue = {"sub/hue.csv", "kind,word\nwarm,red\n,blue\n"};
    CHECK(
        shown_cases(in_suite("<use href='sub/words.xml'/>" + kLexicons +
                             "<test name='t' type='MFT'><template use='x'/><template>{hue}</template><expect "
                             "label='positive'/></test>"),
                    {words, more, hue}) ==
        Lines{"red Paris", "red Rome", "blue Paris", "blue Rome", "red", "blue"});
}

TEST_CASE("lexicons from JSON, from plain lines and from columns with blanks in their names") {
    const auto cases = [](const std::string& file, const std::string& text, const std::string& pattern) {
        return shown_cases(in_suite("<lexicon name='w' from='" + file + "'/><test name='t' type='MFT'>" +
                                    pattern + "<expect label='positive'/></test>"),
                           {{file, text}});
    };
    CHECK(cases("w.jsonl", "{\"a\": \"x\", \"n\":3.50 }\n{\"a\": 7, \"n\": -1e3, \"m\": null}\n",
                "<template>{w} {w.n}</template>") == Lines{"x 3.50", "7 -1e3"});
    CHECK(cases("w.json", "{\"a\": \"x\", \"the n\": 3}", "<template>{w} {w.the_n}</template>") ==
          Lines{"x 3"});
    CHECK(cases("w.jsonl", "{\"a\": \"x\", \"n\": 0}\n{\"a\": \"y\", \"n\": 2}\n",
                "<template mode='random' sample='2' weights='w=n'>{w}</template>") == Lines{"y", "y"});
    CHECK(cases("w.json", "[\"A\",\n \"B\"]\n", "<template>{w}</template>") == Lines{"A", "B"});
    CHECK(cases("w.json", "{\"Brazil\": [\"A\", \"B\"], \"France\": [\"C\"]}",
                "<template>{w} {w.key}</template>") == Lines{"A Brazil", "B Brazil", "C France"});
    CHECK(cases("w.json", "[[\"was\", \"is\", 3],\n [\"was\", \"are\", 4]]",
                "<template>{w[0]} {w[1]} {w[2]} ({w})</template>") ==
          Lines{"was is 3 (was, is, 3)", "was are 4 (was, are, 4)"});
    CHECK(cases("w.json", "{\"k\": [[\"a\", \"b\"]]}",
                "<template where=\"w[1] == 'b'\">{w[0]} {w.key}</template>") == Lines{"a k"});
    CHECK(cases("w.json", "[\n{\"a\": \"x\", \"the n\": 3},\n{\"a\": \"y\", \"the n\": 4, \"m\": null}]\n",
                "<template>{w} {w.the_n}</template>") == Lines{"x 3", "y 4"});
    CHECK(shown_cases(in_suite("<lexicon name='w' from='w.json' value='b'/><test name='t' type='MFT'>"
                               "<template>{w} {w.a}</template><expect label='positive'/></test>"),
                      {{"w.json", "[{\"a\": \"x\", \"b\": \"z\"}]"}}) == Lines{"z x"});
    CHECK(cases("w.txt", "  A b\r\n\n\tC \n", "<template>{w}</template>") == Lines{"A b", "C"});
    CHECK(cases("w.csv", "name,full name\nA,Alpha A\n", "<template>{w}: {w.full_name}</template>") ==
          Lines{"A: Alpha A"});
}

TEST_CASE("lexicons extend each other: inherited values first, own ones count more, none twice") {
    const std::string lexicons =
        "<lexicon name='a'><entry n='1'>x</entry><entry n='2'>y</entry></lexicon>"
        "<lexicon name='b' extends='a c'><entry n='3'>y</entry><entry n='4'>z</entry></lexicon>"
        "<lexicon name='c'><entry n='5'>x</entry><entry n='6'>w</entry></lexicon>"
        "<lexicon name='d' extends='b'/>";
    CHECK(shown_cases(in_suite(lexicons + "<test name='t' type='MFT'><template>{b}{b.n}</template><expect "
                                          "label='positive'/></test>")) == Lines{"x1", "w6", "y3", "z4"});
    CHECK(shown_cases(in_suite(lexicons + "<test name='t' type='MFT'><template>{d}{d.n}</template><expect "
                                          "label='positive'/></test>")) == Lines{"x1", "w6", "y3", "z4"});
}

TEST_CASE("where takes some of the entries of other lexicons and of files, and all of its own") {
    const std::string lexicons =
        "<lexicon name='a'><entry n='1' k='p'>x</entry><entry n='2'>y</entry><entry "
        "n='3'>z</entry></lexicon>";
    const auto taken = [&](const std::string& attributes, const std::string& body = "") {
        return shown_cases(in_suite(lexicons + "<lexicon name='b' " + attributes + ">" + body +
                                    "</lexicon><test name='t' type='MFT'><template>{b}</template><expect "
                                    "label='positive'/></test>"),
                           {{"w.csv", "w,n\nf,1\ng,9\n"}});
    };
    CHECK(taken("extends='a' where=\"n == '2'\"") == Lines{"y"});
    CHECK(taken("extends='a' where=\"n in ('3', '1')\"") == Lines{"x", "z"});
    CHECK(taken("extends='a' where=\"'1' == n or value == 'z'\"") == Lines{"x", "z"});
    CHECK(taken("extends='a' where=\"k != 'p'\"") == Lines{"y", "z"});
    CHECK(taken("extends='a' where=\"not (k == 'p' or n == '3')\"") == Lines{"y"});
    CHECK(taken("extends='a' where=\"k != n and value not in ('y', 'z')\"") == Lines{"x"});
    CHECK(taken("extends='a' from='w.csv' where=\"n in ('1', '9')\"", "<entry n='4'>own</entry>") ==
          Lines{"x", "f", "g", "own"});
    CHECK(taken("from='w.csv' where=\"value == 'g'\"") == Lines{"g"});
}

TEST_CASE("rows of data") {
    CHECK(shown_cases(testing("<data src='d.csv'/>"),
                      {{"d.csv", "text,label\n\"a, \"\"b\"\"\",positive\nc,neutral\n"}}) ==
          Lines{"a, \"b\"", "c"});
    CHECK(shown_cases(testing("<data src='d.csv' text='review text' label='label'/>", "label='gold'"),
                      {{"d.csv", "label,review text\npositive,a\nneutral, c \n"}}) ==
          Lines{"a = positive", " c  = neutral"});
    CHECK(shown_cases(testing("<data src='d' format='tsv'/>"), {{"d", "text\tx\n\"a\t1\n"}}) == Lines{"\"a"});
    CHECK(shown_cases(testing("<data src='d.txt'/>"), {{"d.txt", "{city}\n\n b\n"}}) ==
          Lines{"{city}", " b"});
    CHECK(shown_cases(testing("<data src='d.jsonl' label='label'/>", "label='gold'"),
                      {{"d.jsonl", "{\"label\": \"negative\", \"text\": \"a\\nb\"}\n"}}) ==
          Lines{"a\nb = negative"});
}

TEST_CASE("one file that many tests read is opened once") {
    const std::string test =
        " type='MFT'><data src='d.csv'/><data src='./d.csv'/><expect label='positive'/></test>";
    const SuiteFolder folder(in_suite("<test name='1'" + test + "<test name='2'" + test +
                                      "<test name='3' type='MFT'><data src='d.csv' text='label'/><expect "
                                      "label='positive'/></test>"),
                             {{"d.csv", "text,label\na,positive\n"}});
    const Suite suite = folder.read();
    CHECK(suite.datasets.size() == 2);
    CHECK(shown_cases(suite, 2) == Lines{"positive"});
}

TEST_CASE("explicit cases, in the suite and in files") {
    CHECK(shown_cases(testing(
              "<case label='positive neutral' id='7'>a</case><case><text>b</text><text>c</text></case>")) ==
          Lines{"a = positive,neutral", "b | c"});
    CHECK(shown_cases(
              testing("<cases src='c.jsonl'/>"),
              {{"c.jsonl",
                "{\"texts\": [\"a\", \"b\"], \"label\": [\"neutral\", \"positive\"]}\n\n{\"text\": \"\", "
                "\"label\": \"negative\", \"id\": 12}\n"}}) ==
          Lines{"a | b = neutral,positive", " = negative"});
}

TEST_CASE("a case keeps its own name") {
    const SuiteFolder folder(
        testing("<cases src='c.jsonl'/><case id='two'>b</case>"),
        {{"c.jsonl", "{\"text\": \"a\", \"id\": 12}\n{\"text\": \"a\", \"id\": \"x\"}\n"}});
    const Suite suite = folder.read();
    Lines ids;
    for (std::uint64_t i = 0; i < 3; ++i) ids.push_back(made(*suite.tests[0].cases, i, Detail::full).id);
    CHECK(ids == Lines{"12", "x", "two"});
}

TEST_CASE("pairs, from everywhere a text may come from") {
    const auto cases = [](const std::string& source, const std::vector<test::File>& files = {}) {
        return shown_cases("<suite name='s' labels='same different' fields='q r'><test name='t' type='MFT'>" +
                               source + "<expect label='same'/></test></suite>",
                           files);
    };
    CHECK(cases("<template><field name='r'>{a|b}?</field><field name='q'> c </field></template>") ==
          Lines{"c + a?", "c + b?"});
    CHECK(cases("<template><text><field name='q'>a</field><field name='r'>b</field></text><text><field "
                "name='q'>c</field><field name='r' xml:space='preserve'> d</field></text></template>") ==
          Lines{"a + b | c +  d"});
    CHECK(cases("<case label='same'><field name='q'>a</field><field name='r'/></case>") ==
          Lines{"a +  = same"});
    CHECK(
        cases("<cases src='c.jsonl'/>",
              {{"c.jsonl",
                "{\"texts\": [[\"a\", \"b\"], [\"c\", \"d\"]], \"label\": \"different\"}\n{\"text\": [\"e\", "
                "\"f\"]}\n"}}) == Lines{"a + b | c + d = different", "e + f"});
    CHECK(cases("<data src='d.csv'/>", {{"d.csv", "r,x,q\n1,2,3\n"}}) == Lines{"3 + 1"});
    CHECK(cases("<data src='d.csv' text='x  r'/>", {{"d.csv", "r,x,q\n1,2,3\n"}}) == Lines{"2 + 1"});
    CHECK(cases("<data src='d.jsonl' text='pair'/>", {{"d.jsonl", "{\"pair\": [\"a\", \"b\"]}\n"}}) ==
          Lines{"a + b"});
    CHECK(cases("<data src='d.jsonl'/>", {{"d.jsonl", "{\"r\": \"a\", \"q\": \"b\"}\n"}}) == Lines{"b + a"});
}

TEST_CASE("sources come one after the other, inline cases last") {
    CHECK(
        shown_cases(testing("<case>1</case><template>{a|b}</template><data src='d.csv'/><case>2</case><cases "
                            "src='c.jsonl'/><template>c</template>"),
                    {{"d.csv", "text\nd\ne\n"}, {"c.jsonl", "{\"text\": \"f\"}\n"}}) ==
        Lines{"a", "b", "d", "e", "f", "c", "1", "2"});
}

TEST_CASE("a case tells its source and its picks") {
    const SuiteFolder folder(testing("<data src='d.csv'/><template>{town} {a|b}</template>"),
                             {{"d.csv", "text\nd\n"}});
    const Suite suite = folder.read();
    const CaseSource& cases = *suite.tests[0].cases;
    REQUIRE(cases.slots().size() == 2);
    CHECK(cases.slots()[0].empty());
    REQUIRE(cases.slots()[1].size() == 2);
    CHECK(made(cases, 0).source == 0);
    const Case last = made(cases, 4, Detail::full);
    CHECK(last.source == 1);
    CHECK(last.picks == std::vector<std::uint32_t>{1, 1});
    CHECK(last.bindings ==
          std::vector<std::pair<std::string, std::string>>{{"town", "Bonn"}, {"choice1", "b"}});
    CHECK(last.edits.size() == 1);
}

TEST_CASE("a sample is drawn without repetition, and begins every larger one") {
    const auto sampled = [](int count) {
        std::string lexicon;
        for (int i = 0; i < 50; ++i) lexicon += "w" + std::to_string(i) + "\n";
        return shown_cases(in_suite("<lexicon name='w'>" + lexicon +
                                    "</lexicon><test name='t' type='MFT'><template " +
                                    (count > 0 ? "sample='" + std::to_string(count) + "'" : std::string()) +
                                    ">{w1} {w2}</template><expect label='positive'/></test>"));
    };
    const Lines large = sampled(100);
    CHECK(std::set<std::string>(large.begin(), large.end()).size() == 100);
    CHECK(sampled(0) != large);
    for (const int count : {1, 7, 99}) {
        const Lines small = sampled(count);
        REQUIRE(small.size() == static_cast<std::size_t>(count));
        CHECK(std::equal(small.begin(), small.end(), large.begin()));
    }
}

TEST_CASE("a sample larger than its source is the whole source") {
    Lines cases = shown_cases(testing("<template sample='100'>{city1} {city2}</template>"));
    std::sort(cases.begin(), cases.end());
    CHECK(cases == shown_cases(testing("<template>{city1} {city2}</template>")));
}

TEST_CASE("sample limits its own source only, before the sources are put together") {
    const Lines cases =
        shown_cases(testing("<template sample='1'>{city}</template><template>{town}</template>"));
    REQUIRE(cases.size() == 3);
    CHECK(cases[1] == "Rome");
    CHECK(cases[2] == "Bonn");
}

/// A source of `count` cases that are called `name` and their number.
class Numbered final : public CaseSource {
public:
    Numbered(std::string name, std::uint64_t count) : name_(std::move(name)), count_(count) {}
    std::uint64_t size() const override { return count_; }
    void make(std::uint64_t index, Case& out, Detail) const override {
        out.texts.reset(1);
        out.texts.append_field(name_ + std::to_string(index));
    }
    std::uint64_t unchanged() const override { return 1; }
    std::vector<std::vector<Slot>> slots() const override { return {{}}; }

private:
    std::string name_;
    std::uint64_t count_;
};

TEST_CASE("property: the cases of a test are those of its sources in a row, empty ones among them") {
    CHECK(rc::check([] {
        const auto sizes =
            *rc::gen::container<std::vector<std::uint8_t>>(rc::gen::inRange<std::uint8_t>(0, 4));
        TestCases cases;
        std::vector<std::pair<std::size_t, std::string>> expected;
        for (std::size_t s = 0; s < sizes.size(); ++s) {
            const std::string name = std::to_string(s) + ":";
            cases.add(std::make_unique<Numbered>(name, sizes[s]));
            for (int i = 0; i < sizes[s]; ++i) expected.emplace_back(s, name + std::to_string(i));
        }
        RC_ASSERT(cases.size() == expected.size());
        RC_ASSERT(cases.unchanged() == sizes.size());
        RC_ASSERT(cases.slots().size() == sizes.size());
        for (std::size_t i = 0; i < expected.size(); ++i) {
            const Case one = made(cases, i);
            RC_ASSERT(one.source == expected[i].first);
            RC_ASSERT(one.texts[0] == expected[i].second);
        }
    }));
}

TEST_CASE("property: a sample holds different cases of its source, and begins every larger one") {
    CHECK(rc::check([] {
        const auto size = *rc::gen::inRange<std::uint64_t>(0, 200);
        const auto count = *rc::gen::inRange<std::uint64_t>(0, 250);
        const auto key = *rc::gen::arbitrary<std::uint64_t>();
        const SampledSource sample(std::make_unique<Numbered>("", size), count, key);
        const SampledSource all(std::make_unique<Numbered>("", size), size, key);
        RC_ASSERT(sample.size() == std::min(size, count));
        std::set<std::string> seen;
        for (std::uint64_t i = 0; i < sample.size(); ++i) {
            RC_ASSERT(made(sample, i).texts == made(all, i).texts);
            RC_ASSERT(seen.emplace(made(sample, i).texts[0]).second);
        }
    }));
}

TEST_CASE("sources of up to 2^64-1 cases can be put together, and no more") {
    TestCases cases;
    cases.add(std::make_unique<Numbered>("a", UINT64_MAX - 1));
    cases.add(std::make_unique<Numbered>("b", 1));
    CHECK(cases.size() == UINT64_MAX);
    CHECK(made(cases, UINT64_MAX - 1).texts[0] == "b0");
    CHECK(made(cases, UINT64_MAX - 2).texts[0] == "a18446744073709551613");
    CHECK_THROWS_WITH_AS(cases.add(std::make_unique<Numbered>("c", 1)),
                         "the sources of this test make more than 18,446,744,073,709,551,615 cases", Error);
}

}  // namespace
}  // namespace assay
