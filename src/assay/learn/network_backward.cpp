#include <assay/learn/network_backward.hpp>

#include <assay/learn/network_forward.hpp>
#include <assay/learn/vector_sums.hpp>

#include <algorithm>
#include <cmath>

namespace assay {
namespace {

template <typename Use>
void for_each_list(NetworkGradients& gradients, Use use) {
    use(gradients.table.numbers());
    for (DenseLayer<double>& layer : gradients.layers) {
        use(std::span(layer.weights));
        use(std::span(layer.bias));
    }
}

void multiply(std::span<const double> factors, std::span<double> numbers) {
    for (std::size_t i = 0; i < factors.size(); ++i) numbers[i] *= factors[i];
}

}  // namespace

void NetworkGradients::clear() {
    table.clear();
    for (DenseLayer<double>& layer : layers) {
        std::fill(layer.weights.begin(), layer.weights.end(), 0.0);
        std::fill(layer.bias.begin(), layer.bias.end(), 0.0);
    }
}

void NetworkGradients::clip(const Clipping& clipping) {
    if (clipping.value > 0)
        for_each_list(*this, [&clipping](std::span<double> list) {
            for (double& number : list) number = std::clamp(number, -clipping.value, clipping.value);
        });
    if (!(clipping.norm > 0)) return;
    double squares = 0;
    for_each_list(*this, [&squares](std::span<const double> list) { squares += dot(list, list); });
    const double norm = std::sqrt(squares);
    if (!(norm > clipping.norm)) return;
    for_each_list(*this, [&](std::span<double> list) {
        for (double& number : list) number *= clipping.norm / norm;
    });
}

void Backpropagation::add(const SparseRow& row, const NetworkPass& pass,
                          const std::vector<DenseLayer<double>>& layers, std::span<const double> error,
                          NetworkGradients& gradients) {
    error_.assign(error.begin(), error.end());
    for (std::size_t l = layers.size(); l-- > 0;) {
        add_layer(layers[l], l == 0 ? pass.pooled : pass.units[l - 1], gradients.layers[l]);
        if (l > 0) multiply(pass.slopes[l - 1], below_);
        std::swap(error_, below_);
    }
    multiply(pass.pooled_kept, error_);
    add_table(row, pass, gradients.table);
}

void Backpropagation::add_layer(const DenseLayer<double>& layer, std::span<const double> inputs,
                                DenseLayer<double>& gradient) {
    const std::span<const double> error(error_);
    add_scaled(1.0, error, gradient.bias);
    below_.resize(inputs.size());
    if (layer.inputs == 0) std::copy(error_.begin(), error_.end(), below_.begin());
    for (std::size_t i = 0; i < layer.inputs; ++i) {
        add_scaled(inputs[i], error, gradient.row(i));
        below_[i] = dot(layer.row(i), error);
    }
}

void Backpropagation::add_table(const SparseRow& row, const NetworkPass& pass, RowGradients& table) const {
    const std::span<const double> error(error_);
    const auto add_values = [&](double factor, std::span<const double> part) {
        for (std::size_t k = 0; k < row.size(); ++k)
            add_scaled(factor * row.values[k], part, table.of(row.features[k]));
    };
    if (shape_.embedding == 0) return add_values(1.0, error);
    if (row.size() == 0) return;
    for (std::size_t way = 0; way < shape_.pooling.size(); ++way) {
        const std::size_t begin = way * shape_.embedding;
        const auto part = error.subspan(begin, shape_.embedding);
        if (shape_.pooling[way] == Pooling::average)
            add_values(1.0 / total_weight(row), part);
        else
            for (std::size_t d = 0; d < shape_.embedding; ++d)
                table.of(row.features[pass.picked[begin + d]])[d] += part[d];
    }
}

}  // namespace assay
