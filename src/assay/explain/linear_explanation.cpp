#include <assay/explain/linear_explanation.hpp>

#include <assay/base/error.hpp>
#include <assay/explain/class_weights.hpp>

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>
#include <vector>

namespace assay {
namespace {

const LinearModel& checked_model(const TextClassifier& classifier) {
    const LinearModel* model = linear_model_of(classifier);
    if (model == nullptr)
        throw Error("the method linear explains linear classifiers; occlusion and lime explain any model");
    return *model;
}

/// The places where features occur but no word stands, in the order of the text; those that touch each other
/// are one ("!!!").
std::vector<TextSpan> marks_of(std::span<const TextSpan> words, const std::vector<FeatureUse>& uses) {
    std::vector<TextSpan> places;
    for (const FeatureUse& use : uses)
        for (const TextSpan place : use.places)
            if (use.is_occurrence && words_in(words, place).empty()) places.push_back(place);
    std::sort(places.begin(), places.end(),
              [](TextSpan a, TextSpan b) { return std::pair(a.begin, a.end) < std::pair(b.begin, b.end); });
    std::vector<TextSpan> marks;
    for (const TextSpan place : places) {
        if (!marks.empty() && place.begin <= marks.back().end)
            marks.back().end = std::max(marks.back().end, place.end);
        else
            marks.push_back(place);
    }
    return marks;
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
    const std::vector<FeatureUse> uses = finder_.find(text);
    words_ = words_of(text);
    const std::vector<TextSpan> marks = marks_of(words_, uses);
    words_.insert(words_.end(), marks.begin(), marks.end());
    std::sort(words_.begin(), words_.end(), [](TextSpan a, TextSpan b) { return a.begin < b.begin; });
    for (const TextSpan word : words_) explanation.words.push_back({word, 0});
    TextBatch texts;
    texts.append_field(text);
    Predictions predictions;
    classifier_.predict(texts, predictions);
    const std::size_t explained = label.value_or(predictions.label(0));
    explanation.label = classifier_.labels().name(explained);
    explanation.predicted = classifier_.labels().name(predictions.label(0));
    explanation.probability = predictions.probabilities(0)[explained];
    explanation.before_calibration = classifier_.calibrator() != nullptr;
    const bool binary = model_.score_count() == 1;
    explanation.scale = binary ? ExplanationScale::log_odds : ExplanationScale::class_score;
    score_ = binary ? 0 : explained;
    sign_ = binary && explained == 0 ? -1 : 1;
    explanation.intercept = sign_ * model_.value_of(model_.intercepts()[score_]);
    explanation.score = *explanation.intercept;
    for (const FeatureUse& use : uses) {
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
