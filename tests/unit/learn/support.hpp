/// Small rows for the tests of learning.
#pragma once

#include "support/numbers.hpp"

#include <assay/base/random.hpp>
#include <assay/features/sparse_rows.hpp>
#include <assay/learn/trainer.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <span>
#include <vector>

namespace assay::testing {

struct LabelledRows {
    SparseRows rows;
    std::vector<std::uint32_t> classes;
    std::size_t class_count = 2;
    TrainingRows view() const { return {rows, classes, class_count}; }
};

/// Rows of counts, of random features and classes.
inline LabelledRows random_rows(std::size_t rows, std::size_t features, std::size_t classes,
                                std::uint64_t seed) {
    LabelledRows data{SparseRows(features), {}, classes};
    Random random(seed);
    for (std::size_t row = 0; row < rows; ++row) {
        for (std::uint32_t f = 0; f < features; ++f)
            if (random.below(3) == 0) data.rows.append(f, 1.0 + static_cast<double>(random.below(3)));
        data.rows.end_row();
        data.classes.push_back(static_cast<std::uint32_t>(random.below(classes)));
    }
    return data;
}

/// |a − b| relative to the larger one; small numbers count as 1e-3, below which a difference is rounding.
inline double relative_error(double a, double b) {
    return std::fabs(a - b) / std::max({std::fabs(a), std::fabs(b), 1e-3});
}

/// The largest relative error between the gradient by which one epoch moved the parameters (with rate 1, in
/// one step) and the central differences of loss() at the point where it began.
template <typename MakeTrainer>
double gradient_error(MakeTrainer make_trainer, std::span<const double> start) {
    constexpr double kStep = 1e-5;
    auto trainer = make_trainer();
    trainer.set_parameters(start);
    trainer.run_epoch();
    const std::vector<double> moved = trainer.parameters();
    double largest = 0;
    for (std::size_t i = 0; i < start.size(); ++i) {
        const auto loss_at = [&](double change) {
            std::vector<double> parameters(start.begin(), start.end());
            parameters[i] += change;
            trainer.set_parameters(parameters);
            return trainer.loss();
        };
        const double numeric = (loss_at(kStep) - loss_at(-kStep)) / (2 * kStep);
        largest = std::max(largest, relative_error(start[i] - moved[i], numeric));
    }
    return largest;
}

}  // namespace assay::testing
