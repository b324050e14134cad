/// A model file made by `assay train`, as a model that a suite can be run on.
#pragma once

#include <assay/model/model.hpp>

#include <filesystem>
#include <memory>

namespace assay {

/// Reads the whole file. Throws Error if it cannot be read, is no model file, or is damaged. predict() is
/// safe from any number of threads; what it says about a text depends on that text alone, to the last bit. It
/// throws Error for pairs.
std::unique_ptr<Model> open_model_file(const std::filesystem::path& path);

}  // namespace assay
