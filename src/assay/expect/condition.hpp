/// Conditions of one's own on the predictions for a text and its original, compiled once when a suite is
/// read:
///
///     label == original.label or prob(positive) - original.prob(positive) > 0.2
///
/// Pure: no names but those of the predictions, no loops, no effects.
#pragma once

#include <assay/data/predictions.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace assay {

using LabelList = std::vector<std::uint32_t>;  ///< labels of the suite, any of which will do

/// One step of a stack machine. Conditions are the numbers 0 and 1, labels their positions in the suite.
struct ConditionStep {
    enum class Kind : std::uint8_t {
        number,               ///< pushes `number`
        label,                ///< the label of the text
        original_label,       ///< and of the original
        confidence,           ///< in that label
        original_confidence,  ///< of the original, in its own label
        probability,          ///< of the label `index`
        original_probability,
        negate,
        absolute,
        add,
        subtract,
        multiply,
        divide,
        least,
        greatest,
        equal,
        unequal,
        less,
        at_most,
        greater,
        at_least,
        is_not,
        both,
        either,
        among,       ///< is the label one of lists[index]?
        among_gold,  ///< … of the gold labels of the case?
        among_slot,  ///< … of its slot_labels[index]?
    };
    Kind kind = Kind::number;
    double number = 0;
    std::uint32_t index = 0;
    bool operator==(const ConditionStep&) const = default;
};

class Condition {
public:
    static constexpr std::size_t kMaxStack = 64;

    /// What it looks at: one text of a case and the first one.
    struct View {
        const Predictions& predictions;
        std::size_t text = 0, original = 0;  ///< positions in the predictions
        std::span<const std::uint32_t> gold;
        std::span<const LabelList> slot_labels;
    };

    Condition() = default;
    /// The steps leave one condition on the stack, and never hold more than kMaxStack.
    Condition(std::string source, std::vector<ConditionStep> steps, std::vector<LabelList> lists)
        : source_(std::move(source)), steps_(std::move(steps)), lists_(std::move(lists)) {}

    /// Does it hold? Nothing if the case lacks the labels that it asks for, or the predictions tell too
    /// little.
    std::optional<bool> holds(const View& view) const;

    bool needs_gold() const;
    /// Does it look at what the model says of any text? Otherwise it is the same for all models.
    bool asks_model() const;
    /// How much the model has to tell.
    Certainty needed_certainty() const;

    const std::string& source() const { return source_; }
    /// The parts that come from the predictions and the case with their values, each once, in order of
    /// appearance: "label = negative, prob(positive) = 0.31".
    std::string values(const View& view, const LabelSet& labels) const;

    bool operator==(const Condition&) const = default;

private:
    std::string source_;
    std::vector<ConditionStep> steps_;
    std::vector<LabelList> lists_;
};

}  // namespace assay
