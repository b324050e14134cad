#include <assay/pattern/row_elimination.hpp>

#include <algorithm>
#include <numeric>
#include <set>
#include <utility>
#include <vector>

namespace assay {
namespace {

class Eliminator {
public:
    Eliminator(PartialArray& array, Random& random, WorkBudget& budget)
        : array_(array), table_(array.table()), random_(random), budget_(budget) {}

    /// One round. True if the array has become smaller.
    bool run() {
        const std::size_t before = array_.rows();
        open_cells();
        drop_rows();
        return array_.rows() < before;
    }

    void fill_by_chance() {
        std::vector<std::uint32_t> row;
        for (std::size_t r = 0; r < array_.rows(); ++r)
            for (std::size_t column = 0; column < table_.columns(); ++column) {
                if (array_.row(r)[column] != kOpen) continue;
                budget_.spend(cost_of_cell());
                const auto value = static_cast<std::uint32_t>(random_.below(table_.column_size(column)));
                if (allows(r, {{column, value}})) array_.fill(r, column, value);
            }
    }

private:
    using Cells = std::vector<std::pair<std::size_t, std::uint32_t>>;
    struct Filled {
        std::size_t row, column;
    };

    std::size_t cost_of_cell() const { return table_.sets_with(0).size() * table_.strength(); }

    bool allows(std::size_t r, const Cells& cells) {
        const RowConstraint& constraint = array_.constraint();
        if (std::none_of(cells.begin(), cells.end(),
                         [&](const auto& cell) { return constraint.constrains(cell.first); }))
            return true;
        scratch_.assign(array_.row(r).begin(), array_.row(r).end());
        for (const auto& [column, value] : cells) scratch_[column] = value;
        budget_.spend(table_.columns());
        return constraint.extendable(scratch_);
    }

    /// How many combinations only this row shows.
    std::size_t only_in(std::size_t r) const {
        std::size_t count = 0;
        table_.shown(array_.row(r),
                     [&](std::size_t, std::size_t tuple) { count += array_.shown(tuple) == 1; });
        return count;
    }

    /// Rows that show least that is their own first, so that cells open where a row may go.
    std::vector<std::size_t> rows_by_need() {
        std::vector<std::pair<std::size_t, std::uint64_t>> need;
        for (std::size_t r = 0; r < array_.rows(); ++r) need.emplace_back(only_in(r), random_.next());
        budget_.spend(array_.rows() * table_.sets() * table_.strength());
        std::vector<std::size_t> rows(array_.rows());
        std::iota(rows.begin(), rows.end(), std::size_t{0});
        std::sort(rows.begin(), rows.end(), [&](std::size_t a, std::size_t b) { return need[a] < need[b]; });
        return rows;
    }

    void open_cells() {
        std::vector<std::size_t> columns(table_.columns());
        std::iota(columns.begin(), columns.end(), std::size_t{0});
        for (const std::size_t r : rows_by_need()) {
            for (std::size_t i = columns.size(); i > 1; --i)
                std::swap(columns[i - 1], columns[random_.below(i)]);
            for (const std::size_t column : columns)
                if (is_spare(r, column)) array_.open(r, column);
        }
    }

    bool is_spare(std::size_t r, std::size_t column) {
        const std::span<const std::uint32_t> row = array_.row(r);
        if (row[column] == kOpen) return false;
        budget_.spend(2 * cost_of_cell());
        bool spare = true;
        table_.through(row, column, row[column],
                       [&](std::size_t, std::size_t tuple) { spare = spare && array_.shown(tuple) > 1; });
        return spare;
    }

    void drop_rows() {
        std::vector<std::size_t> rows = rows_by_need();
        note_open_rows();
        std::vector<std::size_t> dropped;
        is_dropped_.assign(array_.rows(), false);
        for (const std::size_t r : rows) {
            if (budget_.is_spent()) break;
            if (!spread(r)) continue;
            dropped.push_back(r);
            is_dropped_[r] = true;
        }
        std::sort(dropped.rbegin(), dropped.rend());
        for (const std::size_t r : dropped) {
            array_.unhide(r);
            array_.remove_row(r);
        }
    }

    void note_open_rows() {
        open_rows_.clear();
        for (std::size_t r = 0; r < array_.rows(); ++r) {
            const auto row = array_.row(r);
            if (std::find(row.begin(), row.end(), kOpen) != row.end()) open_rows_.push_back(r);
        }
    }

