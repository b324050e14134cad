/// The options of every command that turns texts into features.
#pragma once

#include "options.hpp"

#include <assay/features/representation.hpp>

#include <string>

namespace assay::cli {

/// --features and --features-file, and --analyzer, --ngrams, --min-df … for the usual case of one block of
/// n-grams.
void add_feature_options(Options& options);

/// Throws Error for any of these options: "--ngrams does not go with WHAT".
void refuse_feature_options(const Options& options, const std::string& what);

/// Why an option of features means nothing beside the others; empty where it does.
std::string why_misplaced_feature(const std::string& option, const Options& options);

/// `usual` is what is meant where nothing is said. Throws Error for values out of range, for options that do
/// not go together, and for a file of stop words, of phrases or of features that cannot be read.
RepresentationOptions features_of(const Options& options, const CountBlockOptions& usual);

}  // namespace assay::cli
