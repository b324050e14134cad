#include <assay/learn/labelled_probabilities.hpp>

#include <assay/base/error.hpp>
#include <assay/data/predictions.hpp>

#include <fmt/format.h>

namespace assay {

void check(const LabelledProbabilities& rows) {
    if (rows.class_count < 2)
        throw Error(fmt::format("{} classes are too few; there are two at least", rows.class_count));
    if (rows.size() == 0) throw Error("there are no labelled texts to look at");
    if (rows.probabilities.size() != rows.size() * rows.class_count)
        throw Error(fmt::format("{} probabilities for {} texts and {} classes", rows.probabilities.size(),
                                rows.size(), rows.class_count));
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows.classes[i] >= rows.class_count)
            throw Error(
                fmt::format("row {}: there is no class {} among {}", i, rows.classes[i], rows.class_count));
        if (const auto fault = fault_in_probabilities(rows.row(i)))
            throw Error(fmt::format("row {}: the probabilities {}", i, *fault));
    }
}

}  // namespace assay
