#include <assay/pipeline/training.hpp>

#include <assay/base/choice.hpp>
#include <assay/base/error.hpp>
#include <assay/base/numbers.hpp>
#include <assay/base/utf8.hpp>
#include <assay/features/feature_spec.hpp>
#include <assay/learn/coordinate_trainer.hpp>
#include <assay/learn/logistic_trainer.hpp>
#include <assay/learn/naive_bayes.hpp>
#include <assay/learn/nb_logistic_trainer.hpp>
#include <assay/learn/newton_trainer.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <variant>

namespace assay {
namespace {

const std::array<std::string, 6> kKinds = {"logistic",     "nb-logistic",   "multinomial-nb",
                                           "bernoulli-nb", "complement-nb", "mlp"};
const std::array<std::string, 4> kSolvers = {"auto", "newton", "coordinate", "sgd"};
const std::array<std::string, 4> kPenalties = {"l2", "l1", "elasticnet", "none"};

}  // namespace

std::string_view name_of(ClassifierKind kind) {
    return name_among(kind, kKinds);
}
ClassifierKind parse_classifier_kind(std::string_view name) {
    return parse_choice<ClassifierKind>(name, kKinds, "there is no classifier");
}
bool learns_in_epochs(ClassifierKind kind) {
    return kind != ClassifierKind::multinomial_nb && kind != ClassifierKind::bernoulli_nb &&
           kind != ClassifierKind::complement_nb;
}
std::string_view name_of(Solver solver) {
    return name_among(solver, kSolvers);
}
Solver parse_solver(std::string_view name) {
    return parse_choice<Solver>(name, kSolvers, "there is no solver");
}
std::string_view name_of(Penalty penalty) {
    return name_among(penalty, kPenalties);
}
Penalty parse_penalty(std::string_view name) {
    return parse_choice<Penalty>(name, kPenalties, "there is no penalty");
}

TrainingOptions TrainingOptions::defaults(ClassifierKind classifier) {
    TrainingOptions options;
    options.classifier = classifier;
    options.features = {CountBlockOptions{{.ngram_range = {1, 2}}, {}}};
    options.sgd = {.learning_rate = 0.1, .decay = 0.2, .l2 = 1e-5};
    options.network.shape.hidden = {64};
    options.network.shape.activation = Activation::relu;
    options.network.optimizer.kind = OptimizerKind::adagrad;
    options.network.schedule.learning_rate = usual_learning_rate(OptimizerKind::adagrad);
    options.network.dropout.features = 0.2;
    return options;
}

Solver TrainingOptions::effective_solver() const {
    if (classifier == ClassifierKind::mlp) return Solver::sgd;
    if (solver != Solver::automatic) return solver;
    const bool sparse = penalty == Penalty::l1 || penalty == Penalty::elasticnet;
    return sparse ? Solver::coordinate : Solver::newton;
}

std::size_t TrainingOptions::effective_epochs() const {
    if (epochs > 0) return epochs;
    return effective_solver() == Solver::sgd ? 20 : 1000;
}

namespace {

void check(const TrainingOptions& options, const Examples* dev) {
    if (options.epochs > TrainingOptions::kMaxEpochs)
        throw Error(fmt::format("{} epochs are not possible; 1 to {} are", options.epochs,
                                TrainingOptions::kMaxEpochs));
    if (options.patience > 0 && dev == nullptr)
        throw Error("patience needs a development set; --dev names it");
    if (options.patience > 0 && options.effective_solver() != Solver::sgd)
        throw Error("patience stops stochastic gradient descent; other solvers end at the optimum");
    if (options.C && !(*options.C > 0 && std::isfinite(*options.C)))
        throw Error(fmt::format("C {} is not possible; it must be above 0", format_number(*options.C)));
    if (!(options.l1_ratio >= 0 && options.l1_ratio <= 1))
        throw Error(
            fmt::format("l1_ratio {} is not possible; it goes from 0 to 1", format_number(options.l1_ratio)));
    const bool sparse = options.penalty == Penalty::l1 || options.penalty == Penalty::elasticnet;
    if (sparse && options.effective_solver() == Solver::sgd)
        throw Error(
            "stochastic gradient descent takes an L2 penalty or none; the solver 'coordinate' takes any");
}

/// A block as it has to be for a classifier that is about occurrences. `only`: it can read nothing else.
struct AsOccurrences {
    bool only;

