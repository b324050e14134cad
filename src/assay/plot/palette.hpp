/// The colours of pictures, for white and for dark paper.
#pragma once

#include <assay/plot/figure.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace assay {

enum class Paper { light, dark };

/// As "#rrggbb". Each has a contrast of at least 3 : 1 to the paper (Web Content Accessibility
/// Guidelines 2.1, success criterion 1.4.11).
std::span<const std::string_view> colours_of(Palette palette, Paper paper);
std::string_view paper_colour(Paper paper);
std::string_view ink_colour(Paper paper);  ///< of texts; at least 7 : 1

/// The rules for a <style> element: light paper, and dark paper where the viewer asks for it. They apply
/// below an element of the class "assay-plot" and name what they colour: paper, ink (texts), note (its halo),
/// grid, frame, and class_of() each colour, so that several pictures in one page do each other no harm.
std::string style_sheet(Palette palette);
/// "c0" or "s0" of the first colour, after the last one again.
std::string class_of(Palette palette, std::size_t colour);

}  // namespace assay
