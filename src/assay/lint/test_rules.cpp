#include "rules.hpp"

#include <assay/base/numbers.hpp>
#include <assay/base/utf8.hpp>
#include <assay/perturb/registry.hpp>
#include <assay/run/percent.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <span>

namespace assay {
namespace {

void lint_size(const TestPlan& plan, LintReport& report) {
    const Test& test = plan.test();
    const std::uint64_t cases = plan.population(), unchanged = test.cases->unchanged();
    if (cases == 0) {
        if (!test.may_be_empty)
            report.findings.push_back({test.place, "no-cases",
                                       fmt::format("'{}' has no case: none of its {} can be changed",
                                                   printable(test.name), counted(unchanged, "text"))});
        return;
    }
    if (test.may_be_empty) return;  // it depends on whatever data there is
    if (unchanged > 9 * cases)
        report.findings.push_back({test.place, "rarely-changed",
                                   fmt::format("'{}' can change {} of its {} only", printable(test.name),
                                               format_count(cases), counted(unchanged + cases, "text"))});
    const double one = 1 / static_cast<double>(plan.size());
    if (test.max_failure_rate && *test.max_failure_rate > 0 && one > *test.max_failure_rate)
        report.findings.push_back(
            {test.place, "few-cases",
             fmt::format("'{}' has {}: a single failure is {}, and the gate allows {}", printable(test.name),
                         counted(plan.size(), "case"), percent(one), percent(*test.max_failure_rate))});
}

bool asks_for_same(std::span<const Expectation> expectations) {
    return std::any_of(expectations.begin(), expectations.end(), [](const Expectation& expectation) {
        if (const auto* any = std::get_if<ExpectAny>(&expectation.rule))
            return asks_for_same(any->alternatives);
        return std::holds_alternative<ExpectSame>(expectation.rule);
    });
}

/// Not of those whose parameters say what they add, such as `append`.
bool may_change_label(const PerturbationInfo& info) {
    return !info.keeps_label &&
           std::none_of(info.parameters.begin(), info.parameters.end(),
                        [](const ParameterInfo& parameter) { return parameter.required; });
}

void lint_perturbations(const Test& test, LintReport& report) {
    if (test.type != TestType::INV || !asks_for_same(test.expectations)) return;
    for (const PerturbationInfo& info : all_perturbations()) {
        if (!may_change_label(info)) continue;
        if (std::find(test.perturbations.begin(), test.perturbations.end(), info.name) !=
            test.perturbations.end())
            report.findings.push_back({test.place, "label-may-change",
                                       fmt::format("'{}' asks for the same label, but {} may change it",
                                                   printable(test.name), info.name)});
    }
}

}  // namespace

void lint_tests(const std::vector<TestPlan>& plans, LintReport& report) {
    for (const TestPlan& plan : plans) {
        lint_size(plan, report);
        lint_perturbations(plan.test(), report);
    }
}

}  // namespace assay
