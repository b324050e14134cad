/// Gradients of those rows of a table that a step touches.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace assay {

/// Costs memory for the rows that are touched, plus 4 bytes for each that could be.
class RowGradients {
public:
    RowGradients(std::size_t rows, std::size_t width) : width_(width), places_(rows, kNone) {}

    /// The gradient of a row, zeros if the step has not touched it before. Ends with the next call.
    std::span<double> of(std::uint32_t row) {
        if (places_[row] == kNone) {
            places_[row] = static_cast<std::uint32_t>(touched_.size());
            touched_.push_back(row);
            numbers_.resize(numbers_.size() + width_);
        }
        return std::span(numbers_).subspan(places_[row] * width_, width_);
    }
    /// In the order of their first touch.
    std::span<const std::uint32_t> touched() const { return touched_; }
    /// Their gradients, one after the other.
    std::span<double> numbers() { return numbers_; }
    /// Begins the next step. Costs as much as was touched.
    void clear() {
        for (const std::uint32_t row : touched_) places_[row] = kNone;
        touched_.clear();
        numbers_.clear();
    }

private:
    static constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
    std::size_t width_;
    std::vector<std::uint32_t> places_;  ///< of each row: its place in touched_, or kNone
    std::vector<std::uint32_t> touched_;
    std::vector<double> numbers_;
};

}  // namespace assay
