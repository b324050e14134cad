/// Texts, labels and counts as they stand in error messages: printable, and no longer than a line.
#pragma once

#include <assay/data/text_batch.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

/// At most 80 code points, then "…".
std::string shown(std::string_view text);

/// The fields of a text, with " | " between them.
std::string shown(const TextBatch& texts, std::size_t i);

/// "negative neutral positive"; of many labels the first ten.
std::string shown_labels(const std::vector<std::string>& names);

/// "1 text" or "1,234 texts"
std::string counted(std::uint64_t count, const char* one, const char* many);

}  // namespace assay
