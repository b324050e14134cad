/// results.json: everything that a run found, as one JSON document (docs/results.md,
/// docs/results.schema.json).
///
/// Every other report is a rendering of it, at any later time; so it is complete (reading it back gives an
/// equal RunResult), versioned (a reader refuses any version but its own), and equal results give equal
/// bytes.
#pragma once

#include <assay/run/result.hpp>

#include <string>
#include <string_view>

namespace assay {

/// The value of the member "schema". Whatever adds, drops or changes a member changes the number.
inline constexpr std::string_view kResultsSchema = "assay.results/1";

/// UTF-8 with a line break at its end; invalid UTF-8 in a text becomes U+FFFD. Throws Error where the result
/// breaks a promise of its own: a label that is none of result.labels, a text without fields, a number that
/// is not finite, a kind of model that there is not.
std::string to_json(const RunResult& result);

/// Strict: throws InputError for what is not JSON, another schema, a member that is missing, unknown (with
/// the nearest name), twice there or of the wrong kind, and for numbers that contradict each other (a rate
/// that is not failed / judged, a gate that passed above its limit, slots with more cases than the test,
/// totals that are not the sum of the tests). Errors carry the path of the member; `name` is what they call
/// the document. Limits: 64 levels, 4,096 members of an object, counts up to 2^53.
RunResult from_json(std::string_view bytes, const std::string& name);

}  // namespace assay
