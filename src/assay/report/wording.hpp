/// How results are put in words, the same in every report. Everything returned is printable() UTF-8 without
/// line breaks; escaping for a format comes after.
#pragma once

#include <assay/run/result.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

std::string suite_text(const RunResult& result);  ///< "sentiment (suites/sentiment.xml)"
std::string model_text(
    const RunResult& result);  ///< "default (file), labels negative positive, gives probabilities"
std::string sample_text(const RunResult& result);  ///< "at most 10,000 cases a test", "all cases"

std::string cases_text(const TestResult& test);  ///< "10,000 of 3.2e11"; "812" where all cases were taken
std::string rate_text(const TestResult& test);   ///< "12.3% [11.1, 13.6]"; "–" where no case was judged
/// "only 4 cases" where fewer than 10 cases were judged, whatever the rate says; otherwise empty.
std::string few_cases_text(const TestResult& test);
/// "≤ 15% passed", "≤ 15% FAILED", "≤ 15% FAILED, n/a: reason", "n/a: reason", "–" without a gate; "gap ≤ 5%
/// FAILED", "≤ 15%, gap ≤ 5% passed": where cases were judged and a gate failed, only what failed.
std::string gate_text(const TestResult& test, bool allow_not_applicable);
/// Each gap of the test: "label-rate of positive between name.gender: 68.5% (male, 200), 81.0% (female, 200);
/// gap 12.5%, p = 0.004, at most 5%: FAILED". Of more than four groups, the two at each end.
std::vector<std::string> gap_texts(const TestResult& test);
/// "12 skipped: 10 the original's prediction, 2 clash"; empty where none was.
std::string skipped_text(const TestResult& test);

/// Each slot value with which the test fails more often than in all, beyond chance (the lower end of its 95%
/// interval lies above the test's failure rate): `negation = "can't say I" 93.0% of 120`. Up to three, the
/// worst first.
std::vector<std::string> worst_values(const TestResult& test);

/// Tests with failed cases: first those that failed their gate, then the higher failure rate, then
/// the suite's order.
std::vector<const TestResult*> failing_tests(const RunResult& result);

/// A label's name, or "label 7" where there is none with this number.
std::string label_text(const RunResult& result, std::size_t label);

/// "positive (0.812)"; "positive (negative 0.088, neutral 0.100, positive 0.812)" with `all_labels` and few
/// of them.
std::string prediction_text(const RunResult& result, const Prediction& prediction, bool all_labels);

/// The text as one quoted word of a POSIX shell. Plain quotes cannot show a control character: $'…' of bash
/// can, with the escapes of printable() for single bytes, and longer characters byte by byte, in any locale.
std::string shell_word(std::string_view text);

/// The complete command that judges one case again, the id a shell_word.
std::string replay_text(const RunResult& result, std::string_view id);

struct ExampleLine {
    std::string_view label;  ///< "text", "original", "changed", "predicted", "expected", "replay", or empty
    std::string text;
    bool operator==(const ExampleLine&) const = default;
};

/// A case in full: the texts that failed (all of them where none did) and, in INV and DIR, the original
/// before them, with what was predicted for each; edits as "[Chicago → Dallas]"; what was expected; the
/// command to replay it. At most three failed texts, and 600 characters of a text, with the first edit in
/// sight.
std::vector<ExampleLine> example_lines(const RunResult& result, const TestResult& test,
                                       const Example& example);

}  // namespace assay
