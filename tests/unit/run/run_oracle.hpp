/// What a run should find, by the plainest loop there is: one case after the other, everything kept.
#pragma once

#include <assay/base/random.hpp>
#include <assay/run/runner.hpp>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

namespace assay::test {

class RunOracle {
public:
    RunOracle(const Suite& suite, Model& model, const RunOptions& options)
        : suite_(suite), model_(model), options_(options) {}

    /// The result of one test, but for its verdict and its reason.
    TestResult judge(const Test& test) {
        TestResult result;
        result.name = test.name;
        result.type = name_of(test.type);
        result.capability = test.capability;
        result.line = test.place.line;
        result.population = test.cases->size();
        result.unchanged = test.cases->unchanged();
        result.max_failure_rate = test.max_failure_rate;
        failures_.clear();
        for (const std::uint64_t index : indexes(test)) add(test, index, result);
        finish(result);
        return result;
    }

private:
    std::vector<std::uint64_t> indexes(const Test& test) const {
        const std::uint64_t all = test.cases->size();
        const std::uint64_t count = std::min(all, options_.selection.sample.value_or(all));
        const KeyedPermutation draw(all, mix({options_.selection.seed, hash_bytes(test.name), 2}));
        std::vector<std::uint64_t> result;
        for (std::uint64_t i = 0; i < count; ++i) result.push_back(count < all ? draw(i) : i);
        return result;
    }

    void add(const Test& test, std::uint64_t index, TestResult& result) {
        Case made;
        test.cases->make(index, made, Detail::full);
        ++result.cases;
        if (made.skip != SkipReason::none)
            return skip(made.skip == SkipReason::clash ? "two slots hold the same value"
                                                       : "nothing to change in the text",
                        result);
        Predictions predictions;
        model_.predict(made.texts, {}, predictions);
        const Judged judged{predictions, 0, made.texts.size(), made.gold, made.slot_labels};
        Example example;
        bool passed = false;
        for (std::size_t t = test.type == TestType::MFT ? 0 : 1; t < judged.count; ++t) {
            const Verdict verdict = judge_text(test.expectations, judged, t);
            if (verdict == Verdict::failed) example.failed_texts.push_back(t);
            passed = passed || verdict == Verdict::passed;
        }
        const bool failed = !example.failed_texts.empty();
        if (!failed && !passed) return skip("the expectation does not apply", result);
        result.failed += failed ? 1 : 0;
        for (const auto& [slot, value] : made.bindings) tally(slot, value, failed, result);
        if (failed)
            failures_[mix({options_.selection.seed, hash_bytes(test.name), 3})].push_back({index, example});
    }

    static void skip(const std::string& reason, TestResult& result) {
        ++result.skipped;
        ++result.skip_reasons[reason];
    }

    static void tally(const std::string& slot, const std::string& value, bool failed, TestResult& result) {
        auto at = std::find_if(result.slots.begin(), result.slots.end(),
                               [&](auto& known) { return known.slot == slot; });
        if (at == result.slots.end()) at = result.slots.insert(at, {slot, {}});
        auto entry = std::find_if(at->values.begin(), at->values.end(),
                                  [&](auto& known) { return known.value == value; });
        if (entry == at->values.end()) entry = at->values.insert(entry, {value, 0, 0});
        ++entry->cases;
        entry->failed += failed ? 1 : 0;
    }

    /// The failures of which an example is kept: those with the smallest hashes, by index and failed texts.
    void finish(TestResult& result) {
        const std::uint64_t judged = result.cases - result.skipped;
        if (judged > 0) {
            result.failure_rate = static_cast<double>(result.failed) / static_cast<double>(judged);
            result.interval = clopper_pearson(result.failed, judged);
        }
        for (auto& [key, failures] : failures_) {
            std::sort(failures.begin(), failures.end(), [&, k = key](const auto& a, const auto& b) {
                return mix({k, a.first}) < mix({k, b.first});
            });
            failures.resize(std::min(failures.size(), options_.examples));
            for (auto& [index, example] : failures) {
                example.id = result.name + "#" + std::to_string(index);
                result.examples.push_back(example);
            }
        }
    }

    const Suite& suite_;
    Model& model_;
    const RunOptions& options_;
    std::map<std::uint64_t, std::vector<std::pair<std::uint64_t, Example>>> failures_;
};

/// The same result with slots and their values in alphabetical order.
inline std::vector<SlotTally> sorted(std::vector<SlotTally> slots) {
    for (SlotTally& slot : slots)
        std::sort(slot.values.begin(), slot.values.end(), [](auto& a, auto& b) { return a.value < b.value; });
    std::sort(slots.begin(), slots.end(), [](auto& a, auto& b) { return a.slot < b.slot; });
    return slots;
}

}  // namespace assay::test
