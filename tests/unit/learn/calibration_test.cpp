#include <assay/learn/calibration.hpp>

#include <assay/base/bytes.hpp>
#include <assay/base/error.hpp>
#include <assay/data/predictions.hpp>
#include <assay/learn/reliability.hpp>

#include "scored_rows.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <limits>
#include <numeric>
#include <string>

using namespace assay;
using assay::testing::binary;
using assay::testing::random_rows;
using assay::testing::ScoredRows;

namespace {

const ScoredRows kTen =
    binary({0.1, 0.25, 0.3, 0.3, 0.45, 0.5, 0.62, 0.7, 0.81, 0.95}, {0, 0, 1, 0, 1, 0, 1, 1, 0, 1});
const ScoredRows kThree = {
    {.7, .2, .1, .1, .8, .1, .3, .3, .4, .25, .5, .25, .6, .3, .1, .05, .05, .9}, {0, 1, 2, 0, 1, 2}, 3};

constexpr CalibrationMethod kMethods[] = {CalibrationMethod::temperature, CalibrationMethod::platt,
                                          CalibrationMethod::isotonic};

std::vector<double> applied(const Calibrator& calibrator, std::vector<double> row) {
    calibrator.apply(row);
    return row;
}

double log_loss_of(const Calibrator& calibrator, ScoredRows rows) {
    for (std::size_t i = 0; i < rows.classes.size(); ++i)
        calibrator.apply(std::span(rows.probabilities).subspan(i * rows.class_count, rows.class_count));
    return reliability_of(rows.view()).log_loss;
}

/// A calibrator with exactly this temperature, through its bytes.
Calibrator with_temperature(double value, std::size_t class_count) {
    ByteWriter out;
    out.put(std::uint8_t{0});
    out.put_double(value);
    ByteReader in(out.bytes());
    return Calibrator::read(in, class_count);
}

std::string bytes_of(const Calibrator& calibrator) {
    ByteWriter out;
    calibrator.write(out);
    return out.bytes();
}

}  // namespace

TEST_CASE("the temperature is the one with the least loss on a dense grid") {
    for (const double boldness : {0.3, 1.0, 2.5})
        for (const std::size_t classes : {2, 5}) {
            const ScoredRows rows = random_rows(400, classes, boldness, 7 + classes);
            const Calibrator fitted = Calibrator::fit(CalibrationMethod::temperature, rows.view());
            const double least = log_loss_of(fitted, rows);
            double best_on_grid = 1e9;
            for (double t = 0.05; t < 20; t *= 1.01)
                best_on_grid = std::min(best_on_grid, log_loss_of(with_temperature(t, classes), rows));
            CHECK(least <= best_on_grid + 1e-12);
            CHECK(best_on_grid - least < 1e-4);
            // Truths were drawn at temperature 1 of what was said `boldness` times too boldly.
            CHECK(std::get<Temperature>(fitted.curves()).value() == doctest::Approx(boldness).epsilon(0.25));
        }
}

TEST_CASE("the temperature of SciPy's bounded minimiser") {
    const Temperature fitted = Temperature::fit(kThree.view());
    CHECK(fitted.value() == doctest::Approx(0.7380246327945879).epsilon(1e-7));
    CHECK(log_loss_of(Calibrator::fit(CalibrationMethod::temperature, kThree.view()), kThree) ==
          doctest::Approx(0.6804493474756773).epsilon(1e-12));
}

TEST_CASE("temperatures stay in their range") {
    // All right: bolder would always be better. All wrong: the same the other way round.
    CHECK(Temperature::fit(binary({0.9, 0.2}, {1, 0}).view()).value() == Temperature::kLeast);
    CHECK(Temperature::fit(binary({0.9, 0.2}, {0, 1}).view()).value() == Temperature::kMost);
    // Even chances say nothing, whatever the temperature.
    CHECK(Temperature::fit(binary({0.5, 0.5}, {0, 1}).view()).value() == Temperature::kMost);
    // A probability of 0 for what is right has a logarithm too.
    CHECK(std::isfinite(Temperature::fit(binary({1.0, 0.0, 1.0}, {1, 0, 0}).view()).value()));
}

