#include <assay/pipeline/held_out_calibration.hpp>

#include <assay/base/error.hpp>
#include <assay/learn/reliability.hpp>
#include <assay/pipeline/cross_validation.hpp>

#include <doctest/doctest.h>

#include <vector>

using namespace assay;

namespace {

/// Texts of which 90% probability is claimed and 70% are right.
struct Boaster {
    std::vector<double> probabilities;
    std::vector<std::uint32_t> classes;

    explicit Boaster(std::size_t texts) {
        for (std::size_t i = 0; i < texts; ++i) {
            const bool second = i % 2 == 0, right = i % 10 < 7;
            probabilities.insert(probabilities.end(), {second ? 0.1 : 0.9, second ? 0.9 : 0.1});
            classes.push_back(second == right ? 1 : 0);
        }
    }
    LabelledProbabilities rows() const { return {probabilities, classes, 2}; }
};

}  // namespace

TEST_CASE("every method mends a boaster on texts that it has not learnt from") {
    const Boaster boaster(1000);
    CHECK(reliability_of(boaster.rows()).expected_error == doctest::Approx(0.2));
    for (const auto method :
         {CalibrationMethod::temperature, CalibrationMethod::platt, CalibrationMethod::isotonic}) {
        CAPTURE(name_of(method));
        const auto mended = held_out_calibration(method, boaster.rows(), 5, 1);
        CHECK(reliability_of({mended, boaster.classes, 2}).expected_error < 0.05);
        CHECK(held_out_calibration(method, boaster.rows(), 5, 1) == mended);
    }
}

TEST_CASE("a row is put through what the other folds taught") {
    const Boaster boaster(40);
    const auto folds = stratified_folds(boaster.classes, 4, 3);
    std::vector<double> changed_row = boaster.probabilities;
    changed_row[0] = 0.6;  // row 0: other rows of its fold must not notice
    changed_row[1] = 0.4;
    const auto before = held_out_calibration(CalibrationMethod::platt, boaster.rows(), 4, 3);
    const auto after =
        held_out_calibration(CalibrationMethod::platt, {changed_row, boaster.classes, 2}, 4, 3);
    std::size_t same = 0;
    for (std::size_t i = 1; i < folds.size(); ++i) {
        CHECK((before[2 * i] == after[2 * i]) == (folds[i] == folds[0]));
        same += folds[i] == folds[0] ? 1 : 0;
    }
    CHECK(same == 9);
}

TEST_CASE("what cannot be calibrated is refused") {
    const Boaster boaster(3);
    CHECK_THROWS_WITH_AS(held_out_calibration(CalibrationMethod::platt, boaster.rows(), 5, 0),
                         "5 folds of 3 texts: some would be empty", Error);
    CHECK_THROWS_AS(held_out_calibration(CalibrationMethod::platt, {{}, {}, 2}, 5, 0), Error);
}
