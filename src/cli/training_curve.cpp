#include "training_curve.hpp"

#include <assay/data/predictions.hpp>

namespace assay::cli {

void TrainingCurve::look(const TrainingStatus& status) {
    EpochPoint point{status.epoch, status.trainer.loss(), {}, {}};
    if (dev_ != nullptr && status.epoch > 0) {
        const Metrics metrics = status.dev ? *status.dev : measure(status);
        point.dev_accuracy = metrics.accuracy;
        point.dev_macro_f1 = metrics.macro_f1;
    }
    points_.push_back(point);
}

Metrics TrainingCurve::measure(const TrainingStatus& status) {
    if (!dev_rows_) dev_rows_ = status.representation.transform(dev_->texts);
    const std::unique_ptr<Classifier> classifier = status.trainer.classifier();
    ConfusionMatrix confusion(classifier->class_count());
    std::vector<double> probabilities(classifier->class_count());
    for (std::size_t row = 0; row < dev_rows_->size(); ++row) {
        classifier->probabilities((*dev_rows_)[row], probabilities);
        confusion.add(dev_->classes[row], most_probable(probabilities));
    }
    return metrics_of(confusion);
}

}  // namespace assay::cli
