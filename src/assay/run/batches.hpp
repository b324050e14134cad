/// The cases of a test, a batch at a time, with the predictions for them.
#pragma once

#include <assay/model/model.hpp>
#include <assay/run/plan.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace assay {

/// Where the texts of each batch of each test stand in the order of an expansion. Needed by positional models
/// only; for others every position is 0.
using TextPositions = std::vector<std::vector<std::uint64_t>>;

/// Shows every text of the plans to a recorded model, which refuses what does not fit; for other models does
/// nothing.
TextPositions show_texts(const std::vector<TestPlan>& plans, Model& model, std::size_t fields,
                         std::size_t batch);

/// A batch of cases under the hands of one thread; its buffers are reused.
class Batch {
public:
    explicit Batch(std::size_t fields) : texts_(fields) {}

    /// Makes the cases at the ranks [first, last) of a plan.
    void make(const TestPlan& plan, std::uint64_t first, std::uint64_t last);
    /// Predicts for all texts of the batch.
    void predict(Model& model, std::uint64_t position) {
        model.predict(texts_, BatchPosition{position}, predictions_);
    }

    std::size_t size() const { return size_; }
    const Case& at(std::size_t i) const { return cases_[i]; }
    std::uint64_t index(std::size_t i) const { return indexes_[i]; }
    const TextBatch& texts() const { return texts_; }
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
