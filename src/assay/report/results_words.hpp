/// The words of results.json for enumerated values; one table for writing and reading.
#pragma once

#include <assay/data/predictions.hpp>
#include <assay/run/result.hpp>

#include <array>
#include <string_view>
#include <utility>

namespace assay {

inline constexpr std::array<std::pair<GateVerdict, std::string_view>, 4> kVerdictWords = {
    {{GateVerdict::passed, "passed"},
     {GateVerdict::failed, "failed"},
     {GateVerdict::none, "none"},
     {GateVerdict::not_applicable, "not-applicable"}}};

inline constexpr std::array<std::pair<Certainty, std::string_view>, 3> kCertaintyWords = {
    {{Certainty::label_only, "label"},
     {Certainty::confidence, "confidence"},
     {Certainty::probabilities, "probabilities"}}};

inline constexpr std::array<std::string_view, 5> kModelKinds = {"file", "predictions", "command", "url",
                                                                "function"};

inline constexpr std::array<std::string_view, 3> kTestTypes = {"MFT", "INV", "DIR"};

inline constexpr std::string_view kIntervalMethod = "clopper-pearson";

template <typename Table, typename Value>
constexpr std::string_view word_of(const Table& table, Value value) {
    for (const auto& [known, word] : table) {
        if (known == value) return word;
    }
    return {};
}

}  // namespace assay
