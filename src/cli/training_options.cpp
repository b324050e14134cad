#include "training_options.hpp"

#include "feature_options.hpp"
#include "network_options.hpp"
#include "output_files.hpp"
#include "warning.hpp"

#include <assay/base/error.hpp>
#include <assay/base/numbers.hpp>
#include <assay/base/utf8.hpp>
#include <assay/text/letter_case.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <filesystem>
#include <system_error>
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
            "class-weight", po::value<std::string>(),
            "none (default), balanced, or LABEL=WEIGHT,LABEL=WEIGHT")(
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
            "stop after N epochs without a better macro-F1 on --dev, and keep the best (default: 0, never)");
    add_network_options(options);
}

/// What decides which options mean anything.
struct Learner {
    ClassifierKind classifier;
    Solver solver;
    Penalty penalty;
};

Learner learner_of(const Options& options, Solver usual) {
    TrainingOptions training;
    training.classifier = parse_classifier_kind(options.text("classifier", "logistic"));
    const bool logistic = training.classifier == ClassifierKind::logistic;
    training.solver = options.has("classifier") ? Solver::automatic : usual;
    if (logistic && options.has("solver")) training.solver = parse_solver(options.text("solver"));
    if (logistic) training.penalty = parse_penalty(options.text("penalty", "l2"));
    return {training.classifier, training.effective_solver(), training.penalty};
}

/// Which options mean something for which classifiers.
struct Belonging {
    std::vector<std::string> options;
    std::vector<ClassifierKind> classifiers;
};

const std::vector<Belonging>& belongings() {
    using enum ClassifierKind;
    static const std::vector<Belonging> table = {
        {network_option_names(), {mlp}},
        {{"penalty", "l1-ratio", "solver"}, {logistic}},
        {{"C", "class-weight", "tolerance"}, {logistic, nb_logistic}},
        {{"alpha"}, {nb_logistic, multinomial_nb, bernoulli_nb, complement_nb}},
        {{"fit-prior"}, {multinomial_nb, bernoulli_nb}},
        {{"normalise"}, {complement_nb}},
        {{"beta"}, {nb_logistic}},
        {{"epochs"}, {logistic, nb_logistic, mlp}},
    };
    return table;
}

/// Why an option means nothing to this learner; empty where it does.
std::string why_misplaced(const std::string& option, const Learner& learner) {
    const auto is = [&option](std::initializer_list<std::string_view> names) {
        return std::find(names.begin(), names.end(), option) != names.end();
    };
    for (const auto& [names, classifiers] : belongings()) {
        if (std::find(names.begin(), names.end(), option) == names.end()) continue;
        if (std::find(classifiers.begin(), classifiers.end(), learner.classifier) != classifiers.end())
            continue;
        std::vector<std::string_view> takers;
        for (const ClassifierKind one : classifiers) takers.push_back(assay::name_of(one));
        return fmt::format("--{} goes with --classifier {}, not {}", option, fmt::join(takers, " or "),
                           assay::name_of(learner.classifier));
    }
    const bool sgd = learner.solver == Solver::sgd;
    if (is({"learning-rate", "decay", "l2", "patience"}) && !sgd)
        return fmt::format("--{} goes with --solver sgd or --classifier mlp", option);
    if (is({"tolerance"}) && sgd)
        return "--tolerance goes with solvers that find the optimum; sgd ends after --epochs";
    if (is({"l1-ratio"}) && learner.penalty != Penalty::elasticnet)
        return fmt::format("--l1-ratio goes with --penalty elasticnet, not {}",
                           assay::name_of(learner.penalty));
    if (is({"C", "l2"}) && learner.penalty == Penalty::none)
        return fmt::format("--{} says how strong the penalty is, and --penalty none is no penalty", option);
    return {};
}

/// The same beside all options; it looks at the analyzer, the token pattern and the layers as well.
std::string why_misplaced(const std::string& option, const Options& options, const Learner& learner) {
    if (std::string why = why_misplaced(option, learner); !why.empty()) return why;
    if (option == "activation" && options.text("hidden") == "none")
        return "--activation goes with hidden layers, and --hidden none has none";
    return why_misplaced_feature(option, options);
}

