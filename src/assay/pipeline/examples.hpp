/// Texts with the class that each belongs to: what classifiers learn from and are measured on.
#pragma once

#include <assay/data/labels.hpp>
#include <assay/data/row_stream.hpp>
#include <assay/data/text_batch.hpp>

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
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

/// All rows, and their labels in alphabetical order (by code point). Throws Error for data without rows,
/// without a label column, with pairs, with one label only or with more than kMaxClasses, InputError for an
/// empty label, and what RowStream throws.
Examples read_examples(RowStream rows);

/// All rows, with the labels of a model. Throws InputError at the first row that has another label.
Examples read_examples(RowStream rows, const LabelSet& labels);

/// The same in parts, for a model that looks at each row once.
class ExampleStream {
public:
    /// Throws Error for data without a label column, or with pairs.
    ExampleStream(RowStream rows, const LabelSet& labels);

    /// Overwrites `examples` with the next rows, at most so many; false behind the last. Throws as
    /// read_examples does.
    bool next(Examples& examples, std::size_t most);

private:
    RowStream rows_;
    LabelSet labels_;
    std::map<std::string, std::uint32_t, std::less<>> class_of_;
    bool any_ = false;  ///< has there been a row?
};

}  // namespace assay
