/// The cases of a test, a batch at a time, with the predictions for them.
#pragma once

#include <assay/model/model.hpp>
#include <assay/run/plan.hpp>

#include <atomic>
#include <cstdint>
#include <string>
#include <vector>

namespace assay {

/// Predicts, and throws ModelError unless there is one prediction for each text, of the kind that the model
/// announced: whatever the model does, nothing reads beyond what it gave.
void predict_checked(Model& model, const TextBatch& texts, std::uint64_t position, Predictions& out);

/// Where the texts of each batch of each test stand in the order of an expansion. Needed by positional models
/// only; for others every position is 0.
using TextPositions = std::vector<std::vector<std::uint64_t>>;

/// Shows every text of the plans to a recorded model, which refuses what does not fit; for other models does
/// nothing. When `stop` becomes true, it returns at once, and the model must not be asked to predict.
TextPositions show_texts(const std::vector<TestPlan>& plans, Model& model, std::size_t fields,
                         std::size_t batch, const std::atomic<bool>* stop = nullptr);

/// A batch of cases under the hands of one thread; its buffers are reused.
class Batch {
public:
    explicit Batch(std::size_t fields) : texts_(fields) {}

    /// Makes the cases at the ranks [first, last) of a plan.
    void make(const TestPlan& plan, std::uint64_t first, std::uint64_t last);
    /// Predicts for all texts of the batch.
    void predict(Model& model, std::uint64_t position) {
        if (!texts_.empty()) predict_checked(model, texts_, position, predictions_);
    }

    std::size_t size() const { return size_; }
    const Case& at(std::size_t i) const { return cases_[i]; }
    std::uint64_t index(std::size_t i) const { return indexes_[i]; }
    const TextBatch& texts() const { return texts_; }
    /// Only for a case that is not skipped, after predict().
    Judged judged(std::size_t i) const;

private:
    TextBatch texts_;
    Predictions predictions_;
    std::size_t size_ = 0;
    std::vector<Case> cases_;
    std::vector<std::uint64_t> indexes_;
    std::vector<std::size_t> first_text_;
};

}  // namespace assay
