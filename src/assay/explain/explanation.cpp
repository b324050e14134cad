#include <assay/explain/explanation.hpp>

#include <assay/base/error.hpp>
#include <assay/base/numbers.hpp>
#include <assay/base/utf8.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace assay {
namespace {

constexpr std::array<std::string_view, 3> kMethods = {"linear", "occlusion", "lime"};
constexpr std::array<std::string_view, 3> kScales = {"log-odds", "score", "prediction"};

}  // namespace

std::string_view name_of(ExplanationMethod method) {
    return kMethods[static_cast<std::size_t>(method)];
}

ExplanationMethod parse_explanation_method(std::string_view name) {
    const auto found = std::find(kMethods.begin(), kMethods.end(), name);
    if (found == kMethods.end())
        throw Error(fmt::format(
            "there is no method '{}' of explaining: {}{}", printable(name), fmt::join(kMethods, ", "),
            did_you_mean(name, std::vector<std::string>(kMethods.begin(), kMethods.end()))));
    return static_cast<ExplanationMethod>(found - kMethods.begin());
}

std::string_view name_of(ExplanationScale scale) {
    return kScales[static_cast<std::size_t>(scale)];
}

std::vector<std::size_t> words_by_size(const Explanation& explanation) {
    std::vector<std::size_t> order(explanation.words.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::erase_if(order,
                  [&explanation](std::size_t word) { return explanation.words[word].contribution == 0; });
    std::stable_sort(order.begin(), order.end(), [&explanation](std::size_t a, std::size_t b) {
        return std::fabs(explanation.words[a].contribution) > std::fabs(explanation.words[b].contribution);
    });
    return order;
}

double largest_contribution(const Explanation& explanation) {
    double largest = 0;
    for (const WordContribution& word : explanation.words)
        largest = std::max(largest, std::fabs(word.contribution));
    return largest;
}

std::string signed_number(double number) {
    const std::string text = fmt::format("{:+.2f}", number);
    return text == "+0.00" || text == "-0.00" ? "0.00" : text;
}

}  // namespace assay
