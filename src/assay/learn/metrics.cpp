#include <assay/learn/metrics.hpp>

#include <assay/data/predictions.hpp>

namespace assay {

void ConfusionMatrix::merge(const ConfusionMatrix& other) {
    for (std::size_t i = 0; i < counts_.size(); ++i) counts_[i] += other.counts_[i];
}

std::uint64_t ConfusionMatrix::total() const {
    std::uint64_t sum = 0;
    for (const std::uint64_t count : counts_) sum += count;
    return sum;
}

std::uint64_t ConfusionMatrix::correct() const {
    std::uint64_t sum = 0;
    for (std::size_t c = 0; c < classes_; ++c) sum += at(c, c);
    return sum;
}

namespace {

double ratio(std::uint64_t part, std::uint64_t whole) {
    return whole == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace

Metrics metrics_of(const ConfusionMatrix& confusion) {
    Metrics metrics;
    metrics.texts = confusion.total();
    metrics.accuracy = ratio(confusion.correct(), metrics.texts);
    double f1_sum = 0;
    std::uint64_t classes_that_occur = 0;
    for (std::size_t c = 0; c < confusion.class_count(); ++c) {
        std::uint64_t support = 0, predicted = 0;
        for (std::size_t other = 0; other < confusion.class_count(); ++other) {
            support += confusion.at(c, other);
            predicted += confusion.at(other, c);
        }
        const std::uint64_t correct = confusion.at(c, c);
        // 2 TP / (2 TP + FP + FN) is the harmonic mean of precision and recall.
        metrics.classes.push_back({ratio(correct, predicted), ratio(correct, support),
                                   ratio(2 * correct, support + predicted), support});
        f1_sum += metrics.classes.back().f1;
        if (support + predicted > 0) ++classes_that_occur;
    }
    if (classes_that_occur > 0) metrics.macro_f1 = f1_sum / static_cast<double>(classes_that_occur);
    return metrics;
}

Metrics metrics_of(const Classifier& classifier, const SparseRows& rows,
                   std::span<const std::uint32_t> classes) {
    ConfusionMatrix confusion(classifier.class_count());
    std::vector<double> probabilities(classifier.class_count());
    for (std::size_t row = 0; row < rows.size(); ++row) {
        classifier.probabilities(rows[row], probabilities);
        confusion.add(classes[row], most_probable(probabilities));
    }
    return metrics_of(confusion);
}

}  // namespace assay
