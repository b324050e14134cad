/// Texts as programs and servers are asked about them. Internal to the module.
#pragma once

#include <assay/data/text_batch.hpp>

#include <nlohmann/json.hpp>

#include <cstddef>

namespace assay {

/// A string; where texts have several fields, an array with a string for each.
nlohmann::ordered_json text_as_json(const TextBatch& texts, std::size_t i);

/// The text "assay" (a pair has that twice), from whose answer a model's labels and certainty are learnt.
TextBatch first_question(std::size_t fields);

}  // namespace assay
