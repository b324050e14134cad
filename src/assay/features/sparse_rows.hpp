/// A matrix of which most entries are zero, by rows (CSR): what a vectorizer makes of texts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace assay {

/// One row: features in ascending order, each at most once, with the values that are not zero.
struct SparseRow {
    std::span<const std::uint32_t> features;
    std::span<const double> values;
    std::size_t size() const { return features.size(); }
};

class SparseRows {
public:
    explicit SparseRows(std::size_t columns = 0) : columns_(columns) {}

    std::size_t size() const { return ends_.size(); }
    std::size_t columns() const { return columns_; }
    std::size_t stored() const { return features_.size(); }
    /// row < size(); ends with the next change.
    SparseRow operator[](std::size_t row) const {
        const std::size_t begin = row == 0 ? 0 : ends_[row - 1];
        const std::size_t count = ends_[row] - begin;
        return {std::span(features_).subspan(begin, count), std::span(values_).subspan(begin, count)};
    }

    /// Writing: append entries in ascending order of feature (< columns()), then end_row().
    void append(std::uint32_t feature, double value) {
        features_.push_back(feature);
        values_.push_back(value);
    }
    void end_row() { ends_.push_back(features_.size()); }
    void clear() {
        features_.clear();
        values_.clear();
        ends_.clear();
    }

    bool operator==(const SparseRows&) const = default;

private:
    std::size_t columns_;
    std::vector<std::uint32_t> features_;
    std::vector<double> values_;
    std::vector<std::size_t> ends_;
};

}  // namespace assay
