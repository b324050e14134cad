/// The two kinds of recorded predictions (see recorded.hpp), and what their errors have in common.
#pragma once

#include <assay/data/source_text.hpp>
#include <assay/model/recorded.hpp>

#include <memory>

namespace assay {

std::unique_ptr<RecordedModel> read_matched(const SourceText& source, ModelInfo info,
                                            const RecordedOptions& options);
std::unique_ptr<RecordedModel> read_positional(const SourceText& source, ModelInfo info,
                                               const RecordedOptions& options);

/// The advice at the end of every message about a file that does not fit the suite.
inline constexpr const char* kSameExpansion =
    "the file must be made from `assay expand` with the same suite, --seed, --sample and --data";

}  // namespace assay
