#include "rules.hpp"

#include <assay/base/numbers.hpp>
#include <assay/base/utf8.hpp>
#include <assay/run/percent.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <span>

namespace assay {
namespace {

/// What some of a test's cases are like.
struct Look {
    static constexpr std::uint64_t kMost = 1'000;

    std::uint64_t cases = 0;      ///< that were looked at
    std::uint64_t unchanged = 0;  ///< of them: no edit finds anything to change
    std::uint64_t clashes = 0;    ///< of them: two slots hold the same value
    std::size_t most_texts = 0;   ///< of one case
    bool has_groups = false;

    std::uint64_t kept() const { return cases - unchanged - clashes; }
};

Look look_at(const TestPlan& plan) {
    Look look;
    Case made;
    for (; look.cases < std::min(plan.size(), Look::kMost); ++look.cases) {
        plan.test().cases->make(plan.index(look.cases), made);
        if (made.skip == SkipReason::unchanged) ++look.unchanged;
        if (made.skip == SkipReason::clash) ++look.clashes;
        if (made.skip != SkipReason::none) continue;
        look.most_texts = std::max(look.most_texts, made.texts.size());
        look.has_groups =
            look.has_groups || std::any_of(made.groups.begin(), made.groups.end(),
                                           [](std::uint32_t group) { return group != kNoGroup; });
    }
    return look;
}

/// The texts of files that cannot be changed are no cases; those of templates are cases that are skipped.
void lint_changes(const Test& test, const Look& look, std::uint64_t left_out, LintReport& report) {
    const std::string name = printable(test.name);
    if (look.cases == 0)
        report.findings.push_back({test.place, "no-cases",
                                   fmt::format("'{}' has no case: none of its {} can be changed", name,
                                               counted(left_out, "text"))});
    else if (look.kept() == 0)
        report.findings.push_back(
            {test.place, "no-cases",
             fmt::format("'{}' has no case: of {}, {}", name, counted(look.cases, "text"),
                         look.clashes == 0     ? "none can be changed"
                         : look.unchanged == 0 ? "each has two slots with the same value"
                                               : "none can be changed, or has slots with different values")});
    else if (look.unchanged > 9 * look.kept())
        report.findings.push_back(
            {test.place, "rarely-changed",
             fmt::format("'{}' can change {} of {} only", name, format_count(look.kept()),
                         counted(look.kept() + look.unchanged, "text"))});
}

void lint_size(const TestPlan& plan, const Look& look, LintReport& report) {
    const Test& test = plan.test();
    if (test.may_be_empty) return;  // it depends on whatever data there is
    const std::uint64_t cases = plan.population(), left_out = test.cases->unchanged();
    lint_changes(test, look, left_out, report);
    if (look.kept() == 0) return;
    if (left_out > 9 * cases)
        report.findings.push_back({test.place, "rarely-changed",
                                   fmt::format("'{}' can change {} of its {} only", printable(test.name),
                                               format_count(cases), counted(left_out + cases, "text"))});
    const std::uint64_t size = look.cases == plan.size() ? look.kept() : plan.size();
    const double one = 1 / static_cast<double>(size);
    if (test.max_failure_rate && *test.max_failure_rate > 0 && one > *test.max_failure_rate)
        report.findings.push_back(
            {test.place, "few-cases",
             fmt::format("'{}' has {}: a single failure is {}, and the gate allows {}", printable(test.name),
                         counted(size, "case"), percent(one), percent(*test.max_failure_rate))});
}

/// Lists of labels hold each once.
bool names_all(const LabelList& list, const LabelSet& labels) {
    return !labels.empty() && !labels.is_open() && list.size() >= labels.size();
}

/// Why nothing can come of an expectation; empty if something can.
std::string idleness_of(const Expectation& expectation, const LabelSet& labels, std::size_t most_texts) {
    if (names_all(expectation.when_original_not, labels))
        return "is always skipped: when-original-not names all labels";
    if (!expectation.premises.empty() && most_texts > 0 && expectation.premises.size() >= most_texts)
        return fmt::format("is always skipped: {} of cases with at most {} leave none to judge",
                           counted(expectation.premises.size(), "premise"), counted(most_texts, "text"));
    const auto* label = std::get_if<ExpectLabel>(&expectation.rule);
    if (label == nullptr || label->source != ExpectLabel::Source::fixed || !names_all(label->labels, labels))
        return {};
    return label->negated ? "can never hold: not-label names all labels"
                          : "can never fail: label names all labels";
}

void lint_expectations(const Test& test, std::span<const Expectation> expectations, const LabelSet& labels,
                       const Look& look, LintReport& report) {
    for (const Expectation& expectation : expectations) {
        if (const auto* any = std::get_if<ExpectAny>(&expectation.rule))
            lint_expectations(test, any->alternatives, labels, look, report);
        const std::string idleness = idleness_of(expectation, labels, look.most_texts);
        if (!idleness.empty())
            report.findings.push_back(
                {test.place, "idle-expectation",
                 fmt::format("an expectation of '{}' {}", printable(test.name), idleness)});
    }
}

void lint_groups(const Test& test, const Look& look, LintReport& report) {
    const bool compared =
        std::any_of(test.gaps.begin(), test.gaps.end(), [](const Gap& gap) { return gap.between.empty(); });
    if (look.has_groups && !compared)
        report.findings.push_back(
            {test.place, "unused",
             fmt::format("no <gap> of '{}' compares the groups that group= names", printable(test.name))});
}

bool asks_for_same(std::span<const Expectation> expectations) {
    return std::any_of(expectations.begin(), expectations.end(), [](const Expectation& expectation) {
        if (const auto* any = std::get_if<ExpectAny>(&expectation.rule))
            return asks_for_same(any->alternatives);
        return std::holds_alternative<ExpectSame>(expectation.rule);
    });
}

void lint_perturbations(const Test& test, LintReport& report) {
    if (test.type != TestType::INV || !asks_for_same(test.expectations)) return;
    for (const std::string& change : std::set(test.label_changes.begin(), test.label_changes.end()))
        report.findings.push_back({test.place, "label-may-change",
                                   fmt::format("'{}' asks for the same label, but {} may change it",
                                               printable(test.name), change)});
}

}  // namespace

void lint_tests(const std::vector<TestPlan>& plans, const LabelSet& labels, LintReport& report) {
    for (const TestPlan& plan : plans) {
        const Test& test = plan.test();
        const Look look = look_at(plan);
        lint_size(plan, look, report);
        lint_perturbations(test, report);
        lint_expectations(test, test.expectations, labels, look, report);
        lint_groups(test, look, report);
    }
}

}  // namespace assay
