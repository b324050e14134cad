#include <assay/explain/label_scorer.hpp>

#include <assay/base/error.hpp>
#include <assay/base/logarithm.hpp>

#include <algorithm>

namespace assay {
namespace {

constexpr double kLeastProbability = 1e-9;

double log_odds(double for_it, double against_it) {
    return logarithm(std::max(for_it, kLeastProbability)) -
           logarithm(std::max(against_it, kLeastProbability));
}

double confidence_in(std::size_t label, const Predictions& predictions, std::size_t i) {
    const double confidence = predictions.confidence(i);
    return predictions.label(i) == label ? confidence : 1 - confidence;
}

}  // namespace

LabelScorer::LabelScorer(Model& model) : model_(model) {
    if (model.info().recorded)
        throw Error(
            "recorded predictions cannot be explained: a model that answers is needed, since explaining asks "
            "about texts that are not recorded");
}

Explanation LabelScorer::begin(std::string_view text, std::optional<std::size_t> label) {
    Explanation explanation{.text = std::string(text), .label = {}, .predicted = {}, .probability = {}};
    for (const TextSpan word : words_of(text)) explanation.words.push_back({word, 0});
    TextBatch texts;
    texts.append_field(text);
    Predictions predictions;
    model_.predict(texts, {}, predictions);
    label_ = label.value_or(predictions.label(0));
    explanation.label = model_.info().labels.name(label_);
    explanation.predicted = model_.info().labels.name(predictions.label(0));
    explanation.scale = predictions.certainty() == Certainty::label_only ? ExplanationScale::prediction
                                                                         : ExplanationScale::log_odds;
    if (predictions.certainty() == Certainty::probabilities)
        explanation.probability = predictions.probabilities(0)[label_];
    if (predictions.certainty() == Certainty::confidence)
        explanation.probability = confidence_in(label_, predictions, 0);
    explanation.score = score(predictions, 0);
    return explanation;
}

double LabelScorer::score(const Predictions& predictions, std::size_t i) const {
    switch (predictions.certainty()) {
        case Certainty::label_only:
            return predictions.label(i) == label_ ? 1 : 0;
        case Certainty::confidence: {
            const double confidence = confidence_in(label_, predictions, i);
            return log_odds(confidence, 1 - confidence);
        }
        case Certainty::probabilities: {
            // Not 1 - p, which knows little of what is left of a p near 1.
            double others = 0;
            for (std::size_t label = 0; label < predictions.label_count(); ++label)
                if (label != label_) others += predictions.probabilities(i)[label];
            return log_odds(predictions.probabilities(i)[label_], others);
        }
    }
    return 0;
}

std::vector<double> LabelScorer::scores(std::size_t count,
                                        const std::function<void(std::size_t, TextBatch&)>& append) {
    std::vector<double> scores;
    const std::size_t batch = std::max<std::size_t>(1, model_.info().batch);
    TextBatch texts;
    Predictions predictions;
    while (scores.size() < count) {
        texts.clear();
        while (texts.size() < batch && scores.size() + texts.size() < count)
            append(scores.size() + texts.size(), texts);
        model_.predict(texts, {}, predictions);
        for (std::size_t i = 0; i < texts.size(); ++i) scores.push_back(score(predictions, i));
    }
    return scores;
}

}  // namespace assay
