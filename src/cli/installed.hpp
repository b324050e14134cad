/// What is installed with the program: lexicons, suites, data, the default model.
#pragma once

#include <filesystem>
#include <string>

namespace assay::cli {

/// share/assay beside the program's bin folder, or the folder that the environment variable ASSAY_SHARE
/// names. Throws Error if there is none.
std::filesystem::path share_folder();

/// The lexicons that `assay:NAME` means in suites.
std::filesystem::path library_folder();

/// What connects models to assay and brings other tools' files to it, in Python.
std::filesystem::path python_folder();

/// The model that is used where none is named.
std::filesystem::path default_model_path();

/// A suite as the user names it: a path, or `assay:NAME` for one that is installed. Throws Error, with the
/// nearest name, for an installed suite that does not exist.
std::filesystem::path suite_path(const std::string& named);

}  // namespace assay::cli
