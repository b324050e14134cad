/// Words for masks from a program of the user's, such as a language model (docs/suggesting.md).
///
///     → {"text": "I really {mask} the flight.", "mask": "{mask}", "top": 20}
///     ← {"fillers": [{"text": "enjoyed", "score": 0.3}, {"text": "liked", "score": 0.2}]}
///
/// All masks are written alike; of several masks the "text" of a filler is a list, a word for each.
#pragma once

#include <assay/suggest/filler.hpp>
#include <assay/suggest/masked_text.hpp>

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

/// The question without its line break. The mask is "{mask}", or a longer one where the text itself holds
/// that.
std::string filler_question(const MaskedText& text, std::size_t top);

/// The fillers in the order of their scores, in that of the line where they have none; those that say the
/// same as one before are left out. Throws ModelError for a line that is no such answer or reports an error.
std::vector<Filler> parse_filler_answer(std::string_view line, std::size_t masks);

/// Starts the program and asks it. Throws as ask_program does, and ModelError for an answer that is none.
std::vector<Filler> suggest_from_program(const MaskedText& text, const std::string& command,
                                         std::chrono::milliseconds timeout, std::size_t top);

}  // namespace assay
