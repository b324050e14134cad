#include <assay/explain/linear_explanation.hpp>

#include <assay/base/error.hpp>
#include <assay/base/logarithm.hpp>
#include <assay/features/feature_spec.hpp>
#include <assay/learn/softmax.hpp>

#include "toy_models.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <rapidcheck.h>

#include <support/numbers.hpp>

using namespace assay;
using namespace assay::testing;

namespace {

std::string listed(const Explanation& explanation) {
    std::string list;
    for (std::size_t i = 0; i < explanation.words.size(); ++i)
        list += fmt::format("{} {} ", explanation.word(i), explanation.words[i].contribution);
    return list;
}

double sum_of_words(const Explanation& explanation) {
    double sum = explanation.elsewhere;
    for (const WordContribution& word : explanation.words) sum += word.contribution;
    return sum;
}

double sum_of_features(const Explanation& explanation) {
    double sum = 0;
    for (const FeatureContribution& feature : explanation.features) sum += feature.contribution;
    return sum;
}

}  // namespace

TEST_CASE("words share what their n-grams contribute") {
    const TextClassifier classifier = toy_classifier();
    LinearExplainer explainer(classifier);
    const Explanation positive = explainer.explain("A film not good, film.", 1);
    CHECK(listed(positive) == "A 0 film 0.25 not -1.5 good 0 film 0.25 ");
    CHECK(positive.label == "positive");
    CHECK(positive.predicted == "negative");
    CHECK(positive.score == doctest::Approx(0.5 + 0.5 - 3 + 1.5).epsilon(1e-9));
    CHECK(*positive.intercept == 0.5);
    REQUIRE(positive.features.size() == 3);
    CHECK(positive.features[0] == FeatureContribution{"not good", 1, -3, -3, {2, 3}});
    CHECK(positive.features[1] == FeatureContribution{"good", 1, 1.5, 1.5, {3}});
    CHECK(positive.features[2] == FeatureContribution{"film", 2, 0.25, 0.5, {1, 4}});
}

TEST_CASE("the first of two labels is the other way round, and the one that is predicted is explained") {
    const TextClassifier classifier = toy_classifier();
    LinearExplainer explainer(classifier);
    const Explanation negative = explainer.explain("A film not good, film.");
    CHECK(negative.label == "negative");
    CHECK(listed(negative) == "A 0 film -0.25 not 1.5 good 0 film -0.25 ");
    CHECK(*negative.intercept == -0.5);
    CHECK(*negative.probability > 0.5);
}

TEST_CASE("three labels: the score of the label's own weights") {
    const TextClassifier classifier = linear_classifier(counts_of({}, {"aa", "bb"}), {1, 0, -1, 2, 0.5, -2},
                                                        {0.5, 0, -0.5}, {"x", "y", "z"});
    LinearExplainer explainer(classifier);
    std::vector<double> scores;
    for (std::size_t label = 0; label < 3; ++label)
        scores.push_back(explainer.explain("aa bb bb", label).score);
    CHECK(scores == std::vector<double>{5.5, 1, -5.5});
    softmax(scores);
    const Explanation z = explainer.explain("aa bb bb", 2);
    CHECK(z.scale == ExplanationScale::class_score);
    CHECK(*z.probability == doctest::Approx(scores[2]));
    CHECK(z.predicted == "x");
}

TEST_CASE("features that stand at no word are said to be elsewhere") {
    VectorizerOptions options;
    options.analyzer.token_pattern = "[a-z]+|!";
    const TextClassifier classifier =
        linear_classifier(counts_of(options, {"!", "no"}), {1, -0.5}, {0}, {"n", "p"});
    LinearExplainer explainer(classifier);
    const Explanation explanation = explainer.explain("no!!", 1);
    CHECK(listed(explanation) == "no -0.5 ");
    CHECK(explanation.elsewhere == 2);
    CHECK(explanation.features[0] == FeatureContribution{"!", 2, 1, 2, {}});
}

