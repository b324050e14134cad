/// Weights and explanations as a page for a browser.
#pragma once

#include <assay/explain/class_weights.hpp>
#include <assay/explain/explanation.hpp>

#include <cstddef>
#include <span>
#include <string>

namespace assay {

/// HTML that needs nothing else: no scripts, no links, no fonts; light or dark as the viewer wants it. What
/// colours say, signs and numbers say too. Texts and names are made printable() and escaped. The tables hold
/// the `most` largest and the `most` smallest weights of each class.
std::string weights_html(std::span<const ClassWeights> classes, std::size_t most);

/// For each explanation its text with coloured words, a table of the `most` largest contributions of words,
/// and for linear models one of features.
std::string explanations_html(std::span<const Explanation> explanations, std::size_t most);

}  // namespace assay
