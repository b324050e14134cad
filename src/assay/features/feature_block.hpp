/// One way from texts to numbers: some columns of a Representation.
#pragma once

#include <assay/base/bytes.hpp>
#include <assay/features/sparse_rows.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace assay {

class CountVectorizer;

/// Immutable: safe to use from many threads. The row of a text depends on that text alone.
class FeatureBlock {
public:
    /// What one thread needs; it borrows the block.
    class Reader {
    public:
        virtual ~Reader() = default;
        /// Appends the entries of a text, `offset` added to each feature, without ending the row. Throws
        /// Error for texts longer than WordSplitter::kMaxTextBytes.
        virtual void append(std::string_view text, SparseRows& rows, std::uint32_t offset) = 0;
    };

    virtual ~FeatureBlock() = default;
    /// The name under which a model file keeps it.
    virtual std::string_view kind() const = 0;
    virtual std::size_t size() const = 0;  ///< columns
    /// The feature as explanations show it. feature < size().
    virtual std::string name_of(std::uint32_t feature) const = 0;
    virtual std::unique_ptr<Reader> reader() const = 0;
    virtual void write(ByteWriter& out) const = 0;
    /// The vectorizer whose counts, as they are, this block consists of; otherwise null. It has a faster way
    /// to the scores of a linear model (LinearScorer).
    virtual const CountVectorizer* counts() const { return nullptr; }
};

/// Reads what write() wrote. Throws Error for an unknown kind, and anything that is damaged.
std::unique_ptr<FeatureBlock> read_block(std::string_view kind, ByteReader& in);

}  // namespace assay
