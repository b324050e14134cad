#include <assay/report/wording.hpp>

#include <assay/base/numbers.hpp>
#include <assay/base/utf8.hpp>
#include <assay/data/labels.hpp>
#include <assay/run/percent.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace assay {
namespace {

constexpr std::uint64_t kFewCases = 10;                 ///< below this a rate says little
constexpr std::uint64_t kLongestCount = 1'000'000'000;  ///< from here on 3.2e11
constexpr std::size_t kWorstValues = 3;
constexpr std::size_t kLabelsListed = 5;
constexpr std::size_t kGroupsShown = 4;

/// 320000000000 as "3.2e11".
std::string short_count(std::uint64_t count) {
    if (count < kLongestCount) return format_count(count);
    const std::string text = fmt::format("{:.1e}", static_cast<double>(count));
    const std::size_t e = text.find('e');
    const std::size_t digits = text.find_first_not_of("+0", e + 1);
    return text.substr(0, e + 1) + text.substr(digits);
}

std::string not_applicable_text(const TestResult& test) {
    return test.reason.empty() ? "n/a" : "n/a: " + printable(test.reason);
}

// Rates are percent; a mean score may be negative.

std::string limit_text(const GapResult& gap) {
    return gap.of_rates() ? percent_limit(gap.at_most) : format_number(gap.at_most);
}

/// "≤ 15%, gap ≤ 5%"; `only_failed`: without those that passed.
std::string limits_text(const TestResult& test, bool only_failed, bool allow_not_applicable) {
    std::vector<std::string> limits;
    if (test.max_failure_rate && !(only_failed && test.rate_passed()))
        limits.push_back("≤ " + percent_limit(*test.max_failure_rate));
    for (const GapResult& gap : test.gaps) {
        std::string limit = "gap ≤ " + limit_text(gap);
        const bool is_new = std::find(limits.begin(), limits.end(), limit) == limits.end();
        if (is_new && !(only_failed && allows(gap, allow_not_applicable))) limits.push_back(std::move(limit));
    }
    return fmt::format("{}", fmt::join(limits, ", "));
}

/// "81.0% (female, 200)"
std::string group_text(const GapResult& gap, const GroupTally& group) {
    return fmt::format("{} ({}, {})",
                       gap.of_rates() ? percent(group.value) : fmt::format("{:.3f}", group.value),
                       printable(group.group), format_count(group.count));
}

/// The groups that are compared, the lowest first, or why there is nothing to compare.
std::string groups_text(const GapResult& gap) {
    std::vector<const GroupTally*> groups;
    for (const GroupTally& group : gap.groups)
        if (group.count >= gap.min_count) groups.push_back(&group);
    const bool nothing = std::none_of(gap.groups.begin(), gap.groups.end(),
                                      [](const GroupTally& group) { return group.count > 0; });
    if (nothing) return "nothing to compare";
    if (!gap.gap)
        return fmt::format("{} with {} or more, where a gap needs two", counted(groups.size(), "group"),
                           format_count(gap.min_count));
    std::stable_sort(groups.begin(), groups.end(),
                     [](const GroupTally* a, const GroupTally* b) { return a->value < b->value; });
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        if (groups.size() > kGroupsShown && i >= kGroupsShown / 2 && i + kGroupsShown / 2 < groups.size()) {
            if (i == kGroupsShown / 2) texts.emplace_back("…");
            continue;
        }
        texts.push_back(group_text(gap, *groups[i]));
    }
    return fmt::format("{}", fmt::join(texts, ", "));
}

std::string gap_text(const GapResult& gap) {
    std::string text(name_of(gap.in));
    if (!gap.of.empty()) text += " of " + printable(gap.of);
    text += " between " + (gap.between.empty() ? "groups" : printable(gap.between)) + ": " + groups_text(gap);
    if (gap.gap)
        text += fmt::format(
            "; gap {}, p = {:.2g}",
            gap.of_rates() ? percent_against(*gap.gap, gap.at_most) : fmt::format("{:.3g}", *gap.gap),
            *gap.p_value);
    text += ", at most " + limit_text(gap);
    if (gap.significance) text += fmt::format(" (significance {})", format_number(*gap.significance));
    return text + (!gap.gap ? ": not compared" : gap.passed() ? ": passed" : ": FAILED");
}

