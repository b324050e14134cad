/// A text with its words coloured by what they contribute, drawn. A part of the module `explain`, not for
/// others.
#pragma once

#include <assay/explain/explanation.hpp>
#include <assay/plot/drawing.hpp>

namespace assay {

/// Draws the text in lines of at most `width` pixels from `corner` on, with the contributions of the
/// `numbered` largest below their words, and returns the height that it takes. A word is set in a box that is
/// the deeper the larger its contribution is by size, with a solid line below where it speaks for the label
/// and a dashed one where it speaks against it.
double draw_highlighted(Drawing& drawing, Spot corner, double width, const Explanation& explanation,
                        std::size_t numbered);

}  // namespace assay
