// The solvers that reach the optimum: Newton steps and coordinate descent, against the conditions of
// optimality, against each other, and against laws of the objective.
#include <assay/learn/coordinate_trainer.hpp>
#include <assay/learn/newton_trainer.hpp>

#include <assay/base/error.hpp>

#include "support.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace assay;
using namespace assay::testing;

namespace {

/// Runs until it converges; the number of epochs.
template <typename Solver>
std::size_t solve(Solver& solver, std::size_t most = 5000) {
    std::size_t epochs = 0;
    while (!solver.converged() && epochs < most) {
        solver.run_epoch();
        ++epochs;
    }
    CHECK(solver.converged());
    return epochs;
}

double largest_difference(std::span<const double> a, std::span<const double> b) {
    double largest = 0;
    for (std::size_t i = 0; i < a.size(); ++i) largest = std::max(largest, std::fabs(a[i] - b[i]));
    return largest;
}

std::vector<double> optimum(const LabelledRows& data, const LogisticOptions& options) {
    NewtonTrainer solver(data.view(), options);
    solve(solver);
    return solver.parameters();
}

}  // namespace

TEST_CASE("Newton's steps end where the gradient is zero, after few of them") {
    for (const std::size_t classes : {2u, 4u})
        for (const double l2 : {1e-4, 0.01, 1.0}) {
            const LabelledRows data = random_rows(60, 9, classes, 11);
            NewtonTrainer solver(data.view(), {.l2 = l2});
            const std::size_t epochs = solve(solver);
            CHECK(epochs < 25);
            const LogisticObjective objective(data.view(), {.l2 = l2});
            std::vector<double> probabilities = objective.scores_at(solver.parameters());
            objective.to_probabilities(probabilities);
            for (const double slope : objective.gradient(probabilities, solver.parameters()))
                REQUIRE(std::fabs(slope) <= std::max(1e-9, 1e-5 * l2));
        }
}

