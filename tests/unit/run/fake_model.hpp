/// Models for tests: functions of the text that note how they are called.
#pragma once

#include <assay/base/random.hpp>
#include <assay/model/model.hpp>

#include <algorithm>
#include <atomic>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace assay::test {

/// Probabilities for a text; the label is the most probable one.
using Scorer = std::function<std::vector<double>(std::string_view)>;

/// Any three numbers that sum to 1, from the text's hash.
inline std::vector<double> by_hash(std::string_view text) {
    Random random(hash_bytes(text));
    std::vector<double> numbers = {random.unit(), random.unit(), random.unit()};
    const double sum = numbers[0] + numbers[1] + numbers[2];
    for (double& number : numbers) number /= sum;
    return numbers;
}

/// negative where the text holds "bad", positive where it holds "good", otherwise neutral.
inline std::vector<double> by_word(std::string_view text) {
    if (text.find("bad") != std::string_view::npos) return {0.75, 0.25, 0};
    if (text.find("good") != std::string_view::npos) return {0, 0.25, 0.75};
    return {0.25, 0.5, 0.25};
}

class FakeModel : public Model {
public:
    explicit FakeModel(Scorer scorer, Certainty certainty = Certainty::probabilities)
        : scorer_(std::move(scorer)) {
        info_.kind = "fake";
        info_.name = "fake model";
        info_.labels = LabelSet({"negative", "neutral", "positive"});
        info_.certainty = certainty;
    }

    ModelInfo& change() { return info_; }
    const ModelInfo& info() const override { return info_; }

    void predict(const TextBatch& texts, BatchPosition, Predictions& out) override {
        const std::size_t now = ++running_;
        for (std::size_t most = most_running_;
             most < now && !most_running_.compare_exchange_weak(most, now);) {
        }
        texts_ += texts.size();
        ++calls_;
        out.reset(info_.certainty, info_.labels.size());
        for (std::size_t i = 0; i < texts.size(); ++i) add(whole(texts, i), out);
        --running_;
    }

    std::uint64_t texts() const { return texts_; }                ///< scored so far
    std::uint64_t calls() const { return calls_; }                ///< of predict
    std::uint64_t most_running() const { return most_running_; }  ///< calls at the same time

protected:
    void add(const std::string& text, Predictions& out) const {
        const std::vector<double> numbers = scorer_(text);
        const std::size_t label = most_probable(numbers);
        if (info_.certainty == Certainty::probabilities) out.add_probabilities(numbers);
        if (info_.certainty == Certainty::confidence) out.add_confidence(label, numbers[label]);
        if (info_.certainty == Certainty::label_only) out.add_label(label);
    }

    static std::string whole(const TextBatch& texts, std::size_t i) {
        std::string text;
        for (std::size_t f = 0; f < texts.fields(); ++f)
            text += (f > 0 ? "|" : "") + std::string(texts.field(i, f));
        return text;
    }

    ModelInfo info_;
    Scorer scorer_;

private:
    std::atomic<std::uint64_t> texts_{0}, calls_{0}, running_{0}, most_running_{0};
};

/// Recorded predictions that are made up when the texts are shown; positional, so that a position that is off
/// by one shows.
class FakeRecording final : public RecordedModel {
public:
    explicit FakeRecording(bool positional = true) {
        info_.kind = "predictions";
        info_.labels = LabelSet({"negative", "neutral", "positive"});
        info_.recorded = true;
        info_.positional = positional;
    }
    const ModelInfo& info() const override { return info_; }

    void show(const TextBatch& texts) override {
        for (std::size_t i = 0; i < texts.size(); ++i) shown_.emplace_back(texts[i]);
    }
    void cases_shown(std::uint64_t cases) override { cases_ = cases; }
    void end_of_texts() override { ended_ = true; }

    void predict(const TextBatch& texts, BatchPosition position, Predictions& out) override {
        out.reset(Certainty::probabilities, 3);
        for (std::size_t i = 0; i < texts.size(); ++i) {
            const std::size_t at = position.first + i;
            const bool right =
                ended_ && (!info_.positional || (at < shown_.size() && shown_[at] == texts[i]));
            if (!right) ++misplaced_;
            out.add_probabilities(by_hash(texts[i]));
        }
    }

    const std::vector<std::string>& shown() const { return shown_; }
    std::uint64_t cases() const { return cases_; }
    bool ended() const { return ended_; }
    std::uint64_t misplaced() const { return misplaced_; }

private:
    ModelInfo info_;
    std::vector<std::string> shown_;
    std::uint64_t cases_ = 0;
    bool ended_ = false;
    std::atomic<std::uint64_t> misplaced_{0};
};

}  // namespace assay::test
