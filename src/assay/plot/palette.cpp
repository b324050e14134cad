#include <assay/plot/palette.hpp>

#include <fmt/format.h>

#include <array>

namespace assay {
namespace {

using std::string_view;

// Searched for: as far apart as quiet colours can be, for all kinds of sight at once.
constexpr std::array<string_view, 6> kCategoriesLight = {"#1958cb", "#d97800", "#0d9f6f",
                                                         "#8f66a3", "#8d5721", "#434b48"};
constexpr std::array<string_view, 6> kCategoriesDark = {"#6d9afc", "#e77933", "#15e387",
                                                        "#c172ab", "#fdd635", "#cadfe2"};
constexpr std::array<string_view, 5> kStepsLight = {"#a42c0d", "#d47d0d", "#7d7a70", "#3792ce", "#0a4298"};
constexpr std::array<string_view, 5> kStepsDark = {"#f88529", "#dea975", "#bcc0bb", "#6ecefe", "#627cda"};

struct PaperColours {
    string_view paper, ink, grid, frame;
};
constexpr PaperColours kLight{"#ffffff", "#24292f", "#e3e6ea", "#6e7781"};
constexpr PaperColours kDark{"#16191d", "#e6e9ed", "#30363d", "#8b949e"};

const PaperColours& colours_of(Paper paper) {
    return paper == Paper::light ? kLight : kDark;
}

std::string rules_for(Palette palette, Paper paper) {
    const PaperColours& colours = colours_of(paper);
    std::string rules = fmt::format(
        ".assay-plot .paper{{fill:{}}}.assay-plot .ink{{fill:{}}}.assay-plot .grid{{stroke:{}}}"
        ".assay-plot .frame{{stroke:{}}}.assay-plot .note{{stroke:{}}}",
        colours.paper, colours.ink, colours.grid, colours.frame, colours.paper);
    const auto series = colours_of(palette, paper);
    for (std::size_t i = 0; i < series.size(); ++i)
        rules +=
            fmt::format(".assay-plot .{}{{fill:{};stroke:{}}}", class_of(palette, i), series[i], series[i]);
    return rules;
}

}  // namespace

std::span<const string_view> colours_of(Palette palette, Paper paper) {
    if (palette == Palette::steps) return paper == Paper::light ? kStepsLight : kStepsDark;
    return paper == Paper::light ? kCategoriesLight : kCategoriesDark;
}

string_view paper_colour(Paper paper) {
    return colours_of(paper).paper;
}

string_view ink_colour(Paper paper) {
    return colours_of(paper).ink;
}

std::string class_of(Palette palette, std::size_t colour) {
    const std::size_t count = colours_of(palette, Paper::light).size();
    return fmt::format("{}{}", palette == Palette::steps ? 's' : 'c', colour % count);
}

std::string style_sheet(Palette palette) {
    return ".assay-plot{font:12px system-ui,sans-serif}" + rules_for(palette, Paper::light) +
           ".assay-plot .line{fill:none}@media(prefers-color-scheme:dark){" +
           rules_for(palette, Paper::dark) + ".assay-plot .line{fill:none}}";
}

}  // namespace assay
