/// Why a model gave a text its label: what each word speaks for or against it. A plain value; the methods
/// that make it are in linear_explanation.hpp, occlusion.hpp and lime.hpp.
#pragma once

#include <assay/explain/text_words.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

enum class ExplanationMethod { linear, occlusion, lime };
std::string_view name_of(ExplanationMethod method);
/// Throws Error naming the known ones.
ExplanationMethod parse_explanation_method(std::string_view name);

/// What contributions add up to, or are differences of.
enum class ExplanationScale {
    log_odds,     ///< ln p / (1 - p) of the label
    class_score,  ///< of a linear model with three and more labels: the label's score, before the softmax
    prediction,   ///< of a model that gives labels only: 1 for the label, 0 for any other
};
/// "log-odds", "score", "prediction"
std::string_view name_of(ExplanationScale scale);

struct WordContribution {
    TextSpan place;
    double contribution = 0;  ///< above 0 it speaks for the label, below 0 against it
    bool operator==(const WordContribution&) const = default;
};

/// Of linear models: contribution = value · weight.
struct FeatureContribution {
    std::string feature;
    double value = 0;   ///< in the row of the text
    double weight = 0;  ///< of the label
    double contribution = 0;
    std::vector<std::size_t> words;  ///< those that it stands at, ascending, each once
    bool operator==(const FeatureContribution&) const = default;
};

struct Explanation {
    std::string text;
    std::string label;                  ///< that is explained
    std::string predicted;              ///< by the model
    std::optional<double> probability;  ///< of `label`, where the model gives any
    ExplanationMethod method = ExplanationMethod::linear;
    ExplanationScale scale = ExplanationScale::log_odds;
    double score = 0;  ///< of the text, on that scale
    /// linear, of a calibrated classifier: score, intercept and contributions are those of the classifier,
    /// which the calibration turns into `probability` (and, unless it is a temperature, perhaps into another
    /// `predicted`).
    bool before_calibration = false;
    /// linear: the intercept; lime: that of the fitted model. score = intercept + contributions for linear.
    std::optional<double> intercept = {};
    std::vector<WordContribution> words = {};        ///< all words_of(text); for linear, marks, too
    std::vector<FeatureContribution> features = {};  ///< of linear, the largest contribution first by size
    double elsewhere = 0;                  ///< of linear: contributions of features that stand at no word
    std::optional<double> r_squared = {};  ///< of lime: how well the fitted model agrees with the model
    bool operator==(const Explanation&) const = default;

    std::string_view word(std::size_t i) const { return words[i].place.of(text); }
};

/// The numbers of the words that contribute anything, the largest contribution by size first, ties in the
/// order of the text.
std::vector<std::size_t> words_by_size(const Explanation& explanation);
/// The largest contribution of a word by size; 0 without words.
double largest_contribution(const Explanation& explanation);
/// "+1.24", "-0.07", "0.00"
std::string signed_number(double number);

}  // namespace assay
