#include <assay/features/tfidf.hpp>

#include <assay/base/error.hpp>
#include <assay/base/logarithm.hpp>

#include <doctest/doctest.h>

#include <cmath>

using namespace assay;

namespace {

/// Three rows over three features; the last is in none.
SparseRows rows() {
    SparseRows rows(3);
    rows.append(0, 1);
    rows.append(1, 2);
    rows.end_row();
    rows.append(0, 3);
    rows.end_row();
    rows.end_row();
    return rows;
}

}  // namespace

TEST_CASE("idf follows its formulas") {
    const auto smooth = TfidfTransformer::fit(rows(), {});
    CHECK(smooth.idf()[0] == doctest::Approx(std::log(4.0 / 3) + 1).epsilon(1e-15));
    CHECK(smooth.idf()[1] == doctest::Approx(std::log(4.0 / 2) + 1).epsilon(1e-15));
    CHECK(smooth.idf()[2] == doctest::Approx(std::log(4.0) + 1).epsilon(1e-15));
    const auto plain = TfidfTransformer::fit(rows(), {.smooth_idf = false});
    CHECK(plain.idf()[0] == doctest::Approx(std::log(3.0 / 2) + 1).epsilon(1e-15));
    CHECK(std::isfinite(plain.idf()[2]));
    CHECK(TfidfTransformer::fit(rows(), {.use_idf = false}).idf().empty());
}

TEST_CASE("counts are damped, weighted and normalised in this order") {
    const std::vector<std::uint32_t> features = {0, 1};
    const std::vector<double> idf = {2, 0.5};
    const auto weigh = [&](TfidfOptions options) {
        std::vector<double> values = {1, 4};
        TfidfTransformer(options, options.use_idf ? idf : std::vector<double>()).transform(features, values);
        return values;
    };
    CHECK(weigh({.norm = Norm::none}) == std::vector<double>{2, 2});
    CHECK(weigh({.norm = Norm::l1}) == std::vector<double>{0.5, 0.5});
    CHECK(weigh({.norm = Norm::l2})[0] == doctest::Approx(std::sqrt(0.5)));
    CHECK(weigh({.norm = Norm::none, .use_idf = false}) == std::vector<double>{1, 4});
    CHECK(weigh({.norm = Norm::none, .use_idf = false, .sublinear_tf = true})[1] ==
          doctest::Approx(1 + std::log(4.0)).epsilon(1e-15));
    std::vector<double> nothing;
    normalise(nothing, Norm::l2);
    std::vector<double> zeros = {0, 0};
    normalise(zeros, Norm::l1);
    CHECK(zeros == std::vector<double>{0, 0});
}

TEST_CASE("weights that are none are refused") {
    CHECK_THROWS_WITH_AS(TfidfTransformer({}, {}), "idf is given exactly where it is used", Error);
    CHECK_THROWS_WITH_AS(TfidfTransformer({.use_idf = false}, {1}), "idf is given exactly where it is used",
                         Error);
    CHECK_THROWS_WITH_AS(TfidfTransformer({}, {1, NAN}), "an idf is not finite", Error);
    CHECK_THROWS_WITH_AS(TfidfTransformer({}, {1, 1e308}), "an idf of 1e+308 is not possible", Error);
    CHECK_THROWS_WITH_AS(parse_norm("l3"), "there is no norm 'l3': none, l1 or l2", Error);
}
