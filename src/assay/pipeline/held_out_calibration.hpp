/// What a calibration does to texts that it has not learnt from.
#pragma once

#include <assay/learn/calibration.hpp>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace assay {

/// The probabilities of all rows, each put through a calibration that was fitted to the other folds
/// (stratified_folds). Equal rows, folds and seed give equal numbers. Throws Error as Calibrator::fit and
/// stratified_folds do.
std::vector<double> held_out_calibration(CalibrationMethod method, const LabelledProbabilities& rows,
                                         std::size_t folds, std::uint64_t seed);

}  // namespace assay
