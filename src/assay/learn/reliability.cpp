#include <assay/learn/reliability.hpp>

#include <assay/base/error.hpp>
#include <assay/base/logarithm.hpp>
#include <assay/base/numbers.hpp>
#include <assay/data/predictions.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace assay {
namespace {

double mean(double sum, std::uint64_t texts) {
    return texts == 0 ? 0.0 : sum / static_cast<double>(texts);
}

double squared_error(std::span<const double> row, std::size_t truth) {
    double sum = 0;
    for (std::size_t k = 0; k < row.size(); ++k) {
        const double difference = row[k] - (k == truth ? 1.0 : 0.0);
        sum += difference * difference;
    }
    return sum;
}

std::size_t bin_of(double confidence, std::size_t bins) {
    const double up_to = std::ceil(confidence * static_cast<double>(bins));
    return std::clamp(static_cast<std::size_t>(up_to), std::size_t{1}, bins) - 1;
}

}  // namespace

ReliabilityMeter::ReliabilityMeter(std::size_t class_count, std::size_t bins) : class_count_(class_count) {
    if (bins == 0 || bins > 1000) throw Error(fmt::format("{} bins are not possible; 1 to 1,000 are", bins));
    bins_.resize(bins);
}

void ReliabilityMeter::add(std::span<const double> probabilities, std::size_t truth) {
    constexpr double kSmallest = 0x1p-52;
    const std::size_t predicted = most_probable(probabilities);
    Sums& bin = bins_[bin_of(probabilities[predicted], bins_.size())];
    ++bin.texts;
    bin.right += predicted == truth ? 1 : 0;
    bin.confidence += probabilities[predicted];
    ++texts_;
    squared_error_ += squared_error(probabilities, truth);
    log_loss_ -= logarithm(std::max(probabilities[truth], kSmallest));
}

Reliability ReliabilityMeter::result() const {
    Reliability reliability{.texts = texts_, .class_count = class_count_, .bins = {}};
    reliability.brier = mean(squared_error_, texts_);
    reliability.log_loss = mean(log_loss_, texts_);
    const auto count = static_cast<double>(bins_.size());
    std::uint64_t right = 0;
    double confidence = 0;
    for (std::size_t b = 0; b < bins_.size(); ++b) {
        const Sums& sum = bins_[b];
        const ReliabilityBin bin{static_cast<double>(b) / count, static_cast<double>(b + 1) / count,
                                 sum.texts, mean(sum.confidence, sum.texts),
                                 mean(static_cast<double>(sum.right), sum.texts)};
        const double gap = std::fabs(bin.accuracy - bin.confidence);
        reliability.expected_error += mean(static_cast<double>(sum.texts) * gap, texts_);
        reliability.maximum_error = std::max(reliability.maximum_error, gap);
        reliability.bins.push_back(bin);
        right += sum.right;
        confidence += sum.confidence;
    }
    reliability.accuracy = mean(static_cast<double>(right), texts_);
    reliability.confidence = mean(confidence, texts_);
    return reliability;
}

Reliability reliability_of(const LabelledProbabilities& rows, std::size_t bins) {
    check(rows);
    ReliabilityMeter meter(rows.class_count, bins);
    for (std::size_t i = 0; i < rows.size(); ++i) meter.add(rows.row(i), rows.classes[i]);
    return meter.result();
}

namespace {

Series bars(std::string name, const Reliability& reliability, std::size_t colour) {
    return {.name = std::move(name),
            .mark = Mark::bars,
            .points = {},
            .colour = colour,
            .bar_width = 1.0 / static_cast<double>(reliability.bins.size())};
}

/// No confidence can be below 1 / classes, so that the bins below stay away.
double first_confidence(const Reliability& reliability) {
    const double least = 1.0 / static_cast<double>(reliability.class_count);
    double low = 0;
    for (const ReliabilityBin& bin : reliability.bins)
        if (bin.texts == 0 && bin.high < least) low = bin.high;
    return low;
}

std::string description_of(const Reliability& reliability) {
    return fmt::format(
        "Reliability diagram of {} texts. The mean confidence is {:.4f} and the accuracy {:.4f}; the "
        "expected "
        "calibration error is {:.4f}, the maximum calibration error {:.4f}.",
        format_count(reliability.texts), reliability.confidence, reliability.accuracy,
        reliability.expected_error, reliability.maximum_error);
}

}  // namespace

Figure reliability_figure(const Reliability& reliability, std::string title) {
    const double low = first_confidence(reliability);
    Series accuracy = bars("accuracy", reliability, 0), share = bars("", reliability, 5);
    for (const ReliabilityBin& bin : reliability.bins) {
        if (bin.texts == 0) continue;
        const double middle = (bin.low + bin.high) / 2;
        accuracy.points.push_back({middle, bin.accuracy});
        share.points.push_back({middle, static_cast<double>(bin.texts)});
    }
    const Series perfect{
        .name = "perfectly calibrated", .points = {{low, low}, {1, 1}}, .colour = 1, .dashed = true};
    Panel diagram{.x = {.label = "", .low = low, .high = 1.0},
                  .y = {.label = "accuracy", .low = 0.0, .high = 1.0},
                  .series = {accuracy, perfect}};
    Panel counts{.x = {.label = "confidence", .low = low, .high = 1.0},
                 .y = {.label = "texts", .low = 0.0, .whole = true},
                 .series = {share}};
    Figure figure{.title = std::move(title), .description = description_of(reliability), .rows = {}};
    figure.rows = {{{std::move(diagram)}, 2.2}, {{std::move(counts)}, 1}};
    figure.width = 560;
    figure.height = 560;
    return figure;
}

}  // namespace assay
