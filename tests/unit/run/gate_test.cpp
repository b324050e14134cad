// What a run makes of its counts: gates, tests that do not apply, and runs in which nothing was judged.

#include "fake_model.hpp"
#include "support/suite_folder.hpp"

#include <assay/run/runner.hpp>

#include <doctest/doctest.h>

namespace assay {
namespace {

using test::by_word;
using test::FakeModel;
using test::in_suite;
using test::SuiteFolder;

RunResult run(const std::string& xml, Certainty certainty = Certainty::probabilities,
              const RunOptions& options = {}, const std::vector<test::File>& files = {}) {
    const SuiteFolder folder(xml, files);
    const Suite suite = folder.read();
    FakeModel model(by_word, certainty);
    return run_suite(suite, model, options);
}

/// `failing` of `cases` cases fail.
std::string test_of(int cases, int failing, const std::string& attributes, const std::string& name = "t") {
    std::string xml = "<test name='" + name + "' type='MFT' " + attributes + ">";
    for (int i = 0; i < cases; ++i) xml += i < failing ? "<case>bad</case>" : "<case>good</case>";
    return xml + "<expect label='positive'/></test>";
}

TEST_CASE("a gate passes up to exactly its threshold") {
    struct Row {
        int cases, failing;
        const char* gate;
        GateVerdict verdict;
    };
    constexpr GateVerdict kPassed = GateVerdict::passed, kFailed = GateVerdict::failed,
                          kNone = GateVerdict::none;
    for (const Row& row : {Row{10, 1, "max-failure-rate='0.1'", kPassed},
                           {10, 2, "max-failure-rate='0.1'", kFailed},
                           {10, 1, "max-failure-rate='10%'", kPassed},
                           {1000, 7, "max-failure-rate='0.7%'", kPassed},
                           {1000, 8, "max-failure-rate='0.7%'", kFailed},
                           {10, 1, "min-pass-rate='0.9'", kPassed},
                           {10, 2, "min-pass-rate='0.9'", kFailed},
                           {1000, 3, "min-pass-rate='0.997'", kPassed},
                           {1000, 4, "min-pass-rate='99.7%'", kFailed},
                           {3, 1, "max-failure-rate='0.3333333333333333'", kPassed},
                           {3, 1, "max-failure-rate='0.333'", kFailed},
                           {2, 0, "max-failure-rate='0'", kPassed},
                           {2, 1, "max-failure-rate='0'", kFailed},
                           {2, 2, "max-failure-rate='1'", kPassed},
                           {2, 2, "", kNone}}) {
        CAPTURE(row.gate);
        CAPTURE(row.failing);
        const RunResult result = run(in_suite(test_of(row.cases, row.failing, row.gate)));
        CHECK(result.tests[0].verdict == row.verdict);
        CHECK(exit_code_of(result) == (row.verdict == kFailed ? 1 : 0));
    }
}

TEST_CASE("passes-with any: one text that passes is enough for a case") {
    const auto failed = [](const std::string& attributes) {
        return run(in_suite("<test name='t' type='MFT' " + attributes +
                            "><case><text>good</text><text>bad</text></case>"
                            "<case><text>bad</text><text>bad</text></case><expect label='positive'/></test>"))
            .tests[0];
    };
    CHECK(failed("").failed == 2);
    CHECK(failed("passes-with='all'").failed == 2);
    const TestResult any = failed("passes-with='any'");
    CHECK(any.failed == 1);
    REQUIRE(any.examples.size() == 1);
    CHECK(any.examples[0].id == "t#1");
    CHECK(any.examples[0].failed_texts == std::vector<std::size_t>{0, 1});
}

TEST_CASE("a test's own gate counts more than the suite's, and that more than the run's") {
    const auto limit = [](const std::string& suite_gate, const std::string& test_gate,
                          std::optional<double> run_gate) {
        RunOptions options;
        options.max_failure_rate = run_gate;
        return run("<suite name='s' labels='negative neutral positive' " + suite_gate + ">" +
                       test_of(4, 1, test_gate) + "</suite>",
                   Certainty::probabilities, options)
            .tests[0]
            .max_failure_rate;
    };
    CHECK(limit("", "", {}) == std::nullopt);
    CHECK(limit("", "", 0.5) == 0.5);
    CHECK(limit("max-failure-rate='0.25'", "", 0.5) == 0.25);
    CHECK(limit("min-pass-rate='0.9'", "max-failure-rate='0.3'", 0.5) == 0.3);
    CHECK(limit("min-pass-rate='0.9'", "", {}) == 0.1);
}

TEST_CASE("a test that needs more than the model gives does not apply, and says why") {
    struct Row {
        const char* expect;
        Certainty certainty;
        const char* reason;
    };
    constexpr const char* kLabels = "the model gives labels only";
    constexpr const char* kConfidence = "the model gives one confidence, not a probability for each label";
    for (const Row& row :
         {Row{"label='positive'", Certainty::label_only, ""},
          {"same='label' tolerance='0.1'", Certainty::label_only, ""},
          {"increasing='positive'", Certainty::label_only, kLabels},
          {"increasing='predicted'", Certainty::confidence, ""},
          {"decreasing='positive - negative'", Certainty::confidence, kConfidence},
          {"decreasing='positive - negative'", Certainty::probabilities, ""},
          {"probability-of='positive' at-least='0.5'", Certainty::label_only, kLabels},
          {"probability-of='positive' at-least='0.5'", Certainty::confidence, kConfidence}}) {
        CAPTURE(row.expect);
        const RunResult result =
            run(in_suite("<test name='t' type='INV'><case><text>good</text><text>bad</text></case><expect " +
                         std::string(row.expect) + "/></test>"),
                row.certainty);
        const TestResult& test = result.tests[0];
        CHECK(test.reason == row.reason);
        CHECK((test.verdict == GateVerdict::not_applicable) == !test.reason.empty());
        CHECK(test.cases == (test.reason.empty() ? 1 : 0));
        CHECK(test.population == 1);
    }
}

TEST_CASE("a gated test that does not apply fails the run, unless that is allowed") {
    const std::string xml = in_suite(
        "<test name='t' type='MFT' max-failure-rate='0.5'><case>a</case><expect "
        "probability-of='positive' at-least='0.5'/></test>" +
        test_of(1, 0, "", "other"));
    RunOptions options;
    CHECK(exit_code_of(run(xml, Certainty::label_only, options)) == 1);
    options.allow_not_applicable = true;
    const RunResult allowed = run(xml, Certainty::label_only, options);
    CHECK(exit_code_of(allowed) == 0);
    CHECK(allowed.tests[0].verdict == GateVerdict::not_applicable);
}

TEST_CASE("data without the labels that a test needs make it not applicable") {
    SuiteFolder folder(
        in_suite("<test name='t' type='MFT'><data src='d.csv' label='label'/><expect label='gold'/></test>"),
        {{"d.csv", "text,label\ngood,positive\n"}, {"bare.csv", "text\ngood\n"}});
    folder.options().data = {{"", folder.path("bare.csv")}};
    const Suite suite = folder.read();
    FakeModel model(by_word);
    const RunResult result = run_suite(suite, model, {});
    CHECK(result.tests[0].verdict == GateVerdict::not_applicable);
    CHECK(result.tests[0].reason == "the data has no labels");
    CHECK(exit_code_of(result) == 2);
}

TEST_CASE("a gated test of which no case was judged fails its gate, unless that is allowed") {
    const auto skipping = [](const std::string& gate) {
        return in_suite("<test name='t' type='INV' " + gate +
                        "><case><text>a</text><text>b</text></case><expect "
                        "same='label' when-original='positive'/></test>");
    };
    const RunResult gated = run(skipping("max-failure-rate='1'"));
    CHECK(gated.tests[0].verdict == GateVerdict::failed);
    CHECK(gated.tests[0].reason == "no case was judged");
    CHECK(gated.tests[0].failure_rate == std::nullopt);
    CHECK(gated.tests[0].interval == std::nullopt);
    CHECK(gated.tests[0].skipped == 1);
    CHECK(exit_code_of(gated) == 2);  // in the whole run nothing was judged
    RunOptions options;
    options.allow_not_applicable = true;
    const RunResult allowed = run(skipping("max-failure-rate='1'"), Certainty::probabilities, options);
    CHECK(allowed.tests[0].verdict == GateVerdict::not_applicable);
    const RunResult open = run(skipping(""));
    CHECK(open.tests[0].verdict == GateVerdict::none);
    CHECK(open.tests[0].reason == "no case was judged");
}

TEST_CASE("a test without any case fails its gate") {
    const RunResult result =
        run(in_suite("<test name='t' type='INV' max-failure-rate='1'><case>no stop</case><perturb "
                     "with='strip-punctuation'/><expect same='label'/></test>" +
                     test_of(1, 0, "", "other")));
    CHECK(result.tests[0].verdict == GateVerdict::failed);
    CHECK(result.tests[0].population == 0);
    CHECK(result.tests[0].unchanged == 1);
    CHECK(exit_code_of(result) == 1);
}

TEST_CASE("a test that may be empty has no gate where no case was judged, and its gate where one was") {
    const std::string empty =
        "<test name='t' type='INV' max-failure-rate='0' may-be-empty='true'><case>no stop</case><perturb "
        "with='strip-punctuation'/><expect same='label'/></test>";
    const RunResult beside = run(in_suite(empty + test_of(1, 0, "", "other")));
    CHECK(beside.tests[0].verdict == GateVerdict::none);
    CHECK(beside.tests[0].max_failure_rate == std::nullopt);
    CHECK(beside.tests[0].reason == "no case was judged");
    CHECK(exit_code_of(beside) == 0);
    CHECK(exit_code_of(run(in_suite(empty))) == 2);  // in the whole run nothing was judged
    const RunResult judged = run(in_suite(test_of(2, 1, "max-failure-rate='0' may-be-empty='true'", "t")));
    CHECK(judged.tests[0].verdict == GateVerdict::failed);
}

TEST_CASE("fail-fast stops after the first test that fails the run, in the order of the suite") {
    const std::string xml = in_suite(
        test_of(2, 1, "", "open") + test_of(2, 0, "max-failure-rate='0'", "passes") +
        test_of(2, 1, "max-failure-rate='0'", "fails") + test_of(2, 1, "max-failure-rate='0'", "later"));
    RunOptions options;
    CHECK(run(xml, Certainty::probabilities, options).tests.size() == 4);
    options.fail_fast = true;
    const RunResult result = run(xml, Certainty::probabilities, options);
    REQUIRE(result.tests.size() == 3);
    CHECK(result.tests.back().name == "fails");
    CHECK(result.complete);
    CHECK(result.not_run == 1);
    CHECK(exit_code_of(result) == 1);
    CHECK(verdict_sentence(result) ==
          "FAILED: 1 of 2 gates failed (fails); stopped by --fail-fast after 3 of 4 tests; 6 cases judged, "
          "33.3% failed (95% interval 4.3% to 77.7%).");
}

TEST_CASE("a gate fails a run that it stops, also where nothing was judged before") {
    const std::string probability =
        "<test name='first' type='MFT' max-failure-rate='0'><case>good</case>"
        "<expect probability-of='positive' at-least='0.5'/></test>";
    const std::string skipped =
        "<test name='first' type='MFT' max-failure-rate='0'><case>good</case>"
        "<expect label='positive' when-original='neutral'/></test>";
    for (const std::string& first : {probability, skipped}) {
        CAPTURE(first);
        RunOptions options;
        options.fail_fast = true;
        const std::string xml = in_suite(first + test_of(2, 0, "max-failure-rate='0'", "later"));
        const RunResult result = run(xml, Certainty::label_only, options);
        CHECK(result.not_run == 1);
        CHECK(exit_code_of(result) == 1);
        CHECK(
            verdict_sentence(result) ==
            "FAILED: 1 of 1 gate failed (first); stopped by --fail-fast after 1 of 2 tests; no case judged.");
        // The whole suite was run, and nothing judged.
        const RunResult whole = run(in_suite(first), Certainty::label_only, options);
        CHECK(whole.not_run == 0);
        CHECK(exit_code_of(whole) == 2);
        options.allow_not_applicable = true;
        CHECK(run(xml, Certainty::label_only, options).tests.size() == 2);
    }
}

}  // namespace
}  // namespace assay
