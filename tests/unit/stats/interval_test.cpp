#include <assay/base/error.hpp>
#include <assay/stats/interval.hpp>

#include <doctest/doctest.h>
#include <boost/math/special_functions/beta.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

using namespace assay;

namespace {

constexpr std::uint64_t kTwo30 = std::uint64_t{1} << 30;
constexpr double kRounding = 1e-15;  ///< of a rate near 1; the widths of some intervals there are smaller

/// P(X <= k) for X binomial(n, p), summed term by term.
double at_most(std::uint64_t k, std::uint64_t n, double p) {
    double choose = 1, sum = 0;
    for (std::uint64_t i = 0; i <= k; ++i) {
        if (i > 0) choose = choose * static_cast<double>(n - i + 1) / static_cast<double>(i);
        sum += choose * std::pow(p, static_cast<double>(i)) * std::pow(1 - p, static_cast<double>(n - i));
    }
    return sum;
}

/// P(X >= k): the sum from the other end, so that nothing is lost in 1 - sum.
double at_least(std::uint64_t k, std::uint64_t n, double p) {
    return at_most(n - k, n, 1 - p);
}

/// Equal but for this share of the larger one.
bool close(double a, double b, double share) {
    return std::abs(a - b) <= share * std::max(std::abs(a), std::abs(b));
}

/// The rate in [0, 1] at which a rising function reaches `target`.
template <typename Function>
double where(Function rising, double target) {
    double low = 0, high = 1;
    for (int i = 0; i < 200; ++i) {
        const double middle = (low + high) / 2;
        (rising(middle) < target ? low : high) = middle;
    }
    return low;
}

}  // namespace

TEST_CASE("the bounds are the rates at which the exact binomial tails reach half of what the level leaves") {
    for (const double level : {0.95, 0.5, 0.99}) {
        const double tail = (1 - level) / 2;
        for (std::uint64_t n = 1; n <= 60; ++n) {
            for (std::uint64_t k = 0; k <= n; ++k) {
                CAPTURE(n);
                CAPTURE(k);
                const Interval interval = clopper_pearson(k, n, level);
                const double low = k == 0 ? 0 : where([&](double p) { return at_least(k, n, p); }, tail);
                const double high =
                    k == n ? 1 : where([&](double p) { return 1 - at_most(k, n, p); }, 1 - tail);
                REQUIRE(std::abs(interval.low - low) < 1e-12);
                REQUIRE(std::abs(interval.high - high) < 1e-12);
            }
        }
    }
}

TEST_CASE("none and all failed have closed forms, for any number of cases") {
    for (const double n : {1.0, 2.0, 10.0, 1e3, 1e6, 1e9, 1e15}) {
        const auto judged = static_cast<std::uint64_t>(n);
        CAPTURE(judged);
        const double one_sided = -std::expm1(std::log(0.025) / n);  // 1 - 0.025^(1/n)
        const Interval none = clopper_pearson(0, judged);
        CHECK(none.low == 0);
        CHECK(close(none.high, one_sided, 1e-9));
        const Interval all = clopper_pearson(judged, judged);
        CHECK(all.high == 1);
        CHECK(std::abs(all.low - (1 - one_sided)) < kRounding);
    }
}

TEST_CASE("intervals as R's binom.test prints them") {
    CHECK(close(clopper_pearson(1, 10).low, 0.002528579, 1e-6));
    CHECK(close(clopper_pearson(1, 10).high, 0.445016117, 1e-8));
    CHECK(close(clopper_pearson(5, 10).low, 0.187086, 1e-6));
    CHECK(close(clopper_pearson(5, 10).high, 0.812914, 1e-6));
    CHECK(clopper_pearson(5, 10).level == 0.95);
}

