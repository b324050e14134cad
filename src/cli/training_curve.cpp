#include "training_curve.hpp"

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
    return metrics_of(*status.trainer.classifier(), *dev_rows_, dev_->classes);
}

}  // namespace assay::cli
