/// Weighted ridge regression on columns of zeros and ones.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace assay {

/// Rows that were observed. All have as many columns.
struct BinaryRows {
    std::size_t columns = 0;
    std::vector<std::uint8_t> ones;  ///< rows × columns, 0 or 1
    std::vector<double> targets;     ///< one a row
    std::vector<double> weights;     ///< one a row, > 0
    std::size_t size() const { return targets.size(); }
    std::span<const std::uint8_t> row(std::size_t i) const {
        return std::span(ones).subspan(i * columns, columns);
    }
};

struct RidgeFit {
    double intercept = 0;
    std::vector<double> coefficients;  ///< one a column
    /// 1 - Σ weight · residual² / Σ weight · (target - mean)²; 1 where all targets are equal.
    double r_squared = 0;
};

/// Minimises Σ weight · (target - intercept - x·β)² + penalty · |β|² (Hoerl & Kennard 1970), exactly, by
/// Cholesky's method. The same bits on every machine. penalty > 0; at least one row. Costs O(rows · columns²
/// + columns³).
RidgeFit fit_ridge(const BinaryRows& rows, double penalty);

}  // namespace assay