/// The lower end of the 95% score interval (Wilson 1927). To rank values it does as well as the exact
/// interval, and costs nothing however many values and cases there are.
double wilson_low(std::uint64_t failed, std::uint64_t cases) {
    constexpr double z = 1.959963984540054;
    const auto n = static_cast<double>(cases);
    const double rate = static_cast<double>(failed) / n;
    const double spread = z * std::sqrt(rate * (1 - rate) / n + z * z / (4 * n * n));
    return (rate + z * z / (2 * n) - spread) / (1 + z * z / n);
}

struct WorstValue {
    double low;  ///< of the interval of its failure rate
    std::string text;
};

void add_worst(std::vector<WorstValue>& worst, const SlotTally& slot, const ValueTally& value,
               double overall) {
    if (value.cases == 0 || value.failed > value.cases) return;
    const double low = wilson_low(value.failed, value.cases);
    if (low <= overall) return;
    const double rate = static_cast<double>(value.failed) / static_cast<double>(value.cases);
    worst.push_back({low, fmt::format("{} = \"{}\" {} of {}", printable(slot.slot), printable(value.value),
                                      percent(rate), format_count(value.cases))});
}

/// 'text', or $'text' in which control characters and backslashes are escaped.
std::string in_shell_quotes(std::string_view text, bool escapes) {
    std::string word = escapes ? "$'" : "'";
    for (std::size_t position = 0; position < text.size();) {
        const std::size_t start = position;
        next_code_point(text, position);
        const std::string_view bytes = text.substr(start, position - start);
        if (bytes == "'") {
            word += escapes ? "\\'" : "'\\''";
        } else if (!escapes) {
            word += bytes;
        } else if (bytes == "\\") {
            word += "\\\\";
        } else if (bytes.size() > 1 && printable(bytes) != bytes) {
            for (const char byte : bytes) word += fmt::format("\\{:03o}", static_cast<unsigned char>(byte));
        } else {
            word += printable(bytes);
        }
    }
    return word + "'";
}

}  // namespace

std::string suite_text(const RunResult& result) {
    const std::string file = printable(result.suite_file);
    if (result.suite_name.empty()) return file;
    return fmt::format("{} ({})", printable(result.suite_name), file);
}

std::string model_text(const RunResult& result) {
    std::string text = fmt::format("{} ({})", printable(result.model_name), printable(result.model_kind));
    if (!result.model_labels.empty()) text += ", labels " + printable(format_label_list(result.model_labels));
    switch (result.certainty) {
        case Certainty::probabilities:
            return text + ", gives probabilities";
        case Certainty::confidence:
            return text + ", gives a confidence";
        case Certainty::label_only:
            break;
    }
    return text + ", gives labels only";
}

std::string sample_text(const RunResult& result) {
    if (!result.sample) return "all cases";
    return fmt::format("at most {} a test", counted(*result.sample, "case"));
}

std::string cases_text(const TestResult& test) {
    if (test.population <= test.cases) return format_count(test.cases);
    return fmt::format("{} of {}", format_count(test.cases), short_count(test.population));
}

std::string rate_text(const TestResult& test) {
    if (!test.failure_rate) return "–";
    std::string text = test.max_failure_rate ? percent_against(*test.failure_rate, *test.max_failure_rate)
                                             : percent(*test.failure_rate);
    if (test.interval)
        text +=
            fmt::format(" [{}, {}]", percent_number(test.interval->low), percent_number(test.interval->high));
    return text;
}

std::string few_cases_text(const TestResult& test) {
    const std::uint64_t judged = test.judged();
    if (judged >= kFewCases || test.verdict == GateVerdict::not_applicable) return {};
    if (judged == 0) return "no case judged";
    return fmt::format("only {}", counted(judged, "case"));
}