    void operator()(CountBlockOptions& block) const {
        if (!block.tfidf) block.vectorizer.binary = true;
        if (block.tfidf && only) throw Error("Bernoulli naive Bayes reads occurrences, not tf-idf");
    }
    void operator()(HashingOptions&) const {}
    template <typename Occurrences>
    void operator()(Occurrences& block) const {
        if (block.value.kind == CountValueKind::count) block.value.kind = CountValueKind::binary;
        if (only && block.value != CountValue{CountValueKind::binary, block.value.at_least, 1})
            throw Error("Bernoulli naive Bayes reads occurrences, neither log1p nor a scale");
    }
};

RepresentationOptions features_for(const TrainingOptions& options) {
    RepresentationOptions features = options.features;
    const bool only = options.classifier == ClassifierKind::bernoulli_nb;
    if (!only && options.classifier != ClassifierKind::nb_logistic) return features;
    for (BlockOptions& block : features) std::visit(AsOccurrences{only}, block);
    return features;
}

std::vector<double> class_weights_of(const Examples& examples, const TrainingOptions& options) {
    if (options.balanced) return balanced_class_weights(examples.classes, examples.labels.size());
    if (options.class_weights.empty()) return {};
    std::vector<double> weights(examples.labels.size(), 1);
    for (const auto& [label, weight] : options.class_weights) {
        const auto found = examples.labels.find(label);
        if (!found)
            throw Error(fmt::format("a class weight is for the label '{}', which the texts have not{}",
                                    printable(label), did_you_mean(label, examples.labels.names())));
        weights[*found] = weight;
    }
    return weights;
}

LogisticOptions logistic_options_of(const Examples& examples, const TrainingOptions& options) {
    LogisticOptions logistic;
    const double strength = 1 / (options.C.value_or(1) * static_cast<double>(examples.size()));
    const double l1_share = options.penalty == Penalty::l1           ? 1
                            : options.penalty == Penalty::elasticnet ? options.l1_ratio
                                                                     : 0;
    if (options.penalty != Penalty::none) {
        logistic.l1 = l1_share * strength;
        logistic.l2 = (1 - l1_share) * strength;
    }
    logistic.class_weights = class_weights_of(examples, options);
    logistic.tolerance = options.tolerance;
    return logistic;
}

std::unique_ptr<Trainer> make_logistic(const TrainingRows& data, const Examples& examples,
                                       const TrainingOptions& options) {
    const LogisticOptions logistic = logistic_options_of(examples, options);
    if (options.classifier == ClassifierKind::nb_logistic)
        return std::make_unique<NbLogisticTrainer>(data,
                                                   NbLogisticOptions{logistic, options.alpha, options.beta});
    switch (options.effective_solver()) {
        case Solver::coordinate:
            return std::make_unique<CoordinateTrainer>(data, logistic, options.seed);
        case Solver::sgd: {
            SgdOptions sgd = options.sgd;
            sgd.seed = options.seed;
            if (options.penalty == Penalty::none)
                sgd.l2 = 0;
            else if (options.C)
                sgd.l2 = logistic.l2;
            return std::make_unique<LogisticTrainer>(data, sgd, logistic.class_weights);
        }
        default:
            return std::make_unique<NewtonTrainer>(data, logistic);
    }
}

NaiveBayesOptions naive_bayes_options_of(const TrainingOptions& options) {
    const NaiveBayesKind kind =
        options.classifier == ClassifierKind::multinomial_nb ? NaiveBayesKind::multinomial
        : options.classifier == ClassifierKind::bernoulli_nb ? NaiveBayesKind::bernoulli
                                                             : NaiveBayesKind::complement;
    return {kind, options.alpha, options.fit_prior, options.normalise};
}

std::unique_ptr<Trainer> make_trainer(const TrainingRows& data, const Examples& examples,
                                      const TrainingOptions& options) {
    if (!learns_in_epochs(options.classifier))
        return std::make_unique<NaiveBayesTrainer>(data, naive_bayes_options_of(options));
    if (options.classifier != ClassifierKind::mlp) return make_logistic(data, examples, options);
    NetworkOptions network = options.network;
    network.seed = options.seed;
    return std::make_unique<NetworkTrainer>(data, network);
}

/// The development set during training, and the best point that training has come by.
class BestSoFar {
public:
    BestSoFar(const Representation& representation, const Examples& dev)
        : rows_(representation.transform(dev.texts)), dev_(dev) {}

