// Each rule finds what it looks for, says where, and says nothing of what is well.
#include "support/suite_folder.hpp"

#include <assay/lint/lint.hpp>

#include <doctest/doctest.h>

namespace assay {
namespace {

using test::in_suite;
using test::SuiteFolder;

LintReport lint(const std::string& xml, const std::vector<test::File>& files = {},
                const Selection& selection = {}) {
    const SuiteFolder folder(xml, files);
    return lint_suite(folder.read(), xml, selection);
}

/// "rule: message" of each finding.
std::vector<std::string> said(const std::string& xml, const std::vector<test::File>& files = {}) {
    std::vector<std::string> lines;
    for (const Finding& finding : lint(xml, files).findings)
        lines.push_back(finding.rule + ": " + finding.message);
    return lines;
}

using Lines = std::vector<std::string>;

const std::string kSame = "<expect same='label'/></test>";
const std::string kPositive = "<expect label='positive'/></test>";

TEST_CASE("random draws may repeat each other") {
    const auto drawn = [](const std::string& mode) {
        return said(in_suite("<test name='t' type='MFT'><template mode='" + mode +
                             "' sample='20'>{good|fine}</template><case>good</case>" + kPositive));
    };
    CHECK(drawn("random").empty());
    CHECK(drawn("product").size() == 1);
    CHECK(said(in_suite("<test name='t' type='MFT'><template mode='random' sample='20'>{good|fine}</template>"
                        "<case>so</case><case>so</case>" +
                        kPositive))
              .size() == 1);
}

TEST_CASE("a sound suite gets no findings, and its cases are counted") {
    const LintReport report =
        lint(in_suite("<test name='t' type='MFT' max-failure-rate='0.5'><template>It is "
                      "{good|fine}, an hour and a user.</template>" +
                      kPositive));
    CHECK(report.findings.empty());
    CHECK(report.cases == 2);
}

TEST_CASE("cases that say the same are found") {
    CHECK(
        said(in_suite("<test name='t' type='MFT'><case>a</case><case>b</case><case>a</case>" + kPositive)) ==
        Lines{"duplicate-texts: 1 of 3 cases have the texts of another, such as 't#0' and 't#2': 'a'"});
    // groups are equal only as a whole, and fields are kept apart
    CHECK(said(in_suite(
                   "<test name='t' type='INV'><case><text>a</text><text>b</text></case><case><text>a</text>"
                   "<text>c</text></case>" +
                   kSame))
              .empty());
}

TEST_CASE("a text that must be two things is found, in one test and in two") {
    const std::string one =
        "<test name='one' type='MFT'><case label='positive'>so so</case><expect label='gold'/></test>";
    CHECK(said(in_suite(one + "<test name='two' type='MFT'><template>so so</template><expect "
                              "label='negative'/></test>")) ==
          Lines{"contradictory-labels: 'so so' must be negative in 'two#0', and positive in 'one#0'"});
    CHECK(
        said(in_suite(one + "<test name='two' type='MFT'><case label='positive neutral'>so so</case><expect "
                            "label='gold'/></test>"))
            .empty());
    // what is judged only sometimes contradicts nothing
    CHECK(said(in_suite(one + "<test name='two' type='MFT'><case>so so</case><expect label='negative' "
                              "when-original='negative'/></test>"))
              .empty());
}

TEST_CASE("articles are looked at in what a template says, not in what an edit makes of it") {
    CHECK(said(in_suite(
              "<test name='t' type='MFT'><template>A {apple|pear} is a {hour|day} off the list.</template>" +
              kPositive)) == Lines{"article: 3 of 4 cases have an article that does not fit, such as 'A "
                                   "apple' in 'A apple is a hour off the list.'"});
    // other languages have an "a" of their own
    CHECK(said(in_suite("<test name='t' type='MFT'><template>a {entrega|academia}</template>" + kPositive))
              .empty());
    CHECK(said(in_suite("<test name='t' type='MFT'><case>a apple</case>" + kPositive)).empty());
    CHECK(
        said(in_suite("<test name='t' type='INV'><template>a {pear|plum}</template><perturb with='add-typos' "
                      "count='3' variants='9'/>" +
                      kSame))
            .empty());
}

TEST_CASE("tests that are too small for their gates, or have nothing to do, are found") {
    const auto cases = [](int count, const std::string& attributes) {
        std::string xml = "<test name='t' type='MFT' " + attributes + ">";
        for (int i = 0; i < count; ++i) xml += "<case>text " + std::to_string(i) + "</case>";
        return in_suite(xml + kPositive);
    };
    CHECK(said(cases(5, "max-failure-rate='10%'")) ==
          Lines{"few-cases: 't' has 5 cases: a single failure is 20.0%, and the gate allows 10.0%"});
    CHECK(said(cases(10, "max-failure-rate='10%'")).empty());
    CHECK(said(cases(5, "max-failure-rate='0'")).empty());
    CHECK(said(cases(5, "max-failure-rate='10%' may-be-empty='true'")).empty());

    const auto edited = [](const std::string& attributes) {
        return in_suite("<test name='t' type='INV' " + attributes +
                        "><data src='d.txt'/><perturb with='strip-punctuation'/>" + kSame);
    };
    CHECK(said(edited(""), {{"d.txt", "a\nb\n"}}) ==
          Lines{"no-cases: 't' has no case: none of its 2 texts can be changed"});
    CHECK(said(edited("may-be-empty='true'"), {{"d.txt", "a\nb\n"}}).empty());
    std::string many = "a.\n";
    for (int i = 0; i < 10; ++i) many += "b\n";
    CHECK(said(edited(""), {{"d.txt", many}}) ==
          Lines{"rarely-changed: 't' can change 1 of its 11 texts only"});
}

TEST_CASE("cases of templates that nothing can change, or whose slots clash, do not count") {
    const std::string number = "<perturb with='change-number'/>" + kSame;
    CHECK(said(in_suite("<test name='t' type='INV'><template>It is {good|fine}.</template>" + number)) ==
          Lines{"no-cases: 't' has no case: of 2 texts, none can be changed"});
    CHECK(said(in_suite(
                   "<test name='t' type='INV' may-be-empty='true'><template>It is {good|fine}.</template>" +
                   number))
              .empty());
    CHECK(said(in_suite(
              "<test name='t' type='INV'><template>It is {45 dollars|a|b|c|d|e|f|g|h|i|j}.</template>" +
              number)) == Lines{"rarely-changed: 't' can change 1 of 11 texts only"});
    CHECK(said(in_suite("<test name='t' type='INV' max-failure-rate='30%'><template>It is {45 dollars|99 "
                        "dollars|a|b|c}.</template>" +
                        number)) ==
          Lines{"few-cases: 't' has 2 cases: a single failure is 50.0%, and the gate allows 30.0%"});
    CHECK(said(in_suite("<lexicon name='a'>x</lexicon><lexicon name='b'>x</lexicon><test name='t' type='MFT'>"
                        "<template distinct='true'>{a} {b}</template>" +
                        kPositive)) ==
          Lines{"no-cases: 't' has no case: of 1 text, each has two slots with the same value"});
}

TEST_CASE("expectations of which nothing can come are found") {
    const auto expecting = [](const std::string& attributes) {
        return said(in_suite("<test name='t' type='MFT'><case><text>a</text><text>b</text></case><expect " +
                             attributes + "/></test>"));
    };
    const std::string all = "='negative neutral positive'";
    const std::string found = "idle-expectation: an expectation of 't' ";
    CHECK(expecting("label='negative neutral'").empty());
    CHECK(expecting("label='negative' when-original" + all).empty());
    CHECK(expecting("label='negative' premises='neutral'").empty());
    CHECK(expecting("label" + all) == Lines{found + "can never fail: label names all labels"});
    CHECK(expecting("not-label" + all) == Lines{found + "can never hold: not-label names all labels"});
    CHECK(expecting("label='negative' when-original-not" + all) ==
          Lines{found + "is always skipped: when-original-not names all labels"});
    CHECK(expecting("label='negative' premises='neutral neutral'") ==
          Lines{found + "is always skipped: 2 premises of cases with at most 2 texts leave none to judge"});
}

TEST_CASE("groups that no gap compares are found") {
    const auto grouped = [](const std::string& gap) {
        return said(
            in_suite("<test name='t' type='INV'><case>It is good</case><perturb with='append' choices='So.' "
                     "group='a'/><perturb with='append' choices='Yes.' group='b'/>" +
                     gap + kSame));
    };
    CHECK(grouped("") == Lines{"unused: no <gap> of 't' compares the groups that group= names"});
    CHECK(grouped("<gap in='label-rate' of='positive' at-most='0.1'/>").empty());
}

TEST_CASE("an edit that may change the label is no invariance") {
    CHECK(said(in_suite(
                   "<test name='t' type='INV'><case>It is good</case><perturb><step with='contract'/><step "
                   "with='add_negation'/></perturb><perturb with='delete-words'/>" +
                   kSame))
              .size() >= 1);
    CHECK(said(in_suite("<test name='t' type='INV'><case>It is good</case><perturb with='add-negation'/>" +
                        kSame)) ==
          Lines{"label-may-change: 't' asks for the same label, but add-negation may change it"});
    CHECK(said(in_suite(
                   "<test name='t' type='INV'><case>It is good</case><perturb with='append' choices='So.'/>" +
                   kSame))
              .empty());
}

TEST_CASE("the parameters of an edit say whether the label stays") {
    const auto edited = [](const std::string& with) {
        return said(
            in_suite("<test name='t' type='INV'><case>It is good</case><perturb " + with + "/>" + kSame));
    };
    for (const char* with : {"with='add-emoji'", "with='add-emoji' mood='neutral'", "with='wrap-question'",
                             "with='quote-and-disagree' agree='yes'", "with='used-to' still='yes'"}) {
        CAPTURE(with);
        CHECK(edited(with).empty());
    }
    const std::string same = "label-may-change: 't' asks for the same label, but ";
    CHECK(edited("with='add-emoji' mood='negative'") ==
          Lines{same + "add-emoji mood=\"negative\" may change it"});
    CHECK(edited("with='wrap-question' answer='no'") ==
          Lines{same + "wrap-question answer=\"no\" may change it"});
    CHECK(edited("with='used-to'") == Lines{same + "used-to may change it"});
}

TEST_CASE("what nothing uses, and opposite lists with a word in common, are found") {
    const std::string test = "<test name='t' type='MFT'><template>{city1} {pos_word}</template>" + kPositive;
    CHECK(said(in_suite("<lexicon name='city'>Rome\nOslo</lexicon><lexicon name='pos_word'>good</lexicon>" +
                        test))
              .empty());
    CHECK(said(in_suite("<lexicon name='city'>Rome</lexicon><lexicon name='cit'>x</lexicon><lexicon "
                        "name='pos_word'>good\nSharp</lexicon><lexicon "
                        "name='neg_word'>bad\nsharp</lexicon><template name='idle'>x</template>" +
                        test)) ==
          Lines{"unused: the lexicon 'cit' is never used",
                "opposite-lexicons: 'pos_word' and 'neg_word' have 1 value in common, "
                "such as 'Sharp'",
                "unused: the lexicon 'neg_word' is never used", "unused: the template 'idle' is never used"});
}

TEST_CASE("findings stand where the test stands, and the selection is obeyed") {
    const std::string xml =
        "<suite name='s' labels='positive negative'>\n  <test name='t' type='MFT'>\n"
        "    <case>a</case><case>a</case>\n    <expect label='positive'/>\n  </test>\n</suite>";
    const LintReport report = lint(xml);
    REQUIRE(report.findings.size() == 1);
    CHECK(report.findings[0].place.line == 2);
    Selection one;
    one.sample = 1;
    CHECK(lint(xml, {}, one).findings.empty());
    CHECK(lint(xml, {}, one).cases == 1);
}

}  // namespace
}  // namespace assay