TEST_CASE("Platt's sigmoid is scikit-learn's, and the best to more digits") {
    // sklearn.calibration._sigmoid_calibration, whose minimiser stops at some 1e-6; then SciPy's Nelder-Mead
    // on the same loss to 1e-13.
    const Calibrator fitted = Calibrator::fit(CalibrationMethod::platt, kTen.view());
    const SigmoidCurve& curve = std::get<std::vector<SigmoidCurve>>(fitted.curves()).front();
    CHECK(std::fabs(curve.slope() - 0.4846317992617433) < 1e-5);
    CHECK(std::fabs(curve.intercept() + 0.0154684511897676) < 1e-5);
    CHECK(curve.slope() == doctest::Approx(0.48463125364380577).epsilon(1e-7));
    CHECK(std::fabs(curve.intercept() + 0.01546964565690443) < 1e-8);
    CHECK(applied(fitted, {0.5, 0.5})[1] == doctest::Approx(1 / (1 + std::exp(0.01546964565690443))));
}

TEST_CASE("Platt's targets keep a separable problem from running away") {
    const Calibrator fitted = Calibrator::fit(CalibrationMethod::platt, binary({0.9, 0.1}, {1, 0}).view());
    const double second = applied(fitted, {0.1, 0.9})[1];
    CHECK(second == doctest::Approx(2.0 / 3));  // (1 + 1) / (1 + 2)
    const Calibrator one_class =
        Calibrator::fit(CalibrationMethod::platt, binary({0.9, 0.8, 0.7}, {1, 1, 1}).view());
    CHECK(applied(one_class, {0.5, 0.5})[1] == doctest::Approx(0.8).epsilon(0.05));  // (3 + 1) / (3 + 2)
}

TEST_CASE("isotonic curves are scikit-learn's") {
    const Calibrator fitted = Calibrator::fit(CalibrationMethod::isotonic, kTen.view());
    const IsotonicCurve& curve = std::get<std::vector<IsotonicCurve>>(fitted.curves()).front();
    // IsotonicRegression(out_of_bounds="clip").fit(p, y): X_thresholds_, y_thresholds_
    CHECK(curve.knots() ==
          std::vector<IsotonicCurve::Knot>{
              {0.1, 0}, {0.25, 0}, {0.3, 0.5}, {0.5, 0.5}, {0.62, 2.0 / 3}, {0.81, 2.0 / 3}, {0.95, 1}});
    const double x[] = {0.05, 0.28, 0.4, 0.6, 0.75, 0.9, 0.99};
    const double y[] = {0, 0.3, 0.5, 0.6388888888888888, 0.6666666666666666, 0.8809523809523809, 1};
    for (std::size_t i = 0; i < std::size(x); ++i) CHECK(curve(x[i]) == doctest::Approx(y[i]).epsilon(1e-12));
}

TEST_CASE("more classes are one against the rest, divided by the sum") {
    const Calibrator fitted = Calibrator::fit(CalibrationMethod::isotonic, kThree.view());
    // IsotonicRegression for each class, normalised.
    const auto a = applied(fitted, {.5, .3, .2}), b = applied(fitted, {.2, .6, .2}),
               c = applied(fitted, {.1, .1, .8});
    CHECK(a == std::vector<double>{0.5, 0.5, 0});
    CHECK(b[0] == doctest::Approx(0.28571428571428575));
    CHECK(b[1] == doctest::Approx(0.7142857142857143));
    CHECK(c == std::vector<double>{0, 0, 1});
}

TEST_CASE("where every curve gives nothing, all classes are equally likely") {
    const ScoredRows rows = {{.4, .3, .3, .3, .4, .3, .3, .3, .4, .9, .05, .05, .05, .9, .05, .05, .05, .9},
                             {1, 2, 0, 0, 1, 2},
                             3};
    const Calibrator fitted = Calibrator::fit(CalibrationMethod::isotonic, rows.view());
    CHECK(applied(fitted, {0.05, 0.05, 0.05}) == std::vector<double>{1.0 / 3, 1.0 / 3, 1.0 / 3});
}

