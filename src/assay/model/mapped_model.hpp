/// A model that speaks in the labels of a suite.
#pragma once

#include <assay/model/label_options.hpp>
#include <assay/model/model.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace assay {

/// Wraps a model, so that info().labels and all predictions are those of the suite, in its order. Predictions
/// take these steps:
///   1. --model-labels are new names for the model's labels, by position; --labels renames further.
///   2. --drop-label takes a label out (as it is called after step 1, or else as the model calls it). What
///   the others
///      have is divided by its sum; where that is 0, they share evenly. If the dropped label was predicted,
///      the most probable of the others is. A confidence stays as it was given.
///   3. Labels of the model that became one label of the suite share it: their probabilities are added, and
///   the most
///      probable label is predicted.
///   4. --neutral-band makes three labels of two. The suite has to list them in the order negative, neutral,
///   positive
///      (whatever they are called), and the model has the first and the third. With p = p(third): low <= p <=
///      high is predicted as the second, with probability 1 - |p - mid| / (high - low); the rest is on the
///      nearer side.
/// Labels of the suite that the model lacks have probability 0; note() mentions them. A suite of open answers
/// takes the names of a model's labels for answers, with the confidence in them. A suite without labels takes
/// the model's. The first on ties is the first of the suite. Where nothing changes, nothing is copied.
///
/// Passes on what a recorded model is shown; as safe for threads as the model is. predict() also throws
/// ModelError where a model without probabilities predicts a dropped label.
class MappedModel final : public RecordedModel {
public:
    /// Throws Error that names the labels of both sides, all that do not fit, and the options that help.
    MappedModel(std::unique_ptr<Model> model, const LabelSet& suite, const LabelOptions& options);

    const ModelInfo& info() const override { return info_; }
    void predict(const TextBatch& texts, BatchPosition position, Predictions& out) override;
    void show(const TextBatch& texts) override;
    void cases_shown(std::uint64_t cases) override;
    void end_of_texts() override;
    std::string unused_note() const override;

    /// What the user should know but need not change, for the program to print; mostly empty.
    const std::string& note() const { return note_; }
    /// As the wrapped model describes itself.
    const ModelInfo& original() const { return model_->info(); }

private:
    using Target = std::optional<std::uint32_t>;  ///< a label of the suite; none: dropped

    std::vector<std::string> renamed_labels(const LabelOptions& options) const;
    std::vector<bool> dropped_labels(const std::vector<std::string>& names,
                                     const LabelOptions& options) const;
    void take_answers(const LabelSet& suite, const LabelOptions& options);
    void find_targets(const std::vector<std::string>& names, const std::vector<std::string>& called,
                      const std::vector<bool>& dropped);
    void check_band(const LabelSet& suite) const;
    void note_missing(const LabelSet& suite);
    void map_labels(const TextBatch& texts, const Predictions& from, Predictions& out) const;
    void map_probabilities(const Predictions& from, Predictions& out) const;
    void sum_by_label(std::span<const double> from, std::vector<double>& to) const;
    void apply_band(std::vector<double>& probabilities, std::uint32_t& label) const;

    std::unique_ptr<Model> model_;
    ModelInfo info_;
    std::vector<Target> targets_;  ///< for each label of the model
    std::optional<NeutralBand> band_;
    bool identity_ = false;
    bool drops_ = false;
    bool merges_ = false;
    std::string note_;
};

}  // namespace assay
