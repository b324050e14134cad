#include <assay/run/batches.hpp>

#include <assay/base/error.hpp>
#include <assay/base/numbers.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace assay {

namespace {

bool keeps_its_word(const ModelInfo& info, const Predictions& out) {
    if (out.certainty() != info.certainty) return false;
    const std::size_t labels = info.labels.size();
    if (out.certainty() == Certainty::probabilities && out.label_count() != labels) return false;
    for (std::size_t i = 0; i < out.size(); ++i)
        if (out.label(i) >= labels) return false;
    return true;
}

}  // namespace

void predict_checked(Model& model, const TextBatch& texts, std::uint64_t position, Predictions& out) {
    model.predict(texts, BatchPosition{position}, out);
    if (out.size() != texts.size())
        throw ModelError(fmt::format("the model gave {} for {}", counted(out.size(), "prediction"),
                                     counted(texts.size(), "text")));
    if (!keeps_its_word(model.info(), out))
        throw ModelError("the model gave predictions of another kind than it announced");
}

void Batch::make(const TestPlan& plan, std::uint64_t first, std::uint64_t last) {
    size_ = last - first;
    if (cases_.size() < size_) cases_.resize(size_);
    indexes_.resize(size_);
    first_text_.resize(size_);
    texts_.clear();
    for (std::size_t i = 0; i < size_; ++i) {
        indexes_[i] = plan.index(first + i);
        first_text_[i] = texts_.size();
        plan.test().cases->make(indexes_[i], cases_[i]);
        if (cases_[i].skip == SkipReason::none) texts_.append(cases_[i].texts);
    }
}

Judged Batch::judged(std::size_t i) const {
    return {predictions_, first_text_[i], cases_[i].texts.size(), cases_[i].gold, cases_[i].slot_labels};
}

TextPositions show_texts(const std::vector<TestPlan>& plans, Model& model, std::size_t fields,
                         std::size_t batch_size, const std::atomic<bool>* stop) {
    TextPositions positions(plans.size());
    if (!model.info().recorded) return positions;
    auto& recorded = dynamic_cast<RecordedModel&>(model);
    std::uint64_t cases = 0;
    std::uint64_t position = 0;
    Batch batch(fields);
    for (std::size_t p = 0; p < plans.size(); ++p)
        for (std::uint64_t first = 0; first < plans[p].size(); first += batch_size) {
            if (stop && stop->load(std::memory_order_relaxed)) return positions;
            batch.make(plans[p], first, first + std::min<std::uint64_t>(batch_size, plans[p].size() - first));
            if (model.info().positional) positions[p].push_back(position);
            position += batch.texts().size();
            recorded.show(batch.texts());
            for (std::size_t i = 0; i < batch.size(); ++i)
                cases += batch.at(i).skip == SkipReason::none ? 1 : 0;
        }
    recorded.cases_shown(cases);
    recorded.end_of_texts();
    return positions;
}

}  // namespace assay
