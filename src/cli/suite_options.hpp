/// The options that say which suite, which of its cases, and on which data.
#pragma once

#include "options.hpp"

#include <assay/run/plan.hpp>
#include <assay/suite/suite.hpp>

#include <string>

namespace assay::cli {

/// --root, --data, --text, --label, --seed, --wordnet, --allow-programs
void add_suite_options(Options& options);
/// --test, --capability, --type, --sample
void add_selection_options(Options& options, const std::string& title = "Which cases");

/// Reads the suite that the argument SUITE names. Prints every problem to standard error, and throws Error,
/// if it has some.
Suite read_suite_argument(const Options& options);
SuiteOptions suite_options_of(const Options& options);
Selection selection_of(const Options& options);

/// The options above as they must be given again to see the same cases, each with a leading space.
std::string suite_options_again(const Options& options);
std::string selection_again(const Options& options);

}  // namespace assay::cli
