/// Reading <perturb>.
#pragma once

#include <assay/suite/derived_sources.hpp>
#include <assay/suite/source_reader.hpp>

#include <optional>

namespace assay {

inline constexpr std::uint64_t kMostVariants = 10'000;  ///< of a text, in one <perturb>

/// One <perturb>: `with` and its parameters, or <step> elements; `variants`; `in`, the field to edit;
/// `group`, that of its results. Problems, and nothing, if it is not sound or makes more than kMostVariants
/// of a text.
std::optional<PerturbationChain> read_chain(const Node& node, const SuiteContext& context,
                                            LexiconLibrary& library, GroupNames& groups);

}  // namespace assay