TEST_CASE("pooling finds the best nondecreasing curve, against all of them") {
    const auto law = [] {
        const auto truths =
            *rc::gen::container<std::vector<std::uint32_t>>(5, rc::gen::inRange<std::uint32_t>(0, 2));
        std::vector<double> x;
        for (std::size_t i = 0; i < truths.size(); ++i)
            x.push_back(static_cast<double>(*rc::gen::inRange(1, 8)) / 8);
        const IsotonicCurve curve = IsotonicCurve::fit(x, truths, 1);
        const auto error_of = [&](const auto& height_at) {
            double sum = 0;
            for (std::size_t i = 0; i < x.size(); ++i) {
                const double difference = height_at(x[i]) - truths[i];
                sum += difference * difference;
            }
            return sum;
        };
        const double found = error_of(curve);
        // Every nondecreasing map from the 7 places to quarters; the best curve is at least as good.
        std::vector<int> heights(7, 0);
        for (bool more = true; more;) {
            RC_ASSERT(found <= error_of([&](double at) {
                                   return heights[static_cast<std::size_t>(at * 8) - 1] / 4.0;
                               }) + 1e-12);
            more = false;
            for (std::size_t i = 7; i-- > 0 && !more;)
                if (heights[i] < 4) {
                    std::fill(heights.begin() + static_cast<std::ptrdiff_t>(i), heights.end(),
                              heights[i] + 1);
                    more = true;
                }
        }
        // And it cannot be improved by lifting or lowering everything from a place on or up to a place.
        for (std::size_t i = 1; i < curve.knots().size(); ++i)
            RC_ASSERT(curve.knots()[i].y >= curve.knots()[i - 1].y);
    };
    CHECK(rc::check("law of isotonic curves", law));
}

TEST_CASE("calibrated rows are probabilities, a temperature keeps their order, and bytes come back") {
    const auto law = [] {
        const std::size_t classes = *rc::gen::inRange<std::size_t>(2, 6);
        const ScoredRows rows =
            random_rows(*rc::gen::inRange<std::size_t>(1, 60), classes, *rc::gen::element(0.1, 1.0, 9.0),
                        *rc::gen::arbitrary<std::uint64_t>());
        const ScoredRows other = random_rows(20, classes, 3, *rc::gen::arbitrary<std::uint64_t>());
        for (const CalibrationMethod method : kMethods) {
            const Calibrator fitted = Calibrator::fit(method, rows.view());
            RC_ASSERT(fitted.method() == method);
            const std::string bytes = bytes_of(fitted);
            ByteReader in(bytes);
            RC_ASSERT(Calibrator::read(in, classes) == fitted);
            RC_ASSERT(in.left() == 0u);
            for (std::size_t i = 0; i < other.classes.size(); ++i) {
                const auto before = other.view().row(i);
                const auto after = applied(fitted, {before.begin(), before.end()});
                RC_ASSERT(!fault_in_probabilities(after));
                RC_ASSERT(std::fabs(std::accumulate(after.begin(), after.end(), 0.0) - 1) < 1e-12);
                if (method != CalibrationMethod::temperature) continue;
                RC_ASSERT(after[most_probable(before)] == *std::max_element(after.begin(), after.end()));
            }
        }
    };
    CHECK(rc::check("law of calibrators", law));
}

TEST_CASE("calibration mends what was too bold") {
    const ScoredRows rows = random_rows(3000, 3, 4, 1), unseen = random_rows(3000, 3, 4, 2);
    const double before = reliability_of(unseen.view()).expected_error;
    CHECK(before > 0.15);
    for (const CalibrationMethod method : kMethods) {
        const Calibrator fitted = Calibrator::fit(method, rows.view());
        ScoredRows mended = unseen;
        for (std::size_t i = 0; i < mended.classes.size(); ++i)
            fitted.apply(std::span(mended.probabilities).subspan(3 * i, 3));
        CAPTURE(name_of(method));
        CHECK(reliability_of(mended.view()).expected_error < before / 4);
    }
}

