/// A command line cut into words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace assay {

/// As POSIX 2.2 quotes words (Shell Command Language): white space separates; '…' is literal; "…" is literal
/// but for \"
/// \\ \$ \` and a \ before a line break, which vanishes with it; outside quotes \ makes the next character
/// literal. Nothing else of a shell: no variables, patterns, comments, pipes. Throws SyntaxError for a quote
/// that never closes, a last \, a NUL byte, no word at all, and an unquoted | || && & ; < > >> 2> ( ) as a
/// word, since a shell was meant.
std::vector<std::string> split_command(std::string_view command);

}  // namespace assay
