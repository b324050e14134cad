/// The options of every command that trains a classifier: features, classifier, solver.
#pragma once

#include "options.hpp"

#include <assay/data/row_stream.hpp>
#include <assay/pipeline/cross_validation.hpp>
#include <assay/pipeline/examples.hpp>
#include <assay/pipeline/training.hpp>

#include <cstddef>
#include <initializer_list>
#include <map>
#include <optional>
#include <string>

namespace assay::cli {

/// --ngrams, --lowercase … --classifier, --epochs …: all that TrainingOptions holds.
void add_training_options(Options& options);

/// Throws Error for values out of range, and for options that do not go with the classifier.
/// `usual` is the solver where neither that nor a classifier is named.
TrainingOptions training_options_of(const Options& options, Solver usual = Solver::automatic);

/// Options that were given and mean nothing to the classifier, the solver or the penalty, and why.
std::map<std::string, std::string> misplaced_training_options(const Options& options);

/// spare_inputs() of these options against all that training reads.
void spare_training_inputs(const Options& options, std::initializer_list<const char*> outputs);

/// --jobs (which the command adds), or as many as there are processors.
std::size_t jobs_of(const Options& options);

/// --folds, --seed and --jobs (which the command adds).
CrossValidationOptions cross_validation_options_of(const Options& options);

/// A file of labelled texts in the columns --text and --label (which the command adds), "text" and "label"
/// unless they are given. Throws Error where both are one.
RowStream open_labelled(const Options& options, const std::string& file);

/// The texts of --data, with a warning of labels that differ in case or in spaces around them alone.
Examples read_training_examples(const Options& options);

/// Those of --dev, if it is given, with the labels of --data, and with a warning where both are one file.
std::optional<Examples> read_dev_examples(const Options& options, const LabelSet& labels);

}  // namespace assay::cli
