/// Making a covering array smaller without losing what it shows.
#pragma once

#include <assay/base/random.hpp>
#include <assay/pattern/partial_array.hpp>

namespace assay {

/// Opens every cell whose combinations other rows show as well, and then tries to do without a row: each
/// combination that only it shows is written into open cells of another one. After that, open cells are
/// filled by chance and the search begins anew, until `patience` such rounds in a row have brought nothing or
/// the budget is spent (Nayeri, Colbourn & Konjevod 2013). Rows stay extendable, and nothing becomes missing.
void eliminate_rows(PartialArray& array, std::size_t patience, Random& random, WorkBudget& budget);

/// Fills every open cell: with the value that its column has shown least so far, or the next that the
/// constraint allows.
void fill_open_cells(PartialArray& array);

}  // namespace assay
