#include <assay/learn/softmax.hpp>

#include <assay/base/logarithm.hpp>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>

namespace assay {
namespace {

// ln 2 in two parts: the first ends in 20 zero bits, so that n * kLn2High is exact for every n that occurs.
constexpr double kLn2High = 0x1.62e42feep-1;
constexpr double kLn2Low = 0x1.a39ef35793c76p-33;
constexpr double kInverseLn2 = 0x1.71547652b82fep+0;

/// The Taylor series of e^r up to r^13 for |r| <= ln(2)/2, where the rest is below 2^-57; summed in pairs
/// (Estrin), as the pairs do not wait for each other.
double exp_reduced(double r) {
    const double r2 = r * r;
    const double r4 = r2 * r2;
    const double r8 = r4 * r4;
    const double a = (1.0 + r) + r2 * (1.0 / 2 + r * (1.0 / 6));
    const double b = (1.0 / 24 + r * (1.0 / 120)) + r2 * (1.0 / 720 + r * (1.0 / 5040));
    const double c = (1.0 / 40320 + r * (1.0 / 362880)) + r2 * (1.0 / 3628800 + r * (1.0 / 39916800));
    const double d = 1.0 / 479001600 + r * (1.0 / 6227020800.0);
    return (a + r4 * b) + r8 * (c + r4 * d);
}

}  // namespace

double exp_nonpositive(double x) {
    if (!(x >= -708.0)) return 0.0;
    const auto n =
        static_cast<std::int64_t>(x * kInverseLn2 - 0.5);  // truncation rounds to nearest for x <= 0
    const auto count = static_cast<double>(n);
    const double r = (x - count * kLn2High) - count * kLn2Low;
    const double power =
        std::bit_cast<double>(static_cast<std::uint64_t>(1023 + n) << 52);  // 2^n, n >= -1022
    return exp_reduced(r) * power;
}

double sigmoid(double x) {
    const double e = exp_nonpositive(-std::fabs(x));
    return (x >= 0 ? 1.0 : e) / (1.0 + e);
}

double tanh_of(double x) {
    const double e = exp_nonpositive(-2 * std::fabs(x));
    return std::copysign((1.0 - e) / (1.0 + e), x);
}

void softmax(std::span<double> scores) {
    const double largest = *std::max_element(scores.begin(), scores.end());
    double sum = 0;
    for (double& score : scores) sum += score = exp_nonpositive(score - largest);
    for (double& score : scores) score /= sum;
}

double softmax_loss(std::span<const double> scores, std::size_t target) {
    const double largest = *std::max_element(scores.begin(), scores.end());
    double sum = 0;
    for (const double score : scores) sum += exp_nonpositive(score - largest);
    return logarithm(sum) + largest - scores[target];
}

}  // namespace assay