TEST_CASE("texts without anything known, without words, that are long") {
    const TextClassifier classifier = toy_classifier();
    LinearExplainer explainer(classifier);
    for (const std::string text : {"", " ", "?", "unheard of"}) {
        CAPTURE(text);
        const Explanation explanation = explainer.explain(text);
        CHECK(explanation.score == 0.5);
        CHECK(explanation.features.empty());
    }
    std::string text;
    for (int i = 0; i < 20'000; ++i) text += "not good ";
    const Explanation explanation = explainer.explain(text, 1);
    CHECK(explanation.words.size() == 40'000);
    CHECK(sum_of_words(explanation) == doctest::Approx(20'000 * -1.5));
    CHECK_THROWS_WITH_AS(explainer.explain("\xff"), "a text to explain is not valid UTF-8", Error);
}

TEST_CASE("intercept and contributions add up to the log-odds of the label") {
    CHECK(rc::check([](const std::vector<std::uint8_t>& choices, std::uint8_t kind, bool weighted,
                       std::uint64_t seed, bool second) {
        constexpr std::string_view kPieces[] = {"good ", "bad ", "not ", "film",  ", ",
                                                "É",     "!",    " ",    "don't "};
        std::string text;
        for (const std::uint8_t choice : choices) text += kPieces[choice % std::size(kPieces)];
        CountBlockOptions block;
        block.vectorizer.analyzer.kind = static_cast<AnalyzerKind>(kind % 3);
        block.vectorizer.ngram_range = {1, 3};
        if (weighted) block.tfidf = TfidfOptions{};
        TextBatch texts;
        texts.append_field("A good film, not bad! Don't");
        texts.append_field("a bad film");
        Representation representation = Representation::fit(texts, {block});
        const std::vector<double> weights = random_numbers(representation.size(), 2, seed);
        const TextClassifier classifier =
            linear_classifier(std::move(representation), weights, {0.3}, {"negative", "positive"});
        LinearExplainer explainer(classifier);
        const Explanation explanation = explainer.explain(text, second ? 1 : 0);
        const double p = *explanation.probability, tolerance = 1e-7;
        RC_ASSERT(std::abs(*explanation.intercept + sum_of_words(explanation) - explanation.score) <
                  tolerance);
        RC_ASSERT(std::abs(*explanation.intercept + sum_of_features(explanation) - explanation.score) <
                  tolerance);
        RC_ASSERT(std::abs(sigmoid(explanation.score) - p) < tolerance);
    }));
}

TEST_CASE("what is not linear, or hashed, is refused") {
    std::vector<TextClassifier> members;
    members.push_back(toy_classifier());
    members.push_back(toy_classifier());
    const std::vector<double> weights = {1, 1};
    const TextClassifier both = TextClassifier::combine(std::move(members), weights, Voting::soft, {});
    CHECK(!LinearExplainer::takes(both));
    CHECK(LinearExplainer::takes(toy_classifier()));
    CHECK_THROWS_WITH_AS(
        LinearExplainer{both},
        "the method linear explains linear classifiers; occlusion and lime explain any model", Error);
}

TEST_CASE("marks at which features stand are words of an explanation") {
    TextBatch none;
    const RepresentationOptions options = {
        MentionOptions{MentionPlace::anywhere, {{"praise", {"very good"}}}, {}},
        parse_feature_spec("surface:exclamations,words")};
    const TextClassifier classifier = linear_classifier(Representation::fit(none, options), {2, 0.5, -0.25},
                                                        {0.125}, {"negative", "positive"});
    LinearExplainer explainer(classifier);
    const std::string text = "A very good film!! So what?";
    const Explanation explanation = explainer.explain(text, 1);
    CHECK(explanation.score == doctest::Approx(0.125 + 2 + 2 * 0.5 - 6 * 0.25));
    CHECK(explanation.elsewhere == doctest::Approx(-1.5));
    std::string shown;
    for (std::size_t i = 0; i < explanation.words.size(); ++i)
        shown += fmt::format("{} {} ", explanation.word(i), signed_number(explanation.words[i].contribution));
    CHECK(shown == "A 0.00 very +1.00 good +1.00 film 0.00 !! +1.00 So 0.00 what 0.00 ");
    REQUIRE(explanation.features.size() == 3);
    CHECK(explanation.features[0].feature == "lexicon:praise");
    CHECK(explanation.features[0].words == std::vector<std::size_t>{1, 2});
    CHECK(explanation.features[2].words == std::vector<std::size_t>{4});
}
