#include <assay/pipeline/text_classifier.hpp>

#include <assay/base/choice.hpp>
#include <assay/base/error.hpp>
#include <assay/base/numbers.hpp>
#include <assay/base/utf8.hpp>
#include <assay/pipeline/linear_scorer.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace assay {
namespace {

const std::array<std::string, 2> kVotings = {"soft", "hard"};

void check(const Pipeline& pipeline, const LabelSet& labels) {
    const Classifier& learnt = *pipeline.classifier;
    if (learnt.feature_count() != pipeline.representation.size())
        throw Error(fmt::format("the classifier has {} where the representation has {}",
                                counted(learnt.feature_count(), "feature"), pipeline.representation.size()));
    if (learnt.class_count() != labels.size())
        throw Error(fmt::format("the classifier has {} for {}",
                                counted(learnt.class_count(), "class", "classes"),
                                counted(labels.size(), "label")));
    if (!std::isfinite(pipeline.weight) || pipeline.weight <= 0)
        throw Error(fmt::format("{} is no weight of a vote", pipeline.weight));
}

/// Gives the probabilities of one pipeline, text by text. One predictor a thread.
class Predictor {
public:
    Predictor(const Pipeline& pipeline, const LinearScorer* scorer)
        : pipeline_(pipeline), scorer_(scorer), rows_(pipeline.representation.size()) {
        if (scorer_ != nullptr) {
            scratch_.emplace(scorer_->scratch());
            scores_.resize(pipeline.classifier->linear()->score_count());
        } else {
            reader_.emplace(pipeline.representation.reader());
        }
    }

    void predict(std::string_view text, std::span<double> out) {
        if (scorer_ != nullptr) {
            scorer_->score(text, *scratch_, scores_);
            pipeline_.classifier->linear()->probabilities_of(scores_, out);
            return;
        }
        rows_.clear();
        reader_->append(text, rows_);
        pipeline_.classifier->probabilities(rows_[0], out);
    }

private:
    const Pipeline& pipeline_;
    const LinearScorer* scorer_;
    std::optional<LinearScorer::Scratch> scratch_;
    std::vector<std::int64_t> scores_;
    std::optional<Representation::Reader> reader_;
    SparseRows rows_;
};

}  // namespace

std::string_view name_of(Voting voting) {
    return name_among(voting, kVotings);
}

Voting parse_voting(std::string_view name) {
    return parse_choice<Voting>(name, kVotings, "there is no voting");
}

/// Stays where it is while the classifier moves: scorers keep addresses.
struct TextClassifier::State {
    std::vector<Pipeline> pipelines;
    Voting voting;
    LabelSet labels;
    TrainingRecord training;
    std::vector<std::optional<LinearScorer>> scorers;  ///< of each pipeline that has the fast way
    double weights = 0;                                ///< of all pipelines
    std::optional<Calibrator> calibrator = {};

    void predict_alone(const TextBatch& texts, Predictions& out) const;
    void predict_together(const TextBatch& texts, Predictions& out) const;
    void add(std::span<double> probabilities, Predictions& out) const;
    Predictor predictor(std::size_t i) const { return {pipelines[i], scorers[i] ? &*scorers[i] : nullptr}; }
};

namespace {

std::vector<Pipeline> alone(Representation representation, std::unique_ptr<Classifier> classifier) {
    std::vector<Pipeline> pipelines;
    pipelines.push_back({std::move(representation), std::move(classifier), 1});
    return pipelines;
}

}  // namespace

TextClassifier::TextClassifier(Representation representation, std::unique_ptr<Classifier> classifier,
                               LabelSet labels, TrainingRecord training)
    : TextClassifier(alone(std::move(representation), std::move(classifier)), Voting::soft, std::move(labels),
                     std::move(training)) {}

TextClassifier::TextClassifier(std::vector<Pipeline> pipelines, Voting voting, LabelSet labels,
                               TrainingRecord training)
    : state_(new State{std::move(pipelines), voting, std::move(labels), std::move(training), {}}) {
    if (state_->pipelines.empty()) throw Error("an ensemble needs at least one classifier");
    for (const Pipeline& pipeline : state_->pipelines) {
        check(pipeline, state_->labels);
        state_->weights += pipeline.weight;
        const CountVectorizer* counts = pipeline.representation.counts();
        const LinearModel* linear = pipeline.classifier->linear();
        state_->scorers.emplace_back();
        if (counts != nullptr && linear != nullptr) state_->scorers.back().emplace(*counts, *linear);
    }
}

TextClassifier::TextClassifier(TextClassifier&&) noexcept = default;
TextClassifier& TextClassifier::operator=(TextClassifier&&) noexcept = default;
TextClassifier::~TextClassifier() = default;

