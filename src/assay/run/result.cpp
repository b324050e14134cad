#include <assay/run/result.hpp>

#include <assay/base/numbers.hpp>
#include <assay/base/utf8.hpp>
#include <assay/run/percent.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace assay {
namespace {

constexpr std::size_t kNamesShown = 3;  ///< of failed gates, in the sentence
constexpr std::size_t kNameShown = 40;  ///< code points of each
constexpr int kInterrupted = 130;
constexpr int kNothingJudged = 2;
constexpr int kGateFailed = 1;

std::string short_name(const std::string& name) {
    return shortened(printable(name), kNameShown);
}

/// "12,345 cases judged, 3.2% failed (95% interval 2.9% to 3.5%)"
std::string rate_phrase(const RunTotals& totals) {
    if (totals.judged() == 0) return "no case judged";
    std::string text = fmt::format("{} judged", counted(totals.judged(), "case"));
    if (totals.failure_rate) text += fmt::format(", {} failed", percent(*totals.failure_rate));
    if (totals.interval) {
        text += fmt::format(" ({} interval {} to {})", percent_limit(totals.interval->level),
                            percent(totals.interval->low), percent(totals.interval->high));
    }
    return text;
}

struct Gates {
    std::uint64_t all = 0, passed = 0, not_applicable = 0;
    std::vector<std::string> failed;  ///< names as shown
    std::uint64_t open() const { return all - passed - not_applicable - failed.size(); }
};

Gates gates_of(const RunResult& result) {
    Gates gates;
    for (const TestResult& test : result.tests) {
        const bool failed = gate_failed(test, result.allow_not_applicable);
        const bool passed = test.verdict == GateVerdict::passed;
        if (!test.has_gate() && !failed && !passed) continue;
        ++gates.all;
        if (failed) gates.failed.push_back(short_name(test.name));
        if (passed) ++gates.passed;
        if (!failed && test.verdict == GateVerdict::not_applicable) ++gates.not_applicable;
    }
    return gates;
}

std::string gates_passed_phrase(const Gates& gates) {
    if (gates.all == 0) return "no test has a gate";
    std::string text = fmt::format("{} of {} passed", format_count(gates.passed), counted(gates.all, "gate"));
    if (gates.not_applicable > 0)
        text += fmt::format(", {} not applicable", format_count(gates.not_applicable));
    if (gates.open() > 0) text += fmt::format(", {} not judged", format_count(gates.open()));
    return text;
}

std::string gates_failed_phrase(const Gates& gates) {
    const std::size_t shown = std::min(gates.failed.size(), kNamesShown);
    std::string names;
    for (std::size_t i = 0; i < shown; ++i) names += (i > 0 ? ", " : "") + gates.failed[i];
    if (gates.failed.size() > shown)
        names += fmt::format(" and {} more", format_count(gates.failed.size() - shown));
    return fmt::format("{} of {} failed ({})", format_count(gates.failed.size()), counted(gates.all, "gate"),
                       names);
}

std::string nothing_judged_phrase(const RunTotals& totals) {
    if (totals.tests == 0) return "no test was run";
    std::string text = totals.cases == 0 ? fmt::format("no case in {}", counted(totals.tests, "test"))
                                         : fmt::format("{} in {}, all skipped", counted(totals.cases, "case"),
                                                       counted(totals.tests, "test"));
    if (totals.not_applicable > 0) {
        text +=
            fmt::format("; {} not applicable to this model or data", counted(totals.not_applicable, "test"));
    }
    return text;
}

/// "stopped by --fail-fast after 1 of 72 tests; ", or nothing.
std::string stopped_phrase(const RunResult& result) {
    if (result.not_run == 0) return {};
    return fmt::format("stopped by --fail-fast after {} of {}; ", format_count(result.tests.size()),
                       counted(result.tests.size() + result.not_run, "test"));
}

std::string interrupted_phrase(const RunTotals& totals) {
    if (totals.judged() == 0) return "the run stopped before any case was judged";
    return "the run stopped before its end; so far " + rate_phrase(totals);
}

}  // namespace

RunTotals sums_of(const std::vector<TestResult>& tests) {
    RunTotals totals;
    totals.tests = tests.size();
    for (const TestResult& test : tests) {
        totals.cases += test.cases;
        totals.skipped += test.skipped;
        totals.failed += test.failed;
        if (test.verdict == GateVerdict::passed) ++totals.gates_passed;
        if (test.verdict == GateVerdict::failed) ++totals.gates_failed;
        if (test.verdict == GateVerdict::not_applicable) ++totals.not_applicable;
    }
    if (const std::uint64_t all = totals.judged(); all > 0)
        totals.failure_rate = static_cast<double>(totals.failed) / static_cast<double>(all);
    return totals;
}

RunTotals totals_of(const std::vector<TestResult>& tests) {
    RunTotals totals = sums_of(tests);
    if (totals.judged() > 0) totals.interval = clopper_pearson(totals.failed, totals.judged());
    return totals;
}

bool gate_failed(const TestResult& test, bool allow_not_applicable) {
    if (test.verdict == GateVerdict::failed) return true;
    return test.verdict == GateVerdict::not_applicable && test.has_gate() && !allow_not_applicable;
}

bool allows(const GapResult& gap, bool allow_not_applicable) {
    return gap.gap ? gap.passed() : allow_not_applicable;
}

bool within_gates(const TestResult& test, bool allow_not_applicable) {
    return test.rate_passed() && std::all_of(test.gaps.begin(), test.gaps.end(), [&](const GapResult& gap) {
               return allows(gap, allow_not_applicable);
           });
}

bool GapResult::passed() const {
    constexpr double kRounding = 1e-12;  // 0.8 - 0.7 is not more than 0.1
    return gap && (*gap <= at_most + kRounding || (significance && *p_value >= *significance));
}

std::optional<double> largest_gap(const std::vector<GroupTally>& groups, std::uint64_t min_count) {
    std::optional<double> low, high;
    std::size_t compared = 0;
    for (const GroupTally& group : groups) {
        if (group.count < min_count) continue;
        ++compared;
        low = std::min(low.value_or(group.value), group.value);
        high = std::max(high.value_or(group.value), group.value);
    }
    return compared < 2 ? std::nullopt : std::optional(*high - *low);
}

int exit_code_of(const RunResult& result) {
    if (!result.complete) return kInterrupted;
    if (result.totals.judged() == 0 && result.not_run == 0) return kNothingJudged;
    const auto failed = [&](const TestResult& test) {
        return gate_failed(test, result.allow_not_applicable);
    };
    return std::any_of(result.tests.begin(), result.tests.end(), failed) ? kGateFailed : 0;
}

std::string verdict_sentence(const RunResult& result) {
    const int code = exit_code_of(result);
    if (code == kInterrupted) return "INTERRUPTED: " + interrupted_phrase(result.totals) + ".";
    if (code == kNothingJudged) return "NOTHING JUDGED: " + nothing_judged_phrase(result.totals) + ".";
    const Gates gates = gates_of(result);
    const bool failed = code == kGateFailed;
    return fmt::format("{}: {}; {}{}.", failed ? "FAILED" : "PASSED",
                       failed ? gates_failed_phrase(gates) : gates_passed_phrase(gates),
                       stopped_phrase(result), rate_phrase(result.totals));
}

}  // namespace assay
