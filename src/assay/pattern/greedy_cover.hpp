/// Adding rows to a covering array until nothing is missing.
#pragma once

#include <assay/base/random.hpp>
#include <assay/pattern/partial_array.hpp>

#include <cstddef>

namespace assay {

/// One row at a time, as in AETG (Cohen, Dalal, Fredman & Patton 1997): a missing combination is written down
/// first; then the other columns, in random order, take the value that shows most missing combinations with
/// what stands already and that the constraint allows. Of `candidates` such rows the best is added. Stops
/// when nothing is missing, when the array has `most_rows`, or when the budget is spent; at most
/// columns × sets × values steps a candidate.
void complete_greedily(PartialArray& array, std::size_t candidates, std::size_t most_rows, Random& random,
                       WorkBudget& budget);

}  // namespace assay
