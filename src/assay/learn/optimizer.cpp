#include <assay/learn/optimizer.hpp>

#include <assay/base/choice.hpp>
#include <assay/base/error.hpp>
#include <assay/base/numbers.hpp>
#include <assay/base/utf8.hpp>

#include <fmt/format.h>
#include <Eigen/Core>

#include <array>
#include <cmath>
#include <string>

namespace assay {
namespace {

const std::array<std::string, 7> kOptimizers = {"sgd",     "momentum", "nesterov", "adagrad",
                                                "rmsprop", "adam",     "adamw"};

std::size_t memory_for(OptimizerKind kind, std::size_t width) {
    if (kind == OptimizerKind::sgd) return 0;
    return kind == OptimizerKind::adam || kind == OptimizerKind::adamw ? 2 * width + 2 : width;
}

using Numbers = Eigen::Map<Eigen::ArrayXd>;  // all by element, so vectors of any width give the same bits

void direct_adam(const OptimizerOptions& options, Numbers g, double* memory) {
    Numbers m(memory, g.size());
    Numbers v(memory + g.size(), g.size());
    double& m_weight = memory[2 * g.size()];  // 1 − βᵗ is the same average, of ones
    double& v_weight = memory[2 * g.size() + 1];
    m = options.beta1 * m + (1 - options.beta1) * g;
    v = options.beta2 * v + (1 - options.beta2) * g.square();
    m_weight = options.beta1 * m_weight + (1 - options.beta1);
    v_weight = options.beta2 * v_weight + (1 - options.beta2);
    const double m_factor = 1 / m_weight, v_factor = 1 / v_weight;
    g = m_factor * m / ((v_factor * v).sqrt() + options.epsilon);
}

}  // namespace

std::string_view name_of(OptimizerKind kind) {
    return name_among(kind, kOptimizers);
}

OptimizerKind parse_optimizer_kind(std::string_view name) {
    return parse_choice<OptimizerKind>(name, kOptimizers, "there is no optimizer");
}

void check(const OptimizerOptions& options) {
    const auto check_average = [](const char* name, double value) {
        if (!(value >= 0 && value < 1))
            throw Error(fmt::format("{} {} is not possible; it must be 0 or more and below 1", name,
                                    format_number(value)));
    };
    check_average("momentum", options.momentum);
    check_average("rho", options.rho);
    check_average("beta1", options.beta1);
    check_average("beta2", options.beta2);
    if (!(options.epsilon > 0 && std::isfinite(options.epsilon)))
        throw Error(
            fmt::format("epsilon {} is not possible; it must be above 0", format_number(options.epsilon)));
}

Optimizer::Optimizer(const OptimizerOptions& options, std::size_t rows, std::size_t width)
    : options_(options), memory_width_(memory_for(options.kind, width)), memory_(rows * memory_width_) {}

void Optimizer::direct(std::size_t row, std::span<double> gradient) {
    const auto width = static_cast<Eigen::Index>(gradient.size());
    double* const memory = memory_.data() + row * memory_width_;
    Numbers g(gradient.data(), width);
    Numbers kept(memory, options_.kind == OptimizerKind::sgd ? 0 : width);
    switch (options_.kind) {
        case OptimizerKind::sgd:
            break;
        case OptimizerKind::momentum:
            g = kept = options_.momentum * kept + g;
            break;
        case OptimizerKind::nesterov:
            kept = options_.momentum * kept + g;
            g += options_.momentum * kept;
            break;
        case OptimizerKind::adagrad:
            kept += g.square();
            g /= kept.sqrt() + options_.epsilon;
            break;
        case OptimizerKind::rmsprop:
            kept = options_.rho * kept + (1 - options_.rho) * g.square();
            g /= kept.sqrt() + options_.epsilon;
            break;
        case OptimizerKind::adam:
        case OptimizerKind::adamw:
            direct_adam(options_, g, memory);
            break;
    }
}

}  // namespace assay
