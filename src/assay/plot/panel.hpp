/// One pair of axes on the paper. A part of the module `plot`, not for others.
#pragma once

#include <assay/plot/drawing.hpp>
#include <assay/plot/figure.hpp>

#include <vector>

namespace assay {

/// Where a panel stands, its labels included.
struct Frame {
    double left = 0, top = 0, width = 0, height = 0;
};

/// The room that the labels of the vertical axis need to the left of it, in a panel `height` pixels high.
double left_margin_of(const Panel& panel, double height);

/// `left_margin` as above, or more where panels stand over each other.
void draw_panel(Drawing& drawing, const Panel& panel, Palette palette, const Frame& frame,
                double left_margin);

/// A line through spots, in the dashes of the series.
void draw_line(Drawing& drawing, const Series& series, const std::vector<Spot>& spots);

}  // namespace assay
