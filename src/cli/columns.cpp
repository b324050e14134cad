#include "columns.hpp"

#include <assay/report/display.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace assay::cli {

void Columns::print() const {
    fmt::print("{}", text());
}

std::string Columns::text(std::string_view indent) const {
    std::vector<std::size_t> widths(sides_.size());
    for (std::size_t column = 0; column < widths.size(); ++column) widths[column] = width(column);
    std::string text;
    for (const auto& row : rows_) {
        std::string line(indent);
        for (std::size_t column = 0; column < row.size(); ++column) {
            if (column > 0) line += "  ";
            const bool last = column + 1 == row.size();
            if (sides_[column] == 'r')
                line += pad_left(row[column], widths[column]);
            else
                line += last ? row[column] : pad_right(row[column], widths[column]);
        }
        text += line + '\n';
    }
    return text;
}

std::size_t Columns::width(std::size_t column) const {
    std::size_t widest = 0;
    for (const auto& row : rows_) widest = std::max(widest, display_width(row[column]));
    return widest;
}

}  // namespace assay::cli