std::string gate_text(const TestResult& test, bool allow_not_applicable) {
    const bool not_applicable = test.verdict == GateVerdict::not_applicable;
    const bool failed = gate_failed(test, allow_not_applicable);
    if (not_applicable && !failed) return not_applicable_text(test);
    if (!test.has_gate()) return failed ? "FAILED" : "–";
    const std::string limit = limits_text(test, failed && test.failure_rate, allow_not_applicable);
    if (not_applicable) return limit + " FAILED, " + not_applicable_text(test);
    if (failed) return limit + " FAILED" + (test.reason.empty() ? "" : ": " + printable(test.reason));
    return limit + (test.verdict == GateVerdict::passed ? " passed" : " not judged");
}

std::vector<std::string> gap_texts(const TestResult& test) {
    std::vector<std::string> texts;
    for (const GapResult& gap : test.gaps) texts.push_back(gap_text(gap));
    return texts;
}

std::string skipped_text(const TestResult& test) {
    if (test.skipped == 0) return {};
    std::string text = format_count(test.skipped) + " skipped";
    const char* before = ": ";
    for (const auto& [reason, count] : test.skip_reasons) {
        text += fmt::format("{}{} {}", before, format_count(count), printable(reason));
        before = ", ";
    }
    return text;
}

std::vector<std::string> worst_values(const TestResult& test) {
    std::vector<WorstValue> worst;
    for (const SlotTally& slot : test.slots) {
        for (const ValueTally& value : slot.values)
            add_worst(worst, slot, value, test.failure_rate.value_or(1));
    }
    std::stable_sort(worst.begin(), worst.end(),
                     [](const WorstValue& a, const WorstValue& b) { return a.low > b.low; });
    std::vector<std::string> texts;
    for (WorstValue& each : worst) {
        if (texts.size() < kWorstValues) texts.push_back(std::move(each.text));
    }
    return texts;
}

std::vector<const TestResult*> failing_tests(const RunResult& result) {
    std::vector<const TestResult*> tests;
    for (const TestResult& test : result.tests) {
        if (test.failed > 0) tests.push_back(&test);
    }
    std::stable_sort(tests.begin(), tests.end(), [&](const TestResult* a, const TestResult* b) {
        const bool a_failed = gate_failed(*a, result.allow_not_applicable);
        const bool b_failed = gate_failed(*b, result.allow_not_applicable);
        return a_failed != b_failed ? a_failed : a->failure_rate.value_or(0) > b->failure_rate.value_or(0);
    });
    return tests;
}

std::string label_text(const RunResult& result, std::size_t label) {
    if (label >= result.labels.size()) return fmt::format("label {}", label);
    return result.labels[label].empty() ? "(nothing)" : printable(result.labels[label]);
}

std::string prediction_text(const RunResult& result, const Prediction& prediction, bool all_labels) {
    const std::string label = label_text(result, prediction.label);
    const std::vector<double>& probabilities = prediction.probabilities;
    if (all_labels && !probabilities.empty() && probabilities.size() <= kLabelsListed) {
        std::string list;
        for (std::size_t i = 0; i < probabilities.size(); ++i)
            list += fmt::format("{}{} {:.3f}", i > 0 ? ", " : "", label_text(result, i), probabilities[i]);
        return fmt::format("{} ({})", label, list);
    }
    if (prediction.label < probabilities.size())
        return fmt::format("{} ({:.3f})", label, probabilities[prediction.label]);
    return prediction.confidence ? fmt::format("{} ({:.3f})", label, *prediction.confidence) : label;
}

std::string shell_word(std::string_view text) {
    if (const std::string word = in_shell_quotes(text, false); printable(word) == word) return word;
    // The escapes of printable() are those of $'…', so that the shell reads the text as it was.
    return printable(in_shell_quotes(text, true));
}

std::string replay_text(const RunResult& result, std::string_view id) {
    constexpr std::string_view kPlaceholder = " 'ID'";
    const std::string& command = result.replay_command;
    const std::size_t at = command.find(kPlaceholder);
    if (at == command.npos) return printable(command);
    return printable(command.substr(0, at + 1)) + shell_word(id) +
           printable(command.substr(at + kPlaceholder.size()));
}

}  // namespace assay
