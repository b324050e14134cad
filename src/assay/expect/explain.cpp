/// Expectations and verdicts in words.
#include <assay/base/numbers.hpp>
#include <assay/expect/expectation.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string_view>

namespace assay {
namespace {

constexpr std::string_view word_of(Verdict verdict) {
    constexpr std::array<std::string_view, 3> kWords = {"skipped", "passed", "failed"};
    return kWords[static_cast<std::size_t>(verdict)];
}

/// What is known of a case when an expectation is put into words.
struct Context {
    const LabelSet& labels;
    std::span<const std::uint32_t> gold;
    std::span<const LabelList> slot_labels;

    /// Quoted as in the suite where it holds spaces; a number where labels have no names.
    std::string name(std::size_t label) const {
        return label < labels.size() ? format_label_list({labels.name(label)}) : fmt::format("#{}", label);
    }
    std::string names(std::span<const std::uint32_t> list, std::string_view separator) const {
        std::string text;
        for (const std::uint32_t label : list) {
            if (!text.empty()) text += separator;
            text += name(label);
        }
        return text;
    }
};

std::string words(const Expectation& expectation, const Context& context);

std::string words(const ExpectLabel& rule, const Context& context) {
    std::span<const std::uint32_t> labels = rule.labels;
    const bool from_slot = rule.source == ExpectLabel::Source::slot;
    if (rule.source == ExpectLabel::Source::gold) labels = context.gold;
    if (from_slot && rule.slot_labels < context.slot_labels.size())
        labels = context.slot_labels[rule.slot_labels];
    if (labels.empty())
        return std::string(rule.negated ? "not " : "") +
               (from_slot ? "the label of its slot" : "the gold label");
    if (!rule.negated) return context.names(labels, " or ");
    return (labels.size() > 1 ? "neither " : "not ") + context.names(labels, " nor ");
}

std::string words(const ExpectSame& rule, const Context&) {
    return rule.tolerance > 0 ? fmt::format("the original's label (±{})", format_number(rule.tolerance))
                              : "the original's label";
}

std::string words(const ExpectMonotonic& rule, const Context& context) {
    std::string score = rule.score.label ? context.name(*rule.score.label) : "the original's label";
    if (rule.score.subtracted) score += " - " + context.name(*rule.score.subtracted);
    std::string text = score + (rule.increasing ? " must not fall" : " must not rise");
    if (rule.tolerance > 0) text += " by more than " + format_number(rule.tolerance);
    return text;
}

std::string bounds(const ExpectProbability& rule) {
    const std::string low = "at least " + format_number(rule.at_least);
    const std::string high = "at most " + format_number(rule.at_most);
    if (rule.at_most >= 1) return low;
    return rule.at_least > 0 ? low + " and " + high : high;
}

std::string words(const ExpectProbability& rule, const Context& context) {
    return fmt::format("probability of {} {}", context.name(rule.label), bounds(rule));
}

std::string words(const ExpectThat& rule, const Context&) {
    return "that " + rule.condition.source();
}

std::string words(const ExpectAny& rule, const Context& context) {
    std::string text;
    for (const Expectation& alternative : rule.alternatives) {
        if (!text.empty()) text += " or ";
        text += words(alternative, context);
    }
    return text;
}

std::string words(const Expectation& expectation, const Context& context) {
    std::string text = std::visit([&](const auto& rule) { return words(rule, context); }, expectation.rule);
    std::string_view join = " where the original is ";
    if (!expectation.when_original.empty()) {
        text += join;
        text += context.names(expectation.when_original, " or ");
        join = " and ";
    }
    if (!expectation.when_original_not.empty()) {
        text += join;
        text += expectation.when_original_not.size() > 1 ? "neither " : "not ";
        text += context.names(expectation.when_original_not, " nor ");
    }
    if (!expectation.premises.empty())
        text += fmt::format(" where the first texts are {}", context.names(expectation.premises, ", "));
    if (expectation.when) text += " when " + expectation.when->source();
    return text;
}

/// Two numbers and the limit that they were held against: four digits, or all where four would hide what
/// decided.
class Shown {
public:
    explicit Shown(double margin) : exact_(std::abs(margin) < 1e-3) {}
    std::string operator()(double value) const {
        return exact_ ? format_number(value) : fmt::format("{:.4g}", value);
    }

private:
    bool exact_;
};

/// "positive fell from 0.91 to 0.42 (tolerance 0.1)"
std::string change(std::string_view what, double before, double after, double tolerance) {
    const double difference = after - before;
    const Shown shown(std::abs(difference) - tolerance);
    const std::string limit = fmt::format(" (tolerance {})", format_number(tolerance));
    if (difference == 0) return fmt::format("{} stayed at {}{}", what, shown(before), limit);
    return fmt::format("{} {} from {} to {}{}", what, difference > 0 ? "rose" : "fell", shown(before),
                       shown(after), limit);
}

/// Puts into words why one text got its verdict on one rule. Follows judging, rule by rule.
class Explainer {
public:
    Explainer(const Judged& judged, std::size_t text, const LabelSet& labels)
        : judged_(judged),
          context_{labels, judged.gold, judged.slot_labels},
          text_(judged.first + text),
          in_case_(text) {}

