/// How good predictions are against known labels: scikit-learn's accuracy_score,
/// precision_recall_fscore_support and confusion_matrix, as plain values.
#pragma once

#include <assay/features/sparse_rows.hpp>
#include <assay/learn/classifier.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace assay {

/// Counts of (true class, predicted class). Adding and merging commute.
class ConfusionMatrix {
public:
    explicit ConfusionMatrix(std::size_t classes = 0) : classes_(classes), counts_(classes * classes) {}

    void add(std::size_t truth, std::size_t predicted) { ++counts_[truth * classes_ + predicted]; }
    /// Of equal size.
    void merge(const ConfusionMatrix& other);

    std::size_t class_count() const { return classes_; }
    std::uint64_t at(std::size_t truth, std::size_t predicted) const {
        return counts_[truth * classes_ + predicted];
    }
    std::uint64_t total() const;
    std::uint64_t correct() const;

    bool operator==(const ConfusionMatrix&) const = default;

private:
    std::size_t classes_;
    std::vector<std::uint64_t> counts_;
};

/// Zero where nothing was predicted (precision) or nothing was there (recall), as with scikit-learn's
/// zero_division=0.
struct ClassMetrics {
    double precision = 0;
    double recall = 0;
    double f1 = 0;
    std::uint64_t support = 0;  ///< texts of this class
    bool operator==(const ClassMetrics&) const = default;
};

struct Metrics {
    std::uint64_t texts = 0;
    double accuracy = 0;  ///< 0 without texts
    /// The mean of the F1 of the classes that occur in the texts or in the predictions, as in scikit-learn.
    double macro_f1 = 0;
    std::vector<ClassMetrics> classes;
    bool operator==(const Metrics&) const = default;
};

Metrics metrics_of(const ConfusionMatrix& confusion);

/// Of a classifier on rows with these classes, as many as rows.
Metrics metrics_of(const Classifier& classifier, const SparseRows& rows,
                   std::span<const std::uint32_t> classes);

}  // namespace assay
