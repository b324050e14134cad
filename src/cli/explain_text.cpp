#include "explain_text.hpp"

#include "columns.hpp"

#include <assay/base/numbers.hpp>
#include <assay/base/utf8.hpp>
#include <assay/data/csv_text.hpp>
#include <assay/explain/explanation_words.hpp>
#include <assay/report/display.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace assay::cli {
namespace {

constexpr std::size_t kBar = 24;
constexpr std::size_t kNameWidth = 40;

/// As many plus or minus signs as the number is large.
std::string bar_of(double value, double largest) {
    const double length = largest > 0 ? std::nearbyint(kBar * std::fabs(value) / largest) : 0;
    return std::string(static_cast<std::size_t>(length), value < 0 ? '-' : '+');
}

std::string fitted_name(std::string_view name) {
    return shorten(printable(name), kNameWidth);
}

/// Backgrounds of the 256 colours, the deeper the larger the share.
int background_of(double value, double largest) {
    constexpr std::array kFor = {153, 111, 75}, kAgainst = {223, 215, 208};
    constexpr double kVisible = 0.1;
    const double share = std::fabs(value) / largest;
    if (!(share >= kVisible)) return 0;
    const auto step = static_cast<std::size_t>(share * 3);
    return (value < 0 ? kAgainst : kFor)[std::min<std::size_t>(step, 2)];
}

void print_words(const Explanation& explanation, std::size_t most) {
    const double largest = largest_contribution(explanation);
    const std::vector<std::size_t> order = words_by_size(explanation);
    if (order.empty()) return fmt::print("(no word speaks for or against it)\n");
    Columns table("rll");
    table.add({"", "", "word"});
    for (std::size_t i = 0; i < std::min(most, order.size()); ++i) {
        const double contribution = explanation.words[order[i]].contribution;
        table.add({signed_number(contribution), bar_of(contribution, largest),
                   fitted_name(explanation.word(order[i]))});
    }
    table.print();
}

/// Features say more than words where one stands at several.
bool has_ngrams(const Explanation& explanation) {
    return std::any_of(explanation.features.begin(), explanation.features.end(),
                       [](const FeatureContribution& feature) { return feature.words.size() != 1; });
}

void print_features(const Explanation& explanation, std::size_t most) {
    const double largest = std::fabs(explanation.features.front().contribution);
    Columns table("rlrrl");
    table.add({"", "", "value", "weight", "feature"});
    for (std::size_t i = 0; i < std::min(most, explanation.features.size()); ++i) {
        const FeatureContribution& feature = explanation.features[i];
        table.add({signed_number(feature.contribution), bar_of(feature.contribution, largest),
                   fmt::format("{:.4g}", feature.value), signed_number(feature.weight),
                   fitted_name(feature.feature)});
    }
    table.print();
}

}  // namespace

std::string coloured_text(const Explanation& explanation) {
    std::vector<std::size_t> offsets;
    for (const auto& [place, contribution] : explanation.words) {
        offsets.push_back(place.begin);
        offsets.push_back(place.end);
    }
    const std::string shown = printable(explanation.text, offsets);
    const double largest = largest_contribution(explanation);
    std::string line;
    std::size_t at = 0;
    for (std::size_t word = 0; word < explanation.words.size(); ++word) {
        const int background = background_of(explanation.words[word].contribution, largest);
        if (background == 0) continue;
        const std::size_t begin = offsets[2 * word], end = offsets[2 * word + 1];
        line.append(shown, at, begin - at);
        line += fmt::format("\x1b[38;5;16;48;5;{}m{}\x1b[0m", background,
                            std::string_view(shown).substr(begin, end - begin));
        at = end;
    }
    return line.append(shown, at);
}

void print_explanation(const Explanation& explanation, std::size_t most, bool colour) {
    fmt::print("{}\n", colour ? coloured_text(explanation) : printable(explanation.text));
    fmt::print("{}\n{}\n", headline_of(explanation), sum_of(explanation));
    print_words(explanation, most);
    if (has_ngrams(explanation)) print_features(explanation, most);
}

void print_weights(const ClassWeights& weights, const std::string& against, std::size_t most) {
    const ClassWeights some = strongest(weights, most);
    const auto zero = std::partition_point(some.weights.begin(), some.weights.end(),
                                           [](const FeatureWeight& weight) { return weight.weight > 0; });
    const auto positive = static_cast<std::size_t>(zero - some.weights.begin());
    const std::size_t negative = some.weights.size() - positive;
    fmt::print("{} against {}, intercept {}{}\n", printable(weights.label), printable(against),
               signed_number(weights.intercept),
               weights.before_calibration ? "; all before calibration" : "");
    Columns table("rlrl");
    table.add({"", "for", "", "against"});
    for (std::size_t i = 0; i < std::max(positive, negative); ++i) {
        std::vector<std::string> row(4);
        const auto fill = [&row](std::size_t column, const FeatureWeight& weight) {
            row[column] = signed_number(weight.weight);
            row[column + 1] = fitted_name(weight.feature);
        };
        if (i < positive) fill(0, some.weights[i]);
        if (i < negative) fill(2, some.weights[some.weights.size() - 1 - i]);
        table.add(std::move(row));
    }
    table.print();
}

std::string weights_csv(std::span<const ClassWeights> classes) {
    std::string csv = csv_row({"label", "feature", "weight"});
    for (const ClassWeights& weights : classes) {
        csv += csv_row({weights.label, "", format_number(weights.intercept)});
        for (const FeatureWeight& weight : weights.weights)
            csv += csv_row({weights.label, weight.feature, format_number(weight.weight)});
    }
    return csv;
}

std::string explanations_csv(std::span<const Explanation> explanations) {
    std::string csv =
        csv_row({"text", "label", "kind", "name", "begin", "end", "value", "weight", "contribution"});
    for (std::size_t i = 0; i < explanations.size(); ++i) {
        const Explanation& explanation = explanations[i];
        const std::string number = std::to_string(i + 1);
        std::size_t bytes = 0, characters = 0;
        const auto characters_at = [&](std::size_t byte) {
            characters += code_point_count(std::string_view(explanation.text).substr(bytes, byte - bytes));
            bytes = byte;
            return std::to_string(characters);
        };
        for (const auto& [place, contribution] : explanation.words) {
            const std::string begin = characters_at(place.begin), end = characters_at(place.end);
            csv += csv_row({number, explanation.label, "word", place.of(explanation.text), begin, end, "", "",
                            format_number(contribution)});
        }
        for (const FeatureContribution& feature : explanation.features)
            csv += csv_row({number, explanation.label, "feature", feature.feature, "", "",
                            format_number(feature.value), format_number(feature.weight),
                            format_number(feature.contribution)});
    }
    return csv;
}

}  // namespace assay::cli
