#include <assay/learn/perceptron_trainer.hpp>

#include <assay/base/error.hpp>
#include <assay/base/random.hpp>
#include <assay/learn/softmax.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace assay {
namespace {

Eigen::Index index(std::size_t count) {
    return static_cast<Eigen::Index>(count);
}

std::span<double> span_of(Eigen::VectorXd& vector) {
    return {vector.data(), static_cast<std::size_t>(vector.size())};
}

/// Numbers for one layer (Glorot & Bengio 2010, eq. 16).
std::vector<double> initial_weights(std::size_t inputs, std::size_t outputs, std::uint64_t key) {
    const double bound = std::sqrt(6.0 / static_cast<double>(inputs + outputs));
    std::vector<double> weights(inputs * outputs);
    Random random(key);
    for (double& weight : weights) weight = bound * (2 * random.unit() - 1);
    return weights;
}

}  // namespace

void check(const PerceptronOptions& options) {
    check(options.sgd);
    if (options.hidden == 0 || options.hidden > Perceptron::kMaxHidden)
        throw Error(fmt::format("{} hidden units are not possible; 1 to {} are", options.hidden,
                                Perceptron::kMaxHidden));
    if (options.batch == 0) throw Error("a batch of 0 texts is not possible; the smallest is 1");
}

PerceptronTrainer::PerceptronTrainer(const TrainingRows& data, const PerceptronOptions& options)
    : data_(data), options_((check(options), options)), input_(data.rows.columns(), options.hidden) {
    const std::size_t hidden = options.hidden;
    const std::uint64_t seed = options.sgd.seed;
    input_.set_values(initial_weights(data.rows.columns(), hidden, mix({seed, hash_bytes("input")})));
    hidden_bias_ = Vector::Zero(index(hidden));
    const std::vector<double> output =
        initial_weights(hidden, data.class_count, mix({seed, hash_bytes("output")}));
    output_ = Eigen::Map<const Matrix>(output.data(), index(data.class_count), index(hidden));
    output_bias_ = Vector::Zero(index(data.class_count));
    options_.batch = std::min(options.batch, std::max<std::size_t>(1, data.rows.size()));
    hidden_errors_.resize(index(options_.batch), index(hidden));
}

void PerceptronTrainer::run_epoch() {
    const double rate = options_.sgd.rate_in(epoch_);
    const EpochOrder order(data_.rows.size(), options_.sgd.seed, epoch_);
    for (std::span<const std::uint32_t> rest = order.rows(); !rest.empty();) {
        const std::size_t count = std::min(options_.batch, rest.size());
        step(rest.first(count), rate);
        rest = rest.subspan(count);
    }
    ++epoch_;
}

void PerceptronTrainer::forward(const SparseRow& row, Pass& pass) const {
    pass.hidden = hidden_bias_;
    for (std::size_t i = 0; i < row.size(); ++i)
        input_.add_row_to(row.features[i], row.values[i], span_of(pass.hidden));
    for (double& unit : span_of(pass.hidden)) unit = activate(options_.activation, unit);
    pass.scores = output_.lazyProduct(pass.hidden) + output_bias_;  // lazy: see Perceptron
}

void PerceptronTrainer::step(std::span<const std::uint32_t> rows, double rate) {
    output_gradient_ = Matrix::Zero(output_.rows(), output_.cols());
    output_bias_gradient_ = Vector::Zero(output_bias_.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        forward(data_.rows[rows[i]], pass_);
        Vector& error = pass_.scores;  // ∂loss/∂score = p̂ − y
        softmax(span_of(error));
        error[data_.classes[rows[i]]] -= 1.0;
        output_gradient_ += error.lazyProduct(pass_.hidden.transpose());
        output_bias_gradient_ += error;
        auto hidden_error = hidden_errors_.row(index(i));
        hidden_error = error.transpose().lazyProduct(output_);
        for (Eigen::Index h = 0; h < hidden_error.size(); ++h)
            hidden_error[h] *= slope(options_.activation, pass_.hidden[h]);
    }
    const double mean_rate = rate / static_cast<double>(rows.size());
    const double kept = 1.0 - rate * options_.sgd.l2;  // of the weights, for the penalty
    if (kept < 1) input_.shrink(kept);
    update_input(rows, mean_rate);
    output_ = kept * output_ - mean_rate * output_gradient_;
    output_bias_ -= mean_rate * output_bias_gradient_;
}

void PerceptronTrainer::update_input(std::span<const std::uint32_t> rows, double rate) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto error = hidden_errors_.row(index(i));
        const std::span<const double> change(error.data(), options_.hidden);
        const SparseRow x = data_.rows[rows[i]];
        for (std::size_t k = 0; k < x.size(); ++k)
            input_.change_row(x.features[k], -rate * x.values[k], change);
        hidden_bias_ -= rate * error.transpose();
    }
}

double PerceptronTrainer::loss() const {
    Pass pass;
    double sum = 0;
    for (std::size_t row = 0; row < data_.rows.size(); ++row) {
        forward(data_.rows[row], pass);
        sum += softmax_loss(span_of(pass.scores), data_.classes[row]);
    }
    const double penalty = options_.sgd.l2 / 2 * (input_.squared_norm() + output_.squaredNorm());
    return sum / static_cast<double>(data_.rows.size()) + penalty;
}

std::vector<double> PerceptronTrainer::parameters() const {
    std::vector<double> all = input_.values();
    all.insert(all.end(), hidden_bias_.begin(), hidden_bias_.end());
    all.insert(all.end(), output_.data(), output_.data() + output_.size());
    all.insert(all.end(), output_bias_.begin(), output_bias_.end());
    return all;
}

void PerceptronTrainer::set_parameters(std::span<const double> parameters) {
    const auto take = [&parameters](std::size_t count) {
        const auto taken = parameters.first(count);
        parameters = parameters.subspan(count);
        return taken;
    };
    input_.set_values(take(input_.rows() * input_.width()));
    hidden_bias_ = Eigen::Map<const Vector>(take(options_.hidden).data(), index(options_.hidden));
    const auto output = take(static_cast<std::size_t>(output_.size()));
    output_ = Eigen::Map<const Matrix>(output.data(), output_.rows(), output_.cols());
    output_bias_ = Eigen::Map<const Vector>(take(data_.class_count).data(), index(data_.class_count));
}

std::unique_ptr<Classifier> PerceptronTrainer::classifier() const {
    const std::vector<double> input = input_.values();
    const Eigen::Map<const Matrix> weights(input.data(), index(input_.rows()), index(input_.width()));
    return std::make_unique<Perceptron>(
        options_.activation, Perceptron::Layers{weights.cast<float>(), hidden_bias_.cast<float>(),
                                                output_.cast<float>(), output_bias_.cast<float>()});
}

}  // namespace assay
