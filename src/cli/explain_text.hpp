/// Explanations and weights on the terminal, and as CSV.
#pragma once

#include <assay/explain/class_weights.hpp>
#include <assay/explain/explanation.hpp>

#include <cstddef>
#include <span>
#include <string>

namespace assay::cli {

/// The text (coloured if `colour`), what it was given, and the `most` largest contributions of words and, if
/// there are any n-grams among them, of features.
void print_explanation(const Explanation& explanation, std::size_t most, bool colour);
/// The `most` largest weights of a class beside its `most` smallest. `against`: what a lower score means.
void print_weights(const ClassWeights& weights, const std::string& against, std::size_t most);

/// A line of the text with ANSI colours behind words: blue for the label, orange against it.
std::string coloured_text(const Explanation& explanation);

/// Rows of label, feature, weight; the intercept is the row without a feature.
std::string weights_csv(std::span<const ClassWeights> classes);
/// Rows of text (its number from 1), label, kind (word or feature), name, begin, end (in code points, of
/// words), value, weight (of features), contribution.
std::string explanations_csv(std::span<const Explanation> explanations);

}  // namespace assay::cli
