/// What a model says about texts.
#pragma once

#include <assay/data/labels.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace assay {

/// How much a model tells about its predictions; the same for all predictions of one model.
enum class Certainty {
    label_only,     ///< a label and nothing else
    confidence,     ///< one number for the label that it gives
    probabilities,  ///< a number for each label
};

/// One prediction as a value, for reports.
struct Prediction {
    std::size_t label = 0;
    std::optional<double> confidence;   ///< of `label`; also set where there are probabilities
    std::vector<double> probabilities;  ///< one for each label, or none
    bool operator==(const Prediction&) const = default;
};

/// Predictions for a batch of texts, in one buffer that is reused.
class Predictions {
public:
    /// Empties the list.
    void reset(Certainty certainty, std::size_t label_count) {
        certainty_ = certainty;
        label_count_ = label_count;
        labels_.clear();
        numbers_.clear();
    }

    std::size_t size() const { return labels_.size(); }
    Certainty certainty() const { return certainty_; }
    std::size_t label_count() const { return label_count_; }

    std::size_t label(std::size_t i) const { return labels_[i]; }
    /// Of the predicted label; certainty() is not label_only.
    double confidence(std::size_t i) const {
        return certainty_ == Certainty::confidence ? numbers_[i] : numbers_[i * label_count_ + labels_[i]];
    }
    /// label_count() numbers, or none where the model gives no probabilities.
    std::span<const double> probabilities(std::size_t i) const {
        if (certainty_ != Certainty::probabilities) return {};
        return std::span(numbers_).subspan(i * label_count_, label_count_);
    }
    Prediction at(std::size_t i) const;

    void add_label(std::size_t label) { labels_.push_back(static_cast<std::uint32_t>(label)); }
    void add_confidence(std::size_t label, double confidence) {
        add_label(label);
        numbers_.push_back(confidence);
    }
    /// Without a label, the most probable one is predicted, the first on ties.
    void add_probabilities(std::span<const double> probabilities,
                           std::optional<std::size_t> label = std::nullopt);
    /// The same kind of prediction, taken over from a batch with equal certainty and label count.
    void append(const Predictions& other, std::size_t i);

    bool operator==(const Predictions&) const = default;

private:
    Certainty certainty_ = Certainty::label_only;
    std::size_t label_count_ = 0;
    std::vector<std::uint32_t> labels_;
    std::vector<double> numbers_;
};

/// Why these are no probabilities ("sum to 1.2 instead of 1", "nan is not a probability"), or nothing if each
/// is finite and in [0, 1] and they sum to 1 within 1e-3.
std::optional<std::string> fault_in_probabilities(std::span<const double> probabilities);

/// The position of the largest number, the first on ties. Not empty.
std::size_t most_probable(std::span<const double> probabilities);

}  // namespace assay