TEST_CASE("the interval holds the rate, narrows with more cases, and mirrors failures and passes") {
    for (const std::uint64_t n : {10u, 100u, 10'000u, 1'000'000u, 1'000'000'000u}) {
        for (const double rate : {0.0, 0.1, 0.3, 0.5, 0.9, 1.0}) {
            const auto k = static_cast<std::uint64_t>(std::llround(rate * static_cast<double>(n)));
            CAPTURE(n);
            CAPTURE(k);
            const Interval interval = clopper_pearson(k, n);
            CHECK(interval.low <= rate);
            CHECK(interval.high >= rate);
            CHECK(interval.low >= 0);
            CHECK(interval.high <= 1);
            const Interval finer = clopper_pearson(10 * k, 10 * n);
            CHECK(finer.high - finer.low < interval.high - interval.low);
            const Interval mirrored = clopper_pearson(n - k, n);
            CHECK(std::abs(mirrored.low - (1 - interval.high)) < 1e-9 * mirrored.low + kRounding);
            CHECK(std::abs(mirrored.high - (1 - interval.low)) < 1e-9 * mirrored.high + kRounding);
            const Interval surer = clopper_pearson(k, n, 0.999);
            CHECK(surer.low <= interval.low);
            CHECK(surer.high >= interval.high);
        }
    }
}

TEST_CASE("beyond 2^30 cases the bounds are where the exact ones are") {
    // Boost still manages these sizes.
    for (const std::uint64_t n : {kTwo30 + 1, 2 * kTwo30 + 7, 4 * kTwo30}) {
        for (const std::uint64_t k :
             std::vector<std::uint64_t>{1, 2, 30, 5'000, 999'000, 1'001'000, 20'000'000, n / 7, n / 2}) {
            for (const std::uint64_t failed : {k, n - k}) {
                CAPTURE(n);
                CAPTURE(failed);
                const auto a = static_cast<double>(failed), b = static_cast<double>(n - failed);
                const double low = boost::math::ibeta_inv(a, b + 1, 0.025);
                const double high = boost::math::ibeta_inv(a + 1, b, 0.975);
                const Interval interval = clopper_pearson(failed, n);
                CHECK(std::abs(interval.low - low) < 1e-4 * (high - low));
                CHECK(std::abs(interval.high - high) < 1e-4 * (high - low));
            }
        }
    }
}

TEST_CASE("no number of cases is too large") {
    constexpr std::uint64_t kMost = ~std::uint64_t{0};
    for (const std::uint64_t n : {kTwo30 << 8, kTwo30 << 23, kMost / 2 + 3, kMost}) {
        for (const std::uint64_t k :
             {std::uint64_t{1}, n / 1'000'000'000, n / 1000, n / 3, n / 2, n - n / 1000, n - 1}) {
            CAPTURE(n);
            CAPTURE(k);
            const double rate = static_cast<double>(k) / static_cast<double>(n);
            const double half = 1.959963984540054 * std::sqrt(rate * (1 - rate) / static_cast<double>(n));
            const Interval interval = clopper_pearson(k, n);
            CHECK(interval.low <= rate);
            CHECK(interval.high >= rate);
            CHECK(interval.low >= 0);
            CHECK(interval.high <= 1);
            if (std::min(k, n - k) < 100'000) continue;
            const double allowed = 1e-3 * half + kRounding;
            CHECK(std::abs(interval.low - (rate - half)) < allowed);
            CHECK(std::abs(interval.high - (rate + half)) < allowed);
        }
    }
}

TEST_CASE("what is no rate has no interval") {
    CHECK_THROWS_WITH_AS(clopper_pearson(0, 0), "a failure rate needs at least one judged case", Error);
    CHECK_THROWS_WITH_AS(clopper_pearson(3, 2), "3 of 2 cases cannot have failed", Error);
    for (const double level : {0.0, 1.0, -0.5, 95.0, std::nextafter(1.0, 0.0), std::nan("")})
        CHECK_THROWS_AS(clopper_pearson(1, 2, level), Error);
    CHECK_THROWS_WITH_AS(clopper_pearson(1, 2, 95),
                         "the level of an interval lies between 0 and 1; 95 does not", Error);
}
