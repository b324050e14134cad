#include "training_options.hpp"

#include "feature_options.hpp"

#include <assay/base/error.hpp>

#include <fmt/format.h>

namespace assay::cli {
namespace {

void add_trainer_options(Options& options) {
    options.group("Training")
        .add_options()("classifier", po::value<std::string>(),
                       "logistic (default) or mlp, a perceptron with one hidden layer")(
            "solver", po::value<std::string>(), "sgd: stochastic gradient descent")(
            "epochs", po::value<std::string>(), "times over the data (default: 20)")(
            "learning-rate", po::value<std::string>(), "of the first epoch (default: 0.1)")(
            "decay", po::value<std::string>(), "epoch e = 0, 1, … has rate / (1 + decay * e) (default: 0.2)")(
            "l2", po::value<std::string>(), "strength of the L2 penalty (default: 1e-5)")(
            "patience", po::value<std::string>(),
            "stop after N epochs without a better macro-F1 on --dev, and keep the best")(
            "seed", po::value<std::string>(),
            "of the order of the texts and of initial weights (default: 0)");
    options.group("Only with --classifier mlp")
        .add_options()("hidden", po::value<std::string>(), "hidden units (default: 16)")(
            "activation", po::value<std::string>(), "tanh (default), relu or sigmoid")(
            "batch", po::value<std::string>(), "texts for one step (default: 32)");
}

}  // namespace

void add_training_options(Options& options) {
    add_feature_options(options);
    add_trainer_options(options);
}

TrainingOptions training_options_of(const Options& options) {
    options.one_of("solver", {"sgd"}, "sgd");
    const auto kind = parse_classifier_kind(options.text("classifier", "logistic"));
    for (const char* name : {"hidden", "activation", "batch"})
        if (options.has(name) && kind != ClassifierKind::mlp)
            throw Error(fmt::format("--{} goes with --classifier mlp", name));
    TrainingOptions training = TrainingOptions::defaults(kind);
    training.features = features_of(options, std::get<CountBlockOptions>(training.features.front()));
    if (const auto epochs = options.count("epochs", 1, TrainingOptions::kMaxEpochs))
        training.epochs = *epochs;
    if (const auto rate = options.number("learning-rate", 0, 1e6)) training.sgd.learning_rate = *rate;
    if (const auto decay = options.number("decay", 0, 1e6)) training.sgd.decay = *decay;
    if (const auto l2 = options.number("l2", 0, 1e6)) training.sgd.l2 = *l2;
    if (const auto seed = options.count("seed")) training.sgd.seed = *seed;
    if (const auto patience = options.count("patience")) training.patience = *patience;
    if (const auto hidden = options.count("hidden", 1, Perceptron::kMaxHidden)) training.hidden = *hidden;
    if (options.has("activation")) training.activation = parse_activation(options.text("activation"));
    if (const auto batch = options.count("batch", 1)) training.batch = *batch;
    return training;
}

Dataset open_labelled(const Options& options, const std::string& file) {
    DatasetOptions data;
    data.text_columns = {options.text("text", "text")};
    data.label_column = options.text("label", "label");
    return Dataset::open(file, data);
}

}  // namespace assay::cli
