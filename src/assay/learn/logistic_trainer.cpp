#include <assay/learn/logistic_trainer.hpp>

#include <assay/learn/logistic_objective.hpp>
#include <assay/learn/softmax.hpp>

#include <algorithm>
#include <array>

namespace assay {

LogisticTrainer::LogisticTrainer(const TrainingRows& data, const SgdOptions& options,
                                 std::vector<double> class_weights)
    : data_(data),
      options_(options),
      class_weights_(std::move(class_weights)),
      weights_(data.rows.columns(), data.class_count == 2 ? 1 : data.class_count),
      intercepts_(weights_.width()),
      buffer_(weights_.width()) {
    check(options_);
    check(LogisticOptions{.class_weights = class_weights_}, data.class_count);
    if (class_weights_.empty()) class_weights_.assign(data.class_count, 1.0);
}

void LogisticTrainer::run_epoch() {
    const double rate = options_.rate_in(epoch_);
    const EpochOrder order(data_.rows.size(), options_.seed, epoch_);
    for (const std::uint32_t row : order.rows()) step(row, rate);
    ++epoch_;
}

/// β ← β + α (y − p̂) x, and with the penalty λ/2 ‖β‖²: β ← (1 − α λ) β + α (y − p̂) x.
void LogisticTrainer::step(std::size_t row, double rate) {
    const SparseRow x = data_.rows[row];
    scores_of(x, buffer_);
    residuals(buffer_, data_.classes[row]);
    for (double& residual : buffer_) residual *= class_weights_[data_.classes[row]];
    if (options_.l2 > 0) weights_.shrink(1.0 - rate * options_.l2);
    for (std::size_t i = 0; i < x.size(); ++i)
        weights_.change_row(x.features[i], rate * x.values[i], buffer_);
    for (std::size_t s = 0; s < intercepts_.size(); ++s) intercepts_[s] += rate * buffer_[s];
}

void LogisticTrainer::scores_of(const SparseRow& row, std::span<double> scores) const {
    std::copy(intercepts_.begin(), intercepts_.end(), scores.begin());
    for (std::size_t i = 0; i < row.size(); ++i) weights_.add_row_to(row.features[i], row.values[i], scores);
}

void LogisticTrainer::residuals(std::span<double> scores, std::uint32_t truth) const {
    if (scores.size() == 1) {
        scores[0] = static_cast<double>(truth) - sigmoid(scores[0]);
        return;
    }
    softmax(scores);
    for (std::size_t s = 0; s < scores.size(); ++s) scores[s] = (s == truth ? 1.0 : 0.0) - scores[s];
}

double LogisticTrainer::loss() const {
    std::vector<double> scores(intercepts_.size());
    double sum = 0;
    for (std::size_t row = 0; row < data_.rows.size(); ++row) {
        scores_of(data_.rows[row], scores);
        const std::uint32_t truth = data_.classes[row];
        // The sigmoid is the softmax over the scores (0, β·x).
        sum += class_weights_[truth] * (scores.size() == 1 ? softmax_loss(std::array{0.0, scores[0]}, truth)
                                                           : softmax_loss(scores, truth));
    }
    return sum / static_cast<double>(data_.rows.size()) + options_.l2 / 2 * weights_.squared_norm();
}

std::vector<double> LogisticTrainer::parameters() const {
    std::vector<double> all = weights_.values();
    all.insert(all.end(), intercepts_.begin(), intercepts_.end());
    return all;
}

void LogisticTrainer::set_parameters(std::span<const double> parameters) {
    const std::size_t weights = parameters.size() - intercepts_.size();
    weights_.set_values(parameters.first(weights));
    std::copy_n(parameters.begin() + static_cast<std::ptrdiff_t>(weights), intercepts_.size(),
                intercepts_.begin());
}

std::unique_ptr<Classifier> LogisticTrainer::classifier() const {
    return std::make_unique<LinearModel>(weights_.values(), intercepts_);
}

}  // namespace assay
