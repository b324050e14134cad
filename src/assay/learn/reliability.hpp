/// How far probabilities can be trusted: of the texts that a model is 80% sure of, is it right about 80%?
#pragma once

#include <assay/learn/labelled_probabilities.hpp>
#include <assay/plot/figure.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace assay {

/// The texts whose highest probability lies in (low, high].
struct ReliabilityBin {
    double low = 0, high = 1;
    std::uint64_t texts = 0;
    double confidence = 0;  ///< the mean of the highest probability; 0 without texts
    double accuracy =
        0;  ///< the share whose most probable class (the first on ties) is right; 0 without texts
    bool operator==(const ReliabilityBin&) const = default;
};

struct Reliability {
    std::uint64_t texts = 0;
    std::size_t class_count = 2;
    double accuracy = 0;
    double confidence = 0;  ///< mean; above the accuracy: the model is too sure of itself
    /// Σ bins (texts in it / texts) · |accuracy − confidence|: Naeini, Cooper & Hauskrecht 2015; Guo et al.
    /// 2017, eq. 3.
    double expected_error = 0;
    double maximum_error = 0;  ///< the largest |accuracy − confidence| of a bin with texts
    /// The mean of Σ_k (p_k − [k is right])², from 0 to 2 (Brier 1950); for two classes twice what
    /// scikit-learn's brier_score_loss gives.
    double brier = 0;
    /// The mean of −ln p of the right class, where p counts as 2^-52 at least, so that it is finite.
    double log_loss = 0;
    std::vector<ReliabilityBin> bins;  ///< of equal width, in ascending order
    bool operator==(const Reliability&) const = default;
};

inline constexpr std::size_t kReliabilityBins = 15;  ///< as in Guo et al. 2017

/// Adds texts up one by one, in memory that does not grow with them. The same texts in the same order give
/// the same bits.
class ReliabilityMeter {
public:
    /// Throws Error for no bins or more than 1,000.
    explicit ReliabilityMeter(std::size_t class_count, std::size_t bins = kReliabilityBins);

    /// As many probabilities as classes, and the true class, below class_count. Not checked: see
    /// reliability_of.
    void add(std::span<const double> probabilities, std::size_t truth);
    Reliability result() const;

private:
    /// What a bin adds up before it is divided.
    struct Sums {
        std::uint64_t texts = 0, right = 0;
        double confidence = 0;
    };

    std::size_t class_count_;
    std::vector<Sums> bins_;
    std::uint64_t texts_ = 0;
    double squared_error_ = 0;
    double log_loss_ = 0;
};

/// The same of texts that are there. Throws Error as check(rows) does, and for no bins or more than 1,000.
Reliability reliability_of(const LabelledProbabilities& rows, std::size_t bins = kReliabilityBins);

/// The reliability diagram (DeGroot & Fienberg 1983): accuracy against confidence, the diagonal where both
/// are equal, and below how many texts each bin holds. It begins at the smallest confidence that there can
/// be.
Figure reliability_figure(const Reliability& reliability, std::string title);

}  // namespace assay
