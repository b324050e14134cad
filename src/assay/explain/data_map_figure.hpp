/// The picture of a data map.
#pragma once

#include <assay/explain/data_map.hpp>
#include <assay/plot/figure.hpp>

#include <cstddef>
#include <string>

namespace assay {

/// Confidence against variability, a point for each text, its colour and shape by correctness; the names of
/// the regions stand at the middle of each. Below, how the three numbers are distributed over all texts. Of
/// more than `most_points` texts so many are drawn, chosen by their number in the data.
Figure data_map_figure(const DataMap& map, const Regions& regions, std::string title,
                       std::size_t most_points = 8000);

}  // namespace assay
