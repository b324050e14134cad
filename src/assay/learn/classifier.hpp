/// A trained classifier over feature vectors: what remains of training when it is over.
#pragma once

#include <assay/features/sparse_rows.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

namespace assay {

class ByteReader;
class ByteWriter;
class LinearModel;

/// Immutable and safe to use from many threads. The answer for a row depends on that row alone, to the last
/// bit: never on the rows around it.
class Classifier {
public:
    virtual ~Classifier() = default;
    /// The name under which a model file keeps it.
    virtual std::string_view kind() const = 0;
    virtual std::size_t class_count() const = 0;  ///< >= 2
    virtual std::size_t feature_count() const = 0;
    /// Writes class_count() numbers that sum to 1. Features are below feature_count().
    virtual void probabilities(const SparseRow& row, std::span<double> out) const = 0;
    virtual void write(ByteWriter& out) const = 0;
    /// This classifier if it is linear, which has a faster way from texts (LinearScorer); otherwise null.
    virtual const LinearModel* linear() const { return nullptr; }
};

/// Reads what write() wrote. Throws Error for an unknown kind, other counts than these, or anything that is
/// damaged.
std::unique_ptr<Classifier> read_classifier(std::string_view kind, ByteReader& in, std::size_t features,
                                            std::size_t classes);

}  // namespace assay
