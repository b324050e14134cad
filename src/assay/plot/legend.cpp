#include <assay/plot/legend.hpp>

#include <assay/plot/palette.hpp>
#include <assay/plot/panel.hpp>

#include <algorithm>

namespace assay {
namespace {

constexpr double kItemHeight = 18;
constexpr double kSampleWidth = 22;
constexpr double kGap = 18;         // between two names
constexpr double kSideMargin = 16;  // beside the legend

}  // namespace

Legend::Legend(const Figure& figure) : palette_(figure.palette), width_(figure.width - 2 * kSideMargin) {
    for (const PanelRow& row : figure.rows)
        for (const Panel& panel : row.panels)
            for (const Series& series : panel.series) add(series);
}

void Legend::add(const Series& series) {
    const auto same = [&series](const Item& item) {
        return item.sample.name == series.name && item.sample.colour == series.colour;
    };
    if (series.name.empty() || std::any_of(items_.begin(), items_.end(), same)) return;
    Series sample = series;
    sample.points.clear();
    sample.name = fitted(series.name, width_ - kSampleWidth);
    const double wide = kSampleWidth + text_width(sample.name);
    if (lines_ == 0 || end_of_line_ + wide > width_) {
        ++lines_;
        end_of_line_ = 0;
    }
    items_.push_back({std::move(sample), {end_of_line_, (lines_ - 1) * kItemHeight}});
    end_of_line_ += wide + kGap;
}

double Legend::height() const {
    return lines_ * kItemHeight;
}

void Legend::draw(Drawing& drawing, double left, double top) const {
    for (const Item& item : items_) {
        const Spot at{left + item.at.x, top + item.at.y + kItemHeight / 2};
        drawing.begin_group(class_of(palette_, item.sample.colour), {});
        if (item.sample.mark == Mark::bars) {
            drawing.path({}, "M" + pixels(at.x + 3) + " " + pixels(at.y - 5) + "h11v10h-11z",
                         "stroke=\"none\"");
        } else if (item.sample.mark == Mark::points) {
            drawing.path({}, marker_path(item.sample.colour, {at.x + 9, at.y}),
                         marker_style(item.sample.colour));
        } else {
            draw_line(drawing, item.sample, {{at.x, at.y}, {at.x + 17, at.y}});
        }
        drawing.end_group();
        drawing.text({at.x + kSampleWidth, at.y + 4}, item.sample.name, Anchor::start);
    }
}

}  // namespace assay
