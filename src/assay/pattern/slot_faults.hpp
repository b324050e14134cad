/// What a slot is filled from, and what is wrong with slots before anything is made of them.
#pragma once

#include <assay/lexicon/lexicon.hpp>

#include <string_view>

namespace assay {

/// Lexicon x12 for {x12} if there is one, otherwise x; null if there is neither.
const Lexicon* lexicon_of_slot(std::string_view name, const LexiconSet& lexicons);

}  // namespace assay
