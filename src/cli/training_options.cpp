#include "training_options.hpp"

#include <assay/base/error.hpp>

#include <fmt/format.h>

namespace assay::cli {
namespace {

void add_vectorizer_options(Options& options) {
    options.group("Features: counts of words and of n-grams, as in scikit-learn's CountVectorizer")
        .add_options()("ngrams", po::value<std::string>(), "n-grams of 1 to N words (default: 2; at most 8)")(
            "lowercase", po::value<std::string>(), "yes or no (default: yes)")(
            "min-token-length", po::value<std::string>(),
            "characters in a word, at least (default: 1, so that 'I' counts; scikit-learn: 2)")(
            "min-df", po::value<std::string>(),
            "texts that hold a term, at least: a number such as 2 or a share such as 0.01 (default: 1)")(
            "max-df", po::value<std::string>(), "texts that hold a term, at most (default: 1.0, all)")(
            "max-features", po::value<std::string>(), "keep the N most frequent terms")(
            "binary", po::bool_switch(), "count a term once a text");
}

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

VectorizerOptions vectorizer_options_of(const Options& options, VectorizerOptions vectorizer) {
    if (const auto longest = options.count("ngrams", 1, NgramCursor::kMaxLength))
        vectorizer.ngram_range.longest = *longest;
    vectorizer.lowercase = options.one_of("lowercase", {"yes", "no"}, "yes") == "yes";
    if (const auto length = options.count("min-token-length", 1)) vectorizer.min_token_length = *length;
    if (options.has("min-df")) vectorizer.min_df = DocumentFrequency::parse(options.text("min-df"));
    if (options.has("max-df")) vectorizer.max_df = DocumentFrequency::parse(options.text("max-df"));
    if (const auto terms = options.count("max-features", 1)) vectorizer.max_features = *terms;
    vectorizer.binary = options.flag("binary");
    return vectorizer;
}

}  // namespace

void add_training_options(Options& options) {
    add_vectorizer_options(options);
    add_trainer_options(options);
}

TrainingOptions training_options_of(const Options& options) {
    options.one_of("solver", {"sgd"}, "sgd");
    const auto kind = parse_classifier_kind(options.text("classifier", "logistic"));
    for (const char* name : {"hidden", "activation", "batch"})
        if (options.has(name) && kind != ClassifierKind::mlp)
            throw Error(fmt::format("--{} goes with --classifier mlp", name));
    TrainingOptions training = TrainingOptions::defaults(kind);
    training.vectorizer = vectorizer_options_of(options, training.vectorizer);
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
