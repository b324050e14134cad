/// A data map of a training that is under way.
#pragma once

#include <assay/explain/data_map.hpp>
#include <assay/pipeline/examples.hpp>
#include <assay/pipeline/training.hpp>

#include <vector>

namespace assay {

/// Hand it to train() as a watcher: [&](const TrainingStatus& status) { recorder.look(status); }. Costs
/// one prediction of all texts an epoch. What has not been trained yet (epoch
/// 0) is not part of the map.
class DataMapRecorder {
public:
    /// Of the texts that train() is given.
    explicit DataMapRecorder(const Examples& examples) : map_(examples.classes, examples.labels.size()) {}

    void look(const TrainingStatus& status);
    const DataMap& map() const { return map_; }

private:
    DataMap map_;
    std::vector<double> probabilities_;
};

}  // namespace assay
