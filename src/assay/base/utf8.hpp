/// UTF-8 without a locale: validating, stepping, and making text safe to show.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace assay {

inline constexpr char32_t kNoCodePoint = 0xFFFFFFFF;

/// The byte offset of the first byte that is not part of well-formed UTF-8 (RFC 3629: no surrogates,
/// no overlong forms, nothing above U+10FFFF), or nothing if all is well.
std::optional<std::size_t> invalid_utf8_at(std::string_view text);

/// Reads the code point at `position` and moves past it; kNoCodePoint, and one byte on, where the bytes
/// are not well-formed. position < text.size().
char32_t next_code_point(std::string_view text, std::size_t& position);

void append_code_point(std::string& text, char32_t code_point);

/// Malformed bytes count one each.
std::size_t code_point_count(std::string_view text);

/// The byte offset of the code point with this number (from 1) in a line; text.size() beyond the end.
std::size_t byte_offset_of_column(std::string_view line, std::size_t column);

/// Without the spaces at its ends.
std::string_view trimmed(std::string_view text, std::string_view spaces = " \t\r\n");

/// The text; of a longer one the first `most` code points, and "…".
std::string shortened(std::string_view text, std::size_t most);

/// The text with control characters (C0, DEL, C1), bidirectional and invisible format controls, and
/// malformed bytes written as \n, \t, \x1b, \u202e …; other text stays. What is shown can neither move the
/// cursor nor reorder its line.
std::string without_controls(std::string_view text);

/// The same for a line, or the begin of one, in a log: it is no command to a CI system either, whose mark
/// is escaped in the same way (ci_commands.hpp): "\x3a:error::", "##\x5berror]". Whoever puts a line together
/// out of parts that could make one shows the whole. Showing what is shown changes nothing.
std::string printable(std::string_view text);

/// The same, and each offset of a character of `text`, in ascending order, becomes that of what it is shown
/// as.
std::string printable(std::string_view text, std::span<std::size_t> offsets);

/// What `change` makes of each line of a text, the line breaks kept.
std::string by_lines(std::string_view text, std::string (*change)(std::string_view line));

/// printable() with line breaks kept: for messages of several lines.
std::string printable_lines(std::string_view text);

}  // namespace assay
