/// From a row to the scores of a network: the one way there, for training (64 bits) and for what is left of
/// it (32 bits). A Table has row(feature), a span of numbers, and scale(), which is above 0 and multiplies
/// them all. All sums go in ascending order of feature or unit.
#pragma once

#include <assay/features/sparse_rows.hpp>
#include <assay/learn/dense_layer.hpp>
#include <assay/learn/network_shape.hpp>
#include <assay/learn/vector_sums.hpp>

#include <algorithm>

namespace assay {

/// Makes room for what a row activates. `training`: for slopes, too.
NetworkPass make_pass(const NetworkShape& shape, std::size_t classes, bool training);

/// Overwrites the units of a hidden layer by their activations, and their slopes, where there are any.
void activate_layer(Activation activation, std::size_t layer, NetworkPass& pass);

/// What the values of a row are divided by in an average; 1 for an empty row.
double total_weight(const SparseRow& row);

/// pooled += Σ factor · value · table row
template <typename Table>
void add_rows(const Table& table, const SparseRow& row, double factor, std::span<double> pooled) {
    for (std::size_t k = 0; k < row.size(); ++k) {
        if (k + 2 < row.size()) prefetch(table.row(row.features[k + 2]));
        add_scaled(factor * row.values[k] * table.scale(), table.row(row.features[k]), pooled);
    }
}

/// The largest (sign 1) or smallest (sign −1) numbers of the table rows, and the place in the row of the
/// first feature that has them. The row is not empty.
template <typename Table>
void pick_extremes(const Table& table, const SparseRow& row, double sign, std::span<double> pooled,
                   std::span<std::uint32_t> picked) {
    for (std::size_t k = 0; k < row.size(); ++k) {
        const auto numbers = table.row(row.features[k]);
        for (std::size_t d = 0; d < pooled.size(); ++d) {
            const double number = sign * table.scale() * static_cast<double>(numbers[d]);
            if (k > 0 && !(number > pooled[d])) continue;
            pooled[d] = number;
            picked[d] = static_cast<std::uint32_t>(k);
        }
    }
    for (double& number : pooled) number *= sign;
}

template <typename Table>
void pool(const NetworkShape& shape, const Table& table, const SparseRow& row, NetworkPass& pass) {
    std::fill(pass.pooled.begin(), pass.pooled.end(), 0.0);
    if (shape.embedding == 0) return add_rows(table, row, 1.0, pass.pooled);
    if (row.size() == 0) return;
    for (std::size_t way = 0; way < shape.pooling.size(); ++way) {
        const std::size_t begin = way * shape.embedding;
        const auto pooled = std::span(pass.pooled).subspan(begin, shape.embedding);
        const auto picked = std::span(pass.picked).subspan(begin, shape.embedding);
        if (shape.pooling[way] == Pooling::average)
            add_rows(table, row, 1.0 / total_weight(row), pooled);
        else
            pick_extremes(table, row, shape.pooling[way] == Pooling::max ? 1.0 : -1.0, pooled, picked);
    }
}

/// Leaves the scores in pass.units.back().
template <typename Table, typename Real>
void forward(const NetworkShape& shape, const Table& table, const std::vector<DenseLayer<Real>>& layers,
             const SparseRow& row, NetworkPass& pass) {
    pool(shape, table, row, pass);
    for (std::size_t d = 0; d < pass.pooled_kept.size(); ++d) pass.pooled[d] *= pass.pooled_kept[d];
    for (std::size_t l = 0; l < layers.size(); ++l) {
        const std::vector<double>& inputs = l == 0 ? pass.pooled : pass.units[l - 1];
        std::vector<double>& units = pass.units[l];
        std::copy(layers[l].bias.begin(), layers[l].bias.end(), units.begin());
        if (layers[l].inputs == 0) add_scaled(1.0, std::span<const double>(inputs), units);
        for (std::size_t i = 0; i < layers[l].inputs; ++i) add_scaled(inputs[i], layers[l].row(i), units);
        if (l + 1 < layers.size()) activate_layer(shape.activation, l, pass);
    }
}

}  // namespace assay
