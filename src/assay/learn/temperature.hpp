/// Temperature scaling: one number that makes all predictions of a classifier bolder or more careful.
#pragma once

#include <assay/learn/labelled_probabilities.hpp>

#include <span>

namespace assay {

class ByteReader;
class ByteWriter;

/// p_k ← p_k^(1/T) / Σ p_j^(1/T), which is the softmax over logits divided by T ("On Calibration of Modern
/// Neural Networks", Guo, Pleiss, Sun & Weinberger 2017, eq. 9): a softmax forgets only a constant of its
/// logits, and their logarithms have the same differences. The order of the classes stays.
class Temperature {
public:
    static constexpr double kLeast = 0.01;
    static constexpr double kMost = 100;

    /// The T in [kLeast, kMost] with the least negative log-likelihood, which is convex in 1/T. Predictions
    /// that are all right go to kLeast, predictions that are worse than none to kMost. Rows as check() asks
    /// for.
    static Temperature fit(const LabelledProbabilities& rows);
    static Temperature read(ByteReader& in);
    void write(ByteWriter& out) const;

    double value() const { return value_; }
    void apply(std::span<double> probabilities) const;
    bool operator==(const Temperature&) const = default;

private:
    explicit Temperature(double value) : value_(value) {}
    double value_;
};

}  // namespace assay
