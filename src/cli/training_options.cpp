#include "training_options.hpp"

#include "feature_options.hpp"
#include "network_options.hpp"
#include "output_files.hpp"

#include <assay/base/error.hpp>
#include <assay/base/numbers.hpp>
#include <assay/base/utf8.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <thread>

namespace assay::cli {
namespace {

void add_trainer_options(Options& options) {
    options.group("Classifier")
        .add_options()("classifier", po::value<std::string>(),
                       "logistic (default); nb-logistic, the same over features weighted by naive Bayes; "
                       "multinomial-nb, bernoulli-nb, complement-nb; mlp, a multi-layer perceptron")(
            "seed", po::value<std::string>(), "of whatever is drawn at random (default: 0)");
    options.group("Logistic regression")
        .add_options()("penalty", po::value<std::string>(), "l2 (default), l1, elasticnet or none")(
            "C", po::value<std::string>(),
            "the smaller, the stronger the penalty, as in scikit-learn (default: 1)")(
            "l1-ratio", po::value<std::string>(), "the share of L1 in elasticnet (default: 0.5)")(
            "class-weight", po::value<std::string>(), "balanced, or LABEL=WEIGHT,LABEL=WEIGHT")(
            "solver", po::value<std::string>(),
            "newton and coordinate find the optimum; sgd is stochastic gradient descent as in the textbook "
            "(default: newton, or coordinate for l1 and elasticnet)")(
            "tolerance", po::value<std::string>(),
            "how near the weights come to the optimum's (default: 1e-5)");
    options.group("Naive Bayes, and nb-logistic")
        .add_options()("alpha", po::value<std::string>(), "added to every count (default: 1)")(
            "fit-prior", po::value<std::string>(), "learn how frequent the labels are: yes (default) or no")(
            "normalise", po::bool_switch(), "of complement-nb: weights of each label sum to 1")(
            "beta", po::value<std::string>(),
            "of nb-logistic: from 0, naive Bayes, to 1 (default), logistic regression");
    options.group("Stochastic gradient descent: --solver sgd and --classifier mlp")
        .add_options()("epochs", po::value<std::string>(),
                       "times over the data (default: 20); of other solvers, steps at most")(
            "learning-rate", po::value<std::string>(),
            "of the first epoch (default: 0.1; of mlp, what suits --optimizer)")(
            "decay", po::value<std::string>(),
            "epoch e = 0, 1, … has rate / (1 + decay * e) (default: 0.2; of mlp 0)")(
            "l2", po::value<std::string>(),
            "strength of the L2 penalty on the mean loss (default: 1e-5; of mlp 0)")(
            "patience", po::value<std::string>(),
            "stop after N epochs without a better macro-F1 on --dev, and keep the best");
    add_network_options(options);
}

/// Which options mean something for which classifiers.
struct Belonging {
    std::vector<std::string> options;
    std::vector<ClassifierKind> classifiers;
};

void check_belonging(const Options& options, ClassifierKind kind, bool sgd) {
    using enum ClassifierKind;
    const std::vector<Belonging> table = {
        {network_option_names(), {mlp}},
        {{"penalty", "l1-ratio", "solver"}, {logistic}},
        {{"C", "class-weight", "tolerance"}, {logistic, nb_logistic}},
        {{"alpha"}, {nb_logistic, multinomial_nb, bernoulli_nb, complement_nb}},
        {{"fit-prior"}, {multinomial_nb, bernoulli_nb}},
        {{"normalise"}, {complement_nb}},
        {{"beta"}, {nb_logistic}},
        {{"epochs"}, {logistic, nb_logistic, mlp}},
    };
    for (const Belonging& row : table)
        for (const std::string& name : row.options)
            if (options.has(name) &&
                std::find(row.classifiers.begin(), row.classifiers.end(), kind) == row.classifiers.end()) {
                std::vector<std::string_view> names;
                for (const ClassifierKind one : row.classifiers) names.push_back(assay::name_of(one));
                throw Error(fmt::format("--{} goes with --classifier {}, not {}", name,
                                        fmt::join(names, " or "), assay::name_of(kind)));
            }
    for (const char* name : {"learning-rate", "decay", "l2", "patience"})
        if (options.has(name) && !sgd)
            throw Error(fmt::format("--{} goes with --solver sgd or --classifier mlp", name));
}

void read_class_weights(const Options& options, TrainingOptions& training) {
    if (!options.has("class-weight")) return;
    const std::string text = options.text("class-weight");
    if (text == "balanced") {
        training.balanced = true;
        return;
    }
    for (const std::string& assignment : split_list(text)) {
        const auto [label, value] = split_assignment(assignment, "class-weight");
        const auto weight = parse_number(value);
        if (!weight || !(*weight > 0))
            throw Error(fmt::format("--class-weight '{}' is no number above 0", printable(value)));
        training.class_weights[label] = *weight;
    }
}

void read_sgd(const Options& options, TrainingOptions& training) {
    if (const auto rate = options.number("learning-rate", 0, 1e6)) training.sgd.learning_rate = *rate;
    if (const auto decay = options.number("decay", 0, 1e6)) training.sgd.decay = *decay;
    if (const auto l2 = options.number("l2", 0, 1e6)) training.sgd.l2 = *l2;
    if (options.has("C") && options.has("l2")) throw Error("--C and --l2 both say how strong the penalty is");
    if (const auto seed = options.count("seed")) training.seed = *seed;
    if (const auto patience = options.count("patience")) training.patience = *patience;
}

}  // namespace

void add_training_options(Options& options) {
    add_feature_options(options);
    add_trainer_options(options);
}

void spare_training_inputs(const Options& options, std::initializer_list<const char*> outputs) {
    spare_inputs(options, outputs, {"data", "dev", "stop-words", "features-file"});
}

TrainingOptions training_options_of(const Options& options, Solver usual) {
    const auto kind = parse_classifier_kind(options.text("classifier", "logistic"));
    TrainingOptions training = TrainingOptions::defaults(kind);
    training.features = features_of(options, std::get<CountBlockOptions>(training.features.front()));
    training.solver = options.has("classifier") ? Solver::automatic : usual;
    if (options.has("solver")) training.solver = parse_solver(options.text("solver"));
    training.penalty = parse_penalty(options.text("penalty", "l2"));
    check_belonging(options, kind, training.effective_solver() == Solver::sgd);
    if (const auto C = options.number("C", 0, 1e12)) training.C = *C;
    if (const auto ratio = options.number("l1-ratio", 0, 1)) training.l1_ratio = *ratio;
    if (const auto tolerance = options.number("tolerance", 0, 1)) training.tolerance = *tolerance;
    read_class_weights(options, training);
    if (const auto alpha = options.number("alpha", 0, 1e12)) training.alpha = *alpha;
    if (const auto beta = options.number("beta", 0, 1)) training.beta = *beta;
    training.fit_prior = options.one_of("fit-prior", {"yes", "no"}, "yes") == "yes";
    training.normalise = options.flag("normalise");
    if (const auto epochs = options.count("epochs", 1, TrainingOptions::kMaxEpochs))
        training.epochs = *epochs;
    read_sgd(options, training);
    training.network = network_options_of(options, std::move(training.network));
    return training;
}

std::size_t jobs_of(const Options& options) {
    return options.count("jobs", 1, 1024).value_or(std::max(1u, std::thread::hardware_concurrency()));
}

CrossValidationOptions cross_validation_options_of(const Options& options) {
    CrossValidationOptions validation;
    validation.folds = options.count("folds", 2).value_or(validation.folds);
    validation.seed = options.count("seed").value_or(validation.seed);
    validation.threads = jobs_of(options);
    return validation;
}

RowStream open_labelled(const Options& options, const std::string& file) {
    DatasetOptions data;
    data.text_columns = {options.text("text", "text")};
    data.label_column = options.text("label", "label");
    return RowStream(file, data);
}

}  // namespace assay::cli
