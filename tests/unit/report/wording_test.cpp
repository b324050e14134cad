#include <assay/report/wording.hpp>

#include <assay/base/utf8.hpp>

#include "sample_results.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace assay;

namespace {

TestResult with_counts(std::uint64_t population, std::uint64_t cases, std::uint64_t skipped,
                       std::uint64_t failed) {
    TestResult test;
    test.population = population;
    test.cases = cases;
    test.skipped = skipped;
    test.failed = failed;
    if (test.judged() > 0) {
        test.failure_rate = static_cast<double>(failed) / static_cast<double>(test.judged());
        test.interval = clopper_pearson(failed, test.judged());
    }
    return test;
}

}  // namespace

TEST_CASE("cases say out of how many they were taken") {
    struct Row {
        std::uint64_t population, cases;
        const char* text;
    };
    for (const Row& row : {Row{500, 500, "500"}, Row{12'345, 10'000, "10,000 of 12,345"},
                           Row{320'000'000'000, 10'000, "10,000 of 3.2e11"},
                           Row{999'999'999, 1, "1 of 999,999,999"}, Row{1'000'000'000, 1, "1 of 1.0e9"},
                           Row{18'446'744'073'709'551'615u, 0, "0 of 1.8e19"}, Row{0, 0, "0"}}) {
        CAPTURE(row.text);
        CHECK(cases_text(with_counts(row.population, row.cases, 0, 0)) == row.text);
    }
}

TEST_CASE("rates come with their interval, and with a warning where few cases were judged") {
    CHECK(rate_text(with_counts(1000, 1000, 0, 123)) == "12.3% [10.3, 14.5]");
    CHECK(rate_text(with_counts(1000, 1000, 1000, 0)) == "–");
    TestResult close = with_counts(100'000, 100'000, 0, 15'004);
    CHECK(rate_text(close) == "15.0% [14.8, 15.2]");
    close.max_failure_rate = 0.15;
    CHECK(rate_text(close) == "15.004% [14.8, 15.2]");

    CHECK(few_cases_text(with_counts(9, 9, 0, 0)) == "only 9 cases");
    CHECK(few_cases_text(with_counts(12, 12, 11, 0)) == "only 1 case");
    CHECK(few_cases_text(with_counts(12, 12, 12, 0)) == "no case judged");
    CHECK(few_cases_text(with_counts(10, 10, 0, 0)) == "");
    TestResult not_applicable = with_counts(40, 0, 0, 0);
    not_applicable.verdict = GateVerdict::not_applicable;
    CHECK(few_cases_text(not_applicable) == "");
}

TEST_CASE("gates") {
    struct Row {
        std::optional<double> limit;
        GateVerdict verdict;
        const char* reason;
        bool allowed;
        const char* text;
    };
    constexpr auto kNotApplicable = GateVerdict::not_applicable;
    for (const Row& row :
         {Row{{}, GateVerdict::none, "", false, "–"},
          Row{0.15, GateVerdict::passed, "", false, "≤ 15% passed"},
          Row{0.15, GateVerdict::failed, "", false, "≤ 15% FAILED"},
          Row{0.15, GateVerdict::failed, "no case was judged", true, "≤ 15% FAILED: no case was judged"},
          Row{0.15, GateVerdict::none, "", false, "≤ 15% not judged"},
          Row{{}, kNotApplicable, "needs \x1b", false, "n/a: needs \\x1b"},
          Row{{}, kNotApplicable, "", false, "n/a"},
          Row{0.15, kNotApplicable, "needs gold", false, "≤ 15% FAILED, n/a: needs gold"},
          Row{0.15, kNotApplicable, "needs gold", true, "n/a: needs gold"}}) {
        TestResult test;
        test.max_failure_rate = row.limit;
        test.verdict = row.verdict;
        test.reason = row.reason;
        CHECK(gate_text(test, row.allowed) == row.text);
    }
}

TEST_CASE("skipped cases come with their reasons") {
    TestResult test = with_counts(2'000, 2'000, 1'200, 0);
    test.skip_reasons = {{"b\n", 1'000}, {"a", 200}};
    CHECK(skipped_text(test) == "1,200 skipped: 200 a, 1,000 b\\n");
    CHECK(skipped_text(with_counts(5, 5, 0, 0)) == "");
    CHECK(skipped_text(with_counts(5, 5, 2, 0)) == "2 skipped");
}

TEST_CASE("the worst values fail more than chance explains") {
    TestResult test = with_counts(1'000, 1'000, 0, 100);
    test.slots = {{"a", {{"often", 50, 40}, {"once", 1, 1}, {"as all", 400, 40}, {"never seen", 0, 0}}},
                  {"b", {{"x", 100, 30}, {"y", 100, 31}, {"z", 100, 32}}}};
    CHECK(worst_values(test) == std::vector<std::string>{"a = \"often\" 80.0% of 50",
                                                         "b = \"z\" 32.0% of 100", "b = \"y\" 31.0% of 100"});
    test = with_counts(100, 100, 0, 100);
    test.slots = {{"a", {{"x", 50, 50}, {"y", 50, 50}}}};
    CHECK(worst_values(test).empty());
}

TEST_CASE("failing tests: failed gates first, then the higher rate, then the order of the suite") {
    std::vector<std::string> names;
    const RunResult result = test::everything();
    for (const TestResult* test : failing_tests(result)) names.push_back(test->name.substr(0, 8));
    CHECK(names == std::vector<std::string>{"<script>", "\x1b[2J\a it", "swap loc", "add nega", "negated "});
}

TEST_CASE("the command to replay a case quotes its id") {
    RunResult result;
    result.replay_command = "assay replay 'a b.xml' 'ID' --model m";
    struct Row {
        std::string id;
        const char* word;
    };
    for (const Row& row :
         {Row{"plain#1", "'plain#1'"}, Row{"it's $HOME `x` \\ #2", "'it'\\''s $HOME `x` \\ #2'"},
          Row{"日本#3", "'日本#3'"}, Row{"a\nb\x1b\\'#4", "$'a\\nb\\x1b\\\\\\'#4'"},
          Row{"\xC2\x9B\xC2\xAD\xE2\x80\xAE\xF3\xA0\x80\x81",
              "$'\\302\\233\\302\\255\\342\\200\\256\\363\\240\\200\\201'"},
          Row{"\xFF", "$'\\xff'"}, Row{"", "''"}}) {
        CAPTURE(row.word);
        CHECK(replay_text(result, row.id) ==
              "assay replay 'a b.xml' " + std::string(row.word) + " --model m");
    }
    result.replay_command = "assay replay \x1b";
    CHECK(replay_text(result, "x#1") == "assay replay \\x1b");
    result.replay_command = "assay replay 'it'\\''ID' 'ID'";
    CHECK(replay_text(result, "x#1") == "assay replay 'it'\\''ID' 'x#1'");
}

TEST_CASE("predictions with what the model says of them") {
    RunResult result;
    result.labels = {"negative", "positive"};
    CHECK(prediction_text(result, {1, 0.75, {0.25, 0.75}}, false) == "positive (0.750)");
    CHECK(prediction_text(result, {0, 0.25, {0.25, 0.75}}, true) ==
          "negative (negative 0.250, positive 0.750)");
    CHECK(prediction_text(result, {1, 0.5, {}}, true) == "positive (0.500)");
    CHECK(prediction_text(result, {1, {}, {}}, true) == "positive");
    CHECK(prediction_text(result, {7, {}, {}}, true) == "label 7");
    result.labels.assign(6, "x");
    CHECK(prediction_text(result, {0, 0.5, {0.5, 0.1, 0.1, 0.1, 0.1, 0.1}}, true) == "x (0.500)");
}

TEST_CASE("suite, model and sample in a line each") {
    RunResult result = test::everything();
    CHECK(suite_text(result) == "sentiment (suites/sentiment.xml)");
    CHECK(model_text(result) == "default (file), labels negative 'very positive', gives probabilities");
    CHECK(sample_text(result) == "at most 10,000 cases a test");
    result.sample = 1;
    result.suite_name.clear();
    result.certainty = Certainty::confidence;
    result.model_labels.clear();
    CHECK(suite_text(result) == "suites/sentiment.xml");
    CHECK(model_text(result) == "default (file), gives a confidence");
    CHECK(sample_text(result) == "at most 1 case a test");
    result.sample.reset();
    result.certainty = Certainty::label_only;
    CHECK(model_text(result) == "default (file), gives labels only");
    CHECK(sample_text(result) == "all cases");
}
