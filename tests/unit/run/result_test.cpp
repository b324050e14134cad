#include <assay/run/result.hpp>

#include <assay/base/error.hpp>

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <string>
#include <vector>

using namespace assay;

namespace {

/// A test in one line: how many were scored, skipped and failed, and what its gate says.
TestResult test_result(std::string name, std::uint64_t cases, std::uint64_t skipped, std::uint64_t failed,
                       std::optional<double> limit = {}, GateVerdict verdict = GateVerdict::none) {
    TestResult test;
    test.name = std::move(name);
    test.cases = cases;
    test.skipped = skipped;
    test.failed = failed;
    test.max_failure_rate = limit;
    test.verdict = verdict;
    return test;
}

RunResult run_of(std::vector<TestResult> tests) {
    RunResult result;
    result.tests = std::move(tests);
    result.totals = totals_of(result.tests);
    return result;
}

constexpr GateVerdict kPassed = GateVerdict::passed;
constexpr GateVerdict kFailed = GateVerdict::failed;
constexpr GateVerdict kNone = GateVerdict::none;
constexpr GateVerdict kNotApplicable = GateVerdict::not_applicable;

}  // namespace

TEST_CASE("totals add up, and their rate is that of all judged cases") {
    const RunTotals totals =
        totals_of({test_result("a", 100, 20, 8, 0.1, kPassed), test_result("b", 20, 0, 12, 0.1, kFailed),
                   test_result("c", 0, 0, 0, 0.1, kNotApplicable), test_result("d", 5, 5, 0),
                   test_result("e", 0, 0, 0, {}, kNotApplicable)});
    CHECK(totals.tests == 5);
    CHECK(totals.cases == 125);
    CHECK(totals.skipped == 25);
    CHECK(totals.failed == 20);
    CHECK(totals.gates_passed == 1);
    CHECK(totals.gates_failed == 1);
    CHECK(totals.not_applicable == 2);
    CHECK(totals.failure_rate == 0.2);
    CHECK(totals.interval == clopper_pearson(20, 100));
}

TEST_CASE("totals over nothing judged have no rate") {
    for (const auto& tests :
         {std::vector<TestResult>{}, {test_result("a", 3, 3, 0)}, {test_result("a", 0, 0, 0)}}) {
        const RunTotals totals = totals_of(tests);
        CHECK_FALSE(totals.failure_rate.has_value());
        CHECK_FALSE(totals.interval.has_value());
    }
}

TEST_CASE("more failures than judged cases are a broken promise") {
    CHECK_THROWS_AS(totals_of({test_result("a", 3, 1, 3)}), Error);
}

TEST_CASE("a gated test that is not applicable fails its gate unless that is allowed") {
    struct Row {
        GateVerdict verdict;
        bool gated, allowed, failed;
    };
    for (const Row& row :
         {Row{kFailed, true, false, true}, Row{kFailed, true, true, true}, Row{kPassed, true, false, false},
          Row{kNone, false, false, false}, Row{kNotApplicable, true, false, true},
          Row{kNotApplicable, true, true, false}, Row{kNotApplicable, false, false, false},
          Row{kNotApplicable, false, true, false}}) {
        const TestResult test =
            test_result("a", 0, 0, 0, row.gated ? std::optional(0.1) : std::nullopt, row.verdict);
        CAPTURE(static_cast<int>(row.verdict));
        CAPTURE(row.gated);
        CAPTURE(row.allowed);
        CHECK(gate_failed(test, row.allowed) == row.failed);
    }
}

