#include <assay/learn/network_trainer.hpp>

#include <assay/learn/network.hpp>
#include <assay/learn/network_forward.hpp>
#include <assay/learn/softmax.hpp>
#include <assay/learn/vector_sums.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace assay {
namespace {

double initial_bound(const NetworkOptions& options, std::size_t inputs, std::size_t outputs, bool last) {
    const bool he = options.initial == InitialWeights::automatic
                        ? !last && (options.shape.activation == Activation::relu ||
                                    options.shape.activation == Activation::gelu)
                        : options.initial == InitialWeights::he;
    return std::sqrt(6.0 / static_cast<double>(he ? inputs : inputs + outputs));
}

std::vector<double> uniform_numbers(std::size_t count, double bound, std::uint64_t key) {
    std::vector<double> numbers(count);
    Random random(key);
    for (double& number : numbers) number = bound * (2 * random.unit() - 1);
    return numbers;
}

/// Factors of inverted dropout.
void draw_kept(double probability, std::span<double> kept, Random& random) {
    for (double& factor : kept) factor = random.unit() < probability ? 0.0 : 1.0 / (1.0 - probability);
}

double squared_norm(const std::vector<double>& numbers) {
    return dot(numbers, numbers);
}

/// From scores to derivatives of the loss by the scores: p̂ − y, for either output.
void scores_to_errors(OutputKind output, std::uint32_t truth, std::vector<double>& scores) {
    if (output == OutputKind::sigmoid) {
        scores[0] = sigmoid(scores[0]) - static_cast<double>(truth);
        return;
    }
    softmax(scores);
    scores[truth] -= 1.0;
}

}  // namespace

NetworkTrainer::NetworkTrainer(const TrainingRows& data, const NetworkOptions& options)
    : data_(data),
      options_((check(options, data.class_count), options)),
      table_(data.rows.columns(), options.shape.table_width(data.class_count)),
      layers_(make_layers<double>(options.shape, data.class_count)),
      table_memory_(options.optimizer, table_.rows(), table_.width()),
      pass_(make_pass(options.shape, data.class_count, true)),
      gradients_{RowGradients(table_.rows(), table_.width()), layers_},
      backpropagation_(options_.shape) {
    for (const DenseLayer<double>& layer : layers_) {
        memories_.emplace_back(options.optimizer, 1, layer.weights.size());
        memories_.emplace_back(options.optimizer, 1, layer.outputs());
    }
    options_.batch = std::min(options.batch, std::max<std::size_t>(1, data.rows.size()));
    if (options.shape.embedding > 0 && options.dropout.embeddings > 0)
        pass_.pooled_kept.resize(pass_.pooled.size());
    if (options.dropout.hidden > 0) pass_.hidden_kept = pass_.slopes;
    draw_initial_weights();
}

void NetworkTrainer::draw_initial_weights() {
    const std::size_t features = table_.rows(), width = table_.width();
    const double table_bound = options_.shape.embedding > 0
                                   ? 1.0 / static_cast<double>(width)
                                   : initial_bound(options_, features, width, layers_.size() == 1);
    table_.set_values(
        uniform_numbers(features * width, table_bound, mix({options_.seed, hash_bytes("table")})));
    for (std::size_t l = 0; l < layers_.size(); ++l) {
        DenseLayer<double>& layer = layers_[l];
        if (layer.inputs == 0) continue;
        layer.weights =
            uniform_numbers(layer.weights.size(),
                            initial_bound(options_, layer.inputs, layer.outputs(), l + 1 == layers_.size()),
                            mix({options_.seed, hash_bytes("layer"), l}));
    }
}

void NetworkTrainer::run_epoch() {
    const std::size_t steps = (data_.rows.size() + options_.batch - 1) / options_.batch;
    if (steps == 0) return;
    const std::size_t epoch = steps_ / steps;
    const EpochOrder order(data_.rows.size(), options_.seed, epoch);
    Random random(mix({options_.seed, hash_bytes("dropout"), epoch}));
    for (std::span<const std::uint32_t> rest = order.rows(); !rest.empty(); ++steps_) {
        const std::size_t count = std::min(options_.batch, rest.size());
        step(rest.first(count), options_.schedule.rate(steps_, steps), random);
        rest = rest.subspan(count);
    }
}

void NetworkTrainer::step(std::span<const std::uint32_t> rows, double rate, Random& random) {
    gradients_.clear();
    std::vector<double>& scores = pass_.units.back();
    for (const std::uint32_t index : rows) {
        const SparseRow row = drop(data_.rows[index], random);
        forward(options_.shape, table_, layers_, row, pass_);
        scores_to_errors(options_.shape.output, data_.classes[index], scores);
        for (double& error : scores) error /= static_cast<double>(rows.size());
        backpropagation_.add(row, pass_, layers_, scores, gradients_);
    }
    gradients_.clip(options_.clipping);
    update(rate);
}

