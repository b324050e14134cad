/// A table of text for a terminal that is as wide as it may be.
#pragma once

#include <assay/report/display.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace assay {

enum class Style { plain, heading, good, bad, warning, quiet };

/// The text between the ANSI codes of its style, or the text alone.
std::string styled(const std::string& text, Style style, bool colour);

struct Column {
    std::string title;
    bool right = false;  ///< numbers stand to the right
    std::size_t least =
        0;               ///< cells that it keeps when the table is too wide, at least 3; 0: all that it wants
    bool glued = false;  ///< its cells do not break inside [] and ()
};

struct Cell {
    std::string text;  ///< printable
    Style style = Style::plain;
};

struct Table {
    std::vector<Column> columns;
    std::vector<std::vector<Cell>> rows;  ///< each with a cell for every column
    Marks marks;
};

/// Lines without line breaks or blanks at their end, the titles and a rule first. Where the columns want more
/// than `width` cells together, those shrink that have most above their least, and their cells take up to
/// three lines; what does not fit then ends with the ellipsis. A table whose columns cannot shrink that far
/// is wider than `width`.
std::vector<std::string> lay_out(const Table& table, std::size_t width, bool colour);

}  // namespace assay
