/// Words that people marked as the reason for a label, and how well explanations agree with them.
///
/// The data are JSON Lines:
///     {"text": "Never again, awful food.", "label": "negative", "rationale": [[0, 11], [13, 18]]}
///     {"text": "Never again, awful food.", "rationale": ["Never again", "awful"]}
/// A rationale is a list; each member is the begin and end of a span (in code points from 0, the end not
/// included) or a word or phrase as it stands in the text, where a second equal one means its next place. The
/// words (words_of()) that share a character with it are the rationale. Other keys are passed over.
#pragma once

#include <assay/explain/explanation.hpp>

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace assay {

struct RationaleRow {
    std::string text;
    std::optional<std::string> label;
    std::vector<std::size_t> words;  ///< the numbers of the marked words, ascending
    bool operator==(const RationaleRow&) const = default;
};

/// Throws InputError at the row and member that are not as described above: a missing or misspelt key, a span
/// outside the text, a phrase that does not occur. Limits are those of Dataset.
std::vector<RationaleRow> read_rationales(const std::filesystem::path& path);
std::vector<RationaleRow> read_rationales(std::string bytes, std::string name);

/// How well chosen words agree with a rationale of k words.
struct Agreement {
    double precision = 0;  ///< of the chosen words, the share in the rationale; 0 if none is chosen
    double recall = 0;
    double f1 = 0;
    double random = 0;  ///< what k words chosen at random have in precision, recall and F1: k / all words
    bool operator==(const Agreement&) const = default;
};

/// Chooses the k words with the largest contributions, of those above 0: at most k. `rationale` is not empty.
Agreement agreement_of(const Explanation& explanation, const std::vector<std::size_t>& rationale);

/// The mean of each number over texts (macro-average).
class MeanAgreement {
public:
    void add(const Agreement& text);
    std::size_t texts() const { return texts_; }
    Agreement mean() const;  ///< zeros without texts

private:
    std::size_t texts_ = 0;
    Agreement sum_;
};

}  // namespace assay