TEST_CASE("methods are known by name") {
    for (const CalibrationMethod method : kMethods)
        CHECK(parse_calibration_method(name_of(method)) == method);
    CHECK_THROWS_WITH_AS(
        parse_calibration_method("isotonik"),
        "there is no calibration 'isotonik': temperature, platt or isotonic; did you mean 'isotonic'?",
        Error);
    CHECK(describe(Calibrator::fit(CalibrationMethod::temperature, kThree.view())) == "temperature 0.738");
    CHECK(describe(Calibrator::fit(CalibrationMethod::platt, kThree.view())) == "platt");
    CHECK(describe(Calibrator::fit(CalibrationMethod::isotonic, kTen.view())) == "isotonic with 7 knots");
}

TEST_CASE("rows that cannot be learnt from are refused") {
    const auto fit = [](const ScoredRows& rows) { Calibrator::fit(CalibrationMethod::platt, rows.view()); };
    CHECK_THROWS_WITH_AS(fit({{}, {}, 2}), "there are no labelled texts to look at", Error);
    CHECK_THROWS_WITH_AS(fit({{1}, {0}, 1}), "1 classes are too few; there are two at least", Error);
    CHECK_THROWS_WITH_AS(fit({{1, 0, 1}, {0}, 2}), "3 probabilities for 1 texts and 2 classes", Error);
    CHECK_THROWS_WITH_AS(fit({{1, 0}, {2}, 2}), "row 0: there is no class 2 among 2", Error);
    CHECK_THROWS_WITH_AS(fit({{1, 0, 0.5, 0.4}, {0, 1}, 2}),
                         "row 1: the probabilities sum to 0.9 instead of 1", Error);
    CHECK_THROWS_WITH_AS(fit({{std::numeric_limits<double>::quiet_NaN(), 1}, {0}, 2}),
                         "row 0: the probabilities nan is not a probability", Error);
}

TEST_CASE("bytes that no calibrator wrote are refused") {
    const auto read = [](const ByteWriter& out, std::size_t classes) {
        ByteReader in(out.bytes());
        Calibrator::read(in, classes);
    };
    const auto isotonic = [&](std::initializer_list<double> numbers) {
        ByteWriter out;
        out.put(std::uint8_t{2});
        out.put(static_cast<std::uint64_t>(numbers.size() / 2));
        for (const double number : numbers) out.put_double(number);
        read(out, 2);
    };
    ByteWriter unknown;
    unknown.put(std::uint8_t{3});
    CHECK_THROWS_WITH_AS(read(unknown, 2), "there is no calibration with the number 3", Error);
    CHECK_THROWS_WITH_AS(with_temperature(0.001, 2), "a temperature of 0.001 is not possible", Error);
    CHECK_THROWS_WITH_AS(with_temperature(std::numeric_limits<double>::infinity(), 2),
                         "a weight is not finite", Error);
    CHECK_THROWS_WITH_AS(isotonic({}), "an isotonic curve has no knots", Error);
    CHECK_THROWS_WITH_AS(isotonic({0.5, 1.5}), "a knot of an isotonic curve is out of range", Error);
    CHECK_THROWS_WITH_AS(isotonic({-0.5, 0.5}), "a knot of an isotonic curve is out of range", Error);
    CHECK_THROWS_WITH_AS(isotonic({0.5, 0.5, 0.5, 0.6}), "an isotonic curve does not rise", Error);
    CHECK_THROWS_WITH_AS(isotonic({0.5, 0.5, 0.6, 0.4}), "an isotonic curve does not rise", Error);
    CHECK_NOTHROW(isotonic({0.5, 0.5, 0.6, 0.5}));
    ByteWriter liar;
    liar.put(std::uint8_t{2});
    liar.put(std::uint64_t{1} << 60);
    CHECK_THROWS_WITH_AS(
        read(liar, 2),
        "a list of 1,152,921,504,606,846,976 entries does not fit into the 0 bytes that are left", Error);
}

TEST_CASE("calibrators that are cut short are refused at every byte") {
    for (const CalibrationMethod method : kMethods) {
        const std::string bytes = bytes_of(Calibrator::fit(method, kThree.view()));
        for (std::size_t length = 0; length < bytes.size(); ++length) {
            ByteReader in(std::string_view(bytes).substr(0, length));
            CHECK_THROWS_AS(Calibrator::read(in, 3), Error);
        }
    }
}
