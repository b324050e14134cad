/// Statistical pictures as plain values: what is to be seen, not how it is drawn. to_svg() draws them.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace assay {

struct Point {
    double x = 0;
    double y = 0;
    bool operator==(const Point&) const = default;
};

enum class Mark {
    line,    ///< the points joined in their order
    points,  ///< a mark at each point; its shape goes with the colour
    bars,    ///< from y = 0 to each point, around its x
};

struct Series {
    std::string name;  ///< in the legend, once for equal names and colours; empty: not there
    Mark mark = Mark::line;
    std::vector<Point> points;
    std::size_t colour = 0;  ///< in the figure's palette, which begins again at its end
    bool dashed = false;     ///< of lines
    double bar_width = 1;    ///< of bars, in units of x, > 0
    double opacity = 1;      ///< in (0, 1]; below 1, marks that lie over each other look darker
};

struct Axis {
    std::string label;
    /// An end that is set stays where it is unless a point lies beyond it; a free one goes to the next tick.
    std::optional<double> low = {}, high = {};
    bool logarithmic = false;  ///< all values are above 0
    bool whole = false;        ///< ticks at whole numbers only, such as epochs
};

/// A text in the picture, centred at a point, or as near to it as the axes leave room.
struct Note {
    Point at;
    std::string text;
};

/// One pair of axes and what is drawn over them.
struct Panel {
    std::string title = {};
    Axis x = {};
    Axis y = {};
    std::vector<Series> series = {};  ///< later ones over earlier ones
    std::vector<Note> notes = {};     ///< over all series
    double share = 1;                 ///< of the width of its row, > 0
};

struct PanelRow {
    std::vector<Panel> panels;
    double share = 1;  ///< of the height of the figure, > 0
};

/// Which colours the numbers of series mean. Both can be told apart with any kind of colour blindness, on
/// white and on black.
enum class Palette {
    categories,  ///< 6 colours without an order
    steps,       ///< 5 colours from low (orange) to high (blue)
};

struct Figure {
    std::string title;
    std::string description;  ///< what can be seen, in words, for those who cannot see it
    std::vector<PanelRow> rows;
    Palette palette = Palette::categories;
    double width = 640;  ///< in pixels, 200 to 10,000, as the height
    double height = 420;
};

/// Throws Error, naming the series, for what cannot be drawn: no panel, sizes or shares out of range, numbers
/// that are not finite or beyond ±10^100, and on a logarithmic axis numbers below 10^-100.
void check(const Figure& figure);

}  // namespace assay
