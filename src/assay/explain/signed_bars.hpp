/// Bars to the right for numbers above 0 and to the left for those below, each with its name and its number.
/// A part of the module `explain`, not for others.
#pragma once

#include <assay/plot/drawing.hpp>

#include <span>
#include <string>
#include <vector>

namespace assay {

struct SignedBar {
    std::string name;
    double value = 0;
};

inline constexpr double kBarHeight = 20;  ///< of each, with the room around it

/// Draws the bars one below the other from `corner` on, over `width` pixels. Names are made printable, and
/// cut where they are too wide. The longest bar belongs to the largest value by size.
void draw_signed_bars(Drawing& drawing, Spot corner, double width, std::span<const SignedBar> bars);

/// "for" (blue) or "against" (orange): which class of the style sheet colours a contribution.
std::string sign_style(double value);

}  // namespace assay
