/// Options of vectorizers as JSON with scikit-learn's parameter names: what people bring along from Python,
/// and what a model file keeps.
#pragma once

#include <assay/features/count_value.hpp>
#include <assay/features/hashing_vectorizer.hpp>
#include <assay/features/tfidf.hpp>
#include <assay/features/vectorizer_options.hpp>

#include <nlohmann/json_fwd.hpp>

namespace assay {

/// Reads an object. What it does not say is `defaults`. scikit-learn's parameters, and our own
/// "min_token_length" (number) and "mark_negation" (bool). Those that mean nothing here ("input", "encoding",
/// "decode_error", "dtype", and callables) may have their default value only. Throws Error that names the
/// key: an unknown one (with the nearest), a value of the wrong type or out of range.
VectorizerOptions vectorizer_options_from(const nlohmann::json& object, VectorizerOptions defaults = {});
TfidfOptions tfidf_options_from(const nlohmann::json& object);
HashingOptions hashing_options_from(const nlohmann::json& object, HashingOptions defaults = {});
/// "value", "at_least" (which is about binary values, and implies them) and "scale".
CountValue count_value_from(const nlohmann::json& object);

/// All options, so that reading them back gives equal ones whatever the defaults become. The vocabulary is
/// not among them.
nlohmann::json to_json(const VectorizerOptions& options);
nlohmann::json to_json(const TfidfOptions& options);
nlohmann::json to_json(const HashingOptions& options);
nlohmann::json to_json(const CountValue& value);

}  // namespace assay
