/// Options and lists of terms as blocks of features write them into model files.
#pragma once

#include <assay/base/bytes.hpp>

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <vector>

namespace assay {

void write_json(ByteWriter& out, const nlohmann::json& json);
/// Throws Error for what is no JSON.
nlohmann::json read_json(ByteReader& in);

/// Best in alphabetical order: what terms share with the one before is not written again.
void write_terms(ByteWriter& out, const std::vector<std::string>& terms);
/// Throws Error for what is damaged, or not UTF-8.
std::vector<std::string> read_terms(ByteReader& in);

}  // namespace assay
