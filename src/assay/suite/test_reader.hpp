/// Reading one <test>.
#pragma once

#include <assay/suite/source_reader.hpp>

#include <optional>

namespace assay {

struct Gate {
    std::optional<double> max_failure_rate;
    bool may_be_empty = false;
};

/// The gate that an element sets: max-failure-rate, or 1 - min-pass-rate (a problem if it sets both), and
/// may-be-empty; what it does not say is as in `otherwise`.
Gate read_gate(const Node& node, const Gate& otherwise);

/// Problems, and nothing, if the test is not sound.
std::optional<Test> read_test(const Node& node, SuiteContext& context, LexiconLibrary& library,
                              const Gate& default_gate);

}  // namespace assay
