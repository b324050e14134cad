/// A plain word about the gap between texts that were learnt from and others.
#pragma once

#include <string>

namespace assay::cli {

/// A paragraph that begins with a line break, or nothing where accuracy is at most 10 points higher on the
/// texts that were learnt from.
std::string overfitting_note(double train_accuracy, double other_accuracy);

}  // namespace assay::cli
