/// The course of a training, to be drawn.
#pragma once

#include <assay/features/sparse_rows.hpp>
#include <assay/learn/learning_curve.hpp>
#include <assay/pipeline/training.hpp>

#include <optional>
#include <vector>

namespace assay::cli {

/// Looks at every epoch: at the loss, and at the development set where there is one. Costs a pass over both.
class TrainingCurve {
public:
    /// `dev` may be null.
    explicit TrainingCurve(const Examples* dev) : dev_(dev) {}

    void look(const TrainingStatus& status);
    const std::vector<EpochPoint>& points() const { return points_; }

private:
    Metrics measure(const TrainingStatus& status);

    const Examples* dev_;
    std::optional<SparseRows> dev_rows_;
    std::vector<EpochPoint> points_;
};

}  // namespace assay::cli
