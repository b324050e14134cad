#include <assay/expect/condition.hpp>

#include <assay/base/numbers.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace assay {
namespace {

using Kind = ConditionStep::Kind;

bool equals_a_label(std::span<const std::uint32_t> labels, double label) {
    return std::any_of(labels.begin(), labels.end(),
                       [&](std::uint32_t one) { return static_cast<double>(one) == label; });
}

/// What a step pushes that needs nothing from the stack.
double leaf(const ConditionStep& step, const Condition::View& view) {
    const Predictions& predictions = view.predictions;
    switch (step.kind) {
        case Kind::label:
            return static_cast<double>(predictions.label(view.text));
        case Kind::original_label:
            return static_cast<double>(predictions.label(view.original));
        case Kind::confidence:
            return predictions.confidence(view.text);
        case Kind::original_confidence:
            return predictions.confidence(view.original);
        case Kind::probability:
            return predictions.probabilities(view.text)[step.index];
        case Kind::original_probability:
            return predictions.probabilities(view.original)[step.index];
        default:
            return step.number;
    }
}

double of_one(Kind kind, double a) {
    if (kind == Kind::negate) return -a;
    if (kind == Kind::absolute) return std::fabs(a);
    return a == 0 ? 1 : 0;  // is_not
}

double of_two(Kind kind, double a, double b) {
    switch (kind) {
        case Kind::add:
            return a + b;
        case Kind::subtract:
            return a - b;
        case Kind::multiply:
            return a * b;
        case Kind::divide:
            return a / b;
        case Kind::least:
            return std::fmin(a, b);
        case Kind::greatest:
            return std::fmax(a, b);
        case Kind::equal:
            return a == b;
        case Kind::unequal:
            return a != b;
        case Kind::less:
            return a < b;
        case Kind::at_most:
            return a <= b;
        case Kind::greater:
            return a > b;
        case Kind::at_least:
            return a >= b;
        case Kind::both:
            return a != 0 && b != 0;
        default:
            return a != 0 || b != 0;  // either
    }
}

Certainty certainty_of(Kind kind) {
    if (kind == Kind::probability || kind == Kind::original_probability) return Certainty::probabilities;
    if (kind == Kind::confidence || kind == Kind::original_confidence) return Certainty::confidence;
    return Certainty::label_only;
}

std::string name_of(const LabelSet& labels, std::size_t label) {
    return label < labels.size() ? format_label_list({labels.name(label)}) : fmt::format("#{}", label);
}

}  // namespace

std::optional<bool> Condition::holds(const View& view) const {
    std::array<double, kMaxStack> stack;
    std::size_t top = 0;
    for (const ConditionStep& step : steps_) {
        if (certainty_of(step.kind) > view.predictions.certainty()) return std::nullopt;
        if (step.kind <= Kind::original_probability) {
            stack[top++] = leaf(step, view);
        } else if (step.kind >= Kind::among) {
            std::span<const std::uint32_t> labels = view.gold;
            if (step.kind == Kind::among) labels = lists_[step.index];
            if (step.kind == Kind::among_slot)
                labels = step.index < view.slot_labels.size() ? view.slot_labels[step.index]
                                                              : std::span<const std::uint32_t>();
            if (labels.empty()) return std::nullopt;
            stack[top - 1] = equals_a_label(labels, stack[top - 1]) ? 1 : 0;
        } else if (step.kind == Kind::negate || step.kind == Kind::absolute || step.kind == Kind::is_not) {
            stack[top - 1] = of_one(step.kind, stack[top - 1]);
        } else {
            --top;
            stack[top - 1] = of_two(step.kind, stack[top - 1], stack[top]);
        }
    }
    return stack[0] != 0;
}

bool Condition::needs_gold() const {
    return std::any_of(steps_.begin(), steps_.end(),
                       [](const ConditionStep& step) { return step.kind == Kind::among_gold; });
}

bool Condition::asks_model() const {
    return std::any_of(steps_.begin(), steps_.end(), [](const ConditionStep& step) {
        return step.kind > Kind::number && step.kind <= Kind::original_probability;
    });
}

Certainty Condition::needed_certainty() const {
    Certainty most = Certainty::label_only;
    for (const ConditionStep& step : steps_) most = std::max(most, certainty_of(step.kind));
    return most;
}

std::string Condition::values(const View& view, const LabelSet& labels) const {
    std::vector<std::string> parts;
    const auto add = [&](const std::string& part) {
        if (std::find(parts.begin(), parts.end(), part) == parts.end()) parts.push_back(part);
    };
    for (const ConditionStep& step : steps_) {
        if (step.kind == Kind::number || certainty_of(step.kind) > view.predictions.certainty()) continue;
        const bool original = step.kind == Kind::original_label || step.kind == Kind::original_confidence ||
                              step.kind == Kind::original_probability;
        const char* const of = original ? "original." : "";
        if (step.kind == Kind::label || step.kind == Kind::original_label)
            add(fmt::format("{}label = {}", of, name_of(labels, static_cast<std::size_t>(leaf(step, view)))));
        else if (step.kind == Kind::probability || step.kind == Kind::original_probability)
            add(fmt::format("{}prob({}) = {}", of, name_of(labels, step.index),
                            format_number(leaf(step, view))));
        else if (step.kind == Kind::confidence || step.kind == Kind::original_confidence)
            add(fmt::format("{}confidence = {}", of, format_number(leaf(step, view))));
    }
    return fmt::format("{}", fmt::join(parts, ", "));
}

}  // namespace assay