    /// Hides the row and writes what is missing then into others; takes all back if that fails.
    bool spread(std::size_t r) {
        std::vector<std::pair<std::size_t, std::size_t>> needed;
        table_.shown(array_.row(r), [&](std::size_t set, std::size_t tuple) {
            if (array_.shown(tuple) == 1) needed.emplace_back(set, tuple);
        });
        budget_.spend(2 * table_.sets() * table_.strength());
        array_.hide(r);
        std::vector<Filled> filled;
        for (const auto& [set, tuple] : needed) {
            if (array_.shown(tuple) > 0 || place(set, r, filled)) continue;
            for (auto cell = filled.rbegin(); cell != filled.rend(); ++cell)
                array_.open(cell->row, cell->column);
            array_.unhide(r);
            return false;
        }
        return true;
    }

    /// Writes the combination that row `from` has in this set into the row that needs the fewest cells for
    /// it.
    bool place(std::size_t set, std::size_t from, std::vector<Filled>& filled) {
        const auto columns = table_.columns_of(set);
        std::size_t best = array_.rows(), fewest = columns.size() + 1;
        Cells cells, best_cells;
        budget_.spend(open_rows_.size());
        for (const std::size_t r : open_rows_) {
            if (r == from || is_dropped_[r] || !fits(r, from, columns, fewest, cells) || !allows(r, cells))
                continue;
            best = r;
            fewest = cells.size();
            best_cells = cells;
            if (fewest == 1) break;
        }
        if (best == array_.rows()) return false;
        for (const auto& [column, value] : best_cells) {
            array_.fill(best, column, value);
            filled.push_back({best, column});
        }
        budget_.spend(best_cells.size() * cost_of_cell());
        return true;
    }

    /// Can row r take over these columns by filling fewer than `limit` cells?
    bool fits(std::size_t r, std::size_t from, std::span<const std::uint32_t> columns, std::size_t limit,
              Cells& cells) const {
        cells.clear();
        const auto row = array_.row(r), source = array_.row(from);
        for (const std::uint32_t column : columns) {
            if (row[column] == source[column]) continue;
            if (row[column] != kOpen || cells.size() + 1 >= limit) return false;
            cells.emplace_back(column, source[column]);
        }
        return true;
    }

    PartialArray& array_;
    const TupleTable& table_;
    Random& random_;
    WorkBudget& budget_;
    std::vector<std::size_t> open_rows_;
    std::vector<bool> is_dropped_;
    std::vector<std::uint32_t> scratch_;
};

}  // namespace

void eliminate_rows(PartialArray& array, std::size_t patience, Random& random, WorkBudget& budget) {
    Eliminator eliminator(array, random, budget);
    for (std::size_t idle = 0; idle < patience && !budget.is_spent();) {
        idle = eliminator.run() ? 0 : idle + 1;
        if (idle < patience && !budget.is_spent()) eliminator.fill_by_chance();
    }
}

void fill_open_cells(PartialArray& array) {
    const TupleTable& table = array.table();
    std::vector<std::uint32_t> row;
    for (std::size_t column = 0; column < table.columns(); ++column) {
        std::vector<std::uint64_t> uses(table.column_size(column), 0);
        for (std::size_t r = 0; r < array.rows(); ++r)
            if (const std::uint32_t value = array.row(r)[column]; value != kOpen) ++uses[value];
        std::set<std::pair<std::uint64_t, std::uint32_t>> by_uses;
        for (std::uint32_t value = 0; value < uses.size(); ++value) by_uses.emplace(uses[value], value);
        for (std::size_t r = 0; r < array.rows(); ++r) {
            if (array.row(r)[column] != kOpen) continue;
            row.assign(array.row(r).begin(), array.row(r).end());
            const auto allowed = std::find_if(by_uses.begin(), by_uses.end(), [&](const auto& candidate) {
                row[column] = candidate.second;
                return array.constraint().extendable(row);
            });
            const auto [count, value] = *allowed;  // there is one, as the row is extendable
            array.fill(r, column, value);
            by_uses.erase(allowed);
            by_uses.emplace(count + 1, value);
        }
    }
}

}  // namespace assay
