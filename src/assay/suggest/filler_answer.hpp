/// Fillers out of JSON (docs/suggesting.md).
///
///     → {"text": "I really {mask} the flight.", "mask": "{mask}", "top": 20}
///     ← {"fillers": [{"text": "enjoyed", "score": 0.3}, {"text": "liked", "score": 0.2}]}
///
/// All masks are written alike; of several masks the "text" of a filler is a list, a word for each.
#pragma once

#include <assay/suggest/filler.hpp>
#include <assay/suggest/masked_text.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

/// The question without a line break. The mask is "{mask}", or a longer one where the text itself holds that.
std::string filler_question(const MaskedText& text, std::size_t top);

/// The fillers in the order of their scores, in that of the answer where they have none; those that say the
/// same as one before are left out. An array of fillers without the object around it, or one whose words are
/// called "token_str", is what Hugging Face's fill-mask answers. Throws Error for what is no such answer,
/// ModelError if it reports an error.
std::vector<Filler> parse_filler_answer(std::string_view json, std::size_t masks);

}  // namespace assay
