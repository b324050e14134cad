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
        NgramReader reader;
        std::vector<NgramTrie::Node> nodes;  ///< for binary counts: the n-grams seen so far
    };

    LinearScorer(const CountVectorizer& vectorizer, const LinearModel& model);

    Scratch scratch() const { return {vectorizer_->scratch().reader, {}}; }
    /// Writes the model's score_count() scores.
    void score(std::string_view text, Scratch& scratch, std::span<std::int64_t> scores) const;

private:
    template <std::size_t Count>
    void add_fixed(std::string_view text, Scratch& scratch, std::int64_t* scores) const;
    void add_once(std::string_view text, Scratch& scratch, std::span<std::int64_t> scores) const;

    const CountVectorizer* vectorizer_;
    const LinearModel* model_;
    std::size_t width_;                  ///< scores
    std::vector<std::int32_t> by_node_;  ///< weights of each node, 0 where it is no feature
};

}  // namespace assay
