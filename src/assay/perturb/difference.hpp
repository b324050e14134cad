/// Where two texts differ, for texts that were written side by side rather than perturbed.
#pragma once

#include <assay/perturb/perturbation.hpp>

#include <string_view>
#include <vector>

namespace assay {

/// One edit from the first word that differs to the last; words are separated by spaces, and marks that
/// follow a word belong to what is equal. No edit where the texts are equal, or have no word in common at
/// either end.
std::vector<Edit> difference(std::string_view original, std::string_view edited);

}  // namespace assay
