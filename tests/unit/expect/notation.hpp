/// Expectations and predictions in a short form for tests. Labels: 0 negative, 1 neutral, 2 positive.
#pragma once

#include <assay/base/numbers.hpp>
#include <assay/data/predictions.hpp>
#include <assay/expect/condition_parser.hpp>
#include <assay/expect/expectation.hpp>

#include <initializer_list>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace assay::notation {

inline const LabelSet kLabels({"negative", "neutral", "positive"});

inline Expectation label(LabelList labels) {
    return {ExpectLabel{.labels = std::move(labels)}, {}, {}};
}
inline Expectation not_label(LabelList labels) {
    return {ExpectLabel{.labels = std::move(labels), .negated = true}, {}, {}};
}
inline Expectation gold() {
    return {ExpectLabel{.source = ExpectLabel::Source::gold, .labels = {}}, {}, {}};
}
inline Expectation slot(std::size_t position) {
    return {ExpectLabel{.source = ExpectLabel::Source::slot, .labels = {}, .slot_labels = position}, {}, {}};
}
inline Expectation same(double tolerance = 0) {
    return {ExpectSame{tolerance}, {}, {}};
}
inline Expectation increasing(Score score, double tolerance = 0) {
    return {ExpectMonotonic{true, score, tolerance}, {}, {}};
}
inline Expectation decreasing(Score score, double tolerance = 0) {
    return {ExpectMonotonic{false, score, tolerance}, {}, {}};
}
inline const Score kPredicted{};
inline Expectation probability(std::uint32_t of, double at_least, double at_most = 1) {
    return {ExpectProbability{of, at_least, at_most}, {}, {}};
}
inline Expectation any(std::vector<Expectation> alternatives) {
    return {ExpectAny{std::move(alternatives)}, {}, {}};
}
inline Expectation when(LabelList original, Expectation expectation) {
    expectation.when_original = std::move(original);
    return expectation;
}
inline Expectation when_that(std::string_view condition, Expectation expectation) {
    expectation.when =
        parse_condition(condition, kLabels, [](std::string_view, std::size_t) { return std::uint32_t{0}; });
    return expectation;
}
inline Expectation when_not(LabelList original, Expectation expectation) {
    expectation.when_original_not = std::move(original);
    return expectation;
}

inline std::vector<std::string> split(std::string_view text, char separator) {
    std::vector<std::string> parts;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find(separator, begin), text.size());
        parts.emplace_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return parts;
}

/// One text after the other: "2 1" are labels, "2@0.9 1@0.5" labels with a confidence, "2:0,0.1,0.9 …" with
/// probabilities.
inline Predictions predictions(const std::string& text) {
    const auto number = [](const std::string& part) { return parse_number(part).value(); };
    Predictions list;
    list.reset(text.find(':') != std::string::npos   ? Certainty::probabilities
               : text.find('@') != std::string::npos ? Certainty::confidence
                                                     : Certainty::label_only,
               3);
    for (const std::string& one : split(text, ' ')) {
        const std::size_t label = static_cast<std::size_t>(one.at(0) - '0');
        if (list.certainty() == Certainty::label_only) list.add_label(label);
        if (list.certainty() == Certainty::confidence) list.add_confidence(label, number(one.substr(2)));
        if (list.certainty() != Certainty::probabilities) continue;
        std::vector<double> numbers;
        for (const std::string& part : split(one.substr(2), ',')) numbers.push_back(number(part));
        list.add_probabilities(numbers, label);
    }
    return list;
}

}  // namespace assay::notation
