/// Scores equal texts of a batch once.
#pragma once

#include <assay/model/model.hpp>

#include <memory>

namespace assay {

/// The model itself, unless it prefers unique texts (and its predictions belong to texts, not to positions).
/// Then a model that passes on each text of a batch once, in the order of first appearance, and hands its
/// prediction to all texts that are equal. For a model whose predictions depend on the text alone, the
/// results are the same. As safe for threads as the model is.
std::unique_ptr<Model> score_equal_texts_once(std::unique_ptr<Model> model);

}  // namespace assay
