#include "sample_results.hpp"

#include <cmath>
#include <string>

using namespace std::string_literals;

namespace assay::test {
namespace {

/// Golden files must not hang on the last digits of an interval, which differ between versions of Boost.
Interval rounded(Interval interval) {
    const auto round = [](double share) { return std::round(share * 1e4) / 1e4; };
    return {interval.level, round(interval.low), round(interval.high)};
}

TestResult counted(std::string name, std::string type, std::string capability, std::uint64_t cases,
                   std::uint64_t skipped, std::uint64_t failed) {
    TestResult test;
    test.name = std::move(name);
    test.type = std::move(type);
    test.capability = std::move(capability);
    test.population = test.cases = cases;
    test.skipped = skipped;
    test.failed = failed;
    if (test.judged() > 0) {
        test.failure_rate = static_cast<double>(failed) / static_cast<double>(test.judged());
        test.interval = rounded(clopper_pearson(failed, test.judged()));
    }
    return test;
}

void gate(TestResult& test, double limit) {
    test.max_failure_rate = limit;
    const bool passed = test.failure_rate && *test.failure_rate <= limit;
    test.verdict = passed ? GateVerdict::passed : GateVerdict::failed;
}

Prediction predicted(std::size_t label, std::vector<double> probabilities) {
    return {label, probabilities[label], std::move(probabilities)};
}

TestResult negation() {
    TestResult test = counted("negated positive verb", "MFT", "Negation", 10'000, 0, 812);
    test.description = "A negated positive verb makes the sentence negative.";
    test.line = 4;
    test.population = 320'000'000'000;
    gate(test, 0.15);
    test.slots = {{"negation", {{"can't say I", 120, 112}, {"don't", 4'880, 400}, {"never", 5'000, 300}}},
                  {"pos_verb", {{"like", 5'100, 500}, {"love", 4'900, 312}}}};
    test.examples = {{"negated positive verb#1234",
                      {{"I can't say I love the food."}},
                      {{}},
                      {{"negation", "can't say I"}, {"pos_verb", "love"}, {"thing", "food"}},
                      "negative",
                      {predicted(2, {0.088, 0.1, 0.812})},
                      {0}}};
    return test;
}

TestResult locations() {
    TestResult test = counted("swap locations", "INV", "NER", 500, 12, 61);
    test.line = 11;
    test.unchanged = 1'500;
    gate(test, 0.05);
    test.skip_reasons = {{"the original's prediction", 12}};
    test.examples = {
        {"swap locations#17",
         {{"I flew from Chicago to São Paulo."},
          {"I flew from Dallas to São Paulo."},
          {"I flew from Chicago to Rome."}},
         {{}, {{12, 19, 12, 18}}, {{23, 33, 23, 27}}},
         {},
         "the original's label (±0.1)",
         {predicted(1, {0.2, 0.7, 0.1}), predicted(0, {0.6, 0.3, 0.1}), predicted(2, {0.3, 0.3, 0.4})},
         {1, 2}}};
    return test;
}

TestResult gaps() {
    TestResult test = counted("groups of people", "MFT", "Fairness", 400, 0, 0);
    test.line = 14;
    gate(test, 0.05);
    test.verdict = GateVerdict::failed;
    test.gaps = {{Gap::Measure::label_rate,
                  "very positive",
                  "first_name.gender",
                  0.05,
                  std::nullopt,
                  1,
                  {{"female", 200, 0.81}, {"male", 200, 0.685}},
                  0.81 - 0.685,
                  0.004},
                 {Gap::Measure::mean_score,
                  "very positive - negative",
                  "",
                  0.1,
                  0.01,
                  20,
                  {{"a|b", 80, 0.5},
                   {"<i>", 80, 0.45},
                   {"c", 3, -0.9},
                   {"d", 79, 0.1},
                   {"e", 79, 0.2},
                   {"f", 79, 0.3}},
                  0.4,
                  0.2},
                 {Gap::Measure::failure_rate,
                  "",
                  "\x1b[1m",
                  0.02,
                  std::nullopt,
                  50,
                  {{"x", 2, 0.5}},
                  std::nullopt,
                  std::nullopt}};
    return test;
}

TestResult phrases() {
    TestResult test = counted("add negative phrases", "DIR", "Vocabulary", 4, 0, 3);
    test.line = 16;
    test.examples = {{"add negative phrases#2",
                      {{"The crew was kind."}, {"The crew was kind. I hate it."}},
                      {{}, {{18, 18, 18, 29}}},
                      {},
                      "positive - negative must not rise by more than 0.1",
                      {predicted(1, {0.25, 0.5, 0.25}), predicted(2, {0.1, 0.2, 0.7})},
                      {1}}};
    return test;
}

/// Two fields; breaks out of CDATA, HTML, tables and code spans if it is let.
TestResult pairs() {
    TestResult test = counted("<script>alert(1)</script> ]]> | `code` **bold** [x](y) @all #1 $x$", "INV",
                              "Roles & \"Pairs\"", 20, 0, 20);
    test.line = 22;
    gate(test, 0.9999);
    test.examples = {{"<script>alert(1)</script> ]]> | `code` **bold** [x](y) @all #1 $x$#0",
                      {{"Is ]]> safe?", "Is <b>it</b>? | ```"}, {"Is &lt; safe?", "Is <b>it</b>? | ```"}},
                      {{}, {{3, 6, 3, 7}}},
                      {},
                      "the original's label",
                      {predicted(0, {1, 0, 0}), predicted(2, {0, 0, 1})},
                      {1}}};
    return test;
}

/// Moves cursors, reorders lines and ends C strings if it is let.
TestResult controls() {
    TestResult test = counted("\x1b[2J\a it's \xE2\x80\xAEreversed\xE2\x80\xAC \0 NUL \\ \xEF\xBF\xBE"s,
                              "MFT", "\x1b]0;title\a", 12, 2, 7);
    test.description = "line one\nline two\r\tand a tab\x7F\xC2\x9B";
    test.line = 30;
    gate(test, 0.5);
    test.skip_reasons = {{"clash", 1}, {"\x1b[31mred", 1}};
    test.slots = {{"\x1b[1m", {{"\"\n", 7, 7}, {"plain", 3, 0}}}};
    test.examples = {{test.name + "#3",
                      {{"a\0b\x1b[2J\xE2\x80\xAE"s}, {"\x7F"}},
                      {},
                      {{"\n", "\t"}},
                      "not \x1b[0m",
                      {predicted(0, {0.5, 0.25, 0.25}), predicted(1, {0.25, 0.5, 0.25})},
                      {0, 1}}};
    return test;
}

TestResult not_applicable(std::string name, std::optional<double> limit) {
    TestResult test = counted(std::move(name), "DIR", "Vocabulary", 0, 0, 0);
    test.population = 40;
    test.max_failure_rate = limit;
    test.verdict = GateVerdict::not_applicable;
    test.reason = "needs probabilities, but the model gives labels only";
    return test;
}

TestResult all_skipped(std::string name, bool gated) {
    TestResult test = counted(std::move(name), "INV", "", 12, 12, 0);
    test.skip_reasons = {{"the original's prediction", 12}};
    if (!gated) return test;
    gate(test, 0.1);
    test.reason = "no case was judged";
    return test;
}

RunResult run_of(std::vector<TestResult> tests) {
    RunResult result;
    result.version = "0.1.0";
    result.seed = 18'446'744'073'709'551'615u;
    result.sample = 10'000;
    result.suite_name = "sentiment";
    result.suite_file = "suites/sentiment.xml";
    result.suite_sha256 = std::string(64, 'a');
    result.labels = {"negative", "neutral", "very positive"};
    result.model_kind = "file";
    result.model_name = "default";
    result.model_sha256 = std::string(64, 'b');
    result.model_labels = {"negative", "very positive"};
    result.replay_command =
        "assay replay suites/sentiment.xml 'ID' --model default --seed 18446744073709551615";
    result.tests = std::move(tests);
    result.totals = totals_of(result.tests);
    if (result.totals.interval) result.totals.interval = rounded(*result.totals.interval);
    return result;
}

}  // namespace

RunResult everything() {
    TestResult wide = counted("否定された動詞のテスト e\xCC\x81", "MFT", "日本語", 1'000, 0, 0);
    gate(wide, 0);
    return run_of(
        {negation(), locations(), phrases(), pairs(), controls(),
         not_applicable("gated, but not applicable", 0.1), not_applicable("not applicable", std::nullopt),
         all_skipped("gated, but all skipped", true), all_skipped("all skipped", false), wide, gaps()});
}

RunResult all_well() {
    TestResult test = counted("short", "MFT", "Vocabulary", 200, 0, 0);
    gate(test, 0.05);
    RunResult result = run_of({test});
    result.sample.reset();
    result.certainty = Certainty::label_only;
    return result;
}

RunResult interrupted() {
    RunResult result = run_of({negation()});
    result.complete = false;
    return result;
}

RunResult nothing_judged() {
    RunResult result = run_of({not_applicable("not applicable", 0.1), all_skipped("all skipped", false)});
    result.allow_not_applicable = true;
    return result;
}

RunResult stopped() {
    RunResult result = run_of({not_applicable("not applicable", 0.1)});
    result.not_run = 71;
    return result;
}

RunResult empty() {
    RunResult result;
    result.suite_sha256 = std::string(64, '0');
    result.model_kind = "function";
    return result;
}

}  // namespace assay::test
