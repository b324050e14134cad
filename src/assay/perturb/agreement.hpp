/// Verbs that have to change where "he" or "she" becomes "they". Internal to the module.
#pragma once

#include "pronouns.hpp"

#include <optional>
#include <string>
#include <vector>

namespace assay {

struct VerbEdit {
    std::size_t begin = 0, end = 0;  ///< bytes
    std::string with;
};

/// The edits that a subject needs, "She's here and was late" → "'re", "were"; nothing if it is not clear what
/// its verb is.
std::optional<std::vector<VerbEdit>> plural_verbs(const Context& context, const Pronoun& subject);

}  // namespace assay
