/// A validator for the part of JSON Schema 2020-12 that docs/results.schema.json uses. Obvious rather than
/// fast; a keyword that it does not know is an error, so that no rule of the schema is passed over.
#pragma once

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace assay::test {

/// What is wrong with the document, a line each, with JSON pointers; empty if it is valid.
std::vector<std::string> schema_faults(const nlohmann::ordered_json& document,
                                       const nlohmann::ordered_json& schema);

}  // namespace assay::test
