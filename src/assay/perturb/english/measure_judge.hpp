/// Whether what looks like a measure is one. Internal to the module.
#pragma once

#include "measure_reader.hpp"

namespace assay {

/// Is it a measure by itself, and its unit what it seems to be, in this place? Not "10 miles" of "5, 10
/// miles", nor miles of frequent flyers, pounds of money, the "m" of millions, "the whole nine yards".
bool fits_here(const Context& context, const Measure& measure);

}  // namespace assay
