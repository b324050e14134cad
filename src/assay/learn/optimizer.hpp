/// How a gradient becomes a step. With g the gradient of the mean loss over a batch (and the penalty) and α
/// the learning rate, every optimiser moves the weights by −α · d and differs in the direction d alone:
///
/// sgd       d = g
/// momentum  u ← μ u + g,  d = u                        (Polyak 1964)
/// nesterov  u ← μ u + g,  d = g + μ u                  (Nesterov 1983, as in Sutskever et al. 2013)
/// adagrad   G ← G + g²,   d = g / (√G + ε)             (Duchi, Hazan & Singer 2011)
/// rmsprop   s ← ρ s + (1 − ρ) g²,  d = g / (√s + ε)    (Tieleman & Hinton 2012)
/// adam      m ← β₁ m + (1 − β₁) g,  v ← β₂ v + (1 − β₂) g²,
///           d = m / (1 − β₁ᵗ) / (√(v / (1 − β₂ᵗ)) + ε) (Kingma & Ba 2015, algorithm 1)
/// adamw     as adam; it has decoupled weight decay instead of a penalty (Loshchilov & Hutter 2019)
///
/// u, G, s, m and v begin at 0, t at 1. In adagrad, rmsprop and adam all operations are by element.
#pragma once

#include <assay/learn/vector_sums.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace assay {

enum class OptimizerKind : std::uint8_t { sgd, momentum, nesterov, adagrad, rmsprop, adam, adamw };

std::string_view name_of(OptimizerKind kind);
/// Throws Error naming the known ones.
OptimizerKind parse_optimizer_kind(std::string_view name);

struct OptimizerOptions {
    OptimizerKind kind = OptimizerKind::sgd;
    double momentum = 0.9;  ///< μ, 0 or more and below 1
    double rho = 0.9;       ///< ρ, likewise
    double beta1 = 0.9;     ///< β₁, likewise
    double beta2 = 0.999;   ///< β₂, likewise
    double epsilon = 1e-8;  ///< ε > 0
    bool operator==(const OptimizerOptions&) const = default;
};

/// Throws Error that names what is out of its range.
void check(const OptimizerOptions& options);

/// The memory of an optimiser for a matrix of weights. Rows are apart from each other, and each has a clock
/// of its own: a row that takes no part in a step costs nothing, and its u, s, m, v and t stand still. So on
/// the weights of sparse features this is the *lazy* variant of momentum, nesterov, rmsprop and adam: each
/// row takes exactly the steps above, of those batches alone in which its feature occurs. sgd and adagrad,
/// for which a gradient of 0 changes nothing, are exact.
class Optimizer {
public:
    Optimizer(const OptimizerOptions& options, std::size_t rows, std::size_t width);

    /// Overwrites the gradient of a row (`width` numbers) by its direction, and advances the row's memory.
    /// O(width).
    void direct(std::size_t row, std::span<double> gradient);

    /// Changes nothing; brings the memory of a row near that is needed soon.
    void expect(std::size_t row) const {
        prefetch(std::span(memory_).subspan(row * memory_width_, memory_width_));
    }

private:
    OptimizerOptions options_;
    std::size_t memory_width_;    ///< numbers kept for a row
    std::vector<double> memory_;  ///< by row: u, G or s; for adam m, v, 1 − β₁ᵗ and 1 − β₂ᵗ
};

}  // namespace assay
