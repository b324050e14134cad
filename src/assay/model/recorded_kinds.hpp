/// The two kinds of recorded predictions (see recorded.hpp), and what their errors have in common.
#pragma once

#include <assay/data/source_text.hpp>
#include <assay/model/recorded.hpp>

#include <cstdint>
#include <memory>
#include <string>

namespace assay {

std::unique_ptr<RecordedModel> read_matched(const SourceText& source, ModelInfo info,
                                            const RecordedOptions& options);
std::unique_ptr<RecordedModel> read_positional(const SourceText& source, ModelInfo info,
                                               const RecordedOptions& options);

/// "1 text has" or "1,234 texts have"
std::string counted(std::uint64_t count, const char* one, const char* many);

/// The advice at the end of every message about a file that does not fit the suite.
inline constexpr const char* kSameExpansion =
    "the file must be made from `assay expand` with the same suite, --seed, --sample and --data";

}  // namespace assay
