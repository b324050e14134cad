/// What the tests of models share.
#pragma once

#include <assay/model/model.hpp>
#include <support/message_of.hpp>

#include <fmt/format.h>

#include <functional>
#include <initializer_list>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace assay::testing {

inline TextBatch batch_of(const std::vector<std::string>& texts) {
    TextBatch batch;
    for (const std::string& text : texts) batch.append_field(text);
    return batch;
}

inline Predictions predict(Model& model, const TextBatch& texts, std::uint64_t first = 0) {
    Predictions out;
    model.predict(texts, {first}, out);
    return out;
}

/// "1", "1(0.75)", "1[0.25 0.75]" for each prediction, with spaces between.
inline std::string describe(const Predictions& predictions) {
    std::string all;
    const auto number = [](double value) {
        std::string text = std::to_string(value);
        text.erase(text.find_last_not_of('0') + 1);
        return text.ends_with('.') ? text.substr(0, text.size() - 1) : text;
    };
    for (std::size_t i = 0; i < predictions.size(); ++i) {
        if (i > 0) all += ' ';
        all += std::to_string(predictions.label(i));
        if (predictions.certainty() == Certainty::confidence)
            all += fmt::format("({})", number(predictions.confidence(i)));
        if (predictions.certainty() != Certainty::probabilities) continue;
        std::vector<std::string> list;
        for (const double p : predictions.probabilities(i)) list.push_back(number(p));
        all += fmt::format("[{}]", fmt::join(list, " "));
    }
    return all;
}

/// Predicts what a function says, and counts.
class FakeModel final : public Model {
public:
    using Rule = std::function<void(std::string_view text, Predictions& out)>;

    FakeModel(std::vector<std::string> labels, Certainty certainty, Rule rule) : rule_(std::move(rule)) {
        info_.kind = "fake";
        info_.labels = LabelSet(std::move(labels));
        info_.certainty = certainty;
    }

    const ModelInfo& info() const override { return info_; }
    void predict(const TextBatch& texts, BatchPosition position, Predictions& out) override {
        out.reset(info_.certainty, info_.labels.size());
        for (std::size_t i = 0; i < texts.size(); ++i) rule_(texts[i], out);
        scored += texts.size();
        last_position = position.first;
        last_out = &out;
    }

    ModelInfo info_;
    std::size_t scored = 0;
    std::uint64_t last_position = 0;
    const Predictions* last_out = nullptr;

private:
    Rule rule_;
};

}  // namespace assay::testing
