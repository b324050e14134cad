#include <assay/model/prediction_row.hpp>

#include <utility>

namespace assay {

void PredictionRow::add_to(Predictions& out) const {
    switch (certainty) {
        case Certainty::probabilities:
            out.add_probabilities(probabilities, label);
            break;
        case Certainty::confidence:
            out.add_confidence(*label, confidence);
            break;
        case Certainty::label_only:
            out.add_label(*label);
            break;
    }
}

void PredictionRows::add(const PredictionRow& row, const LabelBook& labels) {
    if (predictions_.size() == 0) predictions_.reset(row.certainty, labels.size());
    row.add_to(predictions_);
}

bool PredictionRows::equals(std::size_t i, const PredictionRow& row) const {
    Predictions other;
    other.reset(row.certainty, predictions_.label_count());
    row.add_to(other);
    return other.at(0) == predictions_.at(i);
}

/// Rows with probabilities fix the labels at once; without them, labels may have come with every row.
Predictions PredictionRows::take(const LabelBook& labels) {
    if (predictions_.label_count() == labels.size()) return std::move(predictions_);
    Predictions all;
    all.reset(predictions_.certainty(), labels.size());
    for (std::size_t i = 0; i < predictions_.size(); ++i) all.append(predictions_, i);
    return all;
}

}  // namespace assay
