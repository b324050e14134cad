/// Numbers to pixels along one axis of a panel.
#pragma once

#include <assay/plot/figure.hpp>
#include <assay/plot/ticks.hpp>

#include <optional>
#include <vector>

namespace assay {

/// The smallest and largest of some numbers.
class Extent {
public:
    void add(double value) {
        if (!range_) range_ = Range{value, value};
        if (value < range_->low) range_->low = value;
        if (value > range_->high) range_->high = value;
    }
    const std::optional<Range>& range() const { return range_; }

private:
    std::optional<Range> range_;
};

/// What the series and the notes of a panel cover; bars cover y = 0 as well.
struct PanelExtent {
    Extent x, y;
};
PanelExtent extent_of(const Panel& panel);

class Scale {
public:
    /// The axis with all of `values` on it, drawn from pixel `from` (its low end) to pixel `to`, with about
    /// `wanted` ticks.
    Scale(const Axis& axis, const Extent& values, double from, double to, int wanted);

    /// Inside [from, to] for the values that the scale was made for.
    double operator()(double value) const;
    const std::vector<Tick>& ticks() const& { return ticks_; }
    const std::vector<Tick>& ticks() && = delete;  ///< they would go with the scale
    const Range& range() const { return range_; }

private:
    double position(double value) const;  ///< before it becomes pixels

    bool logarithmic_;
    double from_, to_;
    Range range_;
    std::vector<Tick> ticks_;
};

}  // namespace assay
