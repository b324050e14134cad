/// The options of every command that trains a classifier: features, classifier, solver.
#pragma once

#include "options.hpp"

#include <assay/data/dataset.hpp>
#include <assay/pipeline/training.hpp>

#include <cstddef>
#include <string>

namespace assay::cli {

/// --ngrams, --lowercase … --classifier, --epochs …: all that TrainingOptions holds.
void add_training_options(Options& options);

/// Throws Error for values out of range, and for options that do not go with the classifier.
TrainingOptions training_options_of(const Options& options);

/// --jobs (which the command adds), or as many as there are processors.
std::size_t jobs_of(const Options& options);

/// A file of labelled texts in the columns --text and --label (which the command adds), "text" and "label"
/// unless they are given.
Dataset open_labelled(const Options& options, const std::string& file);

}  // namespace assay::cli
