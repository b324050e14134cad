#include <assay/explain/data_map_recorder.hpp>

namespace assay {

void DataMapRecorder::look(const TrainingStatus& status) {
    if (status.epoch == 0) return;
    const std::unique_ptr<Classifier> classifier = status.trainer.classifier();
    const std::size_t classes = classifier->class_count();
    probabilities_.resize(status.rows.size() * classes);
    for (std::size_t row = 0; row < status.rows.size(); ++row)
        classifier->probabilities(status.rows[row],
                                  std::span(probabilities_).subspan(row * classes, classes));
    map_.add_epoch(probabilities_);
}

}  // namespace assay
