#include <assay/pipeline/cross_validation.hpp>

#include <assay/base/error.hpp>
#include <assay/base/random.hpp>

#include "support.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <set>

using namespace assay;

namespace {

Examples films() {
    Examples examples = testing::examples_of({"negative", "positive"}, {});
    for (int i = 0; i < 30; ++i) {
        examples.texts.append_field((i % 3 == 0 ? "good film " : "bad film ") + std::to_string(i));
        examples.classes.push_back(i % 3 == 0 ? 1 : 0);
    }
    return examples;
}

}  // namespace

TEST_CASE("folds are even, in size and in every class") {
    CHECK(rc::check([] {
        const auto classes = *rc::gen::nonEmpty(
            rc::gen::container<std::vector<std::uint32_t>>(rc::gen::inRange<std::uint32_t>(0, 4)));
        RC_PRE(classes.size() >= 2u);
        const auto folds = *rc::gen::inRange<std::size_t>(2, std::min<std::size_t>(classes.size(), 12) + 1);
        const auto fold_of = stratified_folds(classes, folds, 7);
        RC_ASSERT(fold_of == stratified_folds(classes, folds, 7));
        std::vector<std::size_t> sizes(folds);
        std::vector<std::vector<std::size_t>> of_class(4, std::vector<std::size_t>(folds));
        for (std::size_t i = 0; i < classes.size(); ++i) {
            RC_ASSERT(fold_of[i] < folds);
            ++sizes[fold_of[i]];
            ++of_class[classes[i]][fold_of[i]];
        }
        const auto even = [](const std::vector<std::size_t>& counts) {
            const auto [least, most] = std::minmax_element(counts.begin(), counts.end());
            return *most - *least <= 1;
        };
        RC_ASSERT(even(sizes));
        for (const auto& counts : of_class) RC_ASSERT(even(counts));
    }));
}

TEST_CASE("samples are nested, and hold every class") {
    std::vector<std::uint32_t> classes;
    for (std::uint32_t i = 0; i < 200; ++i) classes.push_back(i % 10 == 0 ? 1 : 0);
    std::vector<std::uint32_t> before;
    for (const double share : {0.001, 0.1, 0.3, 0.7, 1.0}) {
        const auto sample = stratified_sample(classes, share, 3);
        CHECK(std::includes(sample.begin(), sample.end(), before.begin(), before.end()));
        CHECK(std::count_if(sample.begin(), sample.end(), [&](auto row) { return classes[row] == 1; }) ==
              std::max(1L, std::lround(share * 20)));
        before = sample;
    }
    CHECK(before.size() == 200);
}

TEST_CASE("the result is the same for any number of threads, and separable texts are learnt") {
    const Examples examples = films();
    const auto options = TrainingOptions::defaults(ClassifierKind::logistic);
    const auto one = cross_validate(examples, options, {.folds = 5, .seed = 1, .threads = 1});
    std::set<std::size_t> told;
    const auto four = cross_validate(examples, options, {.folds = 5, .seed = 1, .threads = 4},
                                     [&](std::size_t finished) { told.insert(finished); });
    CHECK(one == four);
    CHECK(told == std::set<std::size_t>{1, 2, 3, 4, 5});
    for (const FoldResult& fold : one) {
        CHECK(fold.test.texts == 6);
        CHECK(fold.train.texts == 24);
        CHECK(fold.test.accuracy == 1);
    }
}

TEST_CASE("a share of the texts is learnt from, all others are judged") {
    const auto options = TrainingOptions::defaults(ClassifierKind::logistic);
    for (const FoldResult& fold : cross_validate(films(), options, {.folds = 5, .share = 0.25})) {
        CHECK(fold.test.texts == 6);
        CHECK(fold.train.texts == 6);  // 2 of 8 good films and 4 of 16 bad ones
    }
}

TEST_CASE("a fold is judged by a classifier that has not seen it") {
    Examples examples = testing::examples_of({"a", "b"}, {});
    for (int i = 0; i < 10; ++i) {  // each text has a word of its own, so that only seen ones can be known
        examples.texts.append_field("word" + std::to_string(i));
        examples.classes.push_back(i % 2);
    }
    const auto folds =
        cross_validate(examples, TrainingOptions::defaults(ClassifierKind::logistic), {.folds = 5});
    for (const FoldResult& fold : folds) {
        CHECK(fold.train.accuracy == 1);
        CHECK(fold.test.accuracy == 0.5);  // all get the intercept's class
    }
}

TEST_CASE("what cannot be validated is refused") {
    const auto options = TrainingOptions::defaults(ClassifierKind::logistic);
    CHECK_THROWS_WITH_AS(cross_validate(films(), options, {.folds = 1}),
                         "1 fold leaves nothing to learn from; the least is 2", Error);
    CHECK_THROWS_WITH_AS(cross_validate(films(), options, {.folds = 31}),
                         "31 folds of 30 texts: some would be empty", Error);
    auto patient = options;
    patient.patience = 2;
    CHECK_THROWS_WITH_AS(
        cross_validate(films(), patient, {}),
        "patience needs a development set, which cross-validation has not; say how many epochs", Error);
    const Examples rare =
        testing::examples_of({"a", "b"}, {{"one", 0}, {"two", 0}, {"three", 0}, {"four", 1}});
    CHECK_THROWS_AS(cross_validate(rare, options, {.folds = 2}), Error);
}

TEST_CASE("a spread is a mean and the deviation of a sample") {
    const std::vector<double> values = {1, 2, 4};
    CHECK(spread_of(values).mean == doctest::Approx(7.0 / 3));
    CHECK(spread_of(values).deviation == doctest::Approx(std::sqrt(7.0 / 3)));
    CHECK(spread_of(std::span(values).first(1)).deviation == 0);
}