SparseRow NetworkTrainer::drop(const SparseRow& row, Random& random) {
    const Dropout& dropout = options_.dropout;
    draw_kept(dropout.embeddings, pass_.pooled_kept, random);
    for (std::vector<double>& kept : pass_.hidden_kept) draw_kept(dropout.hidden, kept, random);
    if (!(dropout.features > 0)) return row;
    const double factor = options_.shape.embedding > 0 ? 1.0 : 1.0 / (1.0 - dropout.features);
    kept_features_.clear();
    kept_values_.clear();
    for (std::size_t k = 0; k < row.size(); ++k) {
        if (random.unit() < dropout.features) continue;
        kept_features_.push_back(row.features[k]);
        kept_values_.push_back(factor * row.values[k]);
    }
    return {kept_features_, kept_values_};
}

void NetworkTrainer::update(double rate) {
    // For sgd, adding λ W to the gradient is the same as decay by λ, which costs nothing for rows at rest.
    const bool decays = options_.optimizer.kind == OptimizerKind::sgd;
    const double penalty = decays ? 0.0 : options_.l2;
    const double kept = 1.0 - rate * (options_.weight_decay + (decays ? options_.l2 : 0.0));
    update_table(kept, penalty, rate);
    for (std::size_t l = 0; l < layers_.size(); ++l) {
        update_list(layers_[l].weights, gradients_.layers[l].weights, memories_[2 * l], penalty, kept, rate);
        update_list(layers_[l].bias, gradients_.layers[l].bias, memories_[2 * l + 1], 0.0, 1.0, rate);
    }
}

void NetworkTrainer::update_table(double kept, double penalty, double rate) {
    const std::span<const std::uint32_t> touched = gradients_.table.touched();
    const std::size_t width = table_.width();
    if (penalty > 0)
        for (std::size_t i = 0; i < touched.size(); ++i)
            table_.add_row_to(touched[i], penalty, gradients_.table.numbers().subspan(i * width, width));
    if (kept < 1) table_.shrink(kept);
    for (std::size_t i = 0; i < touched.size(); ++i) {
        const std::span<double> gradient = gradients_.table.numbers().subspan(i * width, width);
        if (i + 2 < touched.size()) table_memory_.expect(touched[i + 2]);
        table_memory_.direct(touched[i], gradient);
        table_.change_row(touched[i], -rate, gradient);
    }
}

void NetworkTrainer::update_list(std::vector<double>& weights, std::vector<double>& gradient,
                                 Optimizer& memory, double penalty, double kept, double rate) {
    if (penalty > 0) add_scaled(penalty, std::span<const double>(weights), gradient);
    memory.direct(0, gradient);
    for (std::size_t i = 0; i < weights.size(); ++i) weights[i] = kept * weights[i] - rate * gradient[i];
}

double NetworkTrainer::loss() const {
    NetworkPass pass = make_pass(options_.shape, data_.class_count, false);
    const std::vector<double>& scores = pass.units.back();
    double sum = 0;
    for (std::size_t row = 0; row < data_.rows.size(); ++row) {
        forward(options_.shape, table_, layers_, data_.rows[row], pass);
        // The sigmoid is the softmax over the scores (0, s).
        sum += options_.shape.output == OutputKind::sigmoid
                   ? softmax_loss(std::array{0.0, scores[0]}, data_.classes[row])
                   : softmax_loss(scores, data_.classes[row]);
    }
    double squares = table_.squared_norm();
    for (const DenseLayer<double>& layer : layers_) squares += squared_norm(layer.weights);
    return sum / static_cast<double>(data_.rows.size()) + options_.l2 / 2 * squares;
}

std::vector<double> NetworkTrainer::parameters() const {
    std::vector<double> all = table_.values();
    for (const DenseLayer<double>& layer : layers_) {
        all.insert(all.end(), layer.weights.begin(), layer.weights.end());
        all.insert(all.end(), layer.bias.begin(), layer.bias.end());
    }
    return all;
}

void NetworkTrainer::set_parameters(std::span<const double> parameters) {
    const auto take = [&parameters](std::size_t count) {
        const auto taken = parameters.first(count);
        parameters = parameters.subspan(count);
        return taken;
    };
    table_.set_values(take(table_.rows() * table_.width()));
    for (DenseLayer<double>& layer : layers_) {
        std::ranges::copy(take(layer.weights.size()), layer.weights.begin());
        std::ranges::copy(take(layer.outputs()), layer.bias.begin());
    }
}

std::unique_ptr<Classifier> NetworkTrainer::classifier() const {
    const std::vector<double> table = table_.values();
    Network::Weights weights{{table.begin(), table.end()},
                             make_layers<float>(options_.shape, data_.class_count)};
    for (std::size_t l = 0; l < layers_.size(); ++l) {
        std::ranges::copy(layers_[l].weights, weights.layers[l].weights.begin());
        std::ranges::copy(layers_[l].bias, weights.layers[l].bias.begin());
    }
    return std::make_unique<Network>(options_.shape, data_.class_count, std::move(weights));
}

}  // namespace assay
