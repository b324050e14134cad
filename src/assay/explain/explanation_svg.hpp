/// Weights and explanations as pictures.
#pragma once

#include <assay/explain/class_weights.hpp>
#include <assay/explain/explanation.hpp>

#include <cstddef>
#include <span>
#include <string>

namespace assay {

/// A chart of bars for each class: its `most` largest weights, and below them its `most` smallest.
/// SVG 1.1 as to_svg(Figure) makes it: self-contained, without scripts, light or dark as the viewer wants it,
/// with a title and a description for screen readers; all texts escaped.
std::string weights_svg(std::span<const ClassWeights> classes, std::size_t most);

/// For each explanation its text, words that speak for the label on blue and underlined, those against it on
/// orange with a dashed line below, the deeper the more; below it bars of the `most` largest contributions:
/// of features where there are any, otherwise of words. Names as in weights_svg.
std::string explanations_svg(std::span<const Explanation> explanations, std::size_t most);

}  // namespace assay
