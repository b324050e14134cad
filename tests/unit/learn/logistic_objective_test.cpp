#include <assay/learn/logistic_objective.hpp>

#include <assay/base/error.hpp>

#include "support.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace assay;
using namespace assay::testing;

namespace {

double value_at(const LogisticObjective& objective, std::span<const double> parameters) {
    return objective.loss(objective.scores_at(parameters)) + objective.penalty(parameters);
}

std::vector<double> probabilities_at(const LogisticObjective& objective, std::span<const double> parameters) {
    std::vector<double> scores = objective.scores_at(parameters);
    objective.to_probabilities(scores);
    return scores;
}

std::vector<double> shifted(std::span<const double> from, double step, std::span<const double> direction) {
    std::vector<double> to(from.begin(), from.end());
    for (std::size_t i = 0; i < to.size(); ++i) to[i] += step * direction[i];
    return to;
}

}  // namespace

TEST_CASE("derivatives equal differences, for two classes and more, weighted or not") {
    for (const std::size_t classes : {2u, 3u, 5u})
        for (const bool weighted : {false, true}) {
            const LabelledRows data = random_rows(30, 7, classes, 3);
            LogisticOptions options{.l2 = 0.3};
            if (weighted)
                for (std::size_t c = 0; c < classes; ++c)
                    options.class_weights.push_back(0.5 + static_cast<double>(c));
            const LogisticObjective objective(data.view(), options);
            const auto point = random_numbers(objective.size(), 1, 4);
            const auto direction = random_numbers(objective.size(), 1, 5);
            const auto gradient = objective.gradient(probabilities_at(objective, point), point);
            constexpr double kStep = 1e-5;
            for (std::size_t i = 0; i < point.size(); ++i) {
                std::vector<double> unit(point.size());
                unit[i] = 1;
                const double numeric = (value_at(objective, shifted(point, kStep, unit)) -
                                        value_at(objective, shifted(point, -kStep, unit))) /
                                       (2 * kStep);
                REQUIRE(relative_error(gradient[i], numeric) < 1e-6);
            }
            const auto product = objective.curvature_times(probabilities_at(objective, point), direction);
            const auto ahead = shifted(point, kStep, direction), behind = shifted(point, -kStep, direction);
            const auto gradient_ahead = objective.gradient(probabilities_at(objective, ahead), ahead);
            const auto gradient_behind = objective.gradient(probabilities_at(objective, behind), behind);
            for (std::size_t i = 0; i < point.size(); ++i)
                REQUIRE(relative_error(product[i], (gradient_ahead[i] - gradient_behind[i]) / (2 * kStep)) <
                        1e-5);
            const auto diagonal = objective.curvature_diagonal(probabilities_at(objective, point));
            for (std::size_t i = 0; i < point.size(); ++i) {
                std::vector<double> unit(point.size());
                unit[i] = 1;
                const auto column = objective.curvature_times(probabilities_at(objective, point), unit);
                REQUIRE(relative_error(diagonal[i], column[i]) < 1e-12);
            }
        }
}

TEST_CASE("the loss is the mean cross-entropy") {
    const LabelledRows data = random_rows(4, 3, 3, 1);
    const LogisticObjective objective(data.view(), {});
    CHECK(value_at(objective, std::vector<double>(objective.size())) == doctest::Approx(std::log(3.0)));
    const LabelledRows two = random_rows(4, 3, 2, 1);
    const LogisticObjective binary(two.view(), {});
    CHECK(value_at(binary, std::vector<double>(binary.size())) == doctest::Approx(std::log(2.0)));
}

TEST_CASE("balanced weights give every class the same total") {
    const std::vector<std::uint32_t> classes = {0, 0, 0, 2};
    const auto weights = balanced_class_weights(classes, 3);
    CHECK(weights == std::vector<double>{4.0 / 9, 1, 4.0 / 3});
}

TEST_CASE("options out of range are refused") {
    const LabelledRows data = random_rows(4, 3, 2, 1);
    struct Row {
        LogisticOptions options;
        const char* message;
    };
    for (const Row& row :
         {Row{{.l1 = -1}, "l1 -1 is not possible; it must be 0 or more"},
          Row{{.l2 = NAN}, "l2 nan is not possible; it must be 0 or more"},
          Row{{.class_weights = {1}}, "1 class weights for 2 classes"},
          Row{{.class_weights = {1, 0}}, "class weight 0 is not possible; it must be above 0"},
          Row{{.tolerance = 0}, "tolerance 0 is not possible; it must be above 0"}})
        CHECK_THROWS_WITH_AS(LogisticObjective(data.view(), row.options), row.message, Error);
    CHECK_THROWS_WITH_AS(LogisticObjective(random_rows(0, 3, 2, 1).view(), {}),
                         "there are no rows to learn from", Error);
}
