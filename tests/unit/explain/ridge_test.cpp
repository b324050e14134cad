#include <assay/explain/ridge.hpp>

#include <assay/base/random.hpp>

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>

using namespace assay;

namespace {

BinaryRows random_rows(std::size_t count, std::size_t columns, std::uint64_t seed) {
    Random random(seed);
    BinaryRows rows{columns, {}, {}, {}};
    for (std::size_t i = 0; i < count; ++i) {
        for (std::size_t column = 0; column < columns; ++column)
            rows.ones.push_back(static_cast<std::uint8_t>(random.below(2)));
        rows.targets.push_back(4 * random.unit() - 2);
        rows.weights.push_back(0.1 + random.unit());
    }
    return rows;
}

double residual(const BinaryRows& rows, const RidgeFit& fit, std::size_t i) {
    double fitted = fit.intercept;
    for (std::size_t column = 0; column < rows.columns; ++column)
        fitted += rows.row(i)[column] * fit.coefficients[column];
    return rows.targets[i] - fitted;
}

}  // namespace

TEST_CASE("the gradient of what is minimised is zero") {
    CHECK(rc::check([](std::uint64_t seed, std::uint8_t size) {
        const std::size_t columns = 1 + size % 12;
        const BinaryRows rows = random_rows(1 + size / 4, columns, seed);
        const double penalty = 0.5;
        const RidgeFit fit = fit_ridge(rows, penalty);
        double by_intercept = 0;
        std::vector<double> gradient;
        for (const double coefficient : fit.coefficients) gradient.push_back(penalty * coefficient);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const double pull = rows.weights[i] * residual(rows, fit, i);
            by_intercept -= pull;
            for (std::size_t column = 0; column < columns; ++column)
                gradient[column] -= rows.row(i)[column] * pull;
        }
        RC_ASSERT(std::fabs(by_intercept) < 1e-9);
        for (const double slope : gradient) RC_ASSERT(std::fabs(slope) < 1e-9);
    }));
}

TEST_CASE("a linear function is found as far as the penalty lets, and R² says so") {
    BinaryRows rows = random_rows(200, 3, 1);
    for (std::size_t i = 0; i < rows.size(); ++i)
        rows.targets[i] = 0.5 + 2.0 * rows.row(i)[0] - 1.0 * rows.row(i)[2];
    const RidgeFit fit = fit_ridge(rows, 1e-9);
    CHECK(fit.intercept == doctest::Approx(0.5));
    CHECK(fit.coefficients[0] == doctest::Approx(2));
    CHECK(std::fabs(fit.coefficients[1]) < 1e-8);
    CHECK(fit.coefficients[2] == doctest::Approx(-1));
    CHECK(fit.r_squared == doctest::Approx(1));
    const RidgeFit shrunk = fit_ridge(rows, 1e9);
    CHECK(std::fabs(shrunk.coefficients[0]) < 1e-5);
    CHECK(shrunk.r_squared < 0.01);
    std::fill(rows.targets.begin(), rows.targets.end(), 3.0);
    CHECK(fit_ridge(rows, 1).r_squared == 1);
    CHECK(fit_ridge(rows, 1).intercept == doctest::Approx(3));
}

TEST_CASE("equal targets are explained wholly, however many and of whatever size") {
    for (const int count : {5'000, 100'000})
        for (const double target : {0.1, -7.3e9, 1e-12}) {
            BinaryRows rows = random_rows(count, 3, 4);
            std::fill(rows.targets.begin(), rows.targets.end(), target);
            CHECK(fit_ridge(rows, 1).r_squared == 1);
        }
}

TEST_CASE("R² by its definition") {
    const BinaryRows rows = random_rows(30, 4, 9);
    const RidgeFit fit = fit_ridge(rows, 1);
    double weight = 0, mean = 0, residuals = 0, deviations = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        weight += rows.weights[i];
        mean += rows.weights[i] * rows.targets[i];
    }
    mean /= weight;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        residuals += rows.weights[i] * std::pow(residual(rows, fit, i), 2);
        deviations += rows.weights[i] * std::pow(rows.targets[i] - mean, 2);
    }
    CHECK(fit.r_squared == doctest::Approx(1 - residuals / deviations));
}
