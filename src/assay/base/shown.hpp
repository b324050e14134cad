/// Texts of users as they stand in messages: printable, and of bounded length.
#pragma once

#include <string>
#include <string_view>

namespace assay {

/// At most 80 code points, then "…".
std::string shown(std::string_view text);

/// What a program says of itself, or the user of it: a command, a reason. At most 1,000 code points, then
/// "…".
std::string shown_whole(std::string_view text);

/// shown() in single quotes.
std::string in_quotes(std::string_view text);

}  // namespace assay
