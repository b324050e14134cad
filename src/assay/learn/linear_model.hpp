/// A linear classifier whose scores are exact: logistic regression today, naive Bayes or an SVM as well.
///
/// Weights are whole numbers, scaled by a power of two. The score of a text is then a sum of integers: the
/// same bits in whatever order, or in however many parts, its terms are added. Texts may be scored in one
/// pass without sorting their terms, and a template slot by slot. What this costs is at most 2^-31 of the
/// largest weight for each weight.
///
/// No sum can overflow: a weight is below 2^31, and a text of at most WordSplitter::kMaxTextBytes = 2^28
/// bytes has at most 2^28 words or characters and, with at most NgramTrie::kMaxLength = 8 lengths of n-grams,
/// 2^31 terms. So scores stay below 2^62, and their differences below 2^63.
#pragma once

#include <assay/learn/classifier.hpp>

#include <cstdint>
#include <span>
#include <vector>

namespace assay {

class LinearModel : public Classifier {
public:
    /// Two classes have one score, that of the second against the first; K > 2 classes have K scores.
    /// `weights` by feature, then by score; `intercepts` by score. Throws Error if a weight is not finite.
    LinearModel(std::span<const double> weights, std::span<const double> intercepts);
    static LinearModel read(ByteReader& in, std::size_t features, std::size_t classes);

    std::string_view kind() const override { return "linear"; }
    std::size_t class_count() const override { return score_count() == 1 ? 2 : score_count(); }
    std::size_t feature_count() const override { return weights_.size() / score_count(); }
    /// Like probabilities_of the sum of the scores of a row of counts. A row with other values is summed as
    /// real numbers, from left to right.
    void probabilities(const SparseRow& row, std::span<double> out) const override;
    void write(ByteWriter& out) const override;
    const LinearModel* linear() const override { return this; }

    std::size_t score_count() const { return intercepts_.size(); }
    std::span<const std::int32_t> intercepts() const { return intercepts_; }
    std::span<const std::int32_t> weights(std::uint32_t feature) const {
        return std::span(weights_).subspan(feature * score_count(), score_count());
    }
    /// A weight, an intercept or a score as the number that training knew it by.
    double value_of(std::int64_t score) const { return static_cast<double>(score) * unit_; }
    /// From score_count() sums of an intercept and weights to class_count() numbers that sum to 1. A function
    /// of the scores alone. The most probable class is the one with the largest score; equal scores give
    /// equal probabilities.
    void probabilities_of(std::span<const std::int64_t> scores, std::span<double> out) const;

    bool operator==(const LinearModel& other) const {
        return scale_bits_ == other.scale_bits_ && weights_ == other.weights_ &&
               intercepts_ == other.intercepts_;
    }

private:
    LinearModel() = default;
    void real_probabilities(const SparseRow& row, std::span<double> out) const;
    void set_scale(int bits);

    int scale_bits_ = 0;  ///< in [kMinScaleBits, kMaxScaleBits]; a stored 1 is worth 2^-scale_bits_
    double unit_ = 1;     ///< 2^-scale_bits_
    std::vector<std::int32_t> weights_;  ///< none is -2^31
    std::vector<std::int32_t> intercepts_;
};

}  // namespace assay
