/// A small table.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace assay::cli {

/// Cells (printable) in columns that are as wide as they have to be, two spaces apart.
class Columns {
public:
    /// 'l' or 'r' for each column: where its cells stand.
    explicit Columns(std::string sides) : sides_(std::move(sides)) {}

    /// As many cells as columns.
    void add(std::vector<std::string> row) { rows_.push_back(std::move(row)); }
    void print() const;
    /// A line for each row, after `indent`.
    std::string text(std::string_view indent = {}) const;

private:
    std::size_t width(std::size_t column) const;

    std::string sides_;
    std::vector<std::vector<std::string>> rows_;
};

}  // namespace assay::cli
