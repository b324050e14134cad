#include <assay/stats/interval.hpp>

#include <assay/base/error.hpp>
#include <assay/base/numbers.hpp>

#include <fmt/format.h>
#include <boost/math/policies/policy.hpp>
#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/erf.hpp>
#include <boost/math/special_functions/gamma.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace assay {
namespace {

// In double throughout: long double differs between machines.
using Policy = boost::math::policies::policy<boost::math::policies::promote_double<false>>;

/// Where b is huge and a is not: a gamma quantile, corrected to second order (Bolshev 1963).
double gamma_like_quantile(double a, double b, double p) {
    const double gamma = boost::math::gamma_p_inv(a, p, Policy());
    return 2 * gamma / (2 * b + a - 1 + gamma);
}

/// Where both are large: a normal quantile, corrected for skewness (Cornish & Fisher 1938).
double normal_like_quantile(double a, double b, double p) {
    const double n = a + b;
    const double deviation = std::sqrt(a / n * (b / n) / (n + 1));
    const double skewness = 2 * (b - a) * std::sqrt(n + 1) / ((n + 2) * std::sqrt(a) * std::sqrt(b));
    const double z = -std::numbers::sqrt2 * boost::math::erfc_inv(2 * p, Policy());
    return a / n + deviation * (z + skewness * (z * z - 1) / 6);
}

/// The p-quantile of the beta distribution. Boost loses digits and in the end gives up where a + b is much
/// beyond 2^32; there the two approximations are as good as exact.
double beta_quantile(double a, double b, double p) {
    constexpr double kExact = 0x1p30;
    constexpr double kLarge = 1e6;
    if (a + b <= kExact) return boost::math::ibeta_inv(a, b, p, Policy());
    if (std::min(a, b) >= kLarge) return normal_like_quantile(a, b, p);
    return a < b ? gamma_like_quantile(a, b, p) : 1 - gamma_like_quantile(b, a, 1 - p);
}

}  // namespace

Interval clopper_pearson(std::uint64_t failed, std::uint64_t judged, double level) {
    if (judged == 0) throw Error("a failure rate needs at least one judged case");
    if (failed > judged)
        throw Error(fmt::format("{} of {} cannot have failed", failed, counted(judged, "case")));
    const double tail = (1 - level) / 2;
    if (!(level > 0 && tail > 0 && 1 - tail < 1))
        throw Error(fmt::format("the level of an interval lies between 0 and 1; {} does not", level));
    const auto k = static_cast<double>(failed);
    const auto passed = static_cast<double>(judged - failed);
    // The bounds solve P(X >= k) = tail and P(X <= k) = tail, binomial tails that are beta distributions in
    // the rate.
    Interval interval{level, 0, 1};
    if (failed > 0) interval.low = beta_quantile(k, passed + 1, tail);
    if (failed < judged) interval.high = beta_quantile(k + 1, passed, 1 - tail);
    return interval;
}

}  // namespace assay
