// Cases with variants: which there are, what their edits say, and that they are the same whenever and
// wherever they are made.

#include "case_notation.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <set>
#include <thread>

namespace assay {
namespace {

using test::in_suite;
using test::Lines;
using test::made;
using test::shown_cases;
using test::SuiteFolder;

/// An INV test of these sources and perturbations.
std::string perturbing(const std::string& body) {
    return in_suite("<lexicon name='end'>one\ntwo</lexicon><test name='t' type='INV'>" + body +
                    "<expect same='label'/></test>");
}

TEST_CASE("choices are enumerated in order, the last step varying fastest") {
    CHECK(shown_cases(perturbing("<case>Go</case><perturb with='append' choices='{end}{x|y}'/>")) ==
          Lines{"Go | Go. onex | Go. oney | Go. twox | Go. twoy"});
    CHECK(shown_cases(perturbing(
              "<case>Go.</case><perturb><step with='append' choices='{a|b}.'/><step with='prepend' "
              "choices='{c|d}'/></perturb>")) == Lines{"Go. | c Go. a. | d Go. a. | c Go. b. | d Go. b."});
}

TEST_CASE("several <perturb> add to the same group, equal variants once") {
    CHECK(shown_cases(
              perturbing("<case>Go.</case><perturb with='append' choices='{a|b}'/><perturb with='append' "
                         "choices='{b|c}'/>")) == Lines{"Go. | Go. a | Go. b | Go. c"});
}

TEST_CASE("variants equal to the original are dropped, and fewer than asked for is allowed") {
    CHECK(shown_cases(perturbing("<case>Go!</case><perturb with='strip-punctuation' variants='9'/>")) ==
          Lines{"Go! | Go"});
    CHECK(
        shown_cases(perturbing("<case>Go!</case><perturb><step with='strip-punctuation'/><step with='append' "
                               "choices='now!'/></perturb>")) == Lines{"Go! | Go. now!"});
}

TEST_CASE("a group of texts gets variants of its first") {
    CHECK(shown_cases(
              perturbing("<case><text>a</text><text>b</text></case><perturb with='append' choices='c'/>")) ==
          Lines{"a | b | a. c"});
}

TEST_CASE("texts that cannot be changed are no cases of a file, and skipped cases of a template") {
    const SuiteFolder file(perturbing("<data src='d.csv'/><case>no stop</case><case>Stop.</case><perturb "
                                      "with='strip-punctuation'/>"),
                           {{"d.csv", "text\na.\nb\nc.\nd\n"}});
    const Suite suite = file.read();
    CHECK(shown_cases(suite) == Lines{"a. | a", "c. | c", "Stop. | Stop"});
    CHECK(suite.tests[0].cases->unchanged() == 3);
    const SuiteFolder folder(perturbing("<template>{a.|b|c.}</template><perturb with='strip-punctuation'/>"));
    const Suite skipping = folder.read();
    CHECK(shown_cases(skipping) == Lines{"a. | a", "(unchanged)", "c. | c"});
    CHECK(skipping.tests[0].cases->unchanged() == 0);
    CHECK(made(*skipping.tests[0].cases, 1, Detail::full).edits.empty());
    CHECK(made(*skipping.tests[0].cases, 1, Detail::full).bindings.size() == 1);
}

TEST_CASE("a file of which nothing can be changed makes a test without cases") {
    const SuiteFolder folder(perturbing("<data src='d.csv' sample='2'/><perturb with='strip-punctuation'/>"),
                             {{"d.csv", "text\na\nb\n"}});
    const Suite suite = folder.read();
    CHECK(suite.tests[0].cases->size() == 0);
    CHECK(suite.tests[0].cases->unchanged() == 2);
}

TEST_CASE("a sample is drawn from what can be changed") {
    const SuiteFolder folder(perturbing("<data src='d.csv' sample='2'/><perturb with='strip-punctuation'/>"),
                             {{"d.csv", "text\na.\nb\nc.\nd\ne.\n"}});
    const Suite suite = folder.read();
    CHECK(suite.tests[0].cases->size() == 2);
    CHECK(suite.tests[0].cases->unchanged() == 2);
    for (const std::string& line : shown_cases(suite)) CHECK(line.size() == 6);
}

TEST_CASE("a field of a pair is edited, and the others stay") {
    const auto cases = [](const std::string& perturb) {
        return SuiteFolder(
                   "<suite name='s' fields='q r'><test name='t' type='INV'><case><field "
                   "name='q'>a.</field><field name='r'>b.</field></case>" +
                   perturb + "<expect same='label'/></test></suite>")
            .read();
    };
    const Suite both = cases("<perturb with='strip-punctuation'/><perturb with='strip-punctuation' in='r'/>");
    CHECK(shown_cases(both) == Lines{"a. + b. | a + b. | a. + b"});
    const Case one = made(*both.tests[0].cases, 0, Detail::full);
    REQUIRE(one.edits.size() == 3);
    CHECK(one.edits[1] == std::vector<Edit>{{1, 2, 1, 1}});
    CHECK(one.edits[2].empty());  // edits tell of the first field only
    CHECK(shown_cases(cases("<perturb in='q'><step with='strip-punctuation'/></perturb>")) ==
          Lines{"a. + b. | a + b."});
}

const char* const kWords[] = {"The",     "movie", "was",   "good.", "Really!", "isn't", "at",
                              "all",     "don't", "naïve", "Züge",  "x",       ",",     "?!",
                              "Chicago", "3",     "I'm",   "…",     "👍",       "not"};

std::string random_text(std::uint64_t seed) {
    Random random(seed);
    std::string text;
    for (std::uint64_t i = random.below(9); i-- > 0;) {
        text += kWords[random.below(std::size(kWords))];
        if (i > 0) text += ' ';
    }
    return text;
}

/// Rows for a suite with every kind of chain.
std::string many_rows() {
    std::string rows = "text\n";
    for (std::uint64_t i = 0; i < 300; ++i) rows += '"' + random_text(i) + "\"\n";
    return rows;
}

const std::string kChains =
    "<perturb with='add-typos' count='2' variants='3'/><perturb variants='4'><step "
    "with='strip-punctuation'/><step "
    "with='add-typos'/><step with='append' choices='{yes|no}!'/><step with='contract'/></perturb><perturb "
    "with='change-location' variants='2'/><perturb><step with='prepend' choices='{end}'/><step "
    "with='add-typos'/></perturb>";

/// What the edits make of the original, taking the new parts from the edited text.
std::string rebuilt(std::string_view original, std::string_view edited, const std::vector<Edit>& edits) {
    std::string text;
    std::size_t from = 0;
    for (const Edit& edit : edits) {
        text += original.substr(from, edit.from_begin - from);
        if (text.size() != edit.to_begin) return "(the edit stands elsewhere)";
        text += edited.substr(edit.to_begin, edit.to_end - edit.to_begin);
        from = edit.from_end;
    }
    return text += original.substr(from);
}

TEST_CASE("the edits of a variant lead from the original to it, over all steps of a chain") {
    const SuiteFolder folder(perturbing("<data src='d.csv'/>" + kChains), {{"d.csv", many_rows()}});
    const Suite suite = folder.read();
    const CaseSource& cases = *suite.tests[0].cases;
    REQUIRE(cases.size() > 200);
    for (std::uint64_t i = 0; i < cases.size(); ++i) {
        const Case one = made(cases, i, Detail::full);
        REQUIRE(one.edits.size() == one.texts.size());
        CHECK(one.edits[0].empty());
        std::set<std::string_view> different;
        for (std::size_t t = 0; t < one.texts.size(); ++t) {
            CHECK(different.insert(one.texts[t]).second);
            CHECK(rebuilt(one.texts[0], one.texts[t], one.edits[t]) == one.texts[t]);
            if (t > 0) CHECK(!one.edits[t].empty());
        }
    }
}

TEST_CASE("a case is the same whenever it is made, with and without detail, by one thread or many") {
    const SuiteFolder folder(
        perturbing("<data src='d.csv' sample='150'/><template distinct='true'>{end1} {end2}. "
                   "{a|b.|c}</template>" +
                   kChains),
        {{"d.csv", many_rows()}});
    const Suite suite = folder.read();
    const CaseSource& cases = *suite.tests[0].cases;
    std::vector<Case> expected;
    for (std::uint64_t i = 0; i < cases.size(); ++i) expected.push_back(made(cases, i, Detail::full));
    const auto equal = [](const Case& a, const Case& b) {
        return a.texts == b.texts && a.skip == b.skip && a.gold == b.gold && a.slot_labels == b.slot_labels &&
               a.source == b.source && a.picks == b.picks;
    };
    std::vector<int> differing(4);
    std::vector<std::thread> threads;
    for (std::size_t t = 0; t < differing.size(); ++t)
        threads.emplace_back([&, t] {
            Case reused;
            for (std::uint64_t i = 0; i < cases.size(); ++i) {
                const std::uint64_t index = t % 2 == 0 ? i : cases.size() - 1 - i;
                const Detail detail = t < 2 ? Detail::texts : Detail::full;
                cases.make(index, reused, detail);
                const bool details =
                    detail == Detail::texts ||
                    (reused.id == expected[index].id && reused.bindings == expected[index].bindings &&
                     reused.edits == expected[index].edits);
                differing[t] += equal(reused, expected[index]) && details ? 0 : 1;
            }
        });
    for (std::thread& thread : threads) thread.join();
    CHECK(differing == std::vector<int>{0, 0, 0, 0});
}

TEST_CASE("variants depend on the run's seed, the test's name and the row, and on nothing else") {
    const std::string rows = many_rows();
    const auto cases = [&](const std::string& name, std::uint64_t seed, const std::string& before = "") {
        SuiteFolder folder(in_suite(before + "<test name='" + name +
                                    "' type='INV'><data src='d.csv'/><perturb with='add-typos' "
                                    "variants='2'/><expect same='label'/></test>"),
                           {{"d.csv", rows}});
        folder.options().seed = seed;
        const Suite suite = folder.read();
        return shown_cases(suite, suite.tests.size() - 1, 1000);
    };
    const Lines first = cases("t", 0);
    CHECK(cases("t", 0) == first);
    CHECK(cases("t", 1) != first);
    CHECK(cases("u", 0) != first);
    CHECK(cases("t", 0, "<test name='other' type='MFT'><case>a</case><expect label='positive'/></test>") ==
          first);
}

TEST_CASE("ten thousand variants of one text are told apart in good time") {
    std::string values;
    for (int i = 0; i < 100; ++i) values += "w" + std::to_string(i) + "\n";
    const SuiteFolder folder(
        in_suite("<lexicon name='w'>" + values +
                 "</lexicon><test name='t' type='INV'><case>Go.</case><perturb with='append' "
                 "choices='{w1} {w2}'/><expect same='label'/></test>"));
    const Suite suite = folder.read();
    CHECK(made(*suite.tests[0].cases, 0).texts.size() == 10'001);
}

}  // namespace
}  // namespace assay
