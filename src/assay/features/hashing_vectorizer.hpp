/// Texts to counts without a vocabulary: the column of an n-gram is a hash of it (Weinberger et al. 2009), as
/// in scikit-learn's HashingVectorizer. Nothing is learnt from texts, so any number of them can be read.
#pragma once

#include <assay/data/text_batch.hpp>
#include <assay/features/ngrams.hpp>
#include <assay/features/sparse_rows.hpp>
#include <assay/features/tfidf.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace assay {

struct HashingOptions {
    AnalyzerOptions analyzer = {};
    NgramRange ngram_range = {};
    std::size_t n_features = std::size_t{1} << 20;  ///< columns, 1 to 2^31 - 1
    bool binary = false;
    Norm norm = Norm::l2;
    bool alternate_sign = true;  ///< half of the n-grams count down, so that collisions tend to cancel out
    bool operator==(const HashingOptions&) const = default;
};

/// Throws Error that names the option which is out of its range.
void check(const HashingOptions& options);

/// Immutable: safe to use from many threads.
class HashingVectorizer {
public:
    /// What one thread needs to read texts.
    struct Scratch {
        TextReader reader;
        std::vector<std::pair<std::uint32_t, double>> entries;
        std::vector<std::uint32_t> features;
        std::vector<double> values;
    };

    /// Throws Error as check() does.
    explicit HashingVectorizer(HashingOptions options);

    const HashingOptions& options() const { return options_; }
    std::size_t size() const { return options_.n_features; }

    Scratch scratch() const { return {TextReader(*analyzer_), {}, {}, {}}; }
    /// Appends the row of a text. Entries whose signs cancel out are left out.
    void append_row(std::string_view text, Scratch& scratch, SparseRows& rows,
                    std::uint32_t offset = 0) const;
    SparseRows transform(const TextBatch& texts) const;

private:
    HashingOptions options_;
    std::unique_ptr<const Analyzer> analyzer_;
};

/// MurmurHash3_x86_32 (Appleby 2011).
std::uint32_t murmur_hash3(std::string_view bytes, std::uint32_t seed);

}  // namespace assay
