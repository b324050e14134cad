/// All that decides how a network is trained.
#pragma once

#include <assay/learn/learning_rate.hpp>
#include <assay/learn/network_shape.hpp>
#include <assay/learn/optimizer.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace assay {

/// Initial weights of a layer are uniform in ±bound. xavier: √(6 / (inputs + outputs)) (Glorot & Bengio 2010,
/// eq. 16); he: √(6 / inputs), of the variance 2 / inputs (He et al. 2015, eq. 10); automatic: he where ReLU
/// or GELU follows, xavier otherwise. The inputs of a layer over the row itself are all features. Embeddings
/// are uniform in ±1 / width whatever this says, as in fastText. Biases are 0.
enum class InitialWeights : std::uint8_t { automatic, xavier, he };

std::string_view name_of(InitialWeights way);
/// Throws Error naming the known ones.
InitialWeights parse_initial_weights(std::string_view name);

/// Probabilities, 0 or more and below 1, of leaving something out in a step (Srivastava et al. 2014). What
/// stays is divided by 1 − p, so that expectations are those of the whole network, which predicts.
struct Dropout {
    /// A feature of the row. Pooled embeddings are not divided: an average is that of the features which
    /// stay, as in Iyyer et al. 2015, section 3.
    double features = 0;
    double embeddings = 0;  ///< a number of the pooled embeddings; no effect without embeddings
    double hidden = 0;      ///< a hidden unit
    bool operator==(const Dropout&) const = default;
};

/// Limits on the mean gradient of a batch, before any penalty: first each number to ±value, then all together
/// to the length `norm` (Pascanu, Mikolov & Bengio 2013, algorithm 1). 0: no limit.
struct Clipping {
    double value = 0;
    double norm = 0;
    bool operator==(const Clipping&) const = default;
};

struct NetworkOptions {
    NetworkShape shape;
    InitialWeights initial = InitialWeights::automatic;
    OptimizerOptions optimizer;
    Schedule schedule;
    Dropout dropout;
    Clipping clipping;
    /// λ of the penalty λ/2 · ‖W‖² on all weights but biases: adds λ W to the gradient. With sgd this acts on
    /// every weight in every step. With other optimisers it acts on those rows of the table alone that the
    /// batch touches, as the steps of these optimisers do.
    double l2 = 0;
    /// Decoupled weight decay: W ← (1 − rate · weight_decay) W besides each step, on every weight but biases,
    /// touched or not; for every optimiser (Loshchilov & Hutter 2019).
    double weight_decay = 0;
    std::size_t batch = 32;  ///< texts for one step, > 0; the last batch of an epoch may be smaller
    std::uint64_t seed = 0;  ///< of initial weights, the order of the rows and dropout
    bool operator==(const NetworkOptions&) const = default;
};

/// What differs from a plain network, to be shown: "hidden" "64 32", "optimizer" "adam", in a fixed
/// order; all but the seed.
std::vector<std::pair<std::string, std::string>> describe(const NetworkOptions& options);

/// A learning rate to begin with, for bags of words.
double usual_learning_rate(OptimizerKind kind);

/// Throws Error that names the option which is out of its range or does not go with so many classes.
void check(const NetworkOptions& options, std::size_t classes);

}  // namespace assay
