#include <assay/explain/explanation_svg.hpp>

#include <assay/base/utf8.hpp>
#include <assay/base/xml_text.hpp>
#include <assay/explain/explanation_words.hpp>
#include <assay/explain/highlighted_text.hpp>
#include <assay/explain/signed_bars.hpp>
#include <assay/plot/palette.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace assay {
namespace {

constexpr double kWidth = 720;
constexpr double kMargin = 20;
constexpr double kRoom = kWidth - 2 * kMargin;

std::string document(const std::string& title, const std::string& description, double height,
                     const Drawing& body) {
    Drawing paper;
    paper.box("paper", {0, 0}, kWidth, height);
    return fmt::format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"assay-plot\" role=\"img\" width=\"{0}\" "
        "height=\"{1}\" viewBox=\"0 0 {0} {1}\">\n"
        "<title>{2}</title>\n<desc>{3}</desc>\n<style>{4}</style>\n{5}{6}</svg>\n",
        pixels(kWidth), pixels(height), xml_text(title), xml_text(description),
        style_sheet(Palette::categories), paper.svg(), body.svg());
}

/// A line in bold, and one below it in plain letters; moves `top` below both.
void draw_heading(Drawing& drawing, double& top, std::string_view heading, std::string_view below) {
    constexpr double kScale = 15.0 / 12;  // of the letters of the heading to all others
    drawing.text({kMargin, top + 16}, fitted(heading, kRoom / kScale), Anchor::start,
                 "font-size=\"15\" font-weight=\"600\"");
    drawing.text({kMargin, top + 36}, fitted(below, kRoom), Anchor::start);
    top += 48;
}

void draw_bars(Drawing& drawing, double& top, const std::vector<SignedBar>& bars) {
    draw_signed_bars(drawing, {kMargin, top}, kRoom, bars);
    top += kBarHeight * static_cast<double>(bars.size()) + kMargin;
}

std::vector<SignedBar> bars_of(const ClassWeights& some) {
    std::vector<SignedBar> bars;
    for (const FeatureWeight& weight : some.weights) bars.push_back({weight.feature, weight.weight});
    return bars;
}

std::vector<SignedBar> bars_of(const Explanation& explanation, std::size_t most) {
    std::vector<SignedBar> bars;
    for (const FeatureContribution& feature : explanation.features)
        bars.push_back({feature.feature, feature.contribution});
    if (bars.empty())
        for (const std::size_t word : words_by_size(explanation))
            bars.push_back({std::string(explanation.word(word)), explanation.words[word].contribution});
    bars.resize(std::min(bars.size(), most));
    return bars;
}

}  // namespace

std::string weights_svg(std::span<const ClassWeights> classes, std::size_t most) {
    Drawing drawing;
    double top = kMargin / 2;
    std::string description;
    for (const ClassWeights& all : classes) {
        const ClassWeights some = strongest(all, most);
        draw_heading(
            drawing, top, "What speaks for " + printable(all.label) + ", and what against it",
            fmt::format("weights of features{}; intercept {}",
                        all.before_calibration ? " before calibration" : "", signed_number(all.intercept)));
        draw_bars(drawing, top, bars_of(some));
        description += fmt::format("{}:", printable(all.label));
        for (const FeatureWeight& weight : some.weights)
            description += fmt::format(" {} {},", printable(weight.feature), signed_number(weight.weight));
        description.back() = '.';
        description += ' ';
    }
    return document("Weights of a linear classifier", description, top, drawing);
}

std::string explanations_svg(std::span<const Explanation> explanations, std::size_t most) {
    Drawing drawing;
    double top = kMargin / 2;
    std::string description;
    for (const Explanation& explanation : explanations) {
        draw_heading(drawing, top, headline_of(explanation), sum_of(explanation));
        top += draw_highlighted(drawing, {kMargin, top}, kRoom, explanation, most);
        drawing.text({kMargin, top + 4},
                     fmt::format("{}{}", explanation.features.empty() ? "Words" : "Features",
                                 explanation.before_calibration ? ", before calibration" : ""),
                     Anchor::start, "font-weight=\"600\"");
        top += 14;
        draw_bars(drawing, top, bars_of(explanation, most));
        description += in_words(explanation, most) + " ";
    }
    return document("Why texts have their labels", description, top, drawing);
}

}  // namespace assay
