#include <assay/base/error.hpp>
#include <assay/base/numbers.hpp>
#include <assay/base/random.hpp>
#include <assay/pattern/covering_array.hpp>
#include <assay/pattern/greedy_cover.hpp>
#include <assay/pattern/row_elimination.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <numeric>
#include <optional>
#include <utility>

namespace assay {
namespace {

constexpr std::uint64_t kStepsOfTuple = 1000;
constexpr std::uint64_t kLeastSteps = 1'000'000;
constexpr std::uint64_t kMostSteps = 100'000'000;
/// For the first greedy array where the closed form is far from the fewest rows that there can be.
constexpr std::uint64_t kFirstGreedySteps = 1'000'000'000;
/// What a constraint may cost before the array is given up.
constexpr std::uint64_t kMostConstrainedSteps = std::uint64_t{1} << 32;
constexpr std::size_t kPatience = 12;         ///< rounds without success for the array in closed form
constexpr std::size_t kGreedyPatience = 3;    ///< and for a greedy one, of which there are several
constexpr std::size_t kGreedyCandidates = 4;  ///< after the first array, which takes the first row that comes

/// Columns of two values and more, the largest first: what the constructions in closed form take.
std::vector<std::size_t> columns_by_size(std::span<const std::uint32_t> sizes) {
    std::vector<std::size_t> columns;
    for (std::size_t column = 0; column < sizes.size(); ++column)
        if (sizes[column] > 1) columns.push_back(column);
    std::stable_sort(columns.begin(), columns.end(),
                     [&](std::size_t a, std::size_t b) { return sizes[a] > sizes[b]; });
    return columns;
}

/// No covering array has fewer rows.
std::uint64_t fewest_rows(std::span<const std::uint32_t> sizes, std::size_t strength) {
    std::vector<std::uint32_t> sorted(sizes.begin(), sizes.end());
    std::sort(sorted.rbegin(), sorted.rend());
    std::uint64_t product = 1;
    for (std::size_t i = 0; i < strength; ++i) product = saturating_product(product, sorted[i]);
    return product;
}

/// An array in closed form and which of the caller's columns its columns are.
struct ClosedForm {
    std::unique_ptr<AlgebraicArray> array;
    std::vector<std::size_t> columns;

    ClosedForm(std::span<const std::uint32_t> sizes, std::size_t strength) : columns(columns_by_size(sizes)) {
        if (columns.empty()) columns.push_back(0);  // one row, of first values
        std::vector<std::uint32_t> sorted;
        for (const std::size_t column : columns) sorted.push_back(sizes[column]);
        array = smallest_algebraic_array(sorted, std::min(strength, sorted.size()));
    }
    bool is_storable(std::size_t width) const {
        return array && array->rows() <= CoveringArray::kMaxCells / width;
    }
};

/// Looks for a small array within a budget.
class CoverSearch {
public:
    CoverSearch(const TupleTable& table, const RowConstraint& constraint, const ClosedForm& closed,
                std::uint64_t seed, bool must_end)
        : table_(table),
          constraint_(constraint),
          closed_(closed),
          random_(mix({seed, hash_bytes("covering array")})),
          must_end_(must_end),
          steps_(std::clamp(table.size() * kStepsOfTuple, kLeastSteps, kMostSteps)) {}

    /// The best array found with fewer than `limit` rows, if any. `fewest` rows are needed if all rows are
    /// allowed.
    std::optional<PartialArray> run(std::uint64_t limit, std::uint64_t fewest) {
        limit_ = limit;
        const std::uint64_t goal = must_end_ ? 1 : fewest;
        if (closed_.is_storable(table_.columns())) improve_closed_form();
        WorkBudget first(limit_ / 2 > fewest ? kFirstGreedySteps : steps_ / 4);
        if (limit_ > goal) improve_greedily(1, first);
        for (WorkBudget budget(steps_ / 4); !budget.is_spent() && limit_ > goal;)
            improve_greedily(kGreedyCandidates, budget);
        if (!best_ && must_end_) finish();
        if (best_) fill_open_cells(*best_);
        return std::move(best_);
    }
    const std::string& construction() const { return construction_; }

private:
    void improve_closed_form() {
        PartialArray array(table_, constraint_);
        std::vector<std::uint32_t> symbols(closed_.columns.size());
        std::vector<std::uint32_t> row(table_.columns(), kOpen);
        for (std::uint64_t r = 0; r < closed_.array->rows(); ++r) {
            closed_.array->row(r, symbols);
            for (std::size_t i = 0; i < symbols.size(); ++i)
                row[closed_.columns[i]] =
                    symbols[i] < table_.column_size(closed_.columns[i]) ? symbols[i] : kOpen;
            if (constraint_.extendable(row)) array.add_row(row);
        }
        complete_open_columns(array);
        WorkBudget completing(kMostConstrainedSteps);
        complete_greedily(array, 1, std::numeric_limits<std::size_t>::max(), random_, completing);
        if (array.missing() > 0) return;
        WorkBudget budget(steps_ / 2);
        const std::size_t before = array.rows();
        eliminate_rows(array, kPatience, random_, budget);
        keep(std::move(array), closed_.array->describe(), before);
    }

