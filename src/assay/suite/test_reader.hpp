/// Reading one <test>.
#pragma once

#include <assay/suite/source_reader.hpp>

#include <optional>

namespace assay {

/// The gate that an element sets: max-failure-rate, or 1 - min-pass-rate. A problem if it sets both.
std::optional<double> read_gate(const Node& node);

/// Problems, and nothing, if the test is not sound.
std::optional<Test> read_test(const Node& node, SuiteContext& context, LexiconLibrary& library,
                              std::optional<double> default_gate);

}  // namespace assay
