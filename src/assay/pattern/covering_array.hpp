/// The rows of a test that shows every combination of any t slots' values: far fewer than all combinations.
#pragma once

#include <assay/pattern/algebraic_array.hpp>
#include <assay/pattern/partial_array.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace assay {

/// Immutable; safe to use from many threads. The same for the same (sizes, strength, constraint, seed) on
/// every machine.
class CoveringArray {
public:
    /// The smallest of: the best array in closed form; that array after a search for rows it can do without;
    /// and arrays made greedily, searched likewise. The search ends after a number of steps that grows with
    /// the combinations to cover, 10^8 at most (a few tenths of a second); where the closed form is far from
    /// the least, 10^9 (a few seconds). Where it has the fewest rows that any array can have, and where there
    /// are more than kMaxTuples combinations, nothing is searched or stored.
    ///
    /// 1 ≤ strength ≤ sizes.size(), sizes ≥ 1. Combinations that no allowed row shows are left out. Throws
    /// Error for more than 2^64-1 rows; if `constraint` is given and leaves more than kMaxTuples
    /// combinations, allows no row, or takes too long.
    static CoveringArray build(std::span<const std::uint32_t> sizes, std::size_t strength, std::uint64_t seed,
                               const RowConstraint* constraint = nullptr);

    static constexpr std::uint64_t kMaxTuples = 1u << 22;
    static constexpr std::uint64_t kMaxCells = 1u << 22;

    std::uint64_t rows() const { return rows_; }
    /// index < rows(). Writes the value of each column.
    void row(std::uint64_t index, std::span<std::uint32_t> values) const;
    /// How it was made: "polynomials over 53 elements", "polynomials over 23 elements, 26 rows fewer by
    /// search", "greedy", "greedy, 3 rows fewer by search".
    const std::string& construction() const& { return construction_; }
    const std::string& construction() const&& = delete;

private:
    CoveringArray() = default;

    std::uint64_t rows_ = 0;
    std::vector<std::uint32_t> sizes_;
    std::vector<std::uint32_t> cells_;           ///< all rows, if they are stored
    std::unique_ptr<AlgebraicArray> algebraic_;  ///< otherwise
    std::vector<std::size_t> columns_;           ///< of the caller, for each column of algebraic_
    std::string construction_;
};

}  // namespace assay
