/// Verbs that have to change where "he" or "she" becomes "they". Internal to the module.
#pragma once

#include "pronouns.hpp"

#include <assay/perturb/editing/site.hpp>

#include <optional>
#include <vector>

namespace assay {

/// The edits that a subject needs, "She's here and was late" → "'re", "were"; nothing if it is not clear what
/// its verb is.
std::optional<std::vector<Site>> plural_verbs(const Context& context, const Pronoun& subject);

}  // namespace assay
