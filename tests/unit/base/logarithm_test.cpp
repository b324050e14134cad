#include <assay/base/logarithm.hpp>

#include <assay/base/random.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

using namespace assay;

TEST_CASE("the logarithm is that of the C library, but for rounding") {
    CHECK(logarithm(1) == 0);
    Random random(1);
    for (int i = 0; i < 100'000; ++i) {
        const double x = std::ldexp(0.5 + random.unit(), static_cast<int>(random.below(200)) - 100);
        REQUIRE(std::fabs(logarithm(x) - std::log(x)) <= 1e-15 * std::max(1.0, std::fabs(std::log(x))));
    }
    for (const double x : {std::numeric_limits<double>::denorm_min(), std::numeric_limits<double>::min(),
                           std::numeric_limits<double>::max(), 1 + 1e-15, 1 - 1e-15, 2.0, 1e300})
        CHECK(std::fabs(logarithm(x) - std::log(x)) <= 1e-15 * std::max(1.0, std::fabs(std::log(x))));
}
