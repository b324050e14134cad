#include "overfitting.hpp"

#include <fmt/format.h>

namespace assay::cli {

std::string overfitting_note(double train_accuracy, double other_accuracy) {
    constexpr double kLargestGap = 0.1;
    const double gap = train_accuracy - other_accuracy;
    if (gap <= kLargestGap) return {};
    return fmt::format(
        "\nOverfitting: accuracy is {:.1f} points higher on the texts that were learnt from. A stronger "
        "penalty, "
        "fewer features or more texts would narrow the gap.\n",
        100 * gap);
}

}  // namespace assay::cli
