#include "network_options.hpp"

#include <assay/base/choice.hpp>
#include <assay/base/error.hpp>
#include <assay/base/numbers.hpp>
#include <assay/base/utf8.hpp>

#include <fmt/format.h>

#include <array>

namespace assay::cli {
namespace {

std::vector<std::size_t> layers_of(const std::string& text) {
    std::vector<std::size_t> layers;
    if (text == "none") return layers;
    for (const std::string& word : split_list(text)) {
        const auto units = parse_unsigned(word);
        if (!units || *units == 0 || *units > NetworkShape::kMaxUnits)
            throw Error(
                fmt::format("--hidden takes numbers of units from 1 to {}, such as 64 or 64,32, or "
                            "none, not '{}'",
                            NetworkShape::kMaxUnits, printable(text)));
        layers.push_back(*units);
    }
    return layers;
}

void read_shape(const Options& options, NetworkShape& shape) {
    if (options.has("hidden")) shape.hidden = layers_of(options.text("hidden"));
    if (options.has("activation")) shape.activation = parse_activation(options.text("activation"));
    if (const auto width = options.count("embedding", 1, NetworkShape::kMaxUnits)) shape.embedding = *width;
    if (options.has("pooling")) {
        if (shape.embedding == 0) throw Error("--pooling goes with --embedding");
        shape.pooling.clear();
        for (const std::string& name : split_list(options.text("pooling")))
            shape.pooling.push_back(parse_pooling(name));
    }
    const bool binary = options.one_of("loss", {"categorical", "binary"}, "categorical") == "binary";
    shape.output = binary ? OutputKind::sigmoid : OutputKind::softmax;
}

bool has_momentum(OptimizerKind kind) {
    return kind == OptimizerKind::momentum || kind == OptimizerKind::nesterov;
}

void read_optimizer(const Options& options, OptimizerOptions& optimizer) {
    if (options.has("optimizer")) optimizer.kind = parse_optimizer_kind(options.text("optimizer"));
    if (const auto momentum = options.number("momentum", 0, 1)) {
        if (!has_momentum(optimizer.kind))
            throw Error("--momentum goes with --optimizer momentum or nesterov");
        optimizer.momentum = *momentum;
    }
}

/// Which schedule an option means something for.
void refuse_without(const Options& options, const char* name, bool goes, const char* schedule) {
    if (options.has(name) && !goes) throw Error(fmt::format("--{} goes with --schedule {}", name, schedule));
}

void read_schedule(const Options& options, OptimizerKind optimizer, Schedule& schedule) {
    using enum ScheduleKind;
    if (options.has("optimizer")) schedule.learning_rate = usual_learning_rate(optimizer);
    if (const auto rate = options.positive("learning-rate", 1e6)) schedule.learning_rate = *rate;
    if (options.has("schedule")) {
        schedule.kind = parse_schedule_kind(options.text("schedule"));
    } else if (options.has("decay")) {
        schedule.kind = inverse_time;
    }
    const ScheduleKind kind = schedule.kind;
    refuse_without(options, "decay", kind == inverse_time, "inverse-time");
    refuse_without(options, "decay-factor", kind == step || kind == exponential, "step or exponential");
    refuse_without(options, "period", kind == step || kind == cosine, "step or cosine");
    if (const auto decay = options.number("decay", 0, 1e6)) schedule.decay = *decay;
    if (const auto factor = options.positive("decay-factor", 1)) schedule.factor = *factor;
    if (const auto period = options.count("period", 1)) schedule.period = *period;
    if (const auto warm_up = options.number("warm-up", 0, 1e6)) schedule.warm_up = *warm_up;
}

/// Parts that are not named keep what they have.
void read_dropout(const Options& options, const NetworkShape& shape, Dropout& dropout) {
    if (!options.has("dropout")) return;
    enum class Part { features, embeddings, hidden };
    static const std::array<std::string, 3> kPartNames = {"features", "embeddings", "hidden"};
    const std::array parts = {&dropout.features, &dropout.embeddings, &dropout.hidden};
    const std::string text = options.text("dropout");
    if (text.find('=') == text.npos)
        throw Error(
            fmt::format("--dropout takes shares by what they are left out of, such as features={}, not '{}'",
                        parse_share(text).value_or(1) < 1 ? text : "0.2", printable(text)));
    for (const std::string& assignment : split_list(text)) {
        const auto [part, value] = split_assignment(assignment, "dropout");
        const auto probability = parse_share(value);
        double& of = *parts[static_cast<std::size_t>(
            parse_choice<Part>(part, kPartNames, "there is no --dropout of"))];
        if (!probability || *probability >= 1)
            throw Error(fmt::format("--dropout {} must be a share below 1 such as 0.2, not '{}'", part,
                                    printable(value)));
        if (&of == &dropout.hidden && shape.hidden.empty())
            throw Error("--dropout hidden goes with hidden layers, and --hidden none has none");
        if (&of == &dropout.embeddings && shape.embedding == 0)
            throw Error("--dropout embeddings goes with --embedding");
        of = *probability;
    }
}

}  // namespace

void add_network_options(Options& options) {
    options.group("Network: --classifier mlp")
        .add_options()("hidden", po::value<std::string>(),
                       "units of each hidden layer: 64, or 64,32, or none (default: 64)")(
            "activation", po::value<std::string>(), "tanh, relu (default), sigmoid or gelu")(
            "embedding", po::value<std::string>(),
            "learn a vector of N numbers for each feature, and pool those of a text (default: none)")(
            "pooling", po::value<std::string>(),
            "of embeddings: average (default), max, min, or several, such as average,max")(
            "loss", po::value<std::string>(),
            "cross-entropy: categorical, of a softmax (default); binary, of a sigmoid, for two labels")(
            "initial-weights", po::value<std::string>(),
            "auto (default: he where relu or gelu follows, otherwise xavier), xavier or he")(
            "optimizer", po::value<std::string>(),
            "sgd, momentum, nesterov, adagrad (default), rmsprop, adam or adamw")(
            "momentum", po::value<std::string>(), "of momentum and nesterov (default: 0.9)")(
            "schedule", po::value<std::string>(),
            "of the learning rate: constant (default), inverse-time, step, exponential or cosine")(
            "decay-factor", po::value<std::string>(),
            "of step, every --period epochs, and exponential, every epoch (default: 0.5)")(
            "period", po::value<std::string>(), "epochs, of step and cosine (default: 10)")(
            "warm-up", po::value<std::string>(), "epochs in which the rate first rises (default: 0)")(
            "dropout", po::value<std::string>(),
            "shares left out in a step (default: features=0.2), such as features=0.1,hidden=0.5; what is not "
            "named keeps its default")("clip-norm", po::value<std::string>(),
                                       "the longest gradient of a batch (default: 0, no limit)")(
            "clip-value", po::value<std::string>(), "the largest number in it (default: 0, no limit)")(
            "weight-decay", po::value<std::string>(),
            "decoupled from the gradient, as in AdamW (default: 0)")("batch", po::value<std::string>(),
                                                                     "texts for one step (default: 32)");
}

std::vector<std::string> network_option_names() {
    Options network("", "");
    add_network_options(network);
    return network.names();
}

NetworkOptions network_options_of(const Options& options, NetworkOptions usual) {
    NetworkOptions network = std::move(usual);
    read_shape(options, network.shape);
    if (options.has("initial-weights"))
        network.initial = parse_initial_weights(options.text("initial-weights"));
    read_optimizer(options, network.optimizer);
    read_schedule(options, network.optimizer.kind, network.schedule);
    read_dropout(options, network.shape, network.dropout);
    if (const auto norm = options.number("clip-norm", 0, 1e12)) network.clipping.norm = *norm;
    if (const auto value = options.number("clip-value", 0, 1e12)) network.clipping.value = *value;
    if (const auto l2 = options.number("l2", 0, 1e6)) network.l2 = *l2;
    if (const auto decay = options.number("weight-decay", 0, 1e6)) network.weight_decay = *decay;
    if (const auto batch = options.count("batch", 1)) network.batch = *batch;
    return network;
}

}  // namespace assay::cli