TEST_CASE("Newton's steps end where the loss of many rows cannot tell a gain from rounding") {
    for (const std::uint64_t seed : {1u, 2u, 3u}) {
        const LabelledRows data = random_rows(20'000, 40, 2, seed);
        const LogisticOptions options = {.l2 = 1.0 / 20'000, .tolerance = 1e-9};
        NewtonTrainer solver(data.view(), options);
        CHECK(solve(solver) < 15);
        const LogisticObjective objective(data.view(), options);
        std::vector<double> probabilities = objective.scores_at(solver.parameters());
        objective.to_probabilities(probabilities);
        for (const double slope : objective.gradient(probabilities, solver.parameters()))
            REQUIRE(std::fabs(slope) < 1e-12);
    }
}

TEST_CASE("no point around the optimum is better") {
    const LabelledRows data = random_rows(50, 6, 3, 2);
    for (const double l1 : {0.0, 0.02}) {
        CoordinateTrainer solver(data.view(), {.l1 = l1, .l2 = 0.01}, 1);
        solve(solver);
        const std::vector<double> best = solver.parameters();
        const double least = solver.loss();
        for (std::uint64_t seed = 0; seed < 200; ++seed) {
            std::vector<double> other = random_numbers(best.size(), seed % 2 == 0 ? 1e-3 : 0.5, seed);
            for (std::size_t i = 0; i < other.size(); ++i) other[i] += best[i];
            CoordinateTrainer elsewhere(data.view(), {.l1 = l1, .l2 = 0.01}, 1);
            elsewhere.set_parameters(other);
            REQUIRE(elsewhere.loss() >= least - 1e-12);
        }
    }
}

TEST_CASE("coordinate descent and Newton's steps agree where both apply") {
    for (const std::size_t classes : {2u, 3u}) {
        const LabelledRows data = random_rows(80, 12, classes, 5);
        const LogisticOptions options{.l2 = 0.05, .tolerance = 1e-7};
        CoordinateTrainer coordinate(data.view(), options, 9);
        solve(coordinate);
        NewtonTrainer newton(data.view(), options);
        solve(newton);
        CHECK(std::fabs(coordinate.loss() - newton.loss()) < 1e-9);
        const auto a = coordinate.classifier(), b = newton.classifier();  // with centred intercepts
        for (std::uint32_t f = 0; f < 12; ++f)
            for (std::size_t s = 0; s < a->linear()->score_count(); ++s)
                CHECK(std::fabs(a->linear()->value_of(a->linear()->weights(f)[s]) -
                                b->linear()->value_of(b->linear()->weights(f)[s])) < 1e-3);
        for (std::size_t s = 0; s < a->linear()->score_count(); ++s)
            CHECK(std::fabs(a->linear()->value_of(a->linear()->intercepts()[s]) -
                            b->linear()->value_of(b->linear()->intercepts()[s])) < 1e-3);
    }
}

TEST_CASE("with L1 the subgradient vanishes, and a stronger penalty leaves fewer weights") {
    for (const std::size_t classes : {2u, 3u}) {
        const LabelledRows data = random_rows(100, 20, classes, 8);
        std::size_t before = 1000;
        for (const double l1 : {0.001, 0.01, 0.03, 0.1, 10.0}) {
            CoordinateTrainer solver(data.view(), {.l1 = l1}, 3);
            solve(solver);
            CHECK(solver.violation() < 1e-5);
            const std::vector<double> parameters = solver.parameters();
            const std::size_t intercepts = classes == 2 ? 1 : classes;
            std::size_t left = 0;
            for (std::size_t i = 0; i + intercepts < parameters.size(); ++i)
                left += parameters[i] != 0 ? 1 : 0;
            CHECK(left <= before);
            before = left;
        }
        CHECK(before == 0);
    }
}

TEST_CASE("where the optimum is where coordinate descent begins, it ends at once") {
    for (const std::size_t classes : {2u, 3u})
        for (const std::size_t rows : {101u, 1000u, 6920u}) {
            const LabelledRows data = random_rows(rows, 20, classes, 8);
            const auto weights = balanced_class_weights(data.classes, classes);
            CoordinateTrainer solver(data.view(), {.l1 = 10, .class_weights = weights}, 3);
            CHECK(solve(solver) <= 3);
            for (const double parameter : solver.parameters()) CHECK(std::fabs(parameter) < 1e-12);
        }
}

TEST_CASE("a class weight of 2 is a row that stands there twice") {
    const LabelledRows data = random_rows(40, 5, 2, 6);
    LabelledRows twice{SparseRows(5), {}, 2};
    for (std::size_t row = 0; row < data.rows.size(); ++row)
        for (std::uint32_t copy = 0; copy < 1 + data.classes[row]; ++copy) {
            for (std::size_t i = 0; i < data.rows[row].size(); ++i)
                twice.rows.append(data.rows[row].features[i], data.rows[row].values[i]);
            twice.rows.end_row();
            twice.classes.push_back(data.classes[row]);
        }
    const double ratio = static_cast<double>(twice.rows.size()) / static_cast<double>(data.rows.size());
    const auto weighted = optimum(data, {.l2 = 0.1, .class_weights = {1, 2}, .tolerance = 1e-9});
    const auto doubled = optimum(twice, {.l2 = 0.1 / ratio, .tolerance = 1e-9});
    CHECK(largest_difference(weighted, doubled) < 1e-7);
}

TEST_CASE("separable rows: a penalty keeps the weights finite, without one the loss goes to zero") {
    LabelledRows data{SparseRows(2), {}, 2};
    for (std::uint32_t row = 0; row < 6; ++row) {
        data.rows.append(row % 2, 1);
        data.rows.end_row();
        data.classes.push_back(row % 2);
    }
    for (const double weight : optimum(data, {.l2 = 0.01})) CHECK(std::fabs(weight) < 20);
    NewtonTrainer free(data.view(), {});
    for (int i = 0; i < 60; ++i) free.run_epoch();
    CHECK(free.loss() < 1e-6);
    CHECK(free.classifier()->class_count() == 2);
}

TEST_CASE("empty rows, constant features and a class without rows do no harm") {
    LabelledRows data{SparseRows(3), {}, 3};
    for (std::uint32_t row = 0; row < 9; ++row) {
        if (row % 3 != 0) data.rows.append(0, 1);
        if (row % 2 == 0) data.rows.append(2, 1);
        data.rows.end_row();
        data.classes.push_back(row % 2);
    }
    for (const double weight : optimum(data, {.l2 = 0.1})) CHECK(std::isfinite(weight));
    CoordinateTrainer coordinate(data.view(), {.l1 = 0.01}, 0);
    for (int i = 0; i < 200; ++i) coordinate.run_epoch();
    for (const double weight : coordinate.parameters()) CHECK(std::isfinite(weight));
}

TEST_CASE("no step goes where the loss is not a number") {
    LabelledRows data{SparseRows(1), {}, 2};
    for (std::uint32_t row = 0; row < 4; ++row) {
        data.rows.append(0, row % 2 == 0 ? 1000 : -1000);
        data.rows.end_row();
        data.classes.push_back(row < 2 ? 1 : 0);
    }
    CoordinateTrainer coordinate(data.view(), {.l2 = 1e-6}, 0);
    coordinate.set_parameters(std::vector<double>{0.05, 0});
    double before = coordinate.loss();
    for (int epoch = 0; epoch < 50; ++epoch) {
        coordinate.run_epoch();
        CHECK(coordinate.loss() <= before + 1e-9);
        before = coordinate.loss();
    }
}

TEST_CASE("intercepts bear no penalty") {
    LabelledRows data{SparseRows(1), {}, 2};
    for (std::uint32_t row = 0; row < 10; ++row) {
        data.rows.end_row();
        data.classes.push_back(row < 8 ? 1 : 0);
    }
    const auto parameters = optimum(data, {.l2 = 100});
    CHECK(parameters[0] == 0);
    CHECK(parameters[1] == doctest::Approx(std::log(4.0)).epsilon(1e-6));
}

TEST_CASE("Newton's steps refuse an L1 penalty, and both start anew from given parameters") {
    const LabelledRows data = random_rows(40, 5, 2, 6);
    CHECK_THROWS_WITH_AS(NewtonTrainer(data.view(), {.l1 = 1}), "an L1 penalty needs the solver 'coordinate'",
                         Error);
    NewtonTrainer solver(data.view(), {.l2 = 0.1});
    solve(solver);
    const auto best = solver.parameters();
    solver.set_parameters(random_numbers(best.size(), 2, 1));
    CHECK(!solver.converged());
    solve(solver);
    CHECK(largest_difference(solver.parameters(), best) < 1e-4);
}
