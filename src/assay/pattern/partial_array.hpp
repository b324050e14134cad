/// A covering array while it is made: rows with open cells, and how often each combination is shown.
#pragma once

#include <assay/pattern/tuple_table.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace assay {

/// Which rows are allowed. Columns are those of the array.
class RowConstraint {
public:
    virtual ~RowConstraint() = default;
    virtual bool constrains(std::size_t column) const = 0;
    /// Can the open cells be filled so that the row is allowed? Throws Error where the answer takes too long.
    virtual bool extendable(std::span<const std::uint32_t> row) const = 0;
};

/// Every row is allowed.
class NoConstraint final : public RowConstraint {
public:
    bool constrains(std::size_t) const override { return false; }
    bool extendable(std::span<const std::uint32_t>) const override { return true; }
};

/// Work that may still be done, counted in looked-up combinations and not in time: the same everywhere.
class WorkBudget {
public:
    explicit WorkBudget(std::uint64_t steps) : left_(steps) {}
    void spend(std::uint64_t steps) { left_ -= steps < left_ ? steps : left_; }
    bool is_spent() const { return left_ == 0; }
    std::uint64_t left() const { return left_; }

private:
    std::uint64_t left_;
};

/// Rows stay extendable: whoever adds or fills in asks the constraint.
class PartialArray {
public:
    /// All combinations that some allowed row shows are missing. Both arguments outlive the array.
    PartialArray(const TupleTable& table, const RowConstraint& constraint);

    const TupleTable& table() const { return *table_; }
    const RowConstraint& constraint() const { return *constraint_; }
    std::size_t rows() const { return cells_.size() / table_->columns(); }
    std::span<const std::uint32_t> row(std::size_t index) const {
        return {cells_.data() + index * table_->columns(), table_->columns()};
    }
    std::span<const std::uint32_t> cells() const { return cells_; }

    /// How many rows show this combination; kImpossible where no allowed row can.
    std::uint32_t shown(std::size_t tuple) const { return shown_[tuple]; }
    static constexpr std::uint32_t kImpossible = std::numeric_limits<std::uint32_t>::max();
    std::uint64_t missing() const { return missing_; }
    std::uint32_t missing_in(std::size_t set) const { return missing_in_[set]; }

    void add_row(std::span<const std::uint32_t> row);
    /// The last row takes its place.
    void remove_row(std::size_t index);
    /// Fills an open cell, or opens a filled one.
    void fill(std::size_t row, std::size_t column, std::uint32_t value);
    void open(std::size_t row, std::size_t column);
    /// Counts a row as not there, and again as there; it keeps its place.
    void hide(std::size_t row) { count_row(row, -1); }
    void unhide(std::size_t row) { count_row(row, 1); }

private:
    void note_impossible();
    void count(std::size_t set, std::size_t tuple, int by);
    void count_row(std::size_t row, int by);

    const TupleTable* table_;
    const RowConstraint* constraint_;
    std::vector<std::uint32_t> cells_;
    std::vector<std::uint32_t> shown_;
    std::vector<std::uint32_t> missing_in_;
    std::uint64_t missing_ = 0;
};

}  // namespace assay
