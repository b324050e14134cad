/// Predictions made elsewhere and read from a file.
#pragma once

#include <assay/model/label_options.hpp>
#include <assay/model/model.hpp>

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace assay {

/// jsonl: one object a line, matched by its text:
///     {"text": "I love it.", "label": "positive", "probabilities": [0.1, 0.9] or {"positive": 0.9,
///     "negative": 0.1}}
///   `text` is an array of strings where texts have several fields; `confidence` may stand in for the
///   probabilities. Equal texts may repeat if their predictions are equal. Texts that are never asked for do
///   no harm.
/// The others are CheckList's (Ribeiro et al. 2020): one line a text, in the order of `assay expand --format
/// text` with the same suite, seed, sample and data, repeats kept. A label is a name, or its number from 0;
/// numbers are separated by spaces or tabs.
///     pred_only          label
///     softmax            p0 p1 …             predicts the most probable label, the first on ties
///     binary_conf        p                   two labels; predicts the second if p > 0.5
///     pred_and_conf      label confidence
///     pred_and_softmax   label p0 p1 …
enum class RecordedFormat { jsonl, pred_only, softmax, binary_conf, pred_and_conf, pred_and_softmax };

/// Throws Error with the nearest name.
RecordedFormat parse_recorded_format(std::string_view name);

struct RecordedOptions {
    RecordedFormat format = RecordedFormat::jsonl;
    ExpectedLabels labels;   ///< none: the names in the file, in the order of their appearance
    std::size_t fields = 1;  ///< of a text
};

/// Reads the whole file and refuses it with an InputError, or InputErrors, for the lines that are broken: bad
/// JSON or UTF-8, a label that is not known, probabilities that are none or do not sum to 1 within 1e-3, a
/// row that says more or less than those before it, equal texts with different predictions, more than 16 MiB
/// in a line. Throws Error if the file cannot be read, is larger than 4 GiB, or holds no prediction. Once all
/// texts have been shown, predict() is safe from any number of threads and costs one look-up a text.
std::unique_ptr<RecordedModel> open_predictions(const std::filesystem::path& file,
                                                const RecordedOptions& options);

/// open_predictions() for bytes; `name` is what errors call them.
std::unique_ptr<RecordedModel> read_predictions(std::string bytes, const std::string& name,
                                                const RecordedOptions& options);

/// Nobody but the file can say whether a name in --labels or --drop-label is a label of the model, where
/// neither the suite nor --model-labels knows it. Throws Error, with the nearest name that is known, for the
/// first such name that the file of these bytes does not use. Bytes that are no predictions are left to
/// read_predictions().
void check_label_options(const LabelOptions& options, const LabelSet& suite, const std::string& bytes,
                         RecordedFormat format, std::size_t fields);

}  // namespace assay
