/// What a classifier said about texts whose classes are known: what calibration learns from and is measured
/// on.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace assay {

/// Borrowed: row by row the probabilities of all classes, and for each row the true class.
struct LabelledProbabilities {
    std::span<const double> probabilities;   ///< size() * class_count
    std::span<const std::uint32_t> classes;  ///< each below class_count
    std::size_t class_count = 2;

    std::size_t size() const { return classes.size(); }
    std::span<const double> row(std::size_t i) const {
        return probabilities.subspan(i * class_count, class_count);
    }
};

/// Throws Error for no rows, fewer than two classes, sizes that do not fit together, a class out of range,
/// and a row (counted from 0) whose numbers are no probabilities or do not sum to 1 within 1e-3.
void check(const LabelledProbabilities& rows);

}  // namespace assay
