/// Judging. The floating-point expressions are CheckList's own, so that the counts are the same where a
/// change is exactly as large as the tolerance. Runs a hundred million times in a large test: no allocation,
/// no indirect calls.
#include <assay/expect/expectation.hpp>

#include <algorithm>
#include <cmath>

namespace assay {
namespace {

Verdict passed_if(bool holds) {
    return holds ? Verdict::passed : Verdict::failed;
}

bool is_among(std::span<const std::uint32_t> labels, std::size_t label) {
    return std::find(labels.begin(), labels.end(), label) != labels.end();
}

/// One text of a case beside its original.
struct Pair {
    const Judged& judged;
    std::size_t text;

    const Predictions& predictions() const { return judged.predictions; }
    Certainty certainty() const { return predictions().certainty(); }
    std::size_t label() const { return predictions().label(judged.first + text); }
    std::size_t original_label() const { return predictions().label(judged.first); }
    double confidence() const { return predictions().confidence(judged.first + text); }
    double original_confidence() const { return predictions().confidence(judged.first); }
    double probability(std::size_t of) const { return predictions().probabilities(judged.first + text)[of]; }
    double original_probability(std::size_t of) const {
        return predictions().probabilities(judged.first)[of];
    }
};

Verdict judge(const ExpectLabel& rule, const Pair& pair) {
    std::span<const std::uint32_t> labels = rule.labels;  // none where they come from the case
    if (rule.source == ExpectLabel::Source::gold) labels = pair.judged.gold;
    if (rule.source == ExpectLabel::Source::slot && rule.slot_labels < pair.judged.slot_labels.size())
        labels = pair.judged.slot_labels[rule.slot_labels];
    if (labels.empty()) return Verdict::skipped;
    return passed_if(is_among(labels, pair.label()) != rule.negated);
}

Verdict judge(const ExpectSame& rule, const Pair& pair) {
    const std::size_t original = pair.original_label();
    if (pair.label() == original) return Verdict::passed;
    switch (pair.certainty()) {
        case Certainty::probabilities:
            return passed_if(std::abs(pair.probability(original) - pair.original_probability(original)) <=
                             rule.tolerance);
        case Certainty::confidence:
            return passed_if(pair.confidence() + pair.original_confidence() <= rule.tolerance);
        default:
            return Verdict::failed;
    }
}

Verdict judge_change(const ExpectMonotonic& rule, double change) {
    return passed_if(rule.increasing ? !(change + rule.tolerance < 0) : !(change - rule.tolerance > 0));
}

/// `before` is the original's score, from 0 to 1.
bool cannot_fail(const ExpectMonotonic& rule, double before) {
    return rule.increasing ? before <= rule.tolerance : before >= 1 - rule.tolerance;
}

Verdict judge_confidences(const ExpectMonotonic& rule, const Pair& pair) {
    const double before = pair.original_confidence();
    if (cannot_fail(rule, before)) return Verdict::skipped;
    const bool stayed = pair.label() == pair.original_label();
    return judge_change(rule, stayed ? pair.confidence() - before : -(before + pair.confidence()));
}

/// Added up in the order of the sentiment suite that was released with CheckList.
Verdict judge_difference(const ExpectMonotonic& rule, const Pair& pair) {
    const std::size_t more = *rule.score.label, less = *rule.score.subtracted;
    return judge_change(rule, pair.original_probability(less) - pair.probability(less) +
                                  pair.probability(more) - pair.original_probability(more));
}

Verdict judge(const ExpectMonotonic& rule, const Pair& pair) {
    const bool probabilities = pair.certainty() == Certainty::probabilities;
    if (rule.score.subtracted) return probabilities ? judge_difference(rule, pair) : Verdict::skipped;
    if (pair.certainty() == Certainty::label_only) return Verdict::skipped;
    if (!probabilities) return judge_confidences(rule, pair);
    const std::size_t label = rule.score.label ? *rule.score.label : pair.original_label();
    const double before = pair.original_probability(label);
    return cannot_fail(rule, before) ? Verdict::skipped
                                     : judge_change(rule, pair.probability(label) - before);
}

Verdict judge(const ExpectProbability& rule, const Pair& pair) {
    if (pair.certainty() != Certainty::probabilities) return Verdict::skipped;
    const double probability = pair.probability(rule.label);
    return passed_if(probability >= rule.at_least && probability <= rule.at_most);
}

std::optional<bool> holds_of(const Condition& condition, const Pair& pair) {
    return condition.holds({pair.predictions(), pair.judged.first + pair.text, pair.judged.first,
                            pair.judged.gold, pair.judged.slot_labels});
}

Verdict judge(const ExpectThat& rule, const Pair& pair) {
    const auto holds = holds_of(rule.condition, pair);
    return holds ? passed_if(*holds) : Verdict::skipped;
}

Verdict judge(const Expectation& expectation, const Pair& pair);

Verdict judge(const ExpectAny& rule, const Pair& pair) {
    Verdict verdict = Verdict::skipped;
    for (const Expectation& alternative : rule.alternatives) {
        const Verdict one = judge(alternative, pair);
        if (one == Verdict::passed) return one;
        verdict = std::max(verdict, one);
    }
    return verdict;
}

/// Is the text behind the premises, and was each of them given its label?
bool premises_hold(const LabelList& premises, const Pair& pair) {
    if (pair.text < premises.size()) return false;
    for (std::size_t i = 0; i < premises.size(); ++i)
        if (pair.predictions().label(pair.judged.first + i) != premises[i]) return false;
    return true;
}

Verdict judge(const Expectation& expectation, const Pair& pair) {
    if (!premises_hold(expectation.premises, pair)) return Verdict::skipped;
    if (!expectation.when_original.empty() && !is_among(expectation.when_original, pair.original_label()))
        return Verdict::skipped;
    if (!expectation.when_original_not.empty() &&
        is_among(expectation.when_original_not, pair.original_label()))
        return Verdict::skipped;
    if (expectation.when && !holds_of(*expectation.when, pair).value_or(false)) return Verdict::skipped;
    if (const auto* label = std::get_if<ExpectLabel>(&expectation.rule)) return judge(*label, pair);
    if (const auto* same = std::get_if<ExpectSame>(&expectation.rule)) return judge(*same, pair);
    if (const auto* monotonic = std::get_if<ExpectMonotonic>(&expectation.rule))
        return judge(*monotonic, pair);
    if (const auto* probability = std::get_if<ExpectProbability>(&expectation.rule))
        return judge(*probability, pair);
    if (const auto* that = std::get_if<ExpectThat>(&expectation.rule)) return judge(*that, pair);
    return judge(std::get<ExpectAny>(expectation.rule), pair);
}

void add_needs(Needs& needs, const Expectation& expectation) {
    const auto at_least = [&](Certainty certainty) {
        needs.certainty = std::max(needs.certainty, certainty);
    };
    if (const auto* label = std::get_if<ExpectLabel>(&expectation.rule))
        needs.gold |= label->source == ExpectLabel::Source::gold;
    if (const auto* monotonic = std::get_if<ExpectMonotonic>(&expectation.rule))
        at_least(monotonic->score.subtracted ? Certainty::probabilities : Certainty::confidence);
    if (std::holds_alternative<ExpectProbability>(expectation.rule)) at_least(Certainty::probabilities);
    const auto add_condition = [&](const Condition& condition) {
        needs.gold |= condition.needs_gold();
        at_least(condition.needed_certainty());
    };
    if (const auto* that = std::get_if<ExpectThat>(&expectation.rule)) add_condition(that->condition);
    if (expectation.when) add_condition(*expectation.when);
    if (const auto* any = std::get_if<ExpectAny>(&expectation.rule))
        for (const Expectation& alternative : any->alternatives) add_needs(needs, alternative);
}

}  // namespace

bool ExpectAny::operator==(const ExpectAny& other) const {
    return alternatives == other.alternatives;
}

Needs needs_of(std::span<const Expectation> expectations) {
    Needs needs;
    for (const Expectation& expectation : expectations) add_needs(needs, expectation);
    return needs;
}

// The verdicts are declared in the order in which they beat each other.
static_assert(Verdict::skipped < Verdict::passed && Verdict::passed < Verdict::failed);

Verdict judge_text(std::span<const Expectation> expectations, const Judged& judged, std::size_t text) {
    Verdict verdict = expectations.empty() ? Verdict::passed : Verdict::skipped;
    for (const Expectation& expectation : expectations) {
        verdict = std::max(verdict, judge(expectation, Pair{judged, text}));
        if (verdict == Verdict::failed) break;
    }
    return verdict;
}

Verdict judge_case(std::span<const Expectation> expectations, const Judged& judged, CaseRule rule) {
    if (!rule.judge_original && judged.count == 1)
        return std::min(judge_text(expectations, judged, 0), Verdict::passed);
    const Verdict decisive = rule.any_text ? Verdict::passed : Verdict::failed;
    Verdict verdict = Verdict::skipped;
    for (std::size_t text = rule.judge_original ? 0 : 1; text < judged.count && verdict != decisive; ++text) {
        const Verdict next = judge_text(expectations, judged, text);
        verdict = next == decisive ? decisive : std::max(verdict, next);
    }
    return verdict;
}

}  // namespace assay