    std::string line(const Expectation& expectation) const {
        const Verdict verdict = judge_text({&expectation, 1}, judged_, in_case_);
        return fmt::format("{}: {}", word_of(verdict), reason(expectation, verdict));
    }

private:
    std::string reason(const Expectation& expectation, Verdict verdict) const {
        const std::string original = context_.name(original_label());
        const auto lists = [&](const LabelList& list) {
            return std::find(list.begin(), list.end(), original_label()) != list.end();
        };
        if (const auto premise = broken_premise(expectation.premises)) return *premise;
        const LabelList& only = expectation.when_original;
        if (!only.empty() && !lists(only))
            return fmt::format("the original's label is {}, when-original asks for {}", original,
                               context_.names(only, " or "));
        if (lists(expectation.when_original_not))
            return fmt::format("the original's label is {}, which when-original-not leaves out", original);
        if (expectation.when && !expectation.when->holds(view()).value_or(false))
            return fmt::format("{}, when asks for {}", known_of(*expectation.when),
                               expectation.when->source());
        return std::visit([&](const auto& rule) { return why(rule, verdict); }, expectation.rule);
    }

    std::optional<std::string> broken_premise(const LabelList& premises) const {
        if (in_case_ < premises.size()) return "this text is a premise";
        for (std::size_t i = 0; i < premises.size(); ++i)
            if (const std::size_t told = predictions().label(judged_.first + i); told != premises[i])
                return fmt::format("the label of text {} is {}, premises asks for {}", i + 1,
                                   context_.name(told), context_.name(premises[i]));
        return std::nullopt;
    }

    std::string why(const ExpectLabel& rule, Verdict verdict) const {
        if (verdict == Verdict::skipped) return "the case has no label to compare with";
        return fmt::format("label {}, expected {}", context_.name(label()), words(rule, context_));
    }

    std::string why(const ExpectSame& rule, Verdict) const {
        const std::string original = context_.name(original_label());
        if (label() == original_label()) return fmt::format("label {} is the original's", original);
        const std::string changed =
            fmt::format("label {}, the original's is {}", context_.name(label()), original);
        if (certainty() == Certainty::label_only) return changed;
        if (certainty() == Certainty::probabilities)
            return changed + "; " +
                   change(original, before(original_label()), after(original_label()), rule.tolerance);
        const double sum = predictions().confidence(text_) + predictions().confidence(judged_.first);
        const Shown shown(sum - rule.tolerance);
        return fmt::format("{}; the two confidences sum to {} (tolerance {})", changed, shown(sum),
                           format_number(rule.tolerance));
    }

