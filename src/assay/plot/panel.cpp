#include <assay/plot/panel.hpp>

#include <assay/plot/palette.hpp>
#include <assay/plot/scale.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace assay {
namespace {

constexpr double kRightMargin = 14;
constexpr double kLabelHeight = 16;
constexpr double kTickLength = 4;
constexpr double kPixelsPerTickX = 80, kPixelsPerTickY = 45;

double top_margin_of(const Panel& panel) {
    return panel.title.empty() ? 10 : 26;
}

double bottom_margin_of(const Panel& panel) {
    return kTickLength + kLabelHeight + (panel.x.label.empty() ? 4 : kLabelHeight + 4);
}

double inner_height_of(const Panel& panel, double height) {
    return std::max(20.0, height - top_margin_of(panel) - bottom_margin_of(panel));
}

int wanted_ticks(double length, double pixels_per_tick) {
    return std::max(2, static_cast<int>(length / pixels_per_tick));
}

Scale vertical_scale(const Panel& panel, double top, double inner_height) {
    return Scale(panel.y, extent_of(panel).y, top + inner_height, top,
                 wanted_ticks(inner_height, kPixelsPerTickY));
}

/// Draws what a panel holds, axes first.
class PanelPainter {
public:
    PanelPainter(Drawing& drawing, const Panel& panel, Palette palette, const Frame& frame, double left)
        : drawing_(drawing),
          panel_(panel),
          palette_(palette),
          frame_(frame),
          left_(frame.left + left),
          right_(std::max(left_ + 20, frame.left + frame.width - kRightMargin)),
          top_(frame.top + top_margin_of(panel)),
          bottom_(top_ + inner_height_of(panel, frame.height)),
          x_(panel.x, extent_of(panel).x, left_, right_, wanted_ticks(right_ - left_, kPixelsPerTickX)),
          y_(vertical_scale(panel, top_, bottom_ - top_)) {}

    void paint() {
        paint_axes();
        paint_labels();
        for (const Series& series : panel_.series) paint_series(series);
        for (const Note& note : panel_.notes) paint_note(note);
    }

private:
    Spot spot_of(const Point& point) const { return {x_(point.x), y_(point.y)}; }

    void paint_axes() {
        for (const Tick& tick : x_.ticks()) {
            const double x = x_(tick.value);
            drawing_.line("grid", {x, top_}, {x, bottom_});
            drawing_.text({x, bottom_ + kTickLength + 12}, tick.label, Anchor::middle);
        }
        for (const Tick& tick : y_.ticks()) {
            const double y = y_(tick.value);
            drawing_.line("grid", {left_, y}, {right_, y});
            drawing_.text({left_ - kTickLength - 3, y + 4}, tick.label, Anchor::end);
        }
        drawing_.path("frame line", fmt::format("M{0} {1}V{2}H{3}", pixels(left_), pixels(top_),
                                                pixels(bottom_), pixels(right_)));
    }

    void paint_labels() {
        const double width = right_ - left_, height = bottom_ - top_;
        drawing_.text({left_ + width / 2, bottom_ + kTickLength + 12 + kLabelHeight},
                      fitted(panel_.x.label, width), Anchor::middle);
        if (!panel_.y.label.empty())
            drawing_.upright_text({frame_.left + 16, top_ + height / 2}, fitted(panel_.y.label, height + 20));
        if (!panel_.title.empty())
            drawing_.text({left_, top_ - 8}, fitted(panel_.title, width), Anchor::start,
                          "font-weight=\"600\"");
    }

    void paint_series(const Series& series) {
        drawing_.begin_group(class_of(palette_, series.colour), series.name);
        if (series.mark == Mark::bars) paint_bars(series);
        if (series.mark == Mark::points) paint_points(series);
        if (series.mark == Mark::line) paint_line(series);
        drawing_.end_group();
    }

    void paint_bars(const Series& series) {
        const double half = series.bar_width / 2;
        for (const Point& point : series.points) {
            if (point.y == 0) continue;
            const double left = x_(point.x - half), right = x_(point.x + half);
            const double tip = y_(point.y), base = y_(0);
            drawing_.box("bar", {left + 0.5, std::min(tip, base)}, std::max(0.5, right - left - 1),
                         std::fabs(tip - base), series.opacity);
        }
    }

    /// Solid marks are one path; marks that shine through each other have to be painted one by one.
    void paint_points(const Series& series) {
        const std::string_view style = marker_style(series.colour);
        std::string all;
        for (const Point& point : series.points) {
            const std::string mark = marker_path(series.colour, spot_of(point));
            if (series.opacity < 1)
                drawing_.path({}, mark, fmt::format("{} opacity=\"{}\"", style, pixels(series.opacity)));
            else
                all += mark;
        }
        if (!all.empty()) drawing_.path({}, all, style);
    }

    /// At its point, or as near to it as it can be inside the axes.
    void paint_note(const Note& note) {
        const Spot at = spot_of(note.at);
        const double half = std::min(text_width(note.text), right_ - left_) / 2;
        drawing_.note({std::clamp(at.x, left_ + half, right_ - half),
                       std::clamp(at.y + 4, top_ + 14, std::max(top_ + 14, bottom_ - 6))},
                      note.text);
    }

    void paint_line(const Series& series) {
        std::vector<Spot> spots;
        spots.reserve(series.points.size());
        for (const Point& point : series.points) spots.push_back(spot_of(point));
        draw_line(drawing_, series, spots);
    }

    Drawing& drawing_;
    const Panel& panel_;
    Palette palette_;
    Frame frame_;
    double left_, right_, top_, bottom_;
    Scale x_, y_;
};

}  // namespace

double left_margin_of(const Panel& panel, double height) {
    const Scale scale = vertical_scale(panel, 0, inner_height_of(panel, height));
    double widest = 0;
    for (const Tick& tick : scale.ticks()) widest = std::max(widest, text_width(tick.label));
    return widest + kTickLength + 8 + (panel.y.label.empty() ? 4 : 24);
}

void draw_panel(Drawing& drawing, const Panel& panel, Palette palette, const Frame& frame,
                double left_margin) {
    PanelPainter(drawing, panel, palette, frame, left_margin).paint();
}

void draw_line(Drawing& drawing, const Series& series, const std::vector<Spot>& spots) {
    if (spots.empty()) return;
    std::string steps;
    for (const Spot& spot : spots)
        steps += fmt::format("{}{} {}", steps.empty() ? "M" : "L", pixels(spot.x), pixels(spot.y));
    std::string more = "stroke-width=\"1.8\" stroke-linejoin=\"round\"";
    if (series.dashed) more += " stroke-dasharray=\"6 4\"";
    if (series.opacity < 1) more += fmt::format(" opacity=\"{}\"", pixels(series.opacity));
    drawing.path("line", steps, more);
}

}  // namespace assay
