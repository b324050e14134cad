// Judging against a second implementation, written from the rules in words, on many small cases with few
// distinct numbers, so that ties occur.
#include "notation.hpp"

#include <assay/base/random.hpp>

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

using namespace assay;

namespace {

/// What was predicted for one text, as CheckList sees it: a label and one number, or a label and all numbers,
/// or a label.
struct Told {
    std::uint32_t label = 0;
    std::vector<double> numbers;
};

struct Example {
    Certainty certainty = Certainty::label_only;
    std::vector<Told> texts;
    LabelList gold;
    std::vector<LabelList> slots;
    std::vector<Expectation> expectations;
};

bool among(const LabelList& labels, std::uint32_t label) {
    return std::count(labels.begin(), labels.end(), label) > 0;
}

/// "pass", "fail" or "skip".
std::string oracle(const Expectation& expectation, const Example& example, const Told& text);

std::string oracle_monotonic(const ExpectMonotonic& rule, const Example& example, const Told& text) {
    const Told& original = example.texts[0];
    const double sign = rule.increasing ? 1 : -1;
    double change = 0;
    if (rule.score.subtracted) {
        if (example.certainty != Certainty::probabilities) return "skip";
        const std::uint32_t a = *rule.score.label, b = *rule.score.subtracted;
        change = original.numbers[b] - text.numbers[b];
        change += text.numbers[a];
        change -= original.numbers[a];
    } else {
        if (example.certainty == Certainty::label_only) return "skip";
        const bool scalar = example.certainty == Certainty::confidence;
        const std::size_t of = scalar ? 0 : rule.score.label.value_or(original.label);
        const double before = original.numbers[of], now = text.numbers[of];
        if (rule.increasing && before <= rule.tolerance) return "skip";
        if (!rule.increasing && before >= 1 - rule.tolerance) return "skip";
        change = now - before;
        if (scalar && text.label != original.label) change = -(before + now);
    }
    return sign * change + rule.tolerance < 0 ? "fail" : "pass";
}

std::string oracle_same(const ExpectSame& rule, const Example& example, const Told& text) {
    const Told& original = example.texts[0];
    bool holds = text.label == original.label;
    if (example.certainty == Certainty::confidence)
        holds |= text.numbers[0] + original.numbers[0] <= rule.tolerance;
    if (example.certainty == Certainty::probabilities)
        holds |= std::fabs(text.numbers[original.label] - original.numbers[original.label]) <= rule.tolerance;
    return holds ? "pass" : "fail";
}

std::string oracle_label(const ExpectLabel& rule, const Example& example, const Told& text) {
    const LabelList expected = rule.source == ExpectLabel::Source::gold   ? example.gold
                               : rule.source == ExpectLabel::Source::slot ? example.slots.at(rule.slot_labels)
                                                                          : rule.labels;
    if (expected.empty()) return "skip";
    return among(expected, text.label) == rule.negated ? "fail" : "pass";
}

/// The first of `order` that occurs.
std::string first_of(std::initializer_list<const char*> order, const std::vector<std::string>& verdicts) {
    for (const char* verdict : order)
        if (std::count(verdicts.begin(), verdicts.end(), verdict) > 0) return verdict;
    return "skip";
}

std::string oracle(const Expectation& expectation, const Example& example, const Told& text) {
    const std::uint32_t original = example.texts[0].label;
    for (std::size_t i = 0; i < expectation.premises.size(); ++i)
        if (&text == &example.texts[i] || example.texts[i].label != expectation.premises[i]) return "skip";
    const LabelList& only = expectation.when_original;
    if ((!only.empty() && !among(only, original)) || among(expectation.when_original_not, original))
        return "skip";
    if (expectation.when && expectation.when->source().find(std::to_string(text.label)) == std::string::npos)
        return "skip";
    struct {
        const Example& example;
        const Told& text;
        std::string operator()(const ExpectLabel& rule) { return oracle_label(rule, example, text); }
        std::string operator()(const ExpectSame& rule) { return oracle_same(rule, example, text); }
        std::string operator()(const ExpectMonotonic& rule) { return oracle_monotonic(rule, example, text); }
        std::string operator()(const ExpectProbability& rule) {
            if (example.certainty != Certainty::probabilities) return "skip";
            const double p = text.numbers[rule.label];
            return p < rule.at_least || p > rule.at_most ? "fail" : "pass";
        }
        std::string operator()(const ExpectThat&) {
            throw std::logic_error("conditions have a test of their own");
        }
        std::string operator()(const ExpectAny& rule) {
            std::vector<std::string> verdicts;
            for (const Expectation& one : rule.alternatives) verdicts.push_back(oracle(one, example, text));
            return first_of({"pass", "fail"}, verdicts);
        }
    } by_rule{example, text};
    return std::visit(by_rule, expectation.rule);
}

std::string oracle_text(const Example& example, std::size_t text) {
    std::vector<std::string> verdicts;
    for (const Expectation& one : example.expectations)
        verdicts.push_back(oracle(one, example, example.texts[text]));
    return first_of({"fail", "pass"}, verdicts);
}

std::string oracle_case(const Example& example, bool judge_original) {
    if (!judge_original && example.texts.size() == 1)
        return oracle_text(example, 0) == "skip" ? "skip" : "pass";
    std::vector<std::string> verdicts;
    for (std::size_t i = judge_original ? 0 : 1; i < example.texts.size(); ++i)
        verdicts.push_back(oracle_text(example, i));
    return first_of({"fail", "pass"}, verdicts);
}

/// An example read from a row of small numbers: a row from RapidCheck shrinks, a row from Random is quick.
class Tape {
public:
    explicit Tape(std::vector<std::uint8_t> row) : row_(std::move(row)) {}

