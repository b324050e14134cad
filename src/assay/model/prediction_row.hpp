/// One prediction as a file or a program gives it, and a list of them.
#pragma once

#include <assay/data/predictions.hpp>
#include <assay/model/label_book.hpp>

#include <cstddef>
#include <optional>
#include <vector>

namespace assay {

struct PredictionRow {
    Certainty certainty = Certainty::label_only;
    std::optional<std::size_t>
        label;              ///< set unless there are probabilities: then the most probable is meant
    double confidence = 0;  ///< of the label
    std::vector<double> probabilities;  ///< in the order of the labels

    /// `out` has the same certainty and label count.
    void add_to(Predictions& out) const;
};

/// Rows of equal certainty, while their labels may still be found out.
class PredictionRows {
public:
    std::size_t size() const { return predictions_.size(); }
    void add(const PredictionRow& row, const LabelBook& labels);
    bool equals(std::size_t i, const PredictionRow& row) const;
    /// After the last row.
    Predictions take(const LabelBook& labels);

private:
    Predictions predictions_;
};

}  // namespace assay
