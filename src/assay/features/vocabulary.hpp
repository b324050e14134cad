/// The features of a bag of n-grams: terms in a fixed order.
#pragma once

#include <assay/features/ngram_trie.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace assay {

/// The number of a term is its feature. Terms that no n-gram of at most NgramTrie::kMaxLength words is
/// written as ("a  b", "") are features that no text has.
class Vocabulary {
public:
    static constexpr std::uint32_t kNoFeature = 0xFFFFFFFF;

    Vocabulary() = default;
    /// Throws Error if a term occurs twice.
    explicit Vocabulary(std::vector<std::string> terms, TermUnits units = TermUnits::words);
    /// Takes a trie over in which each node is a term: terms[features[node]], all different.
    Vocabulary(std::vector<std::string> terms, NgramTrie trie, std::vector<std::uint32_t> features);

    std::size_t size() const { return terms_.size(); }
    const std::vector<std::string>& terms() const { return terms_; }
    const NgramTrie& trie() const { return trie_; }
    /// The feature of a node, or kNoFeature where the node only begins longer terms.
    std::uint32_t feature_of(NgramTrie::Node node) const { return features_[node]; }
    /// Words in the longest term; 0 for an empty vocabulary.
    std::size_t longest() const { return longest_; }

private:
    std::vector<std::string> terms_;
    NgramTrie trie_;
    std::vector<std::uint32_t> features_;  ///< of each node
    std::size_t longest_ = 0;
};

}  // namespace assay
