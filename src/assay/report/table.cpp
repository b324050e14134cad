#include <assay/report/table.hpp>

#include <algorithm>

namespace assay {
namespace {

constexpr std::size_t kGap = 2;            ///< cells between columns
constexpr std::size_t kMostCellLines = 6;  ///< of a cell

const char* ansi_code(Style style) {
    switch (style) {
        case Style::heading:
            return "\x1b[1m";
        case Style::good:
            return "\x1b[32m";
        case Style::bad:
            return "\x1b[1;31m";
        case Style::warning:
            return "\x1b[33m";
        case Style::quiet:
            return "\x1b[2m";
        case Style::plain:
            break;
    }
    return "";
}

std::vector<std::size_t> wanted_widths(const Table& table) {
    std::vector<std::size_t> widths;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        widths.push_back(display_width(table.columns[i].title));
        for (const auto& row : table.rows) widths[i] = std::max(widths[i], display_width(row[i].text));
    }
    return widths;
}

/// Takes cells away, one at a time, from the column that has most above its least, until the table fits.
void shrink(std::vector<std::size_t>& widths, const Table& table, std::size_t width) {
    std::size_t total = kGap * (widths.size() - 1);
    for (std::size_t i = 0; i < widths.size(); ++i) {
        if (table.columns[i].least > 0)
            widths[i] = std::min(widths[i], std::max(width, table.columns[i].least));
        total += widths[i];
    }
    for (; total > width; --total) {
        std::size_t most = 0, from = 0;
        for (std::size_t i = 0; i < widths.size(); ++i) {
            const std::size_t least = table.columns[i].least;
            const std::size_t spare = least > 0 && widths[i] > least ? widths[i] - least : 0;
            if (spare > most) from = i;
            most = std::max(most, spare);
        }
        if (most == 0) return;
        --widths[from];
    }
}

using Lines = std::vector<std::string>;

/// The cells of one line of a row, side by side. Blanks are held back until something follows them, so that
/// no line ends with them, whether it is styled or not.
std::string side_by_side(const std::vector<Lines>& cells, std::size_t at, const std::vector<Cell>& row,
                         const std::vector<Column>& columns, const std::vector<std::size_t>& widths,
                         bool colour) {
    std::string line;
    std::size_t blanks = 0;
    for (std::size_t i = 0; i < row.size(); ++i) {
        const std::string text = at < cells[i].size() ? cells[i][at] : std::string();
        const std::size_t used = display_width(text);
        const std::size_t rest = widths[i] > used ? widths[i] - used : 0;
        if (columns[i].right) blanks += rest;
        if (!text.empty()) {
            line += std::string(blanks, ' ') + styled(text, row[i].style, colour);
            blanks = 0;
        }
        blanks += kGap + (columns[i].right ? 0 : rest);
    }
    return line;
}

constexpr std::string_view kGlue = "\xC2\xA0";  ///< a space that wrap() does not break at

/// "12.3% [11.1, 13.6]" breaks before its bracket and not inside.
std::string glued(std::string_view text) {
    std::string out;
    int depth = 0;
    for (const char c : text) {
        if (c == '[' || c == '(') ++depth;
        if (c == ']' || c == ')') --depth;
        if (c == ' ' && depth > 0) {
            out += kGlue;
        } else {
            out += c;
        }
    }
    return out;
}

/// With spaces again, but for those at the ends: a line may break inside brackets that are wider than it.
std::string unglued(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        const std::size_t at = std::min(text.find(kGlue), text.size());
        out += text.substr(0, at);
        text.remove_prefix(at);
        if (text.empty()) return out;
        text.remove_prefix(kGlue.size());
        if (!out.empty() && !text.empty()) out += ' ';
    }
    return out;
}

Lines wrap_glued(std::string_view text, std::size_t width, const Marks& marks) {
    Lines lines = wrap(glued(text), width, kMostCellLines, marks);
    for (std::string& line : lines) line = unglued(line);
    return lines;
}

/// One row as the lines that its highest cell needs.
void append_row(Lines& lines, const std::vector<Cell>& row, const Table& table,
                const std::vector<std::size_t>& widths, bool colour) {
    std::vector<Lines> cells;
    std::size_t height = 1;
    for (std::size_t i = 0; i < row.size(); ++i) {
        const std::size_t width = std::max<std::size_t>(widths[i], 3);
        cells.push_back(table.columns[i].glued ? wrap_glued(row[i].text, width, table.marks)
                                               : wrap(row[i].text, width, kMostCellLines, table.marks));
        height = std::max(height, cells.back().size());
    }
    for (std::size_t at = 0; at < height; ++at)
        lines.push_back(side_by_side(cells, at, row, table.columns, widths, colour));
}

}  // namespace

std::string styled(const std::string& text, Style style, bool colour) {
    if (!colour || style == Style::plain) return text;
    return ansi_code(style) + text + "\x1b[0m";
}

std::vector<std::string> lay_out(const Table& table, std::size_t width, bool colour) {
    if (table.columns.empty()) return {};
    std::vector<std::size_t> widths = wanted_widths(table);
    shrink(widths, table, width);
    std::vector<Cell> titles;
    std::string rule;
    std::size_t total = kGap * (widths.size() - 1);
    for (const Column& column : table.columns) titles.push_back({column.title, Style::heading});
    for (const std::size_t each : widths) total += each;
    for (std::size_t i = 0; i < total; ++i) rule += table.marks.rule;

    Lines lines;
    append_row(lines, titles, table, widths, colour);
    lines.push_back(styled(rule, Style::quiet, colour));
    for (const auto& row : table.rows) append_row(lines, row, table, widths, colour);
    return lines;
}

}  // namespace assay
