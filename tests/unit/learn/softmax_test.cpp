#include <assay/learn/softmax.hpp>

#include <assay/base/random.hpp>

#include <doctest/doctest.h>

#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

using namespace assay;

TEST_CASE("the exponential is that of the C library, to the last places") {
    Random random(1);
    double largest = 0;
    for (int i = 0; i < 200'000; ++i) {
        const double x = -random.unit() * (i % 2 == 0 ? 2 : 708);
        const double truth = std::exp(x);
        largest = std::max(largest, std::fabs(exp_nonpositive(x) - truth) / truth);
    }
    CHECK(largest < 1e-15);
    CHECK(exp_nonpositive(0.0) == 1.0);
    CHECK(exp_nonpositive(-0.0) == 1.0);
    CHECK(exp_nonpositive(-708.0) > 0);
    CHECK(exp_nonpositive(-708.1) == 0.0);
    CHECK(exp_nonpositive(-std::numeric_limits<double>::infinity()) == 0.0);
}

TEST_CASE("the exponential gives these very bits on every machine") {
    CHECK(std::bit_cast<std::uint64_t>(exp_nonpositive(-1.0)) ==
          std::bit_cast<std::uint64_t>(0x1.78b56362cef38p-2));
    CHECK(std::bit_cast<std::uint64_t>(exp_nonpositive(-10.5)) == 4538748550476374201u);
}

TEST_CASE("sigmoid and tanh") {
    for (const double x : {-800.0, -40.0, -3.0, -0.5, -1e-3, 0.0, 1e-3, 0.5, 3.0, 40.0, 800.0}) {
        CAPTURE(x);
        CHECK(sigmoid(x) == doctest::Approx(1 / (1 + std::exp(-x))).epsilon(1e-14));
        CHECK(tanh_of(x) == doctest::Approx(std::tanh(x)).epsilon(1e-12));
        CHECK(tanh_of(-x) == -tanh_of(x));
    }
    CHECK(sigmoid(0) == 0.5);
}

TEST_CASE("softmax sums to 1, whatever the size of the scores, and its loss is the logarithm") {
    for (const std::array<double, 3>& scores : {std::array{0.0, 0.0, 0.0}, std::array{1000.0, 1001.0, 999.0},
                                                std::array{-1e300, 0.0, 1.0}, std::array{3.0, -2.0, 0.5}}) {
        std::array<double, 3> probabilities = scores;
        softmax(probabilities);
        CHECK(probabilities[0] + probabilities[1] + probabilities[2] == doctest::Approx(1).epsilon(1e-15));
        for (std::size_t i = 0; i < 3; ++i) {
            CHECK(std::isfinite(softmax_loss(scores, i)));
            if (probabilities[i] > 0)
                CHECK(softmax_loss(scores, i) == doctest::Approx(-std::log(probabilities[i])).epsilon(1e-12));
        }
    }
}
