/// The file of a trained classifier.
///
/// What it has to do: be read in milliseconds, in one go; come out equal for equal training, so that it can
/// be compared and cached by its hash; refuse, before anything is built from it, whatever is cut, altered,
/// foreign or from a later version. JSON alone would be slow and large for a million weights; a format such
/// as protobuf or SQLite would be one more dependency for a list of numbers. So the few things that people or
/// other programs want to know are JSON, the many are plain little-endian arrays:
///
///     offset  bytes
///     0       8   89 41 53 53 41 59 0D 0A: "ASSAY" as PNG signs its files; a transfer as text would break it
///     8       4   version of the format
///     12      8   n, the length of the content
///     20      n   metadata (length, JSON), then for each pipeline its features and its classifier, and the
///                 calibration, if it has one
///     20+n    8   XXH3 of all bytes before
///
/// The checksum finds accidents. Against forgery no checksum inside a file helps, so the content is checked
/// as if it were hostile: every count against the bytes that are left, every weight to be finite. Training
/// options stand in the metadata for people; nothing is computed from them.
#pragma once

#include <assay/pipeline/text_classifier.hpp>

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace assay {

/// 4 is laid out as 3, whose marked negations were looked for in what short words and stop words had left.
inline constexpr std::uint32_t kModelFileVersion = 4;

std::string model_bytes(const TextClassifier& classifier);

/// Throws Error if the bytes are no model file, one of a later version, or damaged. `name` is what errors
/// call it.
TextClassifier read_model(std::string_view bytes, std::string_view name);

/// The same from a file. Throws Error also if it cannot be read.
TextClassifier read_model_file(const std::filesystem::path& path);

}  // namespace assay
