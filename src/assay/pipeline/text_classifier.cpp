#include <assay/pipeline/text_classifier.hpp>

#include <assay/base/error.hpp>
#include <assay/pipeline/linear_scorer.hpp>

#include <fmt/format.h>

#include <optional>

namespace assay {

/// Stays where it is while the classifier moves: the scorer keeps addresses.
struct TextClassifier::State {
    CountVectorizer vectorizer;
    std::unique_ptr<Classifier> classifier;
    LabelSet labels;
    TrainingRecord training;
    std::optional<LinearScorer> scorer;

    void predict_linear(const TextBatch& texts, Predictions& out) const;
    void predict_rows(const TextBatch& texts, Predictions& out) const;
};

TextClassifier::TextClassifier(CountVectorizer vectorizer, std::unique_ptr<Classifier> classifier,
                               LabelSet labels, TrainingRecord training)
    : state_(new State{
          std::move(vectorizer), std::move(classifier), std::move(labels), std::move(training), {}}) {
    const std::size_t terms = state_->vectorizer.vocabulary().size();
    const Classifier& learnt = *state_->classifier;
    if (learnt.feature_count() != terms)
        throw Error(
            fmt::format("the classifier has {} features for {} terms", learnt.feature_count(), terms));
    if (learnt.class_count() != state_->labels.size())
        throw Error(fmt::format("the classifier has {} classes for {} labels", learnt.class_count(),
                                state_->labels.size()));
    if (const LinearModel* linear = learnt.linear()) state_->scorer.emplace(state_->vectorizer, *linear);
}

TextClassifier::TextClassifier(TextClassifier&&) noexcept = default;
TextClassifier& TextClassifier::operator=(TextClassifier&&) noexcept = default;
TextClassifier::~TextClassifier() = default;

const CountVectorizer& TextClassifier::vectorizer() const {
    return state_->vectorizer;
}
const Classifier& TextClassifier::classifier() const {
    return *state_->classifier;
}
const LabelSet& TextClassifier::labels() const {
    return state_->labels;
}
const TrainingRecord& TextClassifier::training() const {
    return state_->training;
}

void TextClassifier::predict(const TextBatch& texts, Predictions& out) const {
    if (texts.fields() != 1)
        throw Error(
            fmt::format("this model reads single texts, but these have {} fields each", texts.fields()));
    out.reset(Certainty::probabilities, state_->labels.size());
    if (state_->scorer) {
        state_->predict_linear(texts, out);
    } else {
        state_->predict_rows(texts, out);
    }
}

void TextClassifier::State::predict_linear(const TextBatch& texts, Predictions& out) const {
    const LinearModel& model = *classifier->linear();
    LinearScorer::Scratch scratch = scorer->scratch();
    std::vector<std::int64_t> scores(model.score_count());
    std::vector<double> probabilities(labels.size());
    for (std::size_t i = 0; i < texts.size(); ++i) {
        scorer->score(texts[i], scratch, scores);
        model.probabilities_of(scores, probabilities);
        out.add_probabilities(probabilities);
    }
}

void TextClassifier::State::predict_rows(const TextBatch& texts, Predictions& out) const {
    const SparseRows rows = vectorizer.transform(texts);
    std::vector<double> probabilities(labels.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        classifier->probabilities(rows[i], probabilities);
        out.add_probabilities(probabilities);
    }
}

ConfusionMatrix evaluate(const TextClassifier& classifier, const Examples& examples) {
    Predictions predictions;
    classifier.predict(examples.texts, predictions);
    ConfusionMatrix confusion(classifier.labels().size());
    for (std::size_t i = 0; i < examples.size(); ++i)
        confusion.add(examples.classes[i], predictions.label(i));
    return confusion;
}

}  // namespace assay
