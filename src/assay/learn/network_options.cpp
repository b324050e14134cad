#include <assay/learn/network_options.hpp>

#include <assay/base/choice.hpp>
#include <assay/base/error.hpp>
#include <assay/base/numbers.hpp>
#include <assay/base/utf8.hpp>

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <string>

namespace assay {
namespace {

const std::array<std::string, 3> kInitialNames = {"auto", "xavier", "he"};

[[noreturn]] void refuse(const char* name, double value, const char* range) {
    throw Error(fmt::format("{} {} is not possible; it must be {}", name, format_number(value), range));
}

void check_dropout(const char* name, double probability) {
    if (!(probability >= 0 && probability < 1)) refuse(name, probability, "0 or more and below 1");
}

void check_limit(const char* name, double limit) {
    if (!(limit >= 0 && std::isfinite(limit))) refuse(name, limit, "0 or more");
}

void check_decay(const char* name, double decay, double rate) {
    if (!(decay >= 0 && decay * rate < 1)) refuse(name, decay, "0 or more, and below 1 / learning rate");
}

}  // namespace

std::string_view name_of(InitialWeights way) {
    return name_among(way, kInitialNames);
}

InitialWeights parse_initial_weights(std::string_view name) {
    return parse_choice<InitialWeights>(name, kInitialNames, "there are no initial weights");
}

namespace {

/// Entries for what is not as it is in a network without it.
class Description {
public:
    void say(const char* name, std::string value) { entries_.emplace_back(name, std::move(value)); }
    void say_if_any(const char* name, double value) {
        if (value != 0) say(name, format_number(value));
    }
    std::vector<std::pair<std::string, std::string>> entries() && { return std::move(entries_); }

private:
    std::vector<std::pair<std::string, std::string>> entries_;
};

void describe_shape(const NetworkShape& shape, Description& description) {
    if (shape.embedding > 0) {
        std::string pooling;
        for (const Pooling one : shape.pooling)
            pooling.append(pooling.empty() ? "" : " ").append(name_of(one));
        description.say("embedding", std::to_string(shape.embedding));
        description.say("pooling", std::move(pooling));
    }
    std::string hidden;
    for (const std::size_t units : shape.hidden)
        hidden.append(hidden.empty() ? "" : " ").append(std::to_string(units));
    description.say("hidden", hidden.empty() ? "none" : hidden);
    if (!shape.hidden.empty()) description.say("activation", std::string(name_of(shape.activation)));
    description.say("loss", shape.output == OutputKind::sigmoid ? "binary" : "categorical");
}

void describe_schedule(const Schedule& schedule, Description& description) {
    using enum ScheduleKind;
    description.say("learning_rate", format_number(schedule.learning_rate));
    description.say("schedule", std::string(name_of(schedule.kind)));
    if (schedule.kind == inverse_time) description.say("decay", format_number(schedule.decay));
    if (schedule.kind == step || schedule.kind == exponential)
        description.say("decay_factor", format_number(schedule.factor));
    if (schedule.kind == step || schedule.kind == cosine)
        description.say("period", std::to_string(schedule.period));
    description.say_if_any("warm_up", schedule.warm_up);
}

}  // namespace

std::vector<std::pair<std::string, std::string>> describe(const NetworkOptions& options) {
    Description description;
    describe_shape(options.shape, description);
    description.say("initial_weights", std::string(name_of(options.initial)));
    description.say("optimizer", std::string(name_of(options.optimizer.kind)));
    if (options.optimizer.kind == OptimizerKind::momentum ||
        options.optimizer.kind == OptimizerKind::nesterov)
        description.say("momentum", format_number(options.optimizer.momentum));
    describe_schedule(options.schedule, description);
    description.say_if_any("dropout_features", options.dropout.features);
    description.say_if_any("dropout_embeddings", options.dropout.embeddings);
    description.say_if_any("dropout_hidden", options.dropout.hidden);
    description.say_if_any("clip_norm", options.clipping.norm);
    description.say_if_any("clip_value", options.clipping.value);
    description.say_if_any("l2", options.l2);
    description.say_if_any("weight_decay", options.weight_decay);
    description.say("batch", std::to_string(options.batch));
    return std::move(description).entries();
}

double usual_learning_rate(OptimizerKind kind) {
    switch (kind) {
        case OptimizerKind::sgd:
            return 0.1;
        case OptimizerKind::momentum:
        case OptimizerKind::nesterov:
            return 0.01;
        case OptimizerKind::adagrad:
            return 0.003;
        case OptimizerKind::rmsprop:
        case OptimizerKind::adam:
        case OptimizerKind::adamw:
            break;
    }
    return 0.001;
}

void check(const NetworkOptions& options, std::size_t classes) {
    check(options.shape, classes);
    check(options.optimizer);
    check(options.schedule);
    check_dropout("dropout of features", options.dropout.features);
    check_dropout("dropout of embeddings", options.dropout.embeddings);
    check_dropout("dropout of hidden units", options.dropout.hidden);
    check_limit("clipping by value", options.clipping.value);
    check_limit("clipping by norm", options.clipping.norm);
    check_decay("l2", options.l2, options.schedule.learning_rate);
    check_decay("weight decay", options.weight_decay, options.schedule.learning_rate);
    check_decay("the sum of l2 and weight decay", options.l2 + options.weight_decay,
                options.schedule.learning_rate);
    if (options.batch == 0) throw Error("a batch of 0 texts is not possible; the smallest is 1");
}

}  // namespace assay
