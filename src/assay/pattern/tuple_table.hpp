/// The combinations that a covering array has to show: for every t columns, every combination of their
/// values.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <vector>

namespace assay {

/// A cell of a row that is still open.
inline constexpr std::uint32_t kOpen = std::numeric_limits<std::uint32_t>::max();

/// Numbers the combinations 0, 1, …: those of one set of columns lie together, its last column varying
/// fastest. Takes memory in proportion to the sets of columns.
class TupleTable {
public:
    /// How many combinations there would be: the elementary symmetric polynomial of the sizes; at most
    /// 2^64-1.
    static std::uint64_t count(std::span<const std::uint32_t> sizes, std::size_t strength);

    /// 1 ≤ strength ≤ sizes.size(); the count is meant to be small enough to keep a number for each.
    TupleTable(std::vector<std::uint32_t> sizes, std::size_t strength);

    std::size_t size() const { return size_; }
    std::size_t strength() const { return strength_; }
    std::size_t columns() const { return sizes_.size(); }
    std::uint32_t column_size(std::size_t column) const { return sizes_[column]; }

    std::size_t sets() const { return first_.size() - 1; }
    std::span<const std::uint32_t> columns_of(std::size_t set) const {
        return {set_columns_.data() + set * strength_, strength_};
    }
    std::size_t first_of(std::size_t set) const { return first_[set]; }  ///< first_of(sets()) == size()
    /// Writes the values of a combination into the cells of its columns.
    void write(std::size_t set, std::size_t tuple, std::span<std::uint32_t> row) const;

    /// The sets that a column belongs to.
    std::span<const std::uint32_t> sets_with(std::size_t column) const {
        return {member_of_.data() + column * sets_each_, sets_each_};
    }

    /// Calls visit(set, tuple) for each combination that the row shows in sets with this column, which is
    /// taken to hold `value`; other cells may be open.
    template <typename Visit>
    void through(std::span<const std::uint32_t> row, std::size_t column, std::uint32_t value,
                 const Visit& visit) const {
        for (const std::uint32_t set : sets_with(column))
            if (const auto place = place_in(set, row, column))
                visit(set, place->base + place->stride * value);
    }
    /// Calls visit(first, stride) for each set with this column whose other cells are filled: the combination
    /// with value v of the column is first + stride * v.
    template <typename Visit>
    void around(std::span<const std::uint32_t> row, std::size_t column, const Visit& visit) const {
        for (const std::uint32_t set : sets_with(column))
            if (const auto place = place_in(set, row, column)) visit(place->base, place->stride);
    }
    /// Calls visit(set, tuple) for each combination that the row shows.
    template <typename Visit>
    void shown(std::span<const std::uint32_t> row, const Visit& visit) const {
        for (std::size_t set = 0; set < sets(); ++set)
            if (const auto place = place_in(set, row, columns())) visit(set, place->base);
    }

private:
    struct Place {
        std::size_t base;
        std::size_t stride;  ///< of the column that was left out
    };
    /// Nothing if a cell other than that of the column is open.
    std::optional<Place> place_in(std::size_t set, std::span<const std::uint32_t> row,
                                  std::size_t column) const {
        Place place{first_[set], 0};
        const std::size_t begin = set * strength_;
        for (std::size_t i = begin; i < begin + strength_; ++i) {
            const std::uint32_t other = set_columns_[i];
            if (other == column) {
                place.stride = strides_[i];
            } else if (row[other] == kOpen) {
                return std::nullopt;
            } else {
                place.base += std::size_t{strides_[i]} * row[other];
            }
        }
        return place;
    }
    void add_set(std::span<const std::uint32_t> set);

    std::vector<std::uint32_t> sizes_;
    std::size_t strength_;
    std::size_t size_ = 0;
    std::vector<std::size_t> first_;
    std::vector<std::uint32_t> set_columns_, strides_;  ///< strength_ numbers for each set
    std::size_t sets_each_ = 0;
    std::vector<std::uint32_t> member_of_;  ///< sets_each_ numbers for each column
};

}  // namespace assay
