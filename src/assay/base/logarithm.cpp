#include <assay/base/logarithm.hpp>

#include <algorithm>
#include <cmath>

namespace assay {

/// x = 2^n · m with m near 1, and ln m = 2 artanh((m − 1)/(m + 1)) by its series: with m in [√½, √2] the
/// argument is below 0.172, so the terms left out are below 0.172^24 / 25.
double logarithm(double x) {
    constexpr double kLn2High = 0x1.62e42feep-1;
    constexpr double kLn2Low = 0x1.a39ef35793c76p-33;
    constexpr double kSqrtHalf = 0x1.6a09e667f3bcdp-1;
    int exponent = 0;
    double m = std::frexp(x, &exponent);  // in [½, 1)
    if (m < kSqrtHalf) {
        m *= 2;
        --exponent;
    }
    const double s = (m - 1) / (m + 1);
    const double square = s * s;
    double series = 0;
    for (int power = 23; power >= 3; power -= 2) series = series * square + 1.0 / power;
    const double n = exponent;
    return n * kLn2High + (2 * s + (2 * s * square * series + n * kLn2Low));
}

double log_of_probability(double probability) {
    return logarithm(std::max(probability, 1e-300));
}

}  // namespace assay