    /// Columns of one value are no part of the closed form.
    void complete_open_columns(PartialArray& array) {
        for (std::size_t column = 0; column < table_.columns(); ++column)
            if (table_.column_size(column) == 1)
                for (std::size_t r = 0; r < array.rows(); ++r)
                    if (array.row(r)[column] == kOpen) array.fill(r, column, 0);
    }

    void improve_greedily(std::size_t candidates, WorkBudget& budget) {
        PartialArray array(table_, constraint_);
        budget.spend(table_.size());
        // a few rows too many may still go in the search that follows
        const std::uint64_t most = limit_ == kTooManyRows ? limit_ : limit_ + limit_ / 20 + 1;
        complete_greedily(array, candidates, most, random_, budget);
        if (array.missing() > 0) return;
        const std::size_t before = array.rows();
        eliminate_rows(array, kGreedyPatience, random_, budget);
        keep(std::move(array), "greedy", before);
    }

    /// There has to be an array, as nothing else obeys the constraint.
    void finish() {
        PartialArray array(table_, constraint_);
        WorkBudget budget(kMostConstrainedSteps);
        complete_greedily(array, 1, std::numeric_limits<std::size_t>::max(), random_, budget);
        if (array.missing() > 0)
            throw Error(
                "covering all combinations under these constraints takes too long; use shorter lexicons, "
                "fewer slots or a lower strength");
        keep(std::move(array), "greedy", 0);
    }

    void keep(PartialArray array, const std::string& construction, std::size_t before) {
        if (array.rows() >= limit_) return;
        limit_ = array.rows();
        construction_ = construction;
        if (before > array.rows())
            construction_ += fmt::format(", {} fewer by search", counted(before - array.rows(), "row"));
        best_ = std::move(array);
    }

    const TupleTable& table_;
    const RowConstraint& constraint_;
    const ClosedForm& closed_;
    Random random_;
    bool must_end_;
    std::uint64_t steps_;
    std::uint64_t limit_ = 0;
    std::optional<PartialArray> best_;
    std::string construction_;
};

}  // namespace

CoveringArray CoveringArray::build(std::span<const std::uint32_t> sizes, std::size_t strength,
                                   std::uint64_t seed, const RowConstraint* constraint) {
    CoveringArray result;
    result.sizes_.assign(sizes.begin(), sizes.end());
    ClosedForm closed(sizes, strength);
    const std::uint64_t tuples = TupleTable::count(sizes, strength);
    if (constraint && tuples > kMaxTuples)
        throw Error(fmt::format("there are {} combinations of {} to cover; under constraints there may be {}",
                                format_count(tuples, true), counted(strength, "value"),
                                format_count(kMaxTuples)));
    const std::uint64_t fewest = fewest_rows(sizes, strength);
    const std::uint64_t limit = constraint || !closed.array ? kTooManyRows : closed.array->rows();
    if (tuples <= kMaxTuples && (constraint || limit > fewest)) {
        const TupleTable table(result.sizes_, strength);
        const NoConstraint none;
        CoverSearch search(table, constraint ? *constraint : none, closed, seed, constraint != nullptr);
        if (const auto found = search.run(limit, fewest)) {
            result.cells_.assign(found->cells().begin(), found->cells().end());
            result.rows_ = found->rows();
            result.construction_ = search.construction();
            return result;
        }
    }
    if (!closed.array)
        throw Error(fmt::format("covering all combinations of {} takes more than {} cases",
                                counted(strength, "value"), format_count(kTooManyRows)));
    result.rows_ = closed.array->rows();
    result.construction_ = closed.array->describe();
    result.algebraic_ = std::move(closed.array);
    result.columns_ = std::move(closed.columns);
    return result;
}

void CoveringArray::row(std::uint64_t index, std::span<std::uint32_t> values) const {
    if (!algebraic_) {
        std::copy_n(cells_.begin() + static_cast<std::ptrdiff_t>(index * sizes_.size()), sizes_.size(),
                    values.begin());
        return;
    }
    std::vector<std::uint32_t> symbols(columns_.size());
    algebraic_->row(index, symbols);
    std::fill(values.begin(), values.end(), 0);
    for (std::size_t i = 0; i < columns_.size(); ++i) values[columns_[i]] = symbols[i] % sizes_[columns_[i]];
}

}  // namespace assay
