#include <assay/explain/data_map_figure.hpp>

#include <assay/base/numbers.hpp>
#include <assay/base/random.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace assay {
namespace {

constexpr std::size_t kSteps = 5;  // of correctness, as many as the palette has colours
constexpr std::size_t kBars = 20;

std::size_t step_of(double share, std::size_t steps) {
    return std::min(static_cast<std::size_t>(share * static_cast<double>(steps)), steps - 1);
}

/// The steps from right to wrong, so that the few texts that are wrong lie on top.
std::vector<Series> points_of(const DataMap& map, std::size_t most) {
    std::vector<Series> series;
    for (std::size_t step = kSteps; step-- > 0;)
        series.push_back({.name = fmt::format("right in {} to {}% of epochs", 20 * step, 20 * (step + 1)),
                          .mark = Mark::points,
                          .points = {},
                          .colour = step,
                          .opacity = 0.5});
    const KeyedPermutation order(map.size(), 0);
    for (std::size_t i = 0; i < std::min(most, map.size()); ++i) {
        const TextDynamics text = map.at(order(i));
        series[kSteps - 1 - step_of(text.correctness, kSteps)].points.push_back(
            {text.variability, text.confidence});
    }
    return series;
}

/// How much a text is of its region.
double typical(Region region, const TextDynamics& text) {
    if (region == Region::ambiguous) return text.variability;
    return region == Region::easy ? text.confidence : -text.confidence;
}

/// The name of a region, at the mean of the tenth of its texts that are most typical, so that names keep
/// apart.
Note note_of(const DataMap& map, const std::vector<std::size_t>& texts, Region region) {
    std::vector<TextDynamics> dynamics;
    for (const std::size_t text : texts) dynamics.push_back(map.at(text));
    std::stable_sort(dynamics.begin(), dynamics.end(),
                     [region](const TextDynamics& a, const TextDynamics& b) {
                         return typical(region, a) > typical(region, b);
                     });
    dynamics.resize((dynamics.size() + 9) / 10);
    Note note{{}, std::string(long_name_of(region))};
    const auto count = static_cast<double>(dynamics.size());
    for (const TextDynamics& text : dynamics) {
        note.at.x += text.variability / count;
        note.at.y += text.confidence / count;
    }
    return note;
}

Panel scatter(const DataMap& map, const Regions& regions, std::size_t most) {
    Panel panel{.x = {.label = "variability", .low = 0.0},
                .y = {.label = "confidence", .low = 0.0, .high = 1.0},
                .series = points_of(map, most)};
    for (const Region region : kRegions)
        if (!regions.texts(region).empty())
            panel.notes.push_back(note_of(map, regions.texts(region), region));
    return panel;
}

/// How many texts have which value from 0 to `high`.
Panel histogram(const DataMap& map, std::string label, double high, const auto& value_of) {
    const double width = high / static_cast<double>(kBars);
    Series bars{.name = "", .mark = Mark::bars, .points = {}, .colour = 4, .bar_width = width};
    for (std::size_t bar = 0; bar < kBars; ++bar)
        bars.points.push_back({(static_cast<double>(bar) + 0.5) * width, 0});
    for (std::size_t text = 0; text < map.size(); ++text)
        ++bars.points[step_of(value_of(map.at(text)) / high, kBars)].y;
    return {.x = {.label = std::move(label), .low = 0.0, .high = high},
            .y = {.label = "", .low = 0.0, .whole = true},
            .series = {std::move(bars)}};
}

std::string description_of(const DataMap& map, std::size_t most) {
    double confidence = 0, variability = 0, correctness = 0;
    for (std::size_t text = 0; text < map.size(); ++text) {
        confidence += map.at(text).confidence;
        variability += map.at(text).variability;
        correctness += map.at(text).correctness;
    }
    const auto count = static_cast<double>(std::max<std::size_t>(1, map.size()));
    std::string words = fmt::format(
        "Data map of {} texts over {} epochs: mean confidence {:.4f}, mean variability {:.4f}, mean "
        "correctness "
        "{:.4f}.",
        format_count(map.size()), map.epochs(), confidence / count, variability / count, correctness / count);
    if (map.size() > most) words += fmt::format(" {} of them are drawn as points.", format_count(most));
    return words;
}

}  // namespace

Figure data_map_figure(const DataMap& map, const Regions& regions, std::string title,
                       std::size_t most_points) {
    Figure figure{.title = std::move(title), .description = description_of(map, most_points), .rows = {}};
    figure.palette = Palette::steps;
    figure.width = 720;
    figure.height = 720;
    figure.rows = {{{scatter(map, regions, most_points)}, 2.6},
                   {{histogram(map, "confidence", 1, [](const TextDynamics& t) { return t.confidence; }),
                     histogram(map, "variability", 0.5, [](const TextDynamics& t) { return t.variability; }),
                     histogram(map, "correctness", 1, [](const TextDynamics& t) { return t.correctness; })},
                    1}};
    return figure;
}

}  // namespace assay
