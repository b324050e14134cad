/// Scores to probabilities, with an exponential that gives the same bits on every machine: std::exp may
/// differ in the last place between C libraries, and between processors with and without fused multiply-add.
#pragma once

#include <cstddef>
#include <span>

namespace assay {

/// e^x for x <= 0, within 1e-15 of the true value relatively; 0 below -708, where doubles become denormal.
double exp_nonpositive(double x);

/// 1 / (1 + e^-x)
double sigmoid(double x);

double tanh_of(double x);

/// Overwrites scores by e^score / Σ e^score. The largest is subtracted first, so nothing overflows.
void softmax(std::span<double> scores);

/// -log of the probability that softmax gives `target`; finite for any finite scores.
double softmax_loss(std::span<const double> scores, std::size_t target);

}  // namespace assay
