/// The fast way from a text to the scores of a linear model: one pass over the bytes, no allocation, no
/// strings.
#pragma once

#include <assay/features/count_vectorizer.hpp>
#include <assay/learn/linear_model.hpp>

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace assay {

/// Scores texts exactly as LinearModel::probabilities of CountVectorizer::transform does, bit for bit,
/// without making the row of counts: each n-gram adds its weights as it is found. Both are borrowed: they
/// must outlive the scorer. Safe to use from many threads, each with a Scratch of its own.
class LinearScorer {
public:
    /// What one thread needs to score. It may be used for any number of texts, one at a time.
    struct Scratch {
        WordSplitter words;
        std::vector<NgramTrie::Node> nodes;  ///< for binary counts: the n-grams seen so far
    };

    LinearScorer(const CountVectorizer& vectorizer, const LinearModel& model);

    Scratch scratch() const { return {vectorizer_->splitter(), {}}; }
    /// Writes the model's score_count() scores.
    void score(std::string_view text, Scratch& scratch, std::span<std::int64_t> scores) const;

    // A text in pieces. start() and one add() for each piece give the scores of the whole text, if is_seam()
    // holds wherever two pieces meet. Cursor and scores may be copied in between, so that texts with a common
    // beginning, such as the cases of a template, share the work for it.

    /// Binary counts are no sums.
    bool is_additive() const { return !vectorizer_->options().binary; }
    /// Writes the scores of an empty text.
    NgramCursor start(std::span<std::int64_t> scores) const;
    /// Adds the n-grams that end in this piece. is_additive()
    void add(std::string_view piece, NgramCursor& cursor, Scratch& scratch,
             std::span<std::int64_t> scores) const;
    /// May a text be cut here? `left` and `right` are the pieces (not empty) that meet. Not through a word;
    /// nor if either holds a capital sigma, whose lower case depends on what stands around it. false is
    /// always safe.
    static bool is_seam(std::string_view left, std::string_view right);

private:
    void score_binary(std::string_view text, Scratch& scratch, std::span<std::int64_t> scores) const;
    template <std::size_t Count>
    void add_fixed(std::string_view piece, NgramCursor& cursor, Scratch& scratch, std::int64_t* scores) const;

    const CountVectorizer* vectorizer_;
    const LinearModel* model_;
    std::size_t width_;                  ///< scores
    std::vector<std::int32_t> by_node_;  ///< weights of each node, 0 where it is no feature
};

}  // namespace assay
