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

const std::array<std::string, 3> kInitialNames = {"automatic", "xavier", "he"};

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
