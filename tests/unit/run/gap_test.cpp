// Gaps between groups: what is counted, against the plainest count there is, and what becomes of the gate.

#include "fake_model.hpp"
#include "support/suite_folder.hpp"

#include <assay/run/runner.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <map>

namespace assay {
namespace {

using test::by_hash;
using test::by_word;
using test::FakeModel;
using test::in_suite;
using test::SuiteFolder;

const std::string kWho =
    "<lexicon name='who'><entry sex='f'>Ann</entry><entry sex='m'>Bob</entry>"
    "<entry sex='f'>Eve</entry><entry>Kim</entry></lexicon>";

RunResult run(const std::string& xml, const RunOptions& options = {},
              const std::vector<test::File>& files = {}, Certainty certainty = Certainty::probabilities,
              const test::Scorer& scorer = by_word) {
    const SuiteFolder folder(xml, files);
    const Suite suite = folder.read();
    FakeModel model(scorer, certainty);
    return run_suite(suite, model, options);
}

std::string with(const std::string& body) {
    return in_suite(kWho + "<test name='t' type='MFT'>" + body + "</test>");
}

GapResult gap_of(const RunResult& result) {
    REQUIRE(result.tests.size() == 1);
    REQUIRE(result.tests[0].gaps.size() == 1);
    return result.tests[0].gaps[0];
}

using Groups = std::vector<GroupTally>;

TEST_CASE("failure rates of the values of a slot") {
    const GapResult gap =
        gap_of(run(with("<template>{who} is {good|bad|good too}</template><expect label='positive'/>"
                        "<gap in='failure-rate' between='choice1' at-most='0.5'/>")));
    CHECK(gap.groups == Groups{{"good", 4, 0}, {"bad", 4, 1}, {"good too", 4, 0}});
    CHECK(gap.gap == 1);
    CHECK(!gap.passed());
    CHECK(*gap.p_value < 0.01);
}

TEST_CASE("entries without the field are in no group") {
    const GapResult gap =
        gap_of(run(with("<template>{who} is {good|bad}</template><gap in='label-rate' of='positive neutral' "
                        "between='who.sex' at-most='0'/>")));
    CHECK(gap.groups == Groups{{"f", 4, 0.5}, {"m", 2, 0.5}});
    CHECK(gap.gap == 0);
    CHECK(gap.p_value == 1);
    CHECK(gap.passed());
}

TEST_CASE("a slot that only one source has, and all texts of a case count") {
    const GapResult gap = gap_of(
        run(with("<template><text>{who}</text><text>good {who}</text></template><template>good</template>"
                 "<gap in='label-rate' of='positive' between='who.sex' at-most='0'/>")));
    CHECK(gap.groups == Groups{{"f", 4, 0.5}, {"m", 2, 0.5}});
}

TEST_CASE("groups of perturbations count their results, judged ones for failures") {
    const auto invariant = [](const std::string& gap) {
        return in_suite(
            "<test name='t' type='INV'><case>So</case><case>Well</case>"
            "<perturb with='append' choices='{good|fine}' group='praise'/>"
            "<perturb with='append' choices='bad' group='blame'/>"
            "<perturb with='append' choices='plain'/><expect same='label'/>" +
            gap + "</test>");
    };
    CHECK(gap_of(run(invariant("<gap in='failure-rate' at-most='1'/>"))).groups ==
          Groups{{"praise", 4, 0.5}, {"blame", 2, 1}});
    CHECK(gap_of(run(invariant("<gap in='label-rate' of='negative' at-most='1'/>"))).groups ==
          Groups{{"praise", 4, 0}, {"blame", 2, 1}});
    CHECK(gap_of(run(invariant("<gap in='score' of='positive - negative' at-most='2'/>"))).groups ==
          Groups{{"praise", 4, 0.375}, {"blame", 2, -0.75}});
}

TEST_CASE("groups of rows, which their variants inherit unless a perturbation has its own") {
    const std::vector<test::File> files = {
        {"d.csv", "text,age,label\nbad,7,negative\ngood,8,positive\nso,7,neutral\ngood too,,positive\n"}};
    CHECK(gap_of(run(with("<data src='d.csv' group='age' label='label'/><expect label='gold'/>"
                          "<gap in='label-rate' of='positive' at-most='1'/>"),
                     {}, files))
              .groups == Groups{{"7", 2, 0}, {"8", 1, 1}});
    CHECK(
        gap_of(run(in_suite(
                       "<test name='t' type='INV'><data src='d.csv' group='age'/>"
                       "<perturb with='append' choices='bad'/><perturb with='append' choices='x' group='x'/>"
                       "<expect same='label'/><gap in='failure-rate' at-most='1'/></test>"),
                   {}, files))
            .groups == Groups{{"x", 4, 0}, {"7", 2, 0.5}, {"8", 1, 1}});
}

TEST_CASE("groups that are too small are shown and have no say") {
    const GapResult gap =
        gap_of(run(with("<template>{who} {good|fine}</template><template>bad {who}</template>"
                        "<gap in='label-rate' of='positive' between='who' min-count='4' at-most='0'/>")));
    CHECK(gap.groups.size() == 4);
    CHECK(!gap.gap);
    CHECK(!gap.p_value);
    CHECK(!gap.passed());
}

TEST_CASE("score gaps are the same whatever the threads and batches, and those of the plainest sum") {
    const SuiteFolder folder(
        with("<template>{who} {a|b|c|d|e} {a|b|c|d|e} {a|b|c|d|e} {x|y}</template>"
             "<gap in='score' of='positive - negative' between='who.sex' at-most='0.01'/>"));
    const Suite suite = folder.read();
    FakeModel model(by_hash);
    RunOptions options;
    options.jobs = 1;
    options.batch = 1;
    const RunResult expected = run_suite(suite, model, options);
    for (const std::size_t jobs : {2, 8})
        for (const std::size_t batch : {3, 100}) {
            options.jobs = jobs;
            options.batch = batch;
            CHECK(run_suite(suite, model, options) == expected);
        }
    std::map<std::string, std::vector<double>> scores;
    Case made;
    for (std::uint64_t i = 0; i < suite.tests[0].cases->size(); ++i) {
        suite.tests[0].cases->make(i, made, Detail::full);
        const std::vector<double> numbers = by_hash(made.texts.field(0, 0));
        const std::string who = made.bindings[0].second;
        if (who != "Kim") scores[who == "Bob" ? "m" : "f"].push_back(numbers[2] - numbers[0]);
    }
    for (const GroupTally& group : gap_of(expected).groups) {
        double sum = 0;
        for (const double score : scores[group.group]) sum += score;
        CHECK(group.count == scores[group.group].size());
        CHECK(group.value == doctest::Approx(sum / static_cast<double>(group.count)).epsilon(1e-6));
    }
}

TEST_CASE("the gate: failure rate and gaps must all allow it") {
    const auto verdict = [](const std::string& gate, const std::string& gap) {
        const RunResult result = run(in_suite(
            kWho + "<test name='t' type='MFT' " + gate +
            "><template>{who} is {good|bad}</template><expect label='positive'/>" + gap + "</test>"));
        CHECK(exit_code_of(result) == (result.tests[0].verdict == GateVerdict::failed ? 1 : 0));
        return result.tests[0].verdict;
    };
    const std::string wide = "<gap in='failure-rate' between='choice1' at-most='0.99'/>";
    const std::string narrow = "<gap in='failure-rate' between='who' at-most='0'/>";
    CHECK(verdict("", "") == GateVerdict::none);
    CHECK(verdict("", narrow) == GateVerdict::passed);
    CHECK(verdict("", wide) == GateVerdict::failed);
    CHECK(verdict("", narrow + wide) == GateVerdict::failed);
    CHECK(verdict("max-failure-rate='0.5'", narrow) == GateVerdict::passed);
    CHECK(verdict("max-failure-rate='0.4'", narrow) == GateVerdict::failed);
    CHECK(verdict("max-failure-rate='0.5'", wide) == GateVerdict::failed);
}

TEST_CASE("a gap within chance passes where a significance is given") {
    const auto passes = [](const std::string& significance) {
        const GapResult gap = gap_of(
            run(with("<template>{Xa|Xb|good X|bad X} {who}</template><gap in='label-rate' of='positive' "
                     "between='choice1' at-most='0' " +
                     significance + "/>")));
        CHECK(*gap.p_value > 0.0009);
        CHECK(*gap.p_value < 0.002);
        return gap.passed();
    };
    CHECK(!passes(""));
    CHECK(!passes("significance='0.05'"));
    CHECK(passes("significance='0.0005'"));
}

TEST_CASE("rounding does not make a gap") {
    GapResult gap;
    gap.at_most = 0.1;
    gap.groups = {{"a", 10, 0.8}, {"b", 10, 0.7}};
    gap.gap = largest_gap(gap.groups, 1);
    CHECK(*gap.gap > 0.1);
    CHECK(gap.passed());
}

TEST_CASE("a gap without groups to compare is no passed one") {
    const std::string body =
        "<template>good {who}</template><gap in='label-rate' of='positive' between='who.sex' min-count='9' "
        "at-most='0'/>";
    const auto with_attributes = [&](const std::string& attributes) {
        return in_suite(kWho + "<test name='t' type='MFT' " + attributes + ">" + body + "</test>");
    };
    RunResult result = run(with_attributes(""));
    CHECK(result.tests[0].verdict == GateVerdict::failed);
    RunOptions forgiving;
    forgiving.allow_not_applicable = true;
    CHECK(run(with_attributes(""), forgiving).tests[0].verdict == GateVerdict::passed);
    result = run(with_attributes("may-be-empty='true'"));
    CHECK(result.tests[0].verdict == GateVerdict::none);
    CHECK(result.tests[0].gaps.empty());
}

TEST_CASE("where every case is skipped may-be-empty takes gaps away, too") {
    const auto skipped = [](const std::string& attributes) {
        return run(in_suite("<test name='t' type='DIR' " + attributes +
                            "><case>so</case><perturb with='append' choices='x' group='x'/>"
                            "<perturb with='append' choices='y' group='y'/>"
                            "<expect same='label' when-original='positive'/>"
                            "<gap in='label-rate' of='positive' at-most='5%'/></test>"))
            .tests[0];
    };
    CHECK(skipped("").verdict == GateVerdict::failed);
    CHECK(skipped("may-be-empty='true'").verdict == GateVerdict::none);
    CHECK(skipped("may-be-empty='true'").gaps.empty());
}

TEST_CASE("a difference of two probabilities is limited by a share or a number up to 2") {
    const auto limit = [](const std::string& at_most) {
        return gap_of(run(with(
                          "<template>{who}</template><gap in='score' of='positive - negative' between='who' "
                          "at-most='" +
                          at_most + "'/>")))
            .at_most;
    };
    CHECK(limit("5%") == 0.05);
    CHECK(limit("1.5") == 1.5);
}

TEST_CASE("gaps in scores need probabilities, others do not") {
    const std::string of_score =
        with("<template>good {who}</template><gap in='score' of='positive' between='who' at-most='0'/>");
    const RunResult result = run(of_score, {}, {}, Certainty::label_only);
    CHECK(result.tests[0].verdict == GateVerdict::not_applicable);
    CHECK(exit_code_of(result) == 2);
    CHECK(gate_failed(result.tests[0], false));
    CHECK(!gate_failed(result.tests[0], true));
    CHECK(gap_of(run(with("<template>good {who}</template><gap in='label-rate' of='positive' between='who' "
                          "at-most='0'/>"),
                     {}, {}, Certainty::label_only))
              .passed());
}

}  // namespace
}  // namespace assay
