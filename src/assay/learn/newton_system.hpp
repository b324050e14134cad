/// The linear system H d = −g of a Newton step of logistic regression, solved for d.
///
/// H = λ I + Σᵢ xᵢ Mᵢ xᵢᵀ, where Mᵢ = diag(m) − m mᵀ / Σ m over the scores of row i, m = sᵢ p / n (m = sᵢ p
/// (1 − p) / n where there is one score). Three things make it cheap:
///
/// - Most n-grams occur in one text only. What such features can do for their row is known without asking the
///   others: with a the values of a row's own features, they are eliminated by putting m / (1 + ‖a‖² m / λ)
///   in place of m, and found afterwards by substitution (a Schur complement). Conjugate gradients see the
///   other features only, and a smaller curvature.
/// - With K scores, H has no coupling between a number common to all scores of a feature and the rest, where
///   its eigenvalue is λ, the smallest there is. That part is solved directly and kept out of the
///   preconditioner.
/// - The features that are left are numbered by how frequent they are, so that those which are needed all the
///   time lie side by side.
#pragma once

#include <assay/learn/logistic_objective.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace assay {

class NewtonSystem {
public:
    /// Borrows the objective, and keeps a copy of the rows' entries that several rows share.
    explicit NewtonSystem(const LogisticObjective& objective);

    /// A direction d whose residual ‖H d + g‖ is at most `enough`, or the best of 250 steps of preconditioned
    /// conjugate gradients. `gradient` is g, of the objective at the point that has these probabilities.
    std::vector<double> solve(std::span<const double> probabilities, std::span<const double> gradient,
                              double enough) const;

private:
    /// A feature that no other row has.
    struct Own {
        std::uint32_t row, feature;
        double value;
    };

    /// The number of entries of features that rows share.
    std::size_t number_features();
    void copy_entries(std::size_t shared);
    std::size_t size() const { return (features_.size() + 1) * width_; }

    /// m / (1 + ‖a‖² m / λ), by row and score.
    std::vector<double> curvatures(std::span<const double> probabilities) const;
    /// scores = M̃ scores, row by row.
    void times_curvature(std::span<const double> curvatures, std::span<double> scores) const;
    /// Σᵢ xᵢ vᵢ, for v by row and score.
    std::vector<double> gather(std::span<const double> scores) const;
    /// The scores of shared features, intercepts included.
    std::vector<double> scores_of(std::span<const double> shared) const;
    /// product = (λ I + Σᵢ xᵢ M̃ᵢ xᵢᵀ) direction
    void multiply(std::span<const double> curvatures, std::span<const double> direction,
                  std::span<double> product) const;
    std::vector<double> diagonal(std::span<const double> curvatures) const;
    /// z = P D⁻¹ P r, where P takes the mean over the scores of a feature away.
    void precondition(std::span<const double> diagonal, std::span<const double> residual,
                      std::span<double> z) const;
    /// Solves for the shared features from the right-hand side, which is overwritten.
    std::vector<double> conjugate_gradients(std::span<const double> curvatures, std::vector<double>& residual,
                                            double enough) const;

    const LogisticObjective& objective_;
    std::size_t width_;
    std::vector<std::uint32_t> features_;  ///< the shared ones, the most frequent first
    std::vector<std::uint32_t> places_;  ///< of each feature in features_; kOwn where one row has it, or none
    // What rows share with others, row by row: places of features and values, in two arrays that leave no
    // gaps.
    std::vector<std::uint32_t> entry_places_;
    std::vector<double> entry_values_;
    std::vector<std::size_t> ends_;    ///< of each row's entries
    std::vector<Own> own_;             ///< by row
    std::vector<double> own_squares_;  ///< ‖a‖² of each row
};

}  // namespace assay
