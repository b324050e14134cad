/// One line to a program, and one line back: what it is asked once, such as which words fill a mask.
#pragma once

#include <assay/base/error.hpp>

#include <chrono>
#include <string>
#include <string_view>

namespace assay {

/// Starts the program, writes the line, gives its first line (without the line break), and lets it go as a
/// program model is let go of. `shown_question` is what messages call the question. Throws Error for a
/// command that cannot be cut into words; ModelError, worded as a program model's errors are, if the program
/// cannot be started, ends or closes its output without a line, gives none for the length of the timeout, or
/// one of more than 16 MiB. It is not started again.
std::string ask_program(const std::string& command, std::string_view line, std::string_view shown_question,
                        std::chrono::milliseconds timeout);

/// An error about the program: "'python3 fill.py' MESSAGE".
ModelError program_error(const std::string& command, std::string_view message);

}  // namespace assay
