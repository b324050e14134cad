#include <assay/pipeline/held_out_calibration.hpp>

#include <assay/pipeline/cross_validation.hpp>

#include <span>

namespace assay {
namespace {

Calibrator fitted_without(std::uint32_t fold, std::span<const std::uint32_t> fold_of,
                          CalibrationMethod method, const LabelledProbabilities& rows) {
    std::vector<double> probabilities;
    std::vector<std::uint32_t> classes;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (fold_of[i] == fold) continue;
        probabilities.insert(probabilities.end(), rows.row(i).begin(), rows.row(i).end());
        classes.push_back(rows.classes[i]);
    }
    return Calibrator::fit(method, {probabilities, classes, rows.class_count});
}

}  // namespace

std::vector<double> held_out_calibration(CalibrationMethod method, const LabelledProbabilities& rows,
                                         std::size_t folds, std::uint64_t seed) {
    check(rows);
    const std::vector<std::uint32_t> fold_of = stratified_folds(rows.classes, folds, seed);
    std::vector<double> probabilities(rows.probabilities.begin(), rows.probabilities.end());
    for (std::uint32_t fold = 0; fold < folds; ++fold) {
        const Calibrator calibrator = fitted_without(fold, fold_of, method, rows);
        for (std::size_t i = 0; i < rows.size(); ++i)
            if (fold_of[i] == fold)
                calibrator.apply(std::span(probabilities).subspan(i * rows.class_count, rows.class_count));
    }
    return probabilities;
}

}  // namespace assay