const std::vector<Pipeline>& TextClassifier::pipelines() const {
    return state_->pipelines;
}
Voting TextClassifier::voting() const {
    return state_->voting;
}
const LabelSet& TextClassifier::labels() const {
    return state_->labels;
}
const TrainingRecord& TextClassifier::training() const {
    return state_->training;
}
const Calibrator* TextClassifier::calibrator() const {
    return state_->calibrator ? &*state_->calibrator : nullptr;
}

TextClassifier TextClassifier::calibrated(Calibrator calibrator) && {
    if (calibrator.class_count() != state_->labels.size())
        throw Error(fmt::format("a calibration of {} for {}",
                                counted(calibrator.class_count(), "class", "classes"),
                                counted(state_->labels.size(), "label")));
    std::erase_if(state_->training, [](const auto& entry) { return entry.first == "calibration"; });
    state_->training.emplace_back("calibration", describe(calibrator));
    state_->calibrator = std::move(calibrator);
    return std::move(*this);
}

void TextClassifier::predict(const TextBatch& texts, Predictions& out) const {
    if (texts.fields() != 1)
        throw Error(
            fmt::format("this model reads single texts, but these have {} fields each", texts.fields()));
    out.reset(Certainty::probabilities, state_->labels.size());
    if (state_->pipelines.size() == 1 && state_->voting == Voting::soft)
        state_->predict_alone(texts, out);
    else
        state_->predict_together(texts, out);
}

void TextClassifier::State::predict_alone(const TextBatch& texts, Predictions& out) const {
    Predictor one = predictor(0);
    std::vector<double> probabilities(labels.size());
    for (std::size_t i = 0; i < texts.size(); ++i) {
        one.predict(texts[i], probabilities);
        add(probabilities, out);
    }
}

void TextClassifier::State::add(std::span<double> probabilities, Predictions& out) const {
    if (calibrator) calibrator->apply(probabilities);
    out.add_probabilities(probabilities);
}

void TextClassifier::State::predict_together(const TextBatch& texts, Predictions& out) const {
    std::vector<double> sums(texts.size() * labels.size());
    std::vector<double> one(labels.size());
    for (std::size_t p = 0; p < pipelines.size(); ++p) {
        Predictor predictor = this->predictor(p);
        const double weight = pipelines[p].weight / weights;
        for (std::size_t i = 0; i < texts.size(); ++i) {
            predictor.predict(texts[i], one);
            double* const sum = sums.data() + i * labels.size();
            if (voting == Voting::hard)
                sum[most_probable(one)] += weight;
            else
                for (std::size_t label = 0; label < one.size(); ++label) sum[label] += weight * one[label];
        }
    }
    for (std::size_t i = 0; i < texts.size(); ++i)
        add(std::span(sums).subspan(i * labels.size(), labels.size()), out);
}

TextClassifier TextClassifier::combine(std::vector<TextClassifier> members, std::span<const double> weights,
                                       Voting voting, TrainingRecord training) {
    if (members.empty() || members.size() != weights.size())
        throw Error(fmt::format("{} for {}", counted(weights.size(), "weight"),
                                counted(members.size(), "classifier")));
    std::vector<Pipeline> pipelines;
    const LabelSet labels = members.front().labels();
    for (std::size_t i = 0; i < members.size(); ++i) {
        State& member = *members[i].state_;
        if (!(member.labels == labels)) throw Error("the classifiers of an ensemble have different labels");
        if (member.calibrator)
            throw Error("calibrated classifiers do not go into an ensemble; calibrate the ensemble");
        if (member.pipelines.size() > 1 && member.voting != voting)
            throw Error("an ensemble within an ensemble must vote as the whole does");
        for (Pipeline& pipeline : member.pipelines) {
            pipelines.push_back(std::move(pipeline));
            pipelines.back().weight *= weights[i] / member.weights;
        }
    }
    return TextClassifier(std::move(pipelines), voting, labels, std::move(training));
}

Representation TextClassifier::take_representation() && {
    return std::move(state_->pipelines.front().representation);
}

std::vector<double> probabilities_of(const TextClassifier& classifier, const Examples& examples) {
    Predictions predictions;
    classifier.predict(examples.texts, predictions);
    std::vector<double> probabilities;
    probabilities.reserve(examples.size() * classifier.labels().size());
    for (std::size_t i = 0; i < examples.size(); ++i) {
        const auto row = predictions.probabilities(i);
        probabilities.insert(probabilities.end(), row.begin(), row.end());
    }
    return probabilities;
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
