/// The elements of an SVG picture, one by one. A part of the module `plot`, and for pictures that no Figure
/// describes (texts with coloured words); not installed.
#pragma once

#include <assay/plot/figure.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace assay {

/// A place on the paper, in pixels from its upper left corner.
struct Spot {
    double x = 0;
    double y = 0;
};

/// Pixels with at most two decimals, "12.5": what the eye can tell, and the same bytes everywhere.
std::string pixels(double value);

/// How wide a text of 12 pixels is, about: fonts differ, so that room is left.
double text_width(std::string_view text);
/// The text, or its begin and "…" where that is wider than `width`.
std::string fitted(std::string_view text, double width);

/// The shapes of marks at points; each colour has its own, so that colour is never the only difference.
/// `colour` counts on beyond their number.
std::string marker_path(std::size_t colour, Spot at);
/// Attributes that go with the shape.
std::string_view marker_style(std::size_t colour);

enum class Anchor { start, middle, end };

/// Texts are escaped here and nowhere else.
class Drawing {
public:
    void line(std::string_view style, Spot from, Spot to);
    void box(std::string_view style, Spot corner, double width, double height, double opacity = 1);
    /// `more` holds further attributes.
    void path(std::string_view style, const std::string& steps, std::string_view more = {});
    void text(Spot at, std::string_view text, Anchor anchor, std::string_view more = {});
    /// A text in bold with a halo of paper, so that it can be read over anything.
    void note(Spot at, std::string_view text);
    /// A text that is read from below, centred at `at`.
    void upright_text(Spot at, std::string_view text);
    /// What follows up to end_group() has a style and, for a viewer's tooltip and for screen readers, a name.
    void begin_group(std::string_view style, std::string_view name, std::string_view more = {});
    void end_group();
    const std::string& svg() const { return svg_; }

private:
    std::string svg_;
};

}  // namespace assay
