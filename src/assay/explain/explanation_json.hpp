/// Weights and explanations as JSON.
#pragma once

#include <assay/explain/class_weights.hpp>
#include <assay/explain/explanation.hpp>
#include <assay/explain/rationale.hpp>

#include <nlohmann/json.hpp>

#include <span>

namespace assay {

/// {"classes": [{"label": …, "intercept": …, "weights": [{"feature": …, "weight": …}, …]}, …]}, the weights
/// in their order in ClassWeights.
nlohmann::ordered_json to_json(std::span<const ClassWeights> classes);

/// {"text", "label", "predicted", "probability", "method", "scale", "score", "intercept", "r_squared",
///  "words": [{"word", "begin", "end", "contribution"}],
///  "features": [{"feature", "value", "weight", "contribution", "words": [numbers of words]}], "elsewhere"}
/// Places count code points. Words are in the order of the text. "probability", "intercept" and "r_squared"
/// are null where there is none; the last line belongs to the method linear only.
nlohmann::ordered_json to_json(const Explanation& explanation);

/// {"precision", "recall", "f1", "random"}
nlohmann::ordered_json to_json(const Agreement& agreement);

}  // namespace assay
