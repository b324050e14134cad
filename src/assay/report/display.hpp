/// Text on a terminal: how wide it is, and how it is cut and wrapped. Texts are printable() UTF-8.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

/// Cells of a terminal: two for wide and fullwidth characters (Unicode Standard Annex 11), none for combining
/// marks, otherwise one. Emoji sequences count each of their parts.
std::size_t display_width(std::string_view text);

/// What stands for the rest of a text that was cut, and what lines are drawn with.
struct Marks {
    std::string_view ellipsis = "…";
    std::string_view rule = "─";
};
inline constexpr Marks kAsciiMarks{"...", "-"};

/// The text, or as much of its begin as fits `width` cells with the ellipsis behind. width >= 3.
std::string shorten(std::string_view text, std::size_t width, const Marks& marks = {});

/// Lines of at most `width` cells (width >= 3), broken at spaces where possible and inside a word that is
/// wider than a line. Beyond `most_lines` (> 0) the last one ends with the ellipsis. Spaces at a break and at
/// the end are dropped; an empty text is one line. No line begins as a command to a CI system (printable()).
std::vector<std::string> wrap(std::string_view text, std::size_t width, std::size_t most_lines,
                              const Marks& marks = {});

/// Spaces before or behind the text up to `width` cells; a wider text stays as it is.
std::string pad_left(std::string_view text, std::size_t width);
std::string pad_right(std::string_view text, std::size_t width);

/// ASCII alone: the typographic marks that reports use as "->", "<=", "-", "...", other characters as \u00e9.
std::string ascii(std::string_view text);

}  // namespace assay
