#include <assay/plot/figure.hpp>

#include <assay/base/error.hpp>
#include <assay/base/numbers.hpp>
#include <assay/base/utf8.hpp>

#include <fmt/format.h>

#include <cmath>

namespace assay {
namespace {

constexpr double kLargest = 1e100;
constexpr double kSmallestLogarithmic = 1e-100;

void check_number(double value, const Axis& axis, const std::string& where) {
    if (!(std::fabs(value) <= kLargest))
        throw Error(fmt::format("{}: {} cannot be drawn", where, format_number(value)));
    if (axis.logarithmic && value < kSmallestLogarithmic)
        throw Error(fmt::format("{}: {} cannot be drawn on a logarithmic axis", where, format_number(value)));
}

void check_share(double share, const char* what) {
    if (!(share > 0 && share <= kLargest))
        throw Error(fmt::format("a {} with the share {} cannot be drawn", what, format_number(share)));
}

void check_axis(const Axis& axis) {
    const std::string where = fmt::format("the axis '{}'", printable(axis.label));
    if (axis.low) check_number(*axis.low, axis, where);
    if (axis.high) check_number(*axis.high, axis, where);
    if (axis.low && axis.high && *axis.low >= *axis.high)
        throw Error(fmt::format("{}: its low end {} is not below its high end {}", where,
                                format_number(*axis.low), format_number(*axis.high)));
}

void check_series(const Series& series, const Panel& panel) {
    const std::string where = fmt::format("the series '{}'", printable(series.name));
    for (const Point& point : series.points) {
        check_number(point.x, panel.x, where);
        check_number(point.y, panel.y, where);
    }
    if (!(series.opacity > 0 && series.opacity <= 1))
        throw Error(fmt::format("{}: the opacity {} is not possible", where, format_number(series.opacity)));
    if (series.mark != Mark::bars) return;
    if (!(series.bar_width > 0 && series.bar_width <= kLargest))
        throw Error(fmt::format("{}: bars cannot be {} wide", where, format_number(series.bar_width)));
    if (panel.x.logarithmic || panel.y.logarithmic)
        throw Error(fmt::format("{}: bars cannot stand on a logarithmic axis", where));
}

void check_size(double size, const char* what) {
    if (!(size >= 200 && size <= 10'000))
        throw Error(
            fmt::format("a {} of {} is not possible; 200 to 10,000 pixels are", what, format_number(size)));
}

}  // namespace

void check(const Figure& figure) {
    check_size(figure.width, "width");
    check_size(figure.height, "height");
    if (figure.rows.empty()) throw Error("a figure without panels cannot be drawn");
    for (const PanelRow& row : figure.rows) {
        if (row.panels.empty()) throw Error("a row without panels cannot be drawn");
        check_share(row.share, "row");
        for (const Panel& panel : row.panels) {
            check_share(panel.share, "panel");
            check_axis(panel.x);
            check_axis(panel.y);
            for (const Series& series : panel.series) check_series(series, panel);
            for (const Note& note : panel.notes) {
                const std::string where = fmt::format("the note '{}'", printable(note.text));
                check_number(note.at.x, panel.x, where);
                check_number(note.at.y, panel.y, where);
            }
        }
    }
}

}  // namespace assay
