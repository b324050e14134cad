#include <assay/pipeline/linear_scorer.hpp>

#include <algorithm>
#include <array>

namespace assay {

LinearScorer::LinearScorer(const CountVectorizer& vectorizer, const LinearModel& model)
    : vectorizer_(&vectorizer), model_(&model), width_(model.score_count()) {
    const Vocabulary& vocabulary = vectorizer.vocabulary();
    by_node_.resize(vocabulary.trie().size() * width_);
    for (NgramTrie::Node node = 0; node < vocabulary.trie().size(); ++node) {
        if (vocabulary.feature_of(node) == Vocabulary::kNoFeature) continue;
        const auto weights = model.weights(vocabulary.feature_of(node));
        std::copy(weights.begin(), weights.end(),
                  by_node_.begin() + static_cast<std::ptrdiff_t>(node * width_));
    }
}

void LinearScorer::score(std::string_view text, Scratch& scratch, std::span<std::int64_t> scores) const {
    std::copy(model_->intercepts().begin(), model_->intercepts().end(), scores.begin());
    if (vectorizer_->options().binary) return add_once(text, scratch, scores);
    switch (width_) {
        case 1:
            return add_fixed<1>(text, scratch, scores.data());
        case 3:
            return add_fixed<3>(text, scratch, scores.data());
        case 4:
            return add_fixed<4>(text, scratch, scores.data());
        case 5:
            return add_fixed<5>(text, scratch, scores.data());
        default:
            break;
    }
    vectorizer_->for_each_ngram(text, scratch.reader, [&](NgramTrie::Node node) {
        for (std::size_t s = 0; s < width_; ++s) scores[s] += by_node_[node * width_ + s];
    });
}

/// The sums stay in registers: their number is known when this is compiled.
template <std::size_t Count>
void LinearScorer::add_fixed(std::string_view text, Scratch& scratch, std::int64_t* scores) const {
    std::array<std::int64_t, Count> sums{};
    const std::int32_t* const weights = by_node_.data();
    vectorizer_->for_each_ngram(text, scratch.reader, [&](NgramTrie::Node node) {
        for (std::size_t s = 0; s < Count; ++s) sums[s] += weights[node * Count + s];
    });
    for (std::size_t s = 0; s < Count; ++s) scores[s] += sums[s];
}

void LinearScorer::add_once(std::string_view text, Scratch& scratch, std::span<std::int64_t> scores) const {
    auto& nodes = scratch.nodes;
    nodes.clear();
    vectorizer_->for_each_ngram(text, scratch.reader, [&](NgramTrie::Node node) { nodes.push_back(node); });
    std::sort(nodes.begin(), nodes.end());
    nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
    for (const NgramTrie::Node node : nodes)
        for (std::size_t s = 0; s < width_; ++s) scores[s] += by_node_[node * width_ + s];
}

}  // namespace assay
