/// Keeps "a" and "an" right before a replaced word. Internal to the module.
#pragma once

#include <assay/perturb/editing/context.hpp>
#include <assay/perturb/perturbation.hpp>

#include <string>

namespace assay {

/// If the word before token `first` is "a" or "an", replaces it by the one that fits `replacement`.
/// To be called before the replacement itself, as edits go from left to right.
void adjust_article(const Context& context, std::size_t first, const std::string& replacement,
                    Editor& editor);

}  // namespace assay
