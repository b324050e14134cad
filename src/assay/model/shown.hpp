/// Texts and labels as they stand in error messages: printable, and of bounded length.
#pragma once

#include <assay/base/shown.hpp>
#include <assay/data/text_batch.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

/// The fields of a text, with " | " between them.
std::string shown(const TextBatch& texts, std::size_t i);

/// "negative neutral positive"; of many labels the first ten.
std::string shown_labels(const std::vector<std::string>& names);

}  // namespace assay
