/// The two sums that networks and solvers are made of. Each has one order, written down here, so that the
/// bits do not depend on how many numbers a processor handles at once (as they do with Eigen's products).
#pragma once

#include <cstddef>
#include <span>

namespace assay {

/// to[i] += factor · from[i]. Every element is a sum of its own. `from` is as long as `to`.
template <typename Real>
void add_scaled(double factor, std::span<const Real> from, std::span<double> to) {
    const Real* const source = from.data();
    double* const target = to.data();
    const std::size_t size = to.size();
    for (std::size_t i = 0; i < size; ++i) target[i] += factor * static_cast<double>(source[i]);
}

/// Σ a[i] · b[i]: the elements i, i + 4, i + 8, … are summed in four lanes, then the lanes, then what is left
/// over. As long as a.
inline double dot(std::span<const double> a, std::span<const double> b) {
    constexpr std::size_t kLanes = 4;
    double lanes[kLanes] = {};
    const std::size_t whole = a.size() - a.size() % kLanes;
    for (std::size_t i = 0; i < whole; i += kLanes)
        for (std::size_t lane = 0; lane < kLanes; ++lane) lanes[lane] += a[i + lane] * b[i + lane];
    double sum = (lanes[0] + lanes[1]) + (lanes[2] + lanes[3]);
    for (std::size_t i = whole; i < a.size(); ++i) sum += a[i] * b[i];
    return sum;
}

/// Brings numbers near that are needed soon. Rows of a table lie far apart, where waiting for each in its
/// turn takes longer than reckoning.
template <typename Real>
void prefetch(std::span<const Real> numbers) {
    constexpr std::size_t kCacheLine = 64;
    const char* const begin = reinterpret_cast<const char*>(numbers.data());
    for (std::size_t i = 0; i < numbers.size_bytes(); i += kCacheLine) __builtin_prefetch(begin + i);
}

}  // namespace assay
