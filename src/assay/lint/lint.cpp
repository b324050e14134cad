#include <assay/lint/lint.hpp>

#include "rules.hpp"

#include <algorithm>

namespace assay {

const std::vector<LintRule>& lint_rules() {
    static const std::vector<LintRule> kRules = {
        {"article", "\"a\" and \"an\" that do not fit the word behind them, in texts made of templates"},
        {"contradictory-labels", "a text that must have one label in one test, and another in another"},
        {"duplicate-texts", "cases of a test with the same texts, unless they are random draws"},
        {"few-cases", "tests in which a single failure is more than the gate allows"},
        {"idle-expectation", "expectations that can never fail, or never hold, or skip every text"},
        {"label-may-change", "INV tests with an edit that may change the label"},
        {"no-cases", "tests whose edits find nothing to change in their texts"},
        {"opposite-lexicons", "values in two lexicons of opposite meaning, such as pos_adj and neg_adj"},
        {"rarely-changed", "tests whose edits change less than a tenth of their texts"},
        {"unused", "lexicons and named templates of the suite's own file, and groups, that nothing uses"},
    };
    return kRules;
}

LintReport lint_suite(const Suite& suite, std::string_view xml, const Selection& selection) {
    LintReport report;
    const std::vector<TestPlan> plans = plan_tests(suite, selection);
    lint_tests(plans, suite.labels, report);
    lint_texts(plans, suite.labels, report);
    lint_definitions(suite, xml, report);
    std::stable_sort(report.findings.begin(), report.findings.end(),
                     [](const Finding& a, const Finding& b) { return a.place < b.place; });
    return report;
}

}  // namespace assay
