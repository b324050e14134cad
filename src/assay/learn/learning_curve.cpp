#include <assay/learn/learning_curve.hpp>

#include <assay/base/numbers.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace assay {
namespace {

double as_x(std::size_t epoch) {
    return static_cast<double>(epoch);
}

/// The numbers that are there, by epoch.
Series series_of(const std::vector<EpochPoint>& points, std::string name, std::size_t colour,
                 const auto& number_of) {
    Series series{.name = std::move(name), .points = {}, .colour = colour};
    for (const EpochPoint& point : points)
        if (const std::optional<double> number = number_of(point))
            series.points.push_back({as_x(point.epoch), *number});
    return series;
}

/// Marks on a line at one epoch.
Series kept_at(const Series& line, std::size_t epoch) {
    Series kept{.name = "", .mark = Mark::points, .points = {}, .colour = line.colour};
    for (const Point& point : line.points)
        if (point.x == as_x(epoch)) kept.points.push_back(point);
    return kept;
}

/// All epochs, also where a line begins later, so that panels over each other can be compared.
Axis epoch_axis(const std::vector<EpochPoint>& points) {
    Axis axis{.label = "epoch", .whole = true};
    if (points.empty() || points.front().epoch >= points.back().epoch) return axis;
    axis.low = as_x(points.front().epoch);
    axis.high = as_x(points.back().epoch);
    return axis;
}

Panel panel_of(Axis x, std::string label, const std::vector<Series>& series,
               std::optional<std::size_t> chosen) {
    Panel panel{.x = std::move(x), .y = {.label = std::move(label)}, .series = {}};
    panel.series = series;
    if (chosen)
        for (const Series& line : series) panel.series.push_back(kept_at(line, *chosen));
    return panel;
}

std::string description_of(const std::vector<EpochPoint>& points, std::optional<std::size_t> chosen) {
    if (points.empty()) return "No epoch was looked at.";
    const EpochPoint &first = points.front(), &last = points.back();
    std::string text = fmt::format("Training loss by epoch: {:.4f} after epoch {}, {:.4f} after epoch {}.",
                                   first.train_loss, first.epoch, last.train_loss, last.epoch);
    if (last.dev_macro_f1)
        text += fmt::format(" Macro-F1 on the development set: {:.4f} at the end.", *last.dev_macro_f1);
    if (chosen) text += fmt::format(" The weights of epoch {} were kept.", *chosen);
    return text;
}

}  // namespace

Figure epoch_figure(const std::vector<EpochPoint>& points, std::string title,
                    std::optional<std::size_t> chosen) {
    const Series loss =
        series_of(points, "loss (train)", 0, [](const EpochPoint& p) { return std::optional(p.train_loss); });
    const Series accuracy =
        series_of(points, "accuracy (dev)", 1, [](const EpochPoint& p) { return p.dev_accuracy; });
    Series f1 = series_of(points, "macro-F1 (dev)", 2, [](const EpochPoint& p) { return p.dev_macro_f1; });
    f1.dashed = true;
    Figure figure{.title = std::move(title), .description = description_of(points, chosen), .rows = {}};
    figure.rows = {{{panel_of(epoch_axis(points), "loss", {loss}, chosen)}}};
    figure.rows[0].panels[0].y.low = 0;
    if (chosen) figure.rows[0].panels[0].series.back().name = "kept";
    if (!accuracy.points.empty() || !f1.points.empty()) {
        figure.rows.push_back({{panel_of(epoch_axis(points), "development set", {accuracy, f1}, chosen)}});
        figure.height = 560;
    }
    return figure;
}

namespace {

/// By x, the mean of its y.
std::vector<Point> means_of(const std::vector<Point>& points) {
    std::map<double, std::pair<double, double>> sums;  // x to sum and number
    for (const Point& point : points) {
        sums[point.x].first += point.y;
        sums[point.x].second += 1;
    }
    std::vector<Point> means;
    for (const auto& [x, sum] : sums) means.push_back({x, sum.first / sum.second});
    return means;
}

}  // namespace

Figure size_figure(const std::vector<SizeCurve>& curves, std::string title, std::string_view measure) {
    Panel panel{.x = {.label = "texts learnt from", .logarithmic = true},
                .y = {.label = std::string(measure)},
                .series = {}};
    std::string description = fmt::format("The {} by the number of texts learnt from.", measure);
    for (std::size_t i = 0; i < curves.size(); ++i) {
        const std::vector<Point> means = means_of(curves[i].points);
        panel.series.push_back({.name = curves[i].name, .points = means, .colour = i, .dashed = i % 2 == 1});
        panel.series.push_back({.name = "", .mark = Mark::points, .points = curves[i].points, .colour = i});
        if (!means.empty())
            description += fmt::format(" {}: {:.4f} at {}.", curves[i].name, means.back().y,
                                       format_count(static_cast<std::uint64_t>(means.back().x)));
    }
    Figure figure{.title = std::move(title), .description = std::move(description), .rows = {}};
    figure.rows = {{{std::move(panel)}}};
    return figure;
}

}  // namespace assay
