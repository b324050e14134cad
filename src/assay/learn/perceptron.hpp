/// A multilayer perceptron with one hidden layer: softmax(W₂ · activation(W₁ · x + b₁) + b₂).
#pragma once

#include <assay/learn/classifier.hpp>

#include <Eigen/Core>

#include <cstdint>
#include <optional>
#include <string_view>

namespace assay {

enum class Activation : std::uint8_t { tanh = 0, relu = 1, sigmoid = 2 };

std::string_view name_of(Activation activation);
/// Throws Error naming the known ones.
Activation parse_activation(std::string_view name);

double activate(Activation activation, double input);
/// The derivative, from the *output* of the activation.
double slope(Activation activation, double output);

/// Weights of a trained perceptron. They are kept with 32 bits, which halves the file, and summed with 64,
/// always in ascending order of feature, and without Eigen's blocked products, whose order depends on the
/// processor's caches.
class Perceptron : public Classifier {
public:
    /// A row for each feature or hidden unit, so that the few features of a text are a few rows.
    using Weights = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

    struct Layers {
        Weights input;  ///< features × hidden
        Eigen::VectorXf hidden_bias;
        Weights output;  ///< classes × hidden
        Eigen::VectorXf output_bias;
    };

    /// Throws Error if a weight is not finite.
    Perceptron(Activation activation, Layers layers);
    static Perceptron read(ByteReader& in, std::size_t features, std::size_t classes);

    std::string_view kind() const override { return "mlp"; }
    std::size_t class_count() const override { return static_cast<std::size_t>(layers_.output.rows()); }
    std::size_t feature_count() const override { return static_cast<std::size_t>(layers_.input.rows()); }
    void probabilities(const SparseRow& row, std::span<double> out) const override;
    void write(ByteWriter& out) const override;

    static constexpr std::size_t kMaxHidden = 4096;

private:
    Activation activation_;
    Layers layers_;
};

}  // namespace assay
