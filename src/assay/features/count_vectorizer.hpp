/// Texts to word counts, with the meaning and the names of scikit-learn's CountVectorizer.
#pragma once

#include <assay/data/text_batch.hpp>
#include <assay/features/sparse_rows.hpp>
#include <assay/features/vocabulary.hpp>
#include <assay/features/words.hpp>

#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

struct NgramRange {
    std::size_t shortest = 1;
    std::size_t longest = 1;  ///< shortest <= longest <= NgramCursor::kMaxLength
    bool operator==(const NgramRange&) const = default;
};

/// In how many texts a term occurs: a number of texts, or a share of them from 0 to 1.
struct DocumentFrequency {
    static DocumentFrequency count(std::uint64_t texts) { return {static_cast<double>(texts), false}; }
    static DocumentFrequency share(double share) { return {share, true}; }
    /// As scikit-learn's parameters are written: "2" is a count, "0.05" and "1.0" are shares. Throws Error.
    static DocumentFrequency parse(std::string_view text);

    double of(std::size_t texts) const { return is_share ? value * static_cast<double>(texts) : value; }
    bool operator==(const DocumentFrequency&) const = default;

    double value = 1;
    bool is_share = false;
};

std::string describe(const DocumentFrequency& frequency);

struct VectorizerOptions {
    bool lowercase = true;
    /// Code points in a word, at least. 2 is scikit-learn's default pattern (?u)\b\w\w+\b; 1 keeps "I" and
    /// "a", which negations and comparisons need, and is (?u)\b\w+\b.
    std::size_t min_token_length = 1;
    NgramRange ngram_range = {};
    DocumentFrequency min_df = DocumentFrequency::count(1);
    DocumentFrequency max_df = DocumentFrequency::share(1);
    std::optional<std::size_t> max_features = {};  ///< the most frequent terms, ties in alphabetical order
    bool binary = false;                           ///< 1 for every count
    bool operator==(const VectorizerOptions&) const = default;
};

/// Throws Error that names the option which is out of its range.
void check(const VectorizerOptions& options);

/// A vocabulary and how texts are read with it. Immutable: safe to use from many threads.
class CountVectorizer {
public:
    /// Learns the vocabulary of texts with one field. Throws Error if no term is left, saying which option
    /// took them.
    static CountVectorizer fit(const TextBatch& texts, const VectorizerOptions& options);
    /// With a known vocabulary.
    CountVectorizer(VectorizerOptions options, Vocabulary vocabulary);

    const VectorizerOptions& options() const { return options_; }
    const Vocabulary& vocabulary() const { return vocabulary_; }

    /// A splitter that reads texts as this vectorizer does.
    WordSplitter splitter() const { return WordSplitter(options_.lowercase, options_.min_token_length); }

    SparseRows transform(const TextBatch& texts) const;

    /// A cursor that stands at the beginning of a text.
    NgramCursor cursor() const { return NgramCursor(longest_); }

    /// Calls visit(node) for each n-gram that ends in this text and is in the trie, as often as it does. The
    /// cursor knows the words before and goes on behind the text's last word.
    template <typename Visit>
    void for_each_ngram(std::string_view text, NgramCursor& cursor, WordSplitter& splitter,
                        Visit&& visit) const {
        const NgramTrie& trie = vocabulary_.trie();
        const auto extend = [&trie](NgramTrie::Node prefix, NgramTrie::Node last) {
            return trie.find(prefix, last);
        };
        splitter.read(text);
        splitter.for_each_word([&](Word word) { cursor.read(trie.find(word), extend, visit); });
    }

private:
    VectorizerOptions options_;
    Vocabulary vocabulary_;
    std::size_t longest_ = 1;  ///< words that are worth reading together
};

}  // namespace assay
