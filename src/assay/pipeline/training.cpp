#include <assay/pipeline/training.hpp>

#include <assay/base/error.hpp>
#include <assay/base/numbers.hpp>
#include <assay/base/utf8.hpp>
#include <assay/learn/logistic_trainer.hpp>

#include <fmt/format.h>

#include <array>

namespace assay {
namespace {

const std::array<std::string, 2> kKindNames = {"logistic", "mlp"};

}  // namespace

std::string_view name_of(ClassifierKind kind) {
    return kKindNames[static_cast<std::size_t>(kind)];
}

ClassifierKind parse_classifier_kind(std::string_view name) {
    for (std::size_t i = 0; i < kKindNames.size(); ++i)
        if (kKindNames[i] == name) return static_cast<ClassifierKind>(i);
    throw Error(fmt::format("there is no classifier '{}': logistic or mlp{}", printable(name),
                            did_you_mean(name, kKindNames)));
}

TrainingOptions TrainingOptions::defaults(ClassifierKind classifier) {
    TrainingOptions options;
    options.classifier = classifier;
    options.features = {CountBlockOptions{{.ngram_range = {1, 2}}, {}}};
    options.sgd = {.learning_rate = 0.1, .decay = 0.2, .l2 = 1e-5};
    return options;
}

namespace {

void check(const TrainingOptions& options, const Examples* dev) {
    if (options.epochs == 0 || options.epochs > TrainingOptions::kMaxEpochs)
        throw Error(fmt::format("{} epochs are not possible; 1 to {} are", options.epochs,
                                TrainingOptions::kMaxEpochs));
    if (options.patience > 0 && dev == nullptr)
        throw Error("patience needs a development set; --dev names it");
}

std::unique_ptr<Trainer> make_trainer(const TrainingRows& data, const TrainingOptions& options) {
    if (options.classifier == ClassifierKind::logistic)
        return std::make_unique<LogisticTrainer>(data, options.sgd);
    return std::make_unique<PerceptronTrainer>(
        data, PerceptronOptions{options.sgd, options.hidden, options.activation, options.batch});
}

/// The development set during training, and the best point that training has come by.
class BestSoFar {
public:
    BestSoFar(const Representation& representation, const Examples& dev)
        : rows_(representation.transform(dev.texts)), dev_(dev) {}

    Metrics look(const Trainer& trainer, std::size_t epoch) {
        const Metrics metrics = measure(*trainer.classifier());
        if (metrics.macro_f1 > best_f1_) {
            best_f1_ = metrics.macro_f1;
            epoch_ = epoch;
            parameters_ = trainer.parameters();
        }
        return metrics;
    }
    std::size_t epoch() const { return epoch_; }
    const std::vector<double>& parameters() const { return parameters_; }

private:
    Metrics measure(const Classifier& classifier) const {
        ConfusionMatrix confusion(classifier.class_count());
        std::vector<double> probabilities(classifier.class_count());
        for (std::size_t row = 0; row < rows_.size(); ++row) {
            classifier.probabilities(rows_[row], probabilities);
            confusion.add(dev_.classes[row], most_probable(probabilities));
        }
        return metrics_of(confusion);
    }

    SparseRows rows_;
    const Examples& dev_;
    double best_f1_ = -1;
    std::size_t epoch_ = 0;
    std::vector<double> parameters_;
};

/// Runs the epochs and gives the number of the one that the trainer stands at.
std::size_t run_epochs(Trainer& trainer, BestSoFar* best, const TrainingOptions& options,
                       const std::function<void(std::size_t, std::optional<Metrics>)>& report) {
    report(0, std::nullopt);
    for (std::size_t epoch = 1; epoch <= options.epochs; ++epoch) {
        trainer.run_epoch();
        report(epoch, best != nullptr ? std::optional(best->look(trainer, epoch)) : std::nullopt);
        if (best != nullptr && epoch - best->epoch() >= options.patience) break;
    }
    if (best == nullptr) return options.epochs;
    trainer.set_parameters(best->parameters());
    return best->epoch();
}

TrainingRecord record_of(const Examples& examples, const TrainingOptions& options, std::size_t epochs) {
    TrainingRecord record = {{"classifier", std::string(name_of(options.classifier))},
                             {"solver", "sgd"},
                             {"texts", std::to_string(examples.size())},
                             {"epochs", std::to_string(epochs)},
                             {"learning_rate", format_number(options.sgd.learning_rate)},
                             {"decay", format_number(options.sgd.decay)},
                             {"l2", format_number(options.sgd.l2)},
                             {"seed", std::to_string(options.sgd.seed)}};
    if (options.patience > 0) record.emplace_back("patience", std::to_string(options.patience));
    if (options.classifier == ClassifierKind::mlp) {
        record.emplace_back("hidden", std::to_string(options.hidden));
        record.emplace_back("activation", std::string(name_of(options.activation)));
        record.emplace_back("batch", std::to_string(options.batch));
    }
    return record;
}

}  // namespace

TextClassifier train(const Examples& examples, const Examples* dev, const TrainingOptions& options,
                     const TrainingWatcher& watch) {
    check(options, dev);
    Representation representation = Representation::fit(examples.texts, options.features);
    const SparseRows rows = representation.transform(examples.texts);
    const std::unique_ptr<Trainer> trainer =
        make_trainer({rows, examples.classes, examples.labels.size()}, options);
    std::optional<BestSoFar> best;
    if (options.patience > 0) best.emplace(representation, *dev);
    const auto report = [&](std::size_t epoch, std::optional<Metrics> measured) {
        if (watch) watch({epoch, examples, representation, *trainer, std::move(measured)});
    };
    const std::size_t epochs = run_epochs(*trainer, best ? &*best : nullptr, options, report);
    return TextClassifier(std::move(representation), trainer->classifier(), examples.labels,
                          record_of(examples, options, epochs));
}

}  // namespace assay