void read_class_weights(const Options& options, TrainingOptions& training) {
    if (!options.has("class-weight")) return;
    const std::string text = options.text("class-weight");
    if (text == "none") return;
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
    if (const auto rate = options.positive("learning-rate", 1e6)) training.sgd.learning_rate = *rate;
    if (const auto decay = options.number("decay", 0, 1e6)) training.sgd.decay = *decay;
    if (const auto l2 = options.number("l2", 0, 1e6)) training.sgd.l2 = *l2;
    if (options.has("C") && options.has("l2")) throw Error("--C and --l2 both say how strong the penalty is");
    if (const auto seed = options.count("seed")) training.seed = *seed;
    if (const auto patience = options.count("patience")) training.patience = *patience;
}

/// "pos" and "Pos " are one label to people, and two to classifiers.
void warn_of_like_labels(const LabelSet& labels) {
    std::map<std::string, std::string> first;
    for (const std::string& label : labels.names()) {
        const auto [like, is_new] = first.emplace(to_lower(trimmed(label)), label);
        if (!is_new)
            warn(fmt::format(
                "the labels '{}' and '{}' differ in case or in spaces around them alone: are they "
                "meant to be one?",
                printable(like->second), printable(label)));
    }
}

}  // namespace

void add_training_options(Options& options) {
    add_feature_options(options);
    add_trainer_options(options);
}

void spare_training_inputs(const Options& options, std::initializer_list<const char*> outputs) {
    spare_inputs(options, outputs, {"data", "dev", "stop-words", "features-file"});
}

std::map<std::string, std::string> misplaced_training_options(const Options& options) {
    const Learner learner = learner_of(options, Solver::automatic);
    std::map<std::string, std::string> misplaced;
    for (const std::string& name : options.names())
        if (options.has(name))
            if (std::string why = why_misplaced(name, options, learner); !why.empty())
                misplaced[name] = std::move(why);
    return misplaced;
}

TrainingOptions training_options_of(const Options& options, Solver usual) {
    const auto kind = parse_classifier_kind(options.text("classifier", "logistic"));
    TrainingOptions training = TrainingOptions::defaults(kind);
    training.features = features_of(options, std::get<CountBlockOptions>(training.features.front()));
    training.solver = options.has("classifier") ? Solver::automatic : usual;
    if (options.has("solver")) training.solver = parse_solver(options.text("solver"));
    training.penalty = parse_penalty(options.text("penalty", "l2"));
    const Learner learner = learner_of(options, usual);
    for (const std::string& name : options.names())
        if (options.has(name))
            if (const std::string why = why_misplaced(name, options, learner); !why.empty()) throw Error(why);
    if (const auto C = options.positive("C", 1e12)) training.C = *C;
    if (const auto ratio = options.number("l1-ratio", 0, 1)) training.l1_ratio = *ratio;
    if (const auto tolerance = options.positive("tolerance", 1)) training.tolerance = *tolerance;
    read_class_weights(options, training);
    if (const auto alpha = options.positive("alpha", 1e12)) training.alpha = *alpha;
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
    if (data.text_columns.front() == *data.label_column)
        throw Error(
            fmt::format("--text and --label both name the column '{}'", printable(*data.label_column)));
    return RowStream(file, data);
}

Examples read_training_examples(const Options& options) {
    Examples examples = read_examples(open_labelled(options, options.argument("data")));
    warn_of_like_labels(examples.labels);
    return examples;
}

std::optional<Examples> read_dev_examples(const Options& options, const LabelSet& labels) {
    if (!options.has("dev")) return std::nullopt;
    const std::string data = options.text("data"), dev = options.text("dev");
    std::error_code error;
    if (std::filesystem::equivalent(data, dev, error))
        warn(fmt::format("--data and --dev are one file, '{}': how it does there says nothing of other texts",
                         printable(dev)));
    return read_examples(open_labelled(options, dev), labels);
}

}  // namespace assay::cli
