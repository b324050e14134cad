#include <assay/explain/linear_explanation.hpp>

#include <assay/base/error.hpp>
#include <assay/explain/class_weights.hpp>

#include <algorithm>
#include <cmath>

namespace assay {
namespace {

const LinearModel& checked_model(const TextClassifier& classifier) {
    const LinearModel* model = linear_model_of(classifier);
    if (model == nullptr)
        throw Error("the method linear explains linear classifiers; occlusion and lime explain any model");
    return *model;
}

}  // namespace

LinearExplainer::LinearExplainer(const TextClassifier& classifier)
    : classifier_(classifier),
      model_(checked_model(classifier)),
      finder_(classifier.pipelines().front().representation) {}

bool LinearExplainer::takes(const TextClassifier& classifier) {
    return linear_model_of(classifier) != nullptr &&
           FeatureFinder::takes(classifier.pipelines().front().representation);
}

double LinearExplainer::weight_of(std::uint32_t feature) const {
    return sign_ * model_.value_of(model_.weights(feature)[score_]);
}

void LinearExplainer::add_feature(const FeatureUse& use, Explanation& explanation) const {
    const Representation& representation = classifier_.pipelines().front().representation;
    FeatureContribution feature{representation.feature_name(use.feature),
                                use.value,
                                weight_of(use.feature),
                                use.value * weight_of(use.feature),
                                {}};
    double left = feature.contribution;
    for (const TextSpan place : use.places) {
        const std::vector<std::size_t> touched = words_in(words_, place);
        const double share = feature.contribution / static_cast<double>(use.places.size()) /
                             static_cast<double>(std::max<std::size_t>(1, touched.size()));
        for (const std::size_t word : touched) {
            explanation.words[word].contribution += share;
            left -= share;
        }
        feature.words.insert(feature.words.end(), touched.begin(), touched.end());
    }
    std::sort(feature.words.begin(), feature.words.end());
    feature.words.erase(std::unique(feature.words.begin(), feature.words.end()), feature.words.end());
    explanation.elsewhere += left;
    explanation.features.push_back(std::move(feature));
}

Explanation LinearExplainer::explain(std::string_view text, std::optional<std::size_t> label) {
    Explanation explanation{.text = std::string(text), .label = {}, .predicted = {}, .probability = {}};
    words_ = words_of(text);
    for (const TextSpan word : words_) explanation.words.push_back({word, 0});
    TextBatch texts;
    texts.append_field(text);
    Predictions predictions;
    classifier_.predict(texts, predictions);
    const std::size_t explained = label.value_or(predictions.label(0));
    explanation.label = classifier_.labels().name(explained);
    explanation.predicted = classifier_.labels().name(predictions.label(0));
    explanation.probability = predictions.probabilities(0)[explained];
    const bool binary = model_.score_count() == 1;
    explanation.scale = binary ? ExplanationScale::log_odds : ExplanationScale::class_score;
    score_ = binary ? 0 : explained;
    sign_ = binary && explained == 0 ? -1 : 1;
    explanation.intercept = sign_ * model_.value_of(model_.intercepts()[score_]);
    explanation.score = *explanation.intercept;
    for (const FeatureUse& use : finder_.find(text)) {
        add_feature(use, explanation);
        explanation.score += explanation.features.back().contribution;
    }
    std::stable_sort(explanation.features.begin(), explanation.features.end(),
                     [](const FeatureContribution& a, const FeatureContribution& b) {
                         return std::fabs(a.contribution) > std::fabs(b.contribution);
                     });
    return explanation;
}

}  // namespace assay
