/// Words for masks from a program of the user's, such as a language model (docs/suggesting.md).
#pragma once

#include <assay/suggest/filler.hpp>
#include <assay/suggest/masked_text.hpp>

#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

namespace assay {

/// Starts the program and asks it. Throws as ask_program does, and ModelError for an answer that is none.
std::vector<Filler> suggest_from_program(const MaskedText& text, const std::string& command,
                                         std::chrono::milliseconds timeout, std::size_t top);

}  // namespace assay
