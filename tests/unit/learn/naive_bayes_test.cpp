// All expected numbers are scikit-learn's (1.2.1) for the same rows.
#include <assay/learn/naive_bayes.hpp>

#include <assay/base/error.hpp>
#include <assay/learn/nb_logistic_trainer.hpp>

#include "support.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <cmath>

using namespace assay;
using namespace assay::testing;

namespace {

LabelledRows from(std::initializer_list<std::initializer_list<int>> rows, std::vector<std::uint32_t> classes,
                  std::size_t class_count) {
    LabelledRows data{SparseRows(rows.begin()->size()), std::move(classes), class_count};
    for (const auto& row : rows) {
        std::uint32_t feature = 0;
        for (const int value : row) {
            if (value != 0) data.rows.append(feature, value);
            ++feature;
        }
        data.rows.end_row();
    }
    return data;
}

const LabelledRows kThree =
    from({{2, 1, 0, 0}, {0, 1, 3, 0}, {1, 0, 0, 2}, {0, 2, 1, 1}, {3, 0, 0, 0}, {0, 0, 0, 0}},
         {0, 1, 2, 1, 0, 2}, 3);
const LabelledRows kTwo =
    from({{1, 1, 0, 0}, {0, 1, 1, 0}, {1, 0, 0, 1}, {0, 1, 1, 1}, {1, 0, 0, 0}}, {0, 1, 0, 1, 0}, 2);

std::string probabilities(const LabelledRows& data, const NaiveBayesOptions& options) {
    const LinearModel model = fit_naive_bayes(data.view(), options);
    std::vector<double> p(data.class_count);
    std::string all;
    for (const std::size_t row : {1u, 2u}) {
        model.probabilities(data.rows[row], p);
        for (const double value : p) all += fmt::format("{:.6f} ", value);
    }
    return all;
}

}  // namespace

TEST_CASE("the three forms are those of scikit-learn") {
    CHECK(probabilities(kThree, {}) == "0.008088 0.975070 0.016842 0.098696 0.038077 0.863227 ");
    CHECK(probabilities(kTwo, {.alpha = 0.5, .fit_prior = false}) == "0.107143 0.892857 0.875000 0.125000 ");
    CHECK(probabilities(kTwo, {.kind = NaiveBayesKind::bernoulli}) == "0.063904 0.936096 0.967204 0.032796 ");
    CHECK(probabilities(kTwo, {.kind = NaiveBayesKind::bernoulli, .alpha = 0.1, .fit_prior = false}) ==
          "0.000506 0.999494 0.999778 0.000222 ");
    CHECK(probabilities(kThree, {.kind = NaiveBayesKind::complement}) ==
          "0.006959 0.981497 0.011544 0.275130 0.090971 0.633899 ");
    CHECK(probabilities(kThree, {.kind = NaiveBayesKind::complement, .alpha = 0.3, .normalise = true}) ==
          "0.217513 0.545854 0.236633 0.347897 0.241451 0.410652 ");
    CHECK(probabilities(kTwo, {.kind = NaiveBayesKind::complement}) ==
          "0.181818 0.818182 0.800000 0.200000 ");
}

TEST_CASE("weights of three classes are above 0 where a term speaks for a class, and sum to 0") {
    for (const NaiveBayesKind kind :
         {NaiveBayesKind::multinomial, NaiveBayesKind::bernoulli, NaiveBayesKind::complement})
        for (const bool normalise : {false, true}) {
            const LinearModel model = fit_naive_bayes(kThree.view(), {.kind = kind, .normalise = normalise});
            const auto sum_of = [&](std::span<const std::int32_t> scores) {
                double sum = 0;
                for (const std::int32_t score : scores) sum += model.value_of(score);
                return sum;
            };
            CHECK(sum_of(model.intercepts()) == doctest::Approx(0).epsilon(1e-7));
            for (std::uint32_t f = 0; f < 4; ++f)
                CHECK(sum_of(model.weights(f)) == doctest::Approx(0).epsilon(1e-7));
            CHECK(model.weights(0)[0] > 0);  // five times in class 0, once in 2
            CHECK(model.weights(0)[1] < 0);
            CHECK(model.weights(2)[1] > 0);  // in class 1 only
            CHECK(model.weights(2)[0] < 0);
            CHECK(model.weights(2)[2] < 0);
        }
}

TEST_CASE("a term that every text of a class has may have however small an alpha") {
    const LabelledRows data = from({{1, 0}, {1, 1}, {0, 1}, {0, 1}}, {0, 0, 1, 1}, 2);
    for (const double alpha : {1e-6, 1e-15, 1e-100}) {
        const LinearModel model =
            fit_naive_bayes(data.view(), {.kind = NaiveBayesKind::bernoulli, .alpha = alpha});
        std::vector<double> p(2);
        model.probabilities(data.rows[2], p);  // without the term of class 0
        CHECK(p[0] < 10 * alpha);
    }
}

