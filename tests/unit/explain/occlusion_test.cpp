#include <assay/explain/occlusion.hpp>

#include <assay/base/error.hpp>

#include "toy_models.hpp"

#include <doctest/doctest.h>

using namespace assay;
using namespace assay::testing;

TEST_CASE("of a sum over words, occlusion gives the weights") {
    AdditiveModel model(0.25, {{"good", 1.5}, {"bad", -2}, {"film", 0.125}});
    const Explanation explanation = explain_by_occlusion(model, "a good good bad film", 1);
    const std::vector<double> expected = {0, 1.5, 1.5, -2, 0.125};
    REQUIRE(explanation.words.size() == expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i)
        CHECK(explanation.words[i].contribution == doctest::Approx(expected[i]).epsilon(1e-9));
    CHECK(explanation.score == doctest::Approx(1.375));
    CHECK(explanation.predicted == "yes");
    CHECK(explanation.scale == ExplanationScale::log_odds);
    CHECK(!explanation.intercept);
    CHECK(model.asked == 1 + 5);
    const Explanation no = explain_by_occlusion(model, "a good good bad film", 0);
    for (std::size_t i = 0; i < expected.size(); ++i)
        CHECK(no.words[i].contribution == doctest::Approx(-expected[i]).epsilon(1e-9));
}

TEST_CASE("a confidence will do, and so will labels alone") {
    AdditiveModel unsure(0, {{"good", 1.5}, {"bad", -2}}, Certainty::confidence);
    const Explanation log_odds = explain_by_occlusion(unsure, "good bad", 1);
    CHECK(log_odds.words[0].contribution == doctest::Approx(1.5));
    CHECK(log_odds.words[1].contribution == doctest::Approx(-2));
    CHECK(*log_odds.probability == doctest::Approx(0.377540669));
    AdditiveModel curt(0, {{"good", 1.5}, {"bad", -2}}, Certainty::label_only);
    const Explanation label = explain_by_occlusion(curt, "good bad");
    CHECK(label.label == "no");
    CHECK(label.scale == ExplanationScale::prediction);
    CHECK(label.score == 1);
    CHECK(label.words[0].contribution == 0);
    CHECK(label.words[1].contribution == 1);
    CHECK(!label.probability);
}

TEST_CASE("certainty beyond doubt stays finite") {
    AdditiveModel sure(0, {{"good", 1e6}});
    const Explanation explanation = explain_by_occlusion(sure, "good", 1);
    CHECK(explanation.score == doctest::Approx(20.7232658));
    CHECK(explanation.words[0].contribution == doctest::Approx(20.7232658));
    CHECK(explain_by_occlusion(sure, "good", 0).score == doctest::Approx(-20.7232658));
}

TEST_CASE("a text without words, and predictions that are recorded") {
    AdditiveModel model(1, {});
    CHECK(explain_by_occlusion(model, "?!").words.empty());
    model.info_.recorded = true;
    CHECK_THROWS_WITH_AS(explain_by_occlusion(model, "a"),
                         "recorded predictions cannot be explained: a model that answers is needed, since "
                         "explaining asks about "
                         "texts that are not recorded",
                         Error);
}