    std::string why(const ExpectMonotonic& rule, Verdict verdict) const {
        const Score& score = rule.score;
        const bool probabilities = certainty() == Certainty::probabilities;
        if (certainty() == Certainty::label_only || (score.subtracted && !probabilities))
            return fmt::format("the model gives no {}", score.subtracted ? "probabilities" : "confidence");
        if (!probabilities) return why_confidence(rule, verdict);
        const std::size_t of = score.label ? *score.label : original_label();
        if (verdict == Verdict::skipped) return cannot_fail(rule, context_.name(of), before(of));
        if (!score.subtracted) return change(context_.name(of), before(of), after(of), rule.tolerance);
        return change(context_.name(of) + " - " + context_.name(*score.subtracted),
                      before(of) - before(*score.subtracted), after(of) - after(*score.subtracted),
                      rule.tolerance);
    }

    std::string why_confidence(const ExpectMonotonic& rule, Verdict verdict) const {
        const double original = predictions().confidence(judged_.first);
        const double now = predictions().confidence(text_);
        if (verdict == Verdict::skipped) return cannot_fail(rule, "the confidence", original);
        if (label() == original_label())
            return change("confidence in " + context_.name(label()), original, now, rule.tolerance);
        const Shown shown(original + now - rule.tolerance);
        return fmt::format("label {}, the original's is {}, which counts as a fall by {} + {} (tolerance {})",
                           context_.name(label()), context_.name(original_label()), shown(original),
                           shown(now), format_number(rule.tolerance));
    }

    /// "positive is 0.05 for the original and cannot fall by more than 0.1"
    static std::string cannot_fail(const ExpectMonotonic& rule, std::string_view what, double before) {
        const Shown shown(rule.increasing ? before - rule.tolerance : before - (1 - rule.tolerance));
        std::string text = fmt::format("{} is {} for the original and cannot {}", what, shown(before),
                                       rule.increasing ? "fall" : "rise");
        if (rule.tolerance > 0) text += " by more than " + format_number(rule.tolerance);
        return text;
    }

    std::string why(const ExpectProbability& rule, Verdict verdict) const {
        if (verdict == Verdict::skipped) return "the model gives no probabilities";
        const double probability = after(rule.label);
        const Shown shown(
            std::min(std::abs(probability - rule.at_least), std::abs(probability - rule.at_most)));
        return fmt::format("probability of {} is {}, expected {}", context_.name(rule.label),
                           shown(probability), bounds(rule));
    }

    std::string why(const ExpectThat& rule, Verdict) const { return known_of(rule.condition); }

    std::string why(const ExpectAny& rule, Verdict) const {
        std::string lines;
        for (const Expectation& alternative : rule.alternatives)
            lines += (lines.empty() ? "" : "; ") + line(alternative);
        return fmt::format("any of ({})", lines);
    }

    /// What a condition looks at with its values; or why it cannot be told whether it holds.
    std::string known_of(const Condition& condition) const {
        if (condition.holds(view())) return condition.values(view(), context_.labels);
        return condition.needed_certainty() > certainty() ? "the model does not tell enough"
                                                          : "the case has no label to compare with";
    }

    Condition::View view() const {
        return {predictions(), text_, judged_.first, judged_.gold, judged_.slot_labels};
    }
    const Predictions& predictions() const { return judged_.predictions; }
    Certainty certainty() const { return predictions().certainty(); }
    std::size_t label() const { return predictions().label(text_); }
    std::size_t original_label() const { return predictions().label(judged_.first); }
    double before(std::size_t of) const { return predictions().probabilities(judged_.first)[of]; }
    double after(std::size_t of) const { return predictions().probabilities(text_)[of]; }

    const Judged& judged_;
    Context context_;
    std::size_t text_;  ///< position in the predictions
    std::size_t in_case_;
};

}  // namespace

std::string describe(const Expectation& expectation, const LabelSet& labels,
                     std::span<const std::uint32_t> gold, std::span<const LabelList> slot_labels) {
    return words(expectation, Context{labels, gold, slot_labels});
}

std::vector<std::string> explain_text(std::span<const Expectation> expectations, const Judged& judged,
                                      std::size_t text, const LabelSet& labels) {
    const Explainer explainer(judged, text, labels);
    std::vector<std::string> lines;
    for (const Expectation& expectation : expectations) lines.push_back(explainer.line(expectation));
    return lines;
}

}  // namespace assay
