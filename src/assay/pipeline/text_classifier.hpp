/// A trained classifier of texts: the vectorizer, what was learnt over its features, the labels, and how it
/// came about.
#pragma once

#include <assay/data/labels.hpp>
#include <assay/data/predictions.hpp>
#include <assay/data/text_batch.hpp>
#include <assay/features/count_vectorizer.hpp>
#include <assay/learn/classifier.hpp>
#include <assay/learn/metrics.hpp>
#include <assay/pipeline/examples.hpp>

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace assay {

/// How a classifier was trained, to be shown: "epochs" "20", in a fixed order. Nothing depends on it.
using TrainingRecord = std::vector<std::pair<std::string, std::string>>;

/// Immutable, so that all of it is safe to use from many threads.
class TextClassifier {
public:
    /// Throws Error if features or classes do not match.
    TextClassifier(CountVectorizer vectorizer, std::unique_ptr<Classifier> classifier, LabelSet labels,
                   TrainingRecord training);
    TextClassifier(TextClassifier&&) noexcept;
    TextClassifier& operator=(TextClassifier&&) noexcept;
    ~TextClassifier();

    const CountVectorizer& vectorizer() const;
    const Classifier& classifier() const;
    const LabelSet& labels() const;
    const TrainingRecord& training() const;

    /// Overwrites `out` with one prediction (probabilities) for each text. What a text is given depends on
    /// the text alone, to the last bit, never on the batch around it. Throws Error for pairs and for texts
    /// longer than WordSplitter::kMaxTextBytes.
    void predict(const TextBatch& texts, Predictions& out) const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// How often each class was predicted for each class. The labels are those of the classifier.
ConfusionMatrix evaluate(const TextClassifier& classifier, const Examples& examples);

}  // namespace assay