TEST_CASE("what naive Bayes cannot read is refused") {
    CHECK_THROWS_WITH_AS(fit_naive_bayes(kTwo.view(), {.alpha = 0}),
                         "alpha 0 is not possible; it must be above 0", Error);
    CHECK_THROWS_WITH_AS(fit_naive_bayes(from({{-1, 1}}, {0}, 2).view(), {}),
                         "naive Bayes cannot read negative values; hash with alternate_sign=no", Error);
    CHECK_THROWS_WITH_AS(fit_naive_bayes(from({{1, 1}}, {0}, 2).view(), {}),
                         "a class has no texts, so that nothing is known of it; fit_prior=no does not mind",
                         Error);
    CHECK_NOTHROW(fit_naive_bayes(from({{1, 1}}, {0}, 2).view(), {.fit_prior = false}));
}

TEST_CASE("the ratio compares smoothed shares") {
    const auto ratio = log_count_ratio(std::vector<double>{3, 0}, std::vector<double>{1, 1}, 1);
    CHECK(ratio[0] == doctest::Approx(std::log((4.0 / 5) / (2.0 / 4))));
    CHECK(ratio[1] == doctest::Approx(std::log((1.0 / 5) / (2.0 / 4))));
}

TEST_CASE("logistic regression over naive Bayes is that over weighted rows, folded back") {
    for (const LabelledRows* data : {&kTwo, &kThree}) {
        NbLogisticTrainer trainer(data->view(), {.logistic = {.l2 = 0.1, .tolerance = 1e-9}});
        while (!trainer.converged()) trainer.run_epoch();
        const auto classifier = trainer.classifier();
        std::vector<double> p(data->class_count);
        for (std::size_t row = 0; row + 1 < data->rows.size(); ++row) {
            classifier->probabilities(data->rows[row], p);
            CHECK(std::max_element(p.begin(), p.end()) - p.begin() == data->classes[row]);
        }
    }
    // by hand: two classes, weighted rows, plain Newton
    NbLogisticTrainer trainer(kTwo.view(), {.logistic = {.l2 = 0.1, .tolerance = 1e-9}});
    while (!trainer.converged()) trainer.run_epoch();
    std::vector<double> inside(4), outside(4);
    for (std::size_t row = 0; row < kTwo.rows.size(); ++row)
        for (const std::uint32_t f : kTwo.rows[row].features)
            ++(kTwo.classes[row] == 1 ? inside : outside)[f];
    const auto ratio = log_count_ratio(inside, outside, 1);
    LabelledRows weighted{SparseRows(4), kTwo.classes, 2};
    for (std::size_t row = 0; row < kTwo.rows.size(); ++row) {
        for (const std::uint32_t f : kTwo.rows[row].features) weighted.rows.append(f, ratio[f]);
        weighted.rows.end_row();
    }
    NewtonTrainer plain(weighted.view(), {.l2 = 0.1, .tolerance = 1e-9});
    while (!plain.converged()) plain.run_epoch();
    const auto expected = plain.classifier();
    const auto folded = trainer.classifier();
    std::vector<double> a(2), b(2);
    for (std::size_t row = 0; row < kTwo.rows.size(); ++row) {
        folded->probabilities(kTwo.rows[row], a);
        expected->probabilities(weighted.rows[row], b);
        CHECK(a[1] == doctest::Approx(b[1]).epsilon(1e-6));
    }
}

TEST_CASE("with beta 0 every weight has the same size") {
    NbLogisticTrainer trainer(kTwo.view(), {.logistic = {.l2 = 0.1}, .beta = 0});
    while (!trainer.converged()) trainer.run_epoch();
    const auto model = trainer.classifier();
    std::vector<double> inside(4), outside(4);
    for (std::size_t row = 0; row < kTwo.rows.size(); ++row)
        for (const std::uint32_t f : kTwo.rows[row].features)
            ++(kTwo.classes[row] == 1 ? inside : outside)[f];
    const auto ratio = log_count_ratio(inside, outside, 1);
    const LinearModel& linear = *model->linear();
    const double mean = linear.value_of(linear.weights(0)[0]) / ratio[0];
    for (std::uint32_t f = 0; f < 4; ++f)
        CHECK(linear.value_of(linear.weights(f)[0]) == doctest::Approx(mean * ratio[f]).epsilon(1e-6));
    CHECK_THROWS_WITH_AS(NbLogisticTrainer(kTwo.view(), {.beta = 2}),
                         "beta 2 is not possible; it goes from 0 to 1", Error);
}
