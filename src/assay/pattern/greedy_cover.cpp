#include <assay/pattern/greedy_cover.hpp>

#include <algorithm>
#include <numeric>
#include <vector>

namespace assay {
namespace {

class RowBuilder {
public:
    RowBuilder(const PartialArray& array, Random& random, WorkBudget& budget)
        : array_(array),
          table_(array.table()),
          random_(random),
          budget_(budget),
          row_(table_.columns()),
          order_(table_.columns()) {
        std::iota(order_.begin(), order_.end(), std::size_t{0});
    }

    /// Makes a row that shows a missing combination; there is one.
    void build() {
        std::fill(row_.begin(), row_.end(), kOpen);
        gain_ = 1;
        write_missing();
        for (std::size_t i = order_.size(); i > 1; --i) std::swap(order_[i - 1], order_[random_.below(i)]);
        for (const std::size_t column : order_)
            if (row_[column] == kOpen) fill(column);
    }
    const std::vector<std::uint32_t>& row() const { return row_; }
    std::uint64_t gain() const { return gain_; }  ///< missing combinations that the row shows

private:
    void write_missing() {
        std::size_t set = 0;
        for (std::size_t s = 1; s < table_.sets(); ++s)
            if (array_.missing_in(s) > array_.missing_in(set)) set = s;
        const std::size_t first = table_.first_of(set), count = table_.first_of(set + 1) - first;
        std::size_t at = random_.below(count);
        budget_.spend(table_.sets());
        for (; array_.shown(first + at) != 0; at = at + 1 == count ? 0 : at + 1) budget_.spend(1);
        table_.write(set, first + at, row_);
    }

    void fill(std::size_t column) {
        gains_.assign(table_.column_size(column), 0);
        budget_.spend(table_.sets_with(column).size() * table_.strength() + gains_.size());
        table_.around(row_, column, [&](std::size_t first, std::size_t stride) {
            budget_.spend(gains_.size());
            for (std::size_t value = 0; value < gains_.size(); ++value)
                gains_[value] += array_.shown(first + stride * value) == 0;
        });
        row_[column] = best_value(column);
        gain_ += gains_[row_[column]];
    }

    /// Of the best values that are allowed one by chance. Some value is, as the row was extendable.
    std::uint32_t best_value(std::size_t column) {
        by_gain_.resize(gains_.size());
        std::iota(by_gain_.begin(), by_gain_.end(), std::uint32_t{0});
        if (!array_.constraint().constrains(column)) return best_of(by_gain_);
        while (true) {
            const std::uint32_t value = best_of(by_gain_);
            row_[column] = value;
            budget_.spend(table_.columns());
            if (by_gain_.size() == 1 || array_.constraint().extendable(row_)) return value;
            std::erase(by_gain_, value);
        }
    }

    std::uint32_t best_of(const std::vector<std::uint32_t>& values) {
        std::uint32_t most = 0;
        for (const std::uint32_t value : values) most = std::max(most, gains_[value]);
        std::uint64_t ties = 0;
        for (const std::uint32_t value : values) ties += gains_[value] == most;
        std::uint64_t chosen = random_.below(ties);
        for (const std::uint32_t value : values)
            if (gains_[value] == most && chosen-- == 0) return value;
        return values.front();
    }

    const PartialArray& array_;
    const TupleTable& table_;
    Random& random_;
    WorkBudget& budget_;
    std::vector<std::uint32_t> row_;
    std::vector<std::size_t> order_;
    std::vector<std::uint32_t> gains_, by_gain_;
    std::uint64_t gain_ = 0;
};

}  // namespace

void complete_greedily(PartialArray& array, std::size_t candidates, std::size_t most_rows, Random& random,
                       WorkBudget& budget) {
    RowBuilder builder(array, random, budget);
    std::vector<std::uint32_t> best;
    while (array.missing() > 0 && array.rows() < most_rows && !budget.is_spent()) {
        std::uint64_t most = 0;
        for (std::size_t i = 0; i < candidates; ++i) {
            builder.build();
            if (builder.gain() <= most) continue;
            most = builder.gain();
            best = builder.row();
        }
        array.add_row(best);
    }
}

}  // namespace assay
