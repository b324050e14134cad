/// Figures as SVG 1.1 with one style sheet.
#pragma once

#include <assay/plot/figure.hpp>

#include <string>

namespace assay {

/// A whole document, and at the same time an element that can stand in an HTML page: no scripts, no links, no
/// fonts or files from elsewhere. It carries the title and the description for screen readers, and follows
/// the light or dark mode of whoever looks at it. Equal figures give equal bytes on every machine. Throws
/// Error as check(figure) does.
///
/// A title or legend that is wider than the paper ends with "…"; the whole title stands in its <title>. Costs
/// some 30 bytes a point, 90 where marks are not opaque.
std::string to_svg(const Figure& figure);

}  // namespace assay
