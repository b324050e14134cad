#include <assay/learn/optimizer.hpp>

#include <assay/base/error.hpp>

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <vector>

using namespace assay;

namespace {

constexpr OptimizerKind kAll[] = {OptimizerKind::sgd,     OptimizerKind::momentum, OptimizerKind::nesterov,
                                  OptimizerKind::adagrad, OptimizerKind::rmsprop,  OptimizerKind::adam,
                                  OptimizerKind::adamw};

OptimizerOptions unusual(OptimizerKind kind) {
    return {.kind = kind, .momentum = 0.9, .rho = 0.8, .beta1 = 0.7, .beta2 = 0.95, .epsilon = 1e-3};
}

/// Where (1, −2) gets to in `steps` steps at rate 0.1 down 3/2 a² − a b + b²/2 + b.
std::array<double, 2> descend(Optimizer& optimizer, std::size_t row, int steps) {
    std::array<double, 2> w = {1, -2};
    for (int i = 0; i < steps; ++i) {
        std::array<double, 2> g = {3 * w[0] - w[1], w[1] - w[0] + 1};
        optimizer.direct(row, g);
        for (int d = 0; d < 2; ++d) w[d] -= 0.1 * g[d];
    }
    return w;
}

std::vector<double> directions(Optimizer& optimizer, std::size_t row, std::vector<double> gradients) {
    for (double& g : gradients) optimizer.direct(row, std::span(&g, 1));
    return gradients;
}

}  // namespace

TEST_CASE("four steps lead to where the equations, worked out apart, lead") {
    struct Row {
        OptimizerKind kind;
        double a, b;
    };
    for (const Row& row : {Row{OptimizerKind::sgd, -0.19220000000000004, -1.5322},
                           Row{OptimizerKind::momentum, -1.5422000000000002, -1.0057},
                           Row{OptimizerKind::nesterov, -1.07964482, -1.2114650200000001},
                           Row{OptimizerKind::adagrad, 0.733092245437304, -1.7363789874074202},
                           Row{OptimizerKind::rmsprop, 0.40034768028824086, -1.4224076036311561},
                           Row{OptimizerKind::adam, 0.6065713300614561, -1.6088439286810625},
                           Row{OptimizerKind::adamw, 0.6065713300614561, -1.6088439286810625}}) {
        CAPTURE(name_of(row.kind));
        Optimizer optimizer(unusual(row.kind), 1, 2);
        const auto w = descend(optimizer, 0, 4);
        CHECK(w[0] == doctest::Approx(row.a).epsilon(1e-13));
        CHECK(w[1] == doctest::Approx(row.b).epsilon(1e-13));
    }
}

TEST_CASE("under a constant gradient the directions have a closed form") {
    const double g = -0.25;
    const auto direction_at = [&](OptimizerKind kind, int t) {
        Optimizer optimizer({.kind = kind, .epsilon = 1e-12}, 1, 1);
        return directions(optimizer, 0, std::vector<double>(t, g)).back();
    };
    for (const int t : {1, 2, 7, 50}) {
        CAPTURE(t);
        const double sum = (1 - std::pow(0.9, t)) / 0.1;  // 1 + μ + … + μ^(t−1)
        CHECK(direction_at(OptimizerKind::sgd, t) == g);
        CHECK(direction_at(OptimizerKind::momentum, t) == doctest::Approx(g * sum));
        CHECK(direction_at(OptimizerKind::nesterov, t) == doctest::Approx(g + 0.9 * g * sum));
        CHECK(direction_at(OptimizerKind::adagrad, t) == doctest::Approx(-1 / std::sqrt(t)));
        CHECK(direction_at(OptimizerKind::rmsprop, t) ==
              doctest::Approx(-1 / std::sqrt(1 - std::pow(0.9, t))));
        CHECK(direction_at(OptimizerKind::adam, t) == doctest::Approx(-1));
    }
}

TEST_CASE("each row has a clock of its own, which steps of other rows do not move") {
    for (const OptimizerKind kind : kAll) {
        CAPTURE(name_of(kind));
        Optimizer alone(unusual(kind), 1, 2), among(unusual(kind), 3, 2);
        descend(among, 0, 5);
        descend(among, 2, 7);
        CHECK(descend(among, 1, 4) == descend(alone, 0, 4));
    }
}

TEST_CASE("a gradient of 0 changes nothing for sgd and adagrad: rows at rest are exact") {
    for (const OptimizerKind kind : {OptimizerKind::sgd, OptimizerKind::adagrad}) {
        Optimizer pausing(unusual(kind), 1, 1), steady(unusual(kind), 1, 1);
        const auto with_pauses = directions(pausing, 0, {2, 0, 0, -1, 0, 3});
        CHECK(directions(steady, 0, {2, -1, 3}) ==
              std::vector{with_pauses[0], with_pauses[3], with_pauses[5]});
        CHECK(with_pauses[1] == 0);
    }
}

TEST_CASE("a first gradient of 0 is no division by 0") {
    for (const OptimizerKind kind : kAll) {
        Optimizer optimizer({.kind = kind}, 1, 1);
        CHECK(directions(optimizer, 0, {0}).front() == 0);
    }
}

TEST_CASE("optimizers have names, and options out of range are refused") {
    for (const OptimizerKind kind : kAll) CHECK(parse_optimizer_kind(name_of(kind)) == kind);
    CHECK_THROWS_WITH_AS(
        parse_optimizer_kind("adan"),
        "there is no optimizer 'adan': sgd, momentum, nesterov, adagrad, rmsprop, adam or adamw; did you "
        "mean 'adam'?",
        Error);
    struct Row {
        OptimizerOptions options;
        const char* message;
    };
    for (const Row& row :
         {Row{{.momentum = 1}, "momentum 1 is not possible; it must be 0 or more and below 1"},
          Row{{.rho = -0.5}, "rho -0.5 is not possible; it must be 0 or more and below 1"},
          Row{{.beta1 = 1.5}, "beta1 1.5 is not possible; it must be 0 or more and below 1"},
          Row{{.beta2 = std::nan("")}, "beta2 nan is not possible; it must be 0 or more and below 1"},
          Row{{.epsilon = 0}, "epsilon 0 is not possible; it must be above 0"}})
        CHECK_THROWS_WITH_AS(check(row.options), row.message, Error);
    CHECK_NOTHROW(check(OptimizerOptions{.momentum = 0, .beta1 = 0}));
}
