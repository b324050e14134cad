/// Texts, labels, reasons and counts as they stand in error messages: printable, and of bounded length.
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

/// What a program says of itself, or the user of it: a command, a reason. At most 1,000 code points, then
/// "…".
std::string shown_whole(std::string_view text);

/// The fields of a text, with " | " between them.
std::string shown(const TextBatch& texts, std::size_t i);

/// "negative neutral positive"; of many labels the first ten.
std::string shown_labels(const std::vector<std::string>& names);

}  // namespace assay
