#include <assay/plot/scale.hpp>

#include <assay/base/logarithm.hpp>

#include <algorithm>
#include <cmath>

namespace assay {

PanelExtent extent_of(const Panel& panel) {
    PanelExtent extent;
    for (const Series& series : panel.series) {
        const double side = series.mark == Mark::bars ? series.bar_width / 2 : 0;
        for (const Point& point : series.points) {
            extent.x.add(point.x - side);
            extent.x.add(point.x + side);
            extent.y.add(point.y);
            if (series.mark == Mark::bars) extent.y.add(0);
        }
    }
    for (const Note& note : panel.notes) {
        extent.x.add(note.at.x);
        extent.y.add(note.at.y);
    }
    return extent;
}

namespace {

/// Free ends of a logarithmic axis go a little beyond the values.
constexpr double kLogarithmicMargin = 1.15;

Range widened(const Range& values, bool logarithmic, int wanted) {
    if (logarithmic) return {values.low / kLogarithmicMargin, values.high * kLogarithmicMargin};
    return widened_to_ticks(values.low, values.high, wanted);
}

/// The values, the ends that are set, and around one whole number alone its neighbours.
Extent shown_on(const Axis& axis, Extent values) {
    if (axis.low) values.add(*axis.low);
    if (axis.high) values.add(*axis.high);
    const auto range = values.range();
    if (axis.whole && range && range->low == range->high) {
        values.add(range->low - 1);
        values.add(range->high + 1);
    }
    return values;
}

Range range_of(const Axis& axis, const Extent& shown, int wanted) {
    if (!shown.range()) return axis.logarithmic ? Range{1, 10} : Range{0, 1};
    const Range wide = widened(*shown.range(), axis.logarithmic, wanted);
    return {axis.low ? shown.range()->low : wide.low, axis.high ? shown.range()->high : wide.high};
}

/// Steps below 1 would mark halves.
int fewer_for_whole(const Axis& axis, const Extent& shown, int wanted) {
    if (!axis.whole || !shown.range()) return wanted;
    const double span = shown.range()->high - shown.range()->low;
    return span < wanted ? std::max(1, static_cast<int>(span)) : wanted;
}

}  // namespace

Scale::Scale(const Axis& axis, const Extent& values, double from, double to, int wanted)
    : logarithmic_(axis.logarithmic), from_(from), to_(to) {
    const Extent shown = shown_on(axis, values);
    const int count = fewer_for_whole(axis, shown, wanted);
    range_ = range_of(axis, shown, count);
    ticks_ = axis.logarithmic ? logarithmic_ticks(range_.low, range_.high, count)
                              : linear_ticks(range_.low, range_.high, count);
    if (axis.whole)
        std::erase_if(ticks_, [](const Tick& tick) { return tick.value != std::floor(tick.value); });
}

double Scale::position(double value) const {
    return logarithmic_ ? logarithm(value) : value;
}

double Scale::operator()(double value) const {
    const double low = position(range_.low), high = position(range_.high);
    return from_ + (to_ - from_) * ((position(value) - low) / (high - low));
}

}  // namespace assay
