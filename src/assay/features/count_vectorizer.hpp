/// Texts to counts of n-grams, with the meaning and the names of scikit-learn's CountVectorizer.
#pragma once

#include <assay/data/text_batch.hpp>
#include <assay/features/ngrams.hpp>
#include <assay/features/sparse_rows.hpp>
#include <assay/features/vectorizer_options.hpp>
#include <assay/features/vocabulary.hpp>

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace assay {

/// A vocabulary and how texts are read with it. Immutable: safe to use from many threads.
class CountVectorizer {
public:
    /// What one thread needs to read texts.
    struct Scratch {
        NgramReader reader;
        std::vector<std::uint32_t> features;
    };

    /// Learns the vocabulary of texts with one field. Throws Error if no term is left, saying which option
    /// took them.
    static CountVectorizer fit(const TextBatch& texts, const VectorizerOptions& options);
    /// With a known vocabulary.
    CountVectorizer(VectorizerOptions options, Vocabulary vocabulary);

    /// Without a vocabulary: that is vocabulary().
    const VectorizerOptions& options() const { return options_; }
    const Vocabulary& vocabulary() const { return vocabulary_; }

    Scratch scratch() const { return {{*analyzer_, options_.ngram_range, longest_}, {}}; }
    /// Appends the row of a text. Throws Error for texts longer than WordSplitter::kMaxTextBytes.
    void append_row(std::string_view text, Scratch& scratch, SparseRows& rows,
                    std::uint32_t offset = 0) const;
    SparseRows transform(const TextBatch& texts) const;

    /// Calls visit(node) for each n-gram of the text that is in the trie, as often as it occurs. Not every
    /// node is a term: see Vocabulary::feature_of.
    template <typename Visit>
    void for_each_ngram(std::string_view text, NgramReader& reader, Visit&& visit) const {
        const NgramTrie& trie = vocabulary_.trie();
        reader.read(
            text, [&trie](Word word) { return trie.find(word); },
            [&trie](NgramTrie::Node prefix, NgramTrie::Node last) { return trie.find(prefix, last); }, visit);
    }

private:
    VectorizerOptions options_;
    Vocabulary vocabulary_;
    std::unique_ptr<const Analyzer> analyzer_;  ///< readers borrow it, wherever the vectorizer moves
    std::size_t longest_ = 1;                   ///< words that are worth reading together
};

/// How the n-grams of an analyzer are written.
TermUnits term_units_of(const VectorizerOptions& options);

}  // namespace assay
