#include <assay/explain/class_weights.hpp>

#include <assay/base/error.hpp>

#include "toy_models.hpp"

#include <doctest/doctest.h>

using namespace assay;
using namespace assay::testing;

TEST_CASE("two labels have one entry, for the second") {
    const auto classes = class_weights(toy_classifier());
    REQUIRE(classes.size() == 1);
    CHECK(classes[0] ==
          ClassWeights{"positive", 0.5, {{"good", 1.5}, {"film", 0.25}, {"bad", -2}, {"not good", -3}}});
}

TEST_CASE("the first of two labels has the same with the other sign, equal ones in their order") {
    CHECK(mirrored({"b", 0.5, {{"x", 1}, {"y", 0}, {"v", -2}, {"w", -2}}, true}, "a") ==
          ClassWeights{"a", -0.5, {{"v", 2}, {"w", 2}, {"y", 0}, {"x", -1}}, true});
}

TEST_CASE("weights of a calibrated classifier are those of before") {
    const std::vector<double> probabilities = {0.9, 0.1, 0.2, 0.8, 0.4, 0.6};
    const std::vector<std::uint32_t> classes = {0, 1, 0};
    const TextClassifier calibrated = toy_classifier().calibrated(
        Calibrator::fit(CalibrationMethod::temperature, {probabilities, classes, 2}));
    const auto before = class_weights(toy_classifier()), after = class_weights(calibrated);
    CHECK(after[0].weights == before[0].weights);
    CHECK(after[0].before_calibration);
    CHECK(!before[0].before_calibration);
    CHECK(strongest(after[0], 1).before_calibration);
}

TEST_CASE("three labels have an entry each, equal weights in the order of the features") {
    const TextClassifier classifier = linear_classifier(
        counts_of({}, {"aa", "bb", "cc"}), {1, 0, -1, 2, 0, -2, 1, 0, 4}, {0.5, 0, -0.5}, {"x", "y", "z"});
    const auto classes = class_weights(classifier);
    REQUIRE(classes.size() == 3);
    CHECK(classes[0] == ClassWeights{"x", 0.5, {{"bb", 2}, {"aa", 1}, {"cc", 1}}});
    CHECK(classes[1] == ClassWeights{"y", 0, {{"aa", 0}, {"bb", 0}, {"cc", 0}}});
    CHECK(classes[2] == ClassWeights{"z", -0.5, {{"cc", 4}, {"aa", -1}, {"bb", -2}}});
}

TEST_CASE("the strongest of either sign") {
    const ClassWeights all{"x", 1, {{"a", 3}, {"b", 2}, {"c", 0}, {"d", 0}, {"e", -1}, {"f", -4}}};
    CHECK(strongest(all, 1) == ClassWeights{"x", 1, {{"a", 3}, {"f", -4}}});
    CHECK(strongest(all, 2) == ClassWeights{"x", 1, {{"a", 3}, {"b", 2}, {"e", -1}, {"f", -4}}});
    CHECK(strongest(all, 100).weights.size() == 4);
    CHECK(strongest({"x", 1, {}}, 5).weights.empty());
}

TEST_CASE("an ensemble has no weights") {
    std::vector<TextClassifier> members;
    members.push_back(toy_classifier());
    members.push_back(toy_classifier());
    const std::vector<double> weights = {1, 1};
    const TextClassifier both = TextClassifier::combine(std::move(members), weights, Voting::soft, {});
    CHECK(linear_model_of(both) == nullptr);
    CHECK_THROWS_WITH_AS(
        class_weights(both),
        "only a linear classifier has a weight for each feature, and this model is none; its "
        "predictions of texts can be explained, with the method occlusion or lime",
        Error);
}
