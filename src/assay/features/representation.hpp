/// How a classifier sees texts: one row of numbers for each, out of one block of features or several side by
/// side.
#pragma once

#include <assay/data/text_batch.hpp>
#include <assay/features/affix_block.hpp>
#include <assay/features/feature_block.hpp>
#include <assay/features/hashing_vectorizer.hpp>
#include <assay/features/mention_block.hpp>
#include <assay/features/surface_block.hpp>
#include <assay/features/tfidf.hpp>
#include <assay/features/vectorizer_options.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace assay {

struct CountBlockOptions {
    VectorizerOptions vectorizer = {};
    std::optional<TfidfOptions> tfidf = {};
    bool operator==(const CountBlockOptions&) const = default;
};

using BlockOptions =
    std::variant<CountBlockOptions, HashingOptions, AffixOptions, MentionOptions, SurfaceOptions>;
using RepresentationOptions = std::vector<BlockOptions>;  ///< not empty

/// Immutable: safe to use from many threads.
class Representation {
public:
    /// What one thread needs; it borrows the representation's blocks.
    class Reader {
    public:
        /// Appends one complete row. Throws Error for texts longer than WordSplitter::kMaxTextBytes.
        void append(std::string_view text, SparseRows& rows);

    private:
        friend class Representation;
        std::vector<std::unique_ptr<FeatureBlock::Reader>> readers_;
        std::vector<std::uint32_t> offsets_;
    };

    /// Learns what the blocks have to learn from texts with one field. Throws Error as the blocks do.
    static Representation fit(const TextBatch& texts, const RepresentationOptions& options);
    static Representation read(ByteReader& in);
    /// Throws Error for no block, and for 2^32 columns or more.
    explicit Representation(std::vector<std::unique_ptr<FeatureBlock>> blocks);

    std::size_t size() const { return size_; }  ///< columns
    const std::vector<std::unique_ptr<FeatureBlock>>& blocks() const { return blocks_; }
    std::string feature_name(std::uint32_t feature) const;  ///< feature < size()
    /// The vectorizer whose counts are all there is; otherwise null.
    const CountVectorizer* counts() const;

    Reader reader() const;
    SparseRows transform(const TextBatch& texts) const;
    void write(ByteWriter& out) const;

private:
    std::vector<std::unique_ptr<FeatureBlock>> blocks_;
    std::vector<std::uint32_t> offsets_;  ///< the first column of each block
    std::size_t size_ = 0;
};

}  // namespace assay
