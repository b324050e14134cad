/// One layer of a network, and one row on its way through all of them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace assay {

/// z = x · W + b. The first layer of a network without embeddings has no W: x is the sum of table rows
/// already.
template <typename Real>
struct DenseLayer {
    std::size_t inputs = 0;     ///< rows of W; 0: z = x + b
    std::vector<Real> weights;  ///< W, inputs × outputs, by rows
    std::vector<Real> bias;     ///< b, as many as there are outputs

    std::size_t outputs() const { return bias.size(); }
    std::span<const Real> row(std::size_t input) const {
        return std::span(weights).subspan(input * outputs(), outputs());
    }
    std::span<Real> row(std::size_t input) {
        return std::span(weights).subspan(input * outputs(), outputs());
    }
};

/// What a row activates.
struct NetworkPass {
    std::vector<double> pooled;  ///< what enters the first layer
    std::vector<std::uint32_t>
        picked;  ///< for pooling by max or min: in each dimension, the place in the row
    std::vector<std::vector<double>> units;  ///< outputs by layer; the last are the scores

    // For training; empty otherwise.
    std::vector<std::vector<double>> slopes;  ///< of each hidden unit, dropout included
    std::vector<double> pooled_kept;          ///< factors of dropout; empty: none
    std::vector<std::vector<double>> hidden_kept;
};

}  // namespace assay
