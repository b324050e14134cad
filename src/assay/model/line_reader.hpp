/// One line of CheckList's prediction files (see recorded.hpp).
#pragma once

#include <assay/model/label_book.hpp>
#include <assay/model/prediction_row.hpp>
#include <assay/model/recorded.hpp>

#include <cstddef>
#include <string_view>
#include <vector>

namespace assay {

class LineReader {
public:
    /// `format` is not jsonl.
    LineReader(RecordedFormat format, const ExpectedLabels& labels);

    /// The row lives until the next call. Throws SyntaxError at the word that is wrong.
    const PredictionRow& read(std::string_view line);
    const LabelBook& labels() const { return labels_; }

private:
    struct Word {
        std::string_view text;
        std::size_t offset = 0;
    };

    void split(std::string_view line);
    void expect_words(std::size_t least, std::size_t most, const char* shape) const;
    double probability(std::size_t word) const;
    void read_label(std::size_t end);
    void read_binary();
    void read_confidence();
    void read_probabilities(std::size_t first);
    std::size_t first_probability() const;
    template <typename Action>
    void blaming(std::size_t word, Action action) const;

    RecordedFormat format_;
    LabelBook labels_;
    std::string_view line_;
    std::vector<Word> words_;  ///< of the line, cut at white space
    PredictionRow row_;
};

}  // namespace assay