    Metrics look(const Trainer& trainer, std::size_t epoch) {
        const Metrics metrics = metrics_of(*trainer.classifier(), rows_, dev_.classes);
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
    SparseRows rows_;
    const Examples& dev_;
    double best_f1_ = -1;
    std::size_t epoch_ = 0;
    std::vector<double> parameters_;
};

/// Runs the epochs and gives the number of the one that the trainer stands at.
std::size_t run_epochs(Trainer& trainer, BestSoFar* best, const TrainingOptions& options,
                       const std::function<void(std::size_t, bool, std::optional<Metrics>)>& report) {
    std::size_t epoch = 0;
    bool last = trainer.converged();
    report(epoch, last, std::nullopt);
    while (!last) {
        trainer.run_epoch();
        ++epoch;
        std::optional<Metrics> dev;
        if (best != nullptr) dev = best->look(trainer, epoch);
        last = epoch >= options.effective_epochs() || trainer.converged() ||
               (best != nullptr && epoch - best->epoch() >= options.patience);
        report(epoch, last, std::move(dev));
    }
    if (best == nullptr) return epoch;
    trainer.set_parameters(best->parameters());
    return best->epoch();
}

void record_logistic(TrainingRecord& record, const TrainingOptions& options) {
    record.emplace_back("solver", name_of(options.effective_solver()));
    record.emplace_back("penalty", name_of(options.penalty));
    if (options.C || options.effective_solver() != Solver::sgd)
        record.emplace_back("C", format_number(options.C.value_or(1)));
    if (options.penalty == Penalty::elasticnet)
        record.emplace_back("l1_ratio", format_number(options.l1_ratio));
    if (options.balanced) record.emplace_back("class_weight", "balanced");
    for (const auto& [label, weight] : options.class_weights)
        record.emplace_back("class_weight " + label, format_number(weight));
}

void record_naive_bayes(TrainingRecord& record, const TrainingOptions& options) {
    record.emplace_back("alpha", format_number(options.alpha));
    if (options.classifier == ClassifierKind::nb_logistic)
        record.emplace_back("beta", format_number(options.beta));
    else if (options.classifier != ClassifierKind::complement_nb)
        record.emplace_back("fit_prior", options.fit_prior ? "yes" : "no");
    else
        record.emplace_back("normalise", options.normalise ? "yes" : "no");
}

void record_sgd(TrainingRecord& record, const TrainingOptions& options) {
    record.emplace_back("learning_rate", format_number(options.sgd.learning_rate));
    record.emplace_back("decay", format_number(options.sgd.decay));
    if (!options.C) record.emplace_back("l2", format_number(options.sgd.l2));
}

TrainingRecord record_of(const Examples& examples, const TrainingOptions& options, std::size_t epochs,
                         bool converged) {
    std::string features;
    for (const BlockOptions& block : options.features)
        features += (features.empty() ? "" : " + ") + describe(block);
    TrainingRecord record = {{"classifier", std::string(name_of(options.classifier))},
                             {"features", features},
                             {"texts", std::to_string(examples.size())}};
    const bool naive_bayes = !learns_in_epochs(options.classifier);
    if (!naive_bayes && options.classifier != ClassifierKind::mlp) record_logistic(record, options);
    if (naive_bayes || options.classifier == ClassifierKind::nb_logistic) record_naive_bayes(record, options);
    if (naive_bayes) return record;
    record.emplace_back("epochs", std::to_string(epochs));
    if (options.classifier == ClassifierKind::mlp) {
        const TrainingRecord network = describe(options.network);
        record.insert(record.end(), network.begin(), network.end());
    } else if (options.effective_solver() == Solver::sgd) {
        record_sgd(record, options);
    } else {
        record.emplace_back("converged", converged ? "yes" : "no");
    }
    record.emplace_back("seed", std::to_string(options.seed));
    if (options.patience > 0) record.emplace_back("patience", std::to_string(options.patience));
    return record;
}

}  // namespace

bool ended_early(const TrainingRecord& training) {
    return std::find(training.begin(), training.end(), TrainingRecord::value_type{"converged", "no"}) !=
           training.end();
}

TextClassifier train(const Examples& examples, const Examples* dev, const TrainingOptions& options,
                     const TrainingWatcher& watch) {
    check(options, dev);
    Representation representation = Representation::fit(examples.texts, features_for(options));
    const SparseRows rows = representation.transform(examples.texts);
    const std::unique_ptr<Trainer> trainer =
        make_trainer({rows, examples.classes, examples.labels.size()}, examples, options);
    std::optional<BestSoFar> best;
    if (options.patience > 0) best.emplace(representation, *dev);
    const auto report = [&](std::size_t epoch, bool last, std::optional<Metrics> measured) {
        if (watch) watch({epoch, last, examples, representation, rows, *trainer, std::move(measured)});
    };
    const std::size_t epochs = run_epochs(*trainer, best ? &*best : nullptr, options, report);
    return TextClassifier(std::move(representation), trainer->classifier(), examples.labels,
                          record_of(examples, options, epochs, trainer->converged()));
}

}  // namespace assay
