/// A trained classifier of texts: how it sees texts, what was learnt over these features, the labels, and how
/// it came about.
#pragma once

#include <assay/data/labels.hpp>
#include <assay/data/predictions.hpp>
#include <assay/data/text_batch.hpp>
#include <assay/features/representation.hpp>
#include <assay/learn/calibration.hpp>
#include <assay/learn/classifier.hpp>
#include <assay/learn/metrics.hpp>
#include <assay/pipeline/examples.hpp>

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace assay {

/// How a classifier was trained, to be shown: "epochs" "20", in a fixed order. Nothing depends on it.
using TrainingRecord = std::vector<std::pair<std::string, std::string>>;

/// A representation of texts and what was learnt over it.
struct Pipeline {
    Representation representation;
    std::unique_ptr<Classifier> classifier;
    double weight = 1;  ///< of its vote, > 0
};

/// How several pipelines decide together.
enum class Voting {
    soft,  ///< the weighted mean of their probabilities
    hard   ///< each gives its whole weight to its most probable class; the shares are the probabilities
};
std::string_view name_of(Voting voting);
/// Throws Error naming the known ones.
Voting parse_voting(std::string_view name);

/// Immutable, so that all of it is safe to use from many threads.
class TextClassifier {
public:
    /// Throws Error if features or classes do not match.
    TextClassifier(Representation representation, std::unique_ptr<Classifier> classifier, LabelSet labels,
                   TrainingRecord training);
    /// An ensemble (one pipeline is one, too). Throws Error for none, for weights that are not finite and
    /// above 0, and if features or classes do not match.
    TextClassifier(std::vector<Pipeline> pipelines, Voting voting, LabelSet labels, TrainingRecord training);
    TextClassifier(TextClassifier&&) noexcept;
    TextClassifier& operator=(TextClassifier&&) noexcept;
    ~TextClassifier();

    const std::vector<Pipeline>& pipelines() const;  ///< not empty
    Voting voting() const;
    const LabelSet& labels() const;
    const TrainingRecord& training() const;
    /// What the probabilities are put through in the end; null where that is nothing.
    const Calibrator* calibrator() const;

    /// The same classifier with its probabilities put through this one, in place of one that it may have; the
    /// record says so. Throws Error if the classes do not match.
    TextClassifier calibrated(Calibrator calibrator) &&;

    /// Overwrites `out` with one prediction (probabilities) for each text. What a text is given depends on
    /// the text alone, to the last bit, never on the batch around it. Throws Error for pairs and for texts
    /// longer than WordSplitter::kMaxTextBytes.
    void predict(const TextBatch& texts, Predictions& out) const;

    /// The ensemble of the pipelines of all `members`, each member's with its weight shared by its own.
    /// Throws Error if the labels differ, members are none, calibrated (calibrate the whole), or vote in
    /// different ways.
    static TextClassifier combine(std::vector<TextClassifier> members, std::span<const double> weights,
                                  Voting voting, TrainingRecord training);

    /// The representation of the first pipeline; the classifier is of no use any more.
    Representation take_representation() &&;

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// What the classifier says of the examples, for labelled_probabilities.hpp: row by row the probabilities of
/// all classes. The labels are those of the classifier.
std::vector<double> probabilities_of(const TextClassifier& classifier, const Examples& examples);

/// How often each class was predicted for each class. The labels are those of the classifier.
ConfusionMatrix evaluate(const TextClassifier& classifier, const Examples& examples);

}  // namespace assay
