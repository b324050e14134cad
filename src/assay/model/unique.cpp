#include <assay/model/unique.hpp>

#include <assay/base/error.hpp>
#include <assay/model/text_index.hpp>

#include <fmt/format.h>

#include <cstdint>
#include <vector>

namespace assay {
namespace {

class UniqueModel final : public Model {
public:
    explicit UniqueModel(std::unique_ptr<Model> model) : model_(std::move(model)), info_(model_->info()) {
        info_.prefers_unique = false;
    }

    const ModelInfo& info() const override { return info_; }

    void predict(const TextBatch& texts, BatchPosition position, Predictions& out) override {
        TextBatch unique(texts.fields());
        std::vector<std::uint32_t> places;  // of each text, in `unique`
        TextIndex index;
        for (std::size_t i = 0; i < texts.size(); ++i) {
            const auto next = static_cast<std::uint32_t>(unique.size());
            const auto equal = index.find_or_add(unique, texts, i, next);
            places.push_back(equal.value_or(next));
            if (!equal) unique.append(texts, i);
        }
        if (unique.size() == texts.size()) return model_->predict(texts, position, out);
        Predictions once;
        model_->predict(unique, position, once);
        out.reset(once.certainty(), once.label_count());
        for (const std::uint32_t place : places) out.append(once, place);
    }

private:
    std::unique_ptr<Model> model_;
    ModelInfo info_;
};

}  // namespace

std::unique_ptr<Model> score_equal_texts_once(std::unique_ptr<Model> model) {
    const ModelInfo& info = model->info();
    if (!info.prefers_unique || info.positional || info.recorded) return model;
    return std::make_unique<UniqueModel>(std::move(model));
}

}  // namespace assay
