/// Platt scaling: a sigmoid from the score of one class to its probability.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace assay {

class ByteReader;
class ByteWriter;

/// P(class | score f) = 1 / (1 + e^-(slope · f + intercept)): Platt, "Probabilistic Outputs for Support
/// Vector Machines" (1999), whose A and B are −slope and −intercept.
class SigmoidCurve {
public:
    /// The maximum-likelihood curve for targets that are drawn in from 0 and 1, as Platt does against
    /// overfitting: (N₊ + 1) / (N₊ + 2) for rows of the class and 1 / (N₋ + 2) for others. By Newton's method
    /// with backtracking (Lin, Lin & Weng, "A Note on Platt's Probabilistic Outputs for Support Vector
    /// Machines", 2007). Scores are finite, as many as classes.
    static SigmoidCurve fit(std::span<const double> scores, std::span<const std::uint32_t> classes,
                            std::size_t positive);
    static SigmoidCurve read(ByteReader& in);
    void write(ByteWriter& out) const;

    double slope() const { return slope_; }
    double intercept() const { return intercept_; }
    double operator()(double score) const;
    bool operator==(const SigmoidCurve&) const = default;

private:
    SigmoidCurve(double slope, double intercept) : slope_(slope), intercept_(intercept) {}
    double slope_, intercept_;
};

}  // namespace assay
