/// The rules by what they look at. Internal to the module.
#pragma once

#include <assay/lint/lint.hpp>

namespace assay {

/// What the tests say of themselves: too few cases, edits that may change the label, expectations that cannot
/// fail.
void lint_tests(const std::vector<TestPlan>& plans, const LabelSet& labels, LintReport& report);

/// The texts of the cases: duplicates, contradictions, articles.
void lint_texts(const std::vector<TestPlan>& plans, const LabelSet& labels, LintReport& report);

/// Lexicons and named templates: unused ones, values of opposite lists.
void lint_definitions(const Suite& suite, std::string_view xml, LintReport& report);

}  // namespace assay
