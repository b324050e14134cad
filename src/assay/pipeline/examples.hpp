/// Texts with the class that each belongs to: what classifiers learn from and are measured on.
#pragma once

#include <assay/data/dataset.hpp>
#include <assay/data/labels.hpp>
#include <assay/data/text_batch.hpp>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace assay {

/// More labels than this are taken for a column that holds something else.
inline constexpr std::size_t kMaxClasses = 1000;

struct Examples {
    TextBatch texts;
    std::vector<std::uint32_t> classes;  ///< of each text: its label in `labels`
    LabelSet labels;
    std::size_t size() const { return classes.size(); }
};

/// All rows, and their labels in alphabetical order (by code point). Throws Error for a dataset without rows,
/// without a label column, with pairs, with one label only or with more than kMaxClasses, and InputError for
/// an empty label.
Examples read_examples(const Dataset& data);

/// All rows, with the labels of a model. Throws InputError at the first row that has another label.
Examples read_examples(const Dataset& data, const LabelSet& labels);

}  // namespace assay
