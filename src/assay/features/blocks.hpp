/// The blocks that count n-grams.
#pragma once

#include <assay/data/text_batch.hpp>
#include <assay/features/count_vectorizer.hpp>
#include <assay/features/feature_block.hpp>
#include <assay/features/hashing_vectorizer.hpp>
#include <assay/features/tfidf.hpp>

#include <optional>

namespace assay {

/// A CountVectorizer, its counts weighted or not. Features are called by their terms; of characters, "chars:"
/// stands before.
class CountBlock : public FeatureBlock {
public:
    static std::unique_ptr<CountBlock> fit(const TextBatch& texts, const VectorizerOptions& options,
                                           const std::optional<TfidfOptions>& tfidf);
    static std::unique_ptr<CountBlock> read(ByteReader& in);
    CountBlock(CountVectorizer vectorizer, std::optional<TfidfTransformer> tfidf);

    std::string_view kind() const override { return "counts"; }
    std::size_t size() const override { return vectorizer_.vocabulary().size(); }
    std::string name_of(std::uint32_t feature) const override;
    std::unique_ptr<Reader> reader() const override;
    void write(ByteWriter& out) const override;
    const CountVectorizer* counts() const override { return tfidf_ ? nullptr : &vectorizer_; }

    const CountVectorizer& vectorizer() const { return vectorizer_; }
    const TfidfTransformer* tfidf() const { return tfidf_ ? &*tfidf_ : nullptr; }

private:
    CountVectorizer vectorizer_;
    std::optional<TfidfTransformer> tfidf_;
};

/// A HashingVectorizer. Features are called "hash 0" and so on: what they stand for is not known.
class HashingBlock : public FeatureBlock {
public:
    static std::unique_ptr<HashingBlock> read(ByteReader& in);
    explicit HashingBlock(HashingVectorizer vectorizer) : vectorizer_(std::move(vectorizer)) {}

    std::string_view kind() const override { return "hashing"; }
    std::size_t size() const override { return vectorizer_.size(); }
    std::string name_of(std::uint32_t feature) const override;
    std::unique_ptr<Reader> reader() const override;
    void write(ByteWriter& out) const override;

private:
    HashingVectorizer vectorizer_;
};

}  // namespace assay
