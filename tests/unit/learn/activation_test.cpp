#include <assay/learn/activation.hpp>

#include <assay/base/error.hpp>

#include <doctest/doctest.h>

#include <cmath>

using namespace assay;

namespace {

constexpr Activation kAll[] = {Activation::tanh, Activation::relu, Activation::sigmoid, Activation::gelu};

}  // namespace

TEST_CASE("activations are those of the textbook") {
    for (const double x : {-900.0, -6.0, -1.5, -0.1, 0.0, 0.1, 1.5, 6.0, 900.0}) {
        CAPTURE(x);
        CHECK(activate(Activation::tanh, x) == doctest::Approx(std::tanh(x)).epsilon(1e-12));
        CHECK(activate(Activation::relu, x) == (x > 0 ? x : 0));
        CHECK(activate(Activation::sigmoid, x) == doctest::Approx(1 / (1 + std::exp(-x))).epsilon(1e-12));
    }
}

TEST_CASE("GELU is within 5e-4 of x times the normal distribution, and no nearer than its paper says") {
    double largest = 0;
    for (int i = -12'000; i <= 12'000; ++i) {
        const double x = i / 1000.0;
        const double exact = x * 0.5 * std::erfc(-x / std::sqrt(2.0));
        largest = std::max(largest, std::fabs(activate(Activation::gelu, x) - exact));
    }
    CHECK(largest < 5e-4);
    CHECK(largest > 4e-4);
}

TEST_CASE("slopes are derivatives (central differences), and finite however large the input is") {
    for (const Activation activation : kAll) {
        CAPTURE(name_of(activation));
        for (double x = -11.95; x < 12; x += 0.1) {
            CAPTURE(x);
            const double numeric = (activate(activation, x + 1e-5) - activate(activation, x - 1e-5)) / 2e-5;
            CHECK(std::fabs(slope(activation, x, activate(activation, x)) - numeric) < 1e-9);
        }
        for (const double x : {-1e300, -1e100, 1e100, 1e300}) {
            const double output = activate(activation, x);
            CHECK(std::isfinite(output));
            const double end = activation == Activation::relu || activation == Activation::gelu ? x > 0 : 0;
            CHECK(slope(activation, x, output) == end);
        }
    }
    CHECK(slope(Activation::relu, 0, 0) == 0);
}

TEST_CASE("activations have names") {
    for (const Activation activation : kAll) CHECK(parse_activation(name_of(activation)) == activation);
    CHECK_THROWS_WITH_AS(parse_activation("rely"),
                         "there is no activation 'rely': tanh, relu, sigmoid or gelu; did you mean 'relu'?",
                         Error);
}
