/// The names of series beside a sample of each. A part of the module `plot`, not for others.
#pragma once

#include <assay/plot/drawing.hpp>
#include <assay/plot/figure.hpp>

#include <vector>

namespace assay {

/// The names in lines that are no wider than the paper.
class Legend {
public:
    explicit Legend(const Figure& figure);
    /// In pixels; 0 without names.
    double height() const;
    void draw(Drawing& drawing, double left, double top) const;

private:
    struct Item {
        Series sample;  ///< without points
        Spot at;        ///< from the corner of the legend
    };
    void add(const Series& series);

    Palette palette_;
    double width_;
    std::vector<Item> items_;
    double lines_ = 0;
    double end_of_line_ = 0;
};

}  // namespace assay
