/// A matrix of weights that shrinks as a whole in O(1): what L2 asks of stochastic gradient descent.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace assay {

/// The weights are scale · stored. The penalty of a step multiplies *every* weight by (1 − α λ), while the
/// text of that step touches a few rows; so the factor goes into the scale, and a row that is touched is
/// divided by it (Bottou, "Stochastic Gradient Descent Tricks", 2012, section 5.1).
class ScaledWeights {
public:
    ScaledWeights(std::size_t rows, std::size_t width) : width_(width), stored_(rows * width) {}

    std::size_t rows() const { return stored_.size() / width_; }
    std::size_t width() const { return width_; }

    /// out += factor · row
    void add_row_to(std::uint32_t row, double factor, std::span<double> out) const {
        const double* const stored = stored_.data() + row * width_;
        for (std::size_t i = 0; i < width_; ++i) out[i] += factor * scale_ * stored[i];
    }
    /// row += factor · change
    void change_row(std::uint32_t row, double factor, std::span<const double> change) {
        double* const stored = stored_.data() + row * width_;
        const double stored_factor = factor / scale_;
        for (std::size_t i = 0; i < width_; ++i) stored[i] += stored_factor * change[i];
    }
    /// Multiplies all weights. 0 < factor <= 1.
    void shrink(double factor) {
        scale_ *= factor;
        if (scale_ < kSmallestScale) multiply_out();
    }

    /// A row as it is stored: its weights are scale() times these. Ends with the next change.
    std::span<const double> row(std::size_t row) const { return {stored_.data() + row * width_, width_}; }
    double scale() const { return scale_; }  ///< > 0

    /// All weights, row by row, as they are.
    std::vector<double> values() const;
    void set_values(std::span<const double> values);
    double squared_norm() const;

private:
    static constexpr double kSmallestScale = 1e-9;  ///< below, a division by the scale would lose range
    void multiply_out();

    std::size_t width_;
    double scale_ = 1;
    std::vector<double> stored_;
};

}  // namespace assay
