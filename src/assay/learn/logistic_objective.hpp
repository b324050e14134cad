/// What logistic regression minimises, with its first and second derivatives: for solvers that use all rows
/// at once.
#pragma once

#include <assay/learn/linear_model.hpp>
#include <assay/learn/trainer.hpp>

#include <cstddef>
#include <span>
#include <vector>

namespace assay {

/// f(β) = 1/n Σᵢ sᵢ log(1 / p̂(yᵢ | xᵢ)) + λ₂/2 ‖w‖² + λ₁ ‖w‖₁
///
/// over the weights w and intercepts β holds; there is no penalty on intercepts. sᵢ is the weight of the
/// row's class, p̂ the sigmoid of one score for two classes, the softmax of K scores for more. scikit-learn's
/// C is 1 / (λ₂ n), and its elastic net with l1_ratio ρ has λ₁ = ρ / (C n) and λ₂ = (1 − ρ) / (C n).
struct LogisticOptions {
    double l1 = 0;  ///< λ₁ >= 0
    double l2 = 0;  ///< λ₂ >= 0
    /// One for each class, > 0; empty: all 1.
    std::vector<double> class_weights = {};
    /// Training ends when the gradient (for L1, the smallest subgradient) is so small that the weights are
    /// within this distance of the optimum's (where λ₂ > 0, by strong convexity), or has fallen by 1e-10.
    double tolerance = 1e-5;
    bool operator==(const LogisticOptions&) const = default;
};

/// Throws Error that names the option which is out of its range.
void check(const LogisticOptions& options, std::size_t class_count);

/// n / (K · n_k) for each class (King & Zeng 2001, and scikit-learn's "balanced"); 1 for a class without
/// rows.
std::vector<double> balanced_class_weights(std::span<const std::uint32_t> classes, std::size_t class_count);

/// Parameters are weights by feature, then by score, then the intercepts. Scores are by row.
class LogisticObjective {
public:
    /// Borrows the rows. Throws Error as check() does, and for no rows.
    LogisticObjective(const TrainingRows& data, const LogisticOptions& options);

    std::size_t score_count() const { return width_; }
    std::size_t size() const { return (data_.rows.columns() + 1) * width_; }
    std::size_t weight_count() const { return data_.rows.columns() * width_; }
    const TrainingRows& data() const { return data_; }
    const LogisticOptions& options() const { return options_; }

    /// rows · score_count() numbers: X w + b.
    std::vector<double> scores_at(std::span<const double> parameters) const;
    /// The mean cross-entropy, weighted.
    double loss(std::span<const double> scores) const;
    double penalty(std::span<const double> parameters) const;
    /// sᵢ / n of a row.
    double share(std::size_t row) const { return shares_[data_.classes[row]]; }

    /// Turns scores into probabilities of the scores' classes.
    void to_probabilities(std::span<double> scores) const;
    /// Of the smooth part: without λ₁.
    std::vector<double> gradient(std::span<const double> probabilities,
                                 std::span<const double> parameters) const;
    /// The matrix of second derivatives times a direction.
    std::vector<double> curvature_times(std::span<const double> probabilities,
                                        std::span<const double> direction) const;
    std::vector<double> curvature_diagonal(std::span<const double> probabilities) const;

    /// The parameters as a classifier. Where a common number may be added to all intercepts without any
    /// change, it is the one that makes their sum 0.
    LinearModel classifier_at(std::span<const double> parameters) const;

private:
    /// Σᵢ xᵢ rowsᵢ: back from scores to parameters.
    std::vector<double> gather(std::span<const double> rows) const;

    TrainingRows data_;
    LogisticOptions options_;
    std::size_t width_;
    std::vector<double> shares_;  ///< of each class
};

}  // namespace assay
