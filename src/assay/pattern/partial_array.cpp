#include <assay/pattern/partial_array.hpp>

#include <algorithm>
#include <map>

namespace assay {
namespace {

/// Which combinations of some columns an allowed row can show, the last column varying fastest.
std::vector<bool> possible_in(const TupleTable& table, std::span<const std::uint32_t> columns,
                              const RowConstraint& constraint) {
    std::vector<std::uint32_t> row(table.columns(), kOpen);
    for (const std::uint32_t column : columns) row[column] = 0;
    std::vector<bool> possible;
    while (true) {
        possible.push_back(constraint.extendable(row));
        std::size_t digit = columns.size();
        while (digit > 0 && ++row[columns[digit - 1]] == table.column_size(columns[digit - 1]))
            row[columns[--digit]] = 0;
        if (digit == 0) return possible;
    }
}

}  // namespace

PartialArray::PartialArray(const TupleTable& table, const RowConstraint& constraint)
    : table_(&table), constraint_(&constraint), shown_(table.size(), 0), missing_in_(table.sets()) {
    for (std::size_t set = 0; set < table.sets(); ++set)
        missing_in_[set] = static_cast<std::uint32_t>(table.first_of(set + 1) - table.first_of(set));
    missing_ = table.size();
    note_impossible();
}

/// Only the constrained columns of a set decide; sets that share them are looked at once.
void PartialArray::note_impossible() {
    std::map<std::vector<std::uint32_t>, std::vector<bool>> known;
    std::vector<std::uint32_t> row(table_->columns(), 0);
    for (std::size_t set = 0; set < table_->sets(); ++set) {
        std::vector<std::uint32_t> deciding;
        for (const std::uint32_t column : table_->columns_of(set))
            if (constraint_->constrains(column)) deciding.push_back(column);
        if (deciding.empty()) continue;
        const auto [possible, added] = known.try_emplace(deciding);
        if (added) possible->second = possible_in(*table_, deciding, *constraint_);
        for (std::size_t tuple = table_->first_of(set); tuple < table_->first_of(set + 1); ++tuple) {
            table_->write(set, tuple, row);
            std::size_t number = 0;
            for (const std::uint32_t column : deciding)
                number = number * table_->column_size(column) + row[column];
            if (possible->second[number]) continue;
            shown_[tuple] = kImpossible;
            --missing_in_[set];
            --missing_;
        }
    }
}

void PartialArray::count(std::size_t set, std::size_t tuple, int by) {
    std::uint32_t& shown = shown_[tuple];
    if (by > 0 && shown++ == 0) {
        --missing_in_[set];
        --missing_;
    } else if (by < 0 && --shown == 0) {
        ++missing_in_[set];
        ++missing_;
    }
}

void PartialArray::count_row(std::size_t index, int by) {
    table_->shown(row(index), [&](std::size_t set, std::size_t tuple) { count(set, tuple, by); });
}

void PartialArray::add_row(std::span<const std::uint32_t> row) {
    cells_.insert(cells_.end(), row.begin(), row.end());
    count_row(rows() - 1, 1);
}

void PartialArray::remove_row(std::size_t index) {
    count_row(index, -1);
    const std::size_t columns = table_->columns();
    std::copy(cells_.end() - static_cast<std::ptrdiff_t>(columns), cells_.end(),
              cells_.begin() + static_cast<std::ptrdiff_t>(index * columns));
    cells_.resize(cells_.size() - columns);
}

void PartialArray::fill(std::size_t index, std::size_t column, std::uint32_t value) {
    cells_[index * table_->columns() + column] = value;
    table_->through(row(index), column, value,
                    [&](std::size_t set, std::size_t tuple) { count(set, tuple, 1); });
}

void PartialArray::open(std::size_t index, std::size_t column) {
    std::uint32_t& cell = cells_[index * table_->columns() + column];
    table_->through(row(index), column, cell,
                    [&](std::size_t set, std::size_t tuple) { count(set, tuple, -1); });
    cell = kOpen;
}

}  // namespace assay