    Example example() {
        Example example;
        example.certainty = static_cast<Certainty>(below(3));
        for (std::size_t i = 0, count = 1 + below(4); i < count; ++i)
            example.texts.push_back(told(example.certainty));
        example.gold = labels();
        example.slots = {labels(), labels()};
        for (std::size_t i = 0, count = 1 + below(3); i < count; ++i)
            example.expectations.push_back(expectation(2));
        return example;
    }

private:
    std::size_t below(std::size_t bound) { return position_ < row_.size() ? row_[position_++] % bound : 0; }

    double number() {
        constexpr double kNumbers[] = {0, 0.1, 0.25, 0.3, 0.5, 0.7, 0.75, 0.9, 1};
        return kNumbers[below(std::size(kNumbers))];
    }

    std::uint32_t one_label() { return static_cast<std::uint32_t>(below(3)); }

    LabelList labels() {
        LabelList list(below(3));
        for (std::uint32_t& label : list) label = one_label();
        return list;
    }

    Told told(Certainty certainty) {
        Told told{one_label(), {}};
        const std::size_t count = certainty == Certainty::label_only   ? 0
                                  : certainty == Certainty::confidence ? 1
                                                                       : 3;
        for (std::size_t i = 0; i < count; ++i) told.numbers.push_back(number());
        return told;
    }

    Score score() {
        Score score;
        if (below(3) > 0) score.label = one_label();
        if (score.label && below(2) > 0) score.subtracted = (*score.label + 1 + below(2)) % 3;
        return score;
    }

    Expectation expectation(int depth) {
        Expectation made{rule(depth), {}, {}};
        if (below(5) == 1) made.when_original = labels();
        if (below(5) == 1) made.when_original_not = labels();
        if (below(8) == 1) made.premises = labels();
        if (below(5) == 1) made.when = is_among(labels());
        return made;
    }

    /// Its source names the labels, for the oracle.
    static Condition is_among(const LabelList& labels) {
        std::string source;
        for (const std::uint32_t label : labels) source += std::to_string(label);
        return {source, {{ConditionStep::Kind::label}, {ConditionStep::Kind::among}}, {labels}};
    }

    decltype(Expectation::rule) rule(int depth) {
        switch (below(depth > 0 ? 6 : 5)) {
            case 0:
                return ExpectLabel{static_cast<ExpectLabel::Source>(below(3)), labels(), below(2),
                                   below(2) > 0};
            case 1:
                return ExpectSame{number()};
            case 2:
                return ExpectMonotonic{true, score(), number()};
            case 3:
                return ExpectMonotonic{false, score(), number()};
            case 4:
                return ExpectProbability{one_label(), number(), number()};
            default:
                break;
        }
        ExpectAny any;
        for (std::size_t i = 0, count = below(4); i < count; ++i)
            any.alternatives.push_back(expectation(depth - 1));
        return any;
    }

    std::vector<std::uint8_t> row_;
    std::size_t position_ = 0;
};

/// The predictions of an example, behind those of another case.
Predictions predictions_of(const Example& example) {
    Predictions list;
    list.reset(example.certainty, 3);
    const auto add = [&](const Told& told) {
        switch (example.certainty) {
            case Certainty::label_only:
                return list.add_label(told.label);
            case Certainty::confidence:
                return list.add_confidence(told.label, told.numbers[0]);
            default:
                return list.add_probabilities(told.numbers, told.label);
        }
    };
    add(example.texts.back());
    for (const Told& told : example.texts) add(told);
    return list;
}

std::string word(Verdict verdict) {
    return verdict == Verdict::passed ? "pass" : verdict == Verdict::failed ? "fail" : "skip";
}

bool agrees(const Example& example) {
    const Predictions list = predictions_of(example);
    const Judged judged{list, 1, example.texts.size(), example.gold, example.slots};
    bool all = true;
    for (std::size_t text = 0; text < example.texts.size(); ++text) {
        const std::string verdict = oracle_text(example, text);
        all &= word(judge_text(example.expectations, judged, text)) == verdict;
        std::vector<std::string> lines;
        for (const std::string& line : explain_text(example.expectations, judged, text, notation::kLabels))
            lines.push_back(line.substr(0, 4));  // the verdict of each expectation
        all &= first_of({"fail", "pass"}, lines) == verdict && lines.size() == example.expectations.size();
    }
    all &= word(judge_case(example.expectations, judged, {true})) == oracle_case(example, true);
    all &= word(judge_case(example.expectations, judged, {false})) == oracle_case(example, false);
    return all;
}

}  // namespace

TEST_CASE("judging agrees with the rules in words") {
    CHECK(rc::check([](const std::vector<std::uint8_t>& row) { RC_ASSERT(agrees(Tape(row).example())); }));
}

TEST_CASE("judging agrees with the rules in words on many examples") {
    std::map<std::string, int> verdicts;
    for (std::uint64_t seed = 0; seed < 50'000; ++seed) {
        Random random(seed);
        std::vector<std::uint8_t> row(120);
        for (std::uint8_t& one : row) one = static_cast<std::uint8_t>(random.below(256));
        const Example example = Tape(row).example();
        CAPTURE(seed);
        REQUIRE(agrees(example));
        ++verdicts[oracle_case(example, true)];
    }
    for (const char* verdict : {"pass", "fail", "skip"}) CHECK(verdicts[verdict] > 2000);  // none is rare
}