TEST_CASE("the exit code and its sentence") {
    struct Row {
        std::vector<TestResult> tests;
        bool complete, allowed;
        int code;
        std::string sentence;
    };
    const TestResult good = test_result("good", 1000, 0, 32, 0.1, kPassed);
    const TestResult bad = test_result("bad", 100, 0, 40, 0.1, kFailed);
    const TestResult open = test_result("open", 10, 0, 10);
    const TestResult none = test_result("none", 0, 0, 0, {}, kNotApplicable);
    const TestResult gated = test_result("gated", 0, 0, 0, 0.1, kNotApplicable);
    const TestResult skipped = test_result("skipped", 12, 12, 0);
    const TestResult unreached = test_result("unreached", 0, 0, 0, 0.1);
    const TestResult one = test_result("one", 1, 0, 0, 0.1, kPassed);
    const std::vector<Row> rows = {
        {{good},
         true,
         false,
         0,
         "PASSED: 1 of 1 gate passed; 1,000 cases judged, 3.2% failed (95% interval 2.2% to 4.5%)."},
        {{one},
         true,
         false,
         0,
         "PASSED: 1 of 1 gate passed; 1 case judged, 0.0% failed (95% interval 0.0% to 97.5%)."},
        {{good, bad},
         true,
         false,
         1,
         "FAILED: 1 of 2 gates failed (bad); 1,100 cases judged, 6.5% failed (95% interval 5.2% to 8.2%)."},
        {{good, gated},
         true,
         false,
         1,
         "FAILED: 1 of 2 gates failed (gated); 1,000 cases judged, 3.2% failed (95% interval 2.2% to 4.5%)."},
        {{good, gated},
         true,
         true,
         0,
         "PASSED: 1 of 2 gates passed, 1 not applicable; 1,000 cases judged, 3.2% failed (95% interval 2.2% "
         "to 4.5%)."},
        {{good, unreached, none},
         true,
         false,
         0,
         "PASSED: 1 of 2 gates passed, 1 not judged; 1,000 cases judged, 3.2% failed (95% interval 2.2% to "
         "4.5%)."},
        {{bad, bad, bad, bad, gated},
         true,
         false,
         1,
         "FAILED: 5 of 5 gates failed (bad, bad, bad and 2 more); 400 cases judged, 40.0% failed "
         "(95% interval 35.2% to 45.0%)."},
        {{open},
         true,
         false,
         0,
         "PASSED: no test has a gate; 10 cases judged, 100.0% failed (95% interval 69.2% to 100.0%)."},
        {{}, true, false, 2, "NOTHING JUDGED: no test was run."},
        {{skipped}, true, false, 2, "NOTHING JUDGED: 12 cases in 1 test, all skipped."},
        {{skipped, gated, none},
         true,
         true,
         2,
         "NOTHING JUDGED: 12 cases in 3 tests, all skipped; 2 tests not applicable to this model or data."},
        {{gated},
         true,
         true,
         2,
         "NOTHING JUDGED: no case in 1 test; 1 test not applicable to this model or data."},
        {{gated},
         true,
         false,
         2,
         "NOTHING JUDGED: no case in 1 test; 1 test not applicable to this model or data."},
        {{bad},
         false,
         false,
         130,
         "INTERRUPTED: the run stopped before its end; so far 100 cases judged, 40.0% failed "
         "(95% interval 30.3% to 50.3%)."},
        {{}, false, false, 130, "INTERRUPTED: the run stopped before any case was judged."},
    };
    for (const Row& row : rows) {
        RunResult result = run_of(row.tests);
        result.complete = row.complete;
        result.allow_not_applicable = row.allowed;
        CAPTURE(row.sentence);
        CHECK(exit_code_of(result) == row.code);
        CHECK(verdict_sentence(result) == row.sentence);
    }
}

TEST_CASE("names in the sentence are safe to print and short") {
    const std::string hostile = "\x1b[2J\xE2\x80\xAE" + std::string(60, 'x');
    const RunResult result = run_of({test_result(hostile, 10, 0, 10, 0.1, kFailed)});
    CHECK(verdict_sentence(result) ==
          "FAILED: 1 of 1 gate failed (\\x1b[2J\\u202e" + std::string(27, 'x') +
              "…); 10 cases judged, 100.0% failed (95% interval 69.2% to 100.0%).");
}

TEST_CASE("whatever the tests say, the sentence begins as the exit code demands") {
    CHECK(rc::check("sentence and code agree", [] {
        std::vector<TestResult> tests;
        const int count = *rc::gen::inRange(0, 6);
        for (int i = 0; i < count; ++i) {
            const auto cases = *rc::gen::inRange<std::uint64_t>(0, 20);
            const auto skipped = *rc::gen::inRange<std::uint64_t>(0, cases + 1);
            const auto failed = *rc::gen::inRange<std::uint64_t>(0, cases - skipped + 1);
            const auto verdict = *rc::gen::element(kNone, kPassed, kFailed, kNotApplicable);
            const auto limit = *rc::gen::element(std::optional<double>(), std::optional<double>(0.5));
            tests.push_back(test_result("t", cases, skipped, failed, limit, verdict));
        }
        RunResult result = run_of(tests);
        result.complete = *rc::gen::weightedElement<bool>({{9, true}, {1, false}});
        result.allow_not_applicable = *rc::gen::arbitrary<bool>();
        const std::string sentence = verdict_sentence(result);
        const int code = exit_code_of(result);
        RC_ASSERT(sentence.starts_with("PASSED: ") == (code == 0));
        RC_ASSERT(sentence.starts_with("FAILED: ") == (code == 1));
        RC_ASSERT(sentence.starts_with("NOTHING JUDGED: ") == (code == 2));
        RC_ASSERT(sentence.starts_with("INTERRUPTED: ") == (code == 130));
        RC_ASSERT(sentence.ends_with("."));
    }));
}
