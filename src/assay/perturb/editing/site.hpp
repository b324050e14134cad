/// Places of a text that a perturbation could edit, one of which is drawn. Internal to the module.
#pragma once

#include <assay/perturb/perturbation.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

/// text[begin, end) would become `with`.
struct Site {
    std::size_t begin = 0, end = 0;
    std::string with;
};

/// The text with one of the sites edited; nothing, and no draw, where there is none.
std::optional<EditedText> edit_one_of(const std::vector<Site>& sites, std::string_view text, Random& random);

}  // namespace assay
