#include <assay/explain/explanation_words.hpp>

#include <assay/base/utf8.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace assay {

std::string headline_of(const Explanation& explanation) {
    std::string line = printable(explanation.label);
    if (explanation.probability) line += fmt::format(" {:.4f}", *explanation.probability);
    if (explanation.before_calibration) line += " (calibrated)";
    if (explanation.predicted != explanation.label)
        line += fmt::format(" (predicted: {})", printable(explanation.predicted));
    return line;
}

std::string sum_of(const Explanation& explanation) {
    std::string line = fmt::format("{}{} {}", name_of(explanation.scale),
                                   explanation.before_calibration ? " before calibration" : "",
                                   signed_number(explanation.score));
    switch (explanation.method) {
        case ExplanationMethod::linear: {
            double words = 0;
            for (const WordContribution& word : explanation.words) words += word.contribution;
            line += fmt::format(" = intercept {}, words {}", signed_number(*explanation.intercept),
                                signed_number(words));
            if (signed_number(explanation.elsewhere) != "0.00")
                line += fmt::format(", elsewhere {}", signed_number(explanation.elsewhere));
            return line;
        }
        case ExplanationMethod::occlusion:
            return line + "; what it loses without each word (occlusion)";
        case ExplanationMethod::lime:
            return line + fmt::format("; weights of a linear model around the text (LIME, R² {:.2f})",
                                      *explanation.r_squared);
    }
    return line;
}

std::string in_words(const Explanation& explanation, std::size_t most) {
    std::string line = fmt::format("\"{}\": {}.", printable(explanation.text), headline_of(explanation));
    const std::vector<std::size_t> order = words_by_size(explanation);
    const std::size_t count = std::min(most, order.size());
    if (explanation.before_calibration && count > 0) line += " Before calibration:";
    for (std::size_t i = 0; i < count; ++i)
        line +=
            fmt::format(" {} {}{}", printable(explanation.word(order[i])),
                        signed_number(explanation.words[order[i]].contribution), i + 1 < count ? "," : ".");
    return line;
}

}  // namespace assay
