/// Backpropagation through one row's pass (Rumelhart, Hinton & Williams 1986), adding up the gradient of a
/// batch.
#pragma once

#include <assay/features/sparse_rows.hpp>
#include <assay/learn/dense_layer.hpp>
#include <assay/learn/network_options.hpp>
#include <assay/learn/row_gradients.hpp>

#include <vector>

namespace assay {

struct NetworkGradients {
    RowGradients table;
    std::vector<DenseLayer<double>> layers;

    /// Back to zeros, for the next batch.
    void clear();
    /// Keeps within the limits.
    void clip(const Clipping& clipping);
};

/// Adds the gradient of a row to a batch's. Reused from row to row for its memory.
class Backpropagation {
public:
    explicit Backpropagation(const NetworkShape& shape) : shape_(shape) {}

    /// `row` went forward and left `pass`; `error` holds the derivatives of the loss by the scores.
    void add(const SparseRow& row, const NetworkPass& pass, const std::vector<DenseLayer<double>>& layers,
             std::span<const double> error, NetworkGradients& gradients);

private:
    void add_layer(const DenseLayer<double>& layer, std::span<const double> inputs,
                   DenseLayer<double>& gradient);
    void add_table(const SparseRow& row, const NetworkPass& pass, RowGradients& table) const;

    const NetworkShape& shape_;
    std::vector<double> error_;  ///< by the outputs of the layer at hand
    std::vector<double> below_;  ///< by its inputs
};

}  // namespace assay
