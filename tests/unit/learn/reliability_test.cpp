#include <assay/learn/reliability.hpp>

#include <assay/base/error.hpp>
#include <assay/plot/svg.hpp>

#include "scored_rows.hpp"
#include "support/golden.hpp"

#include <doctest/doctest.h>

using namespace assay;
using assay::testing::binary;
using assay::testing::random_rows;
using assay::testing::ScoredRows;

TEST_CASE("reliability by hand") {
    // Confidences 0.9 right, 0.8 wrong (both in (0.75, 1]), 0.6 right (0.5, 0.75].
    const Reliability r = reliability_of(binary({0.9, 0.8, 0.4}, {1, 0, 0}).view(), 4);
    CHECK(r.texts == 3);
    REQUIRE(r.bins.size() == 4);
    CHECK(r.bins[0] == ReliabilityBin{0, 0.25, 0, 0, 0});
    CHECK(r.bins[2] == ReliabilityBin{0.5, 0.75, 1, 0.6, 1});
    CHECK(r.bins[3].texts == 2);
    CHECK(r.bins[3].accuracy == 0.5);
    CHECK(r.bins[3].confidence == doctest::Approx(0.85));
    CHECK(r.accuracy == doctest::Approx(2.0 / 3));
    CHECK(r.confidence == doctest::Approx(2.3 / 3));
    CHECK(r.expected_error == doctest::Approx(2.0 / 3 * 0.35 + 1.0 / 3 * 0.4));
    CHECK(r.maximum_error == doctest::Approx(0.4));
    CHECK(r.brier == doctest::Approx(2 * (0.01 + 0.64 + 0.16) / 3));
    CHECK(r.log_loss == doctest::Approx(-(std::log(0.9) + std::log(0.2) + std::log(0.6)) / 3));
}

TEST_CASE("scikit-learn's log_loss and brier_score_loss") {
    const Reliability two = reliability_of(
        binary({0.1, 0.25, 0.3, 0.3, 0.45, 0.5, 0.62, 0.7, 0.81, 0.95}, {0, 0, 1, 0, 1, 0, 1, 1, 0, 1})
            .view());
    CHECK(two.log_loss == doctest::Approx(0.5992080459242926).epsilon(1e-12));
    CHECK(two.brier == doctest::Approx(2 * 0.2098).epsilon(1e-12));
    const ScoredRows rows = {
        {.7, .2, .1, .1, .8, .1, .3, .3, .4, .25, .5, .25, .6, .3, .1, .05, .05, .9}, {0, 1, 2, 0, 1, 2}, 3};
    const Reliability three = reliability_of(rows.view());
    CHECK(three.log_loss == doctest::Approx(0.6986228180384582).epsilon(1e-12));
    CHECK(three.brier == doctest::Approx(0.415).epsilon(1e-12));
}

TEST_CASE("a bin holds its upper end, and being sure and wrong stays finite") {
    const Reliability r = reliability_of(binary({0.5, 0.75, 1.0}, {0, 1, 0}).view(), 4);
    CHECK(r.bins[1].texts == 1);
    CHECK(r.bins[1].accuracy == 1);  // the first of two equal classes is predicted
    CHECK(r.bins[2].texts == 1);
    CHECK(r.bins[3].texts == 1);
    CHECK(r.maximum_error == 1);
    CHECK(r.log_loss > 12);
    CHECK(r.log_loss < 13);
}

TEST_CASE("one bin compares the mean confidence with the accuracy") {
    const Reliability r = reliability_of(random_rows(500, 4, 3, 5).view(), 1);
    CHECK(r.expected_error == doctest::Approx(std::fabs(r.accuracy - r.confidence)));
    CHECK(r.confidence > r.accuracy);
    // What is drawn from its own probabilities is calibrated but for chance.
    CHECK(reliability_of(random_rows(20'000, 4, 1, 5).view()).expected_error < 0.02);
}

TEST_CASE("numbers of bins that are not possible") {
    const ScoredRows rows = binary({0.5}, {1});
    CHECK_THROWS_WITH_AS(reliability_of(rows.view(), 0), "0 bins are not possible; 1 to 1,000 are", Error);
    CHECK_THROWS_WITH_AS(reliability_of(rows.view(), 1001), "1001 bins are not possible; 1 to 1,000 are",
                         Error);
    CHECK_NOTHROW(reliability_of(rows.view(), 1000));
}

TEST_CASE("the reliability diagram as it stands") {
    const Reliability bold = reliability_of(random_rows(2000, 2, 2, 11).view());
    test::check_golden("learn/reliability.svg", to_svg(reliability_figure(bold, "Reliability")));
    // Three classes: no confidence can be below 1/3.
    const Figure three = reliability_figure(reliability_of(random_rows(50, 3, 1, 2).view(), 10), "");
    CHECK(*three.rows[0].panels[0].x.low == doctest::Approx(0.3));
}
