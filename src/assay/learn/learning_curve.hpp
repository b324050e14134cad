/// Pictures of learning: by epochs, and by the number of texts that were learnt from.
#pragma once

#include <assay/plot/figure.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

/// Where training stood after an epoch (0: before the first).
struct EpochPoint {
    std::size_t epoch = 0;
    double train_loss = 0;
    std::optional<double> dev_accuracy, dev_macro_f1;  ///< from 0 to 1, where there is a development set
};

/// `points` in ascending order of epochs. The loss above, accuracy and macro-F1 of the development set below
/// where there are any. `chosen` is the epoch whose weights were kept; it is marked.
Figure epoch_figure(const std::vector<EpochPoint>& points, std::string title,
                    std::optional<std::size_t> chosen = std::nullopt);

/// One way of learning, measured with ever more texts.
struct SizeCurve {
    std::string name;  ///< such as "logistic"
    /// x: texts learnt from, above 0; y: what was measured. In any order; several y for one x (folds, seeds)
    /// are drawn as points, and the line goes through their mean.
    std::vector<Point> points;
};

/// A measure (its name is `measure`, such as "accuracy") against the number of texts, which grows by equal
/// factors to the right.
Figure size_figure(const std::vector<SizeCurve>& curves, std::string title, std::string_view measure);

}  // namespace assay
