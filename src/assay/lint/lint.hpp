/// What is allowed in a suite and yet is probably no good: cases that say the same twice, texts that must
/// have two labels at once, tests too small for their gates, words that nobody uses.
#pragma once

#include <assay/run/plan.hpp>
#include <assay/suite/suite.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

struct Finding {
    Place place;
    std::string rule;     ///< "duplicate-texts"
    std::string message;  ///< what was found, with an example
    bool operator==(const Finding&) const = default;
};

struct LintReport {
    std::vector<Finding> findings;  ///< in the order of the suite
    std::uint64_t cases = 0;        ///< that were looked at
};

/// A rule and what it looks for, in one line.
struct LintRule {
    const char* name;
    const char* help;
};
const std::vector<LintRule>& lint_rules();

/// Looks at the selected cases of a sound suite. `xml` is the text of its file, for what is defined there and
/// never used. Takes memory for a hash of each case, and of each judged text with
/// the labels that it must have.
LintReport lint_suite(const Suite& suite, std::string_view xml, const Selection& selection);

}  // namespace assay
