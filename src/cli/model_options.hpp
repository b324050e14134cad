/// The options that say which model, and how its labels are those of the suite.
#pragma once

#include "options.hpp"

#include <assay/http/client.hpp>
#include <assay/model/mapped_model.hpp>
#include <assay/suite/suite.hpp>

#include <atomic>
#include <chrono>
#include <memory>
#include <optional>
#include <string>

namespace assay::cli {

/// --model, --predictions, --format, --command, --url and what goes with it, --timeout, --labels,
/// --model-labels,
/// --drop-label, --neutral-band
void add_model_options(Options& options);

/// The same without recorded predictions.
void add_answering_model_options(Options& options);

/// Does an option about labels change what the model's own labels are?
bool changes_labels(const Options& options);

/// The file that --model names, or that of the default model, where there is no --model.
std::string model_file_of(const Options& options);

/// Is the default model meant?
bool names_no_model(const Options& options);

/// The option that names a model which is no file of ours, "command" or "url"; or nothing.
std::optional<std::string> asked_elsewhere(const Options& options);

/// How long --timeout grants a program or a server for an answer.
std::optional<std::chrono::milliseconds> timeout_of(const Options& options);

/// --url, --header and --timeout.
HttpOptions http_options_of(const Options& options, const std::atomic<bool>* stop = nullptr);

/// Opens the model that the options name, or the default one, and says so on standard error unless `quiet`.
/// Throws Error for options that do not go together. A program ends with us, whatever ends us, and once
/// `stop` is true (ProgramOptions).
std::unique_ptr<MappedModel> open_model(const Options& options, const Suite& suite, bool quiet,
                                        const std::atomic<bool>* stop = nullptr);

/// The options above as they must be given again to use the same model, each with a leading space.
std::string model_options_again(const Options& options);

}  // namespace assay::cli
