#include <assay/explain/lime.hpp>

#include <assay/base/error.hpp>

#include "toy_models.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace assay;
using namespace assay::testing;

TEST_CASE("lime finds the few words on which a model looks") {
    AdditiveModel model(0.25, {{"good", 1.5}, {"bad", -2}});
    LimeOptions options;
    options.penalty = 1e-6;
    const Explanation explanation =
        explain_by_lime(model, "this is a good but in the end rather bad film to see", options, 1);
    for (std::size_t i = 0; i < explanation.words.size(); ++i) {
        const std::string_view word = explanation.word(i);
        CAPTURE(word);
        const double expected = word == "good" ? 1.5 : word == "bad" ? -2 : 0;
        CHECK(std::fabs(explanation.words[i].contribution - expected) < 1e-5);
    }
    CHECK(*explanation.intercept == doctest::Approx(0.25));
    CHECK(*explanation.r_squared == doctest::Approx(1));
    CHECK(model.asked == 1 + 1000);
    options.penalty = 1;
    const Explanation shrunk =
        explain_by_lime(model, "this is a good but in the end rather bad film to see", options, 1);
    CHECK(shrunk.words[3].contribution == doctest::Approx(1.5).epsilon(0.02));
}

TEST_CASE("of a short text lime sees every variant, and finds what an additive model does exactly") {
    AdditiveModel model(0.25, {{"good", 1.5}, {"bad", -2}});
    const auto contributions = [&model](const std::string& text) {
        std::vector<double> all;
        for (const WordContribution& word : explain_by_lime(model, text, {}, 1).words)
            all.push_back(std::round(word.contribution * 1e4) / 1e4);
        return all;
    };
    CHECK(contributions("good") == std::vector<double>{1.5});
    CHECK(contributions("x bad") == std::vector<double>{0, -2});
    CHECK(contributions("good bad x y z good bad") == std::vector<double>{1.5, -2, 0, 0, 0, 1.5, -2});
    model.asked = 0;
    CHECK(contributions("x") == std::vector<double>{0});
    CHECK(explain_by_lime(model, "x", {}, 1).words[0].contribution == 0);  // not nearly
    CHECK(model.asked == 2 * (1 + 2));
}

TEST_CASE("R² tells where no linear model will do") {
    AdditiveModel model(0, {{"good", 3}, {"bad", -3}}, Certainty::label_only);
    const Explanation explanation = explain_by_lime(model, "good bad good bad good bad", {}, 1);
    CHECK(*explanation.r_squared < 0.9);
    CHECK(explanation.words[0].contribution > 0);
    CHECK(explanation.words[1].contribution < 0);
}

TEST_CASE("the same options give the same explanation, another seed another one") {
    AdditiveModel model(0, {{"good", 3}, {"bad", -3}}, Certainty::label_only);
    const std::string text = "good or bad it is good";
    LimeOptions options;
    options.samples = 50;
    const Explanation once = explain_by_lime(model, text, options);
    explain_by_lime(model, "something else", options);
    CHECK(explain_by_lime(model, text, options) == once);
    options.seed = 1;
    CHECK(explain_by_lime(model, text, options) != once);
}

TEST_CASE("lime refuses what it cannot do") {
    AdditiveModel model(0, {});
    LimeOptions options;
    options.samples = 1;
    CHECK_THROWS_WITH_AS(explain_by_lime(model, "a", options), "lime takes 2 to 100000 samples, not 1",
                         Error);
    options = {};
    options.penalty = 0;
    CHECK_THROWS_WITH_AS(explain_by_lime(model, "a", options),
                         "the kernel width and the penalty of lime are above 0", Error);
    std::string text;
    for (std::size_t i = 0; i < LimeOptions::kMaxWords; ++i) text += "a ";
    options = {};
    options.samples = 3;
    CHECK(explain_by_lime(model, text, options).words.size() == 1000);
    CHECK_THROWS_WITH_AS(explain_by_lime(model, text + "a", options),
                         "the text has 1001 words; lime takes at most 1000, occlusion any number", Error);
    const Explanation empty = explain_by_lime(model, "...", {});
    CHECK(empty.words.empty());
    CHECK(*empty.intercept == empty.score);
}
