#include <assay/learn/perceptron.hpp>

#include <assay/base/bytes.hpp>
#include <assay/base/error.hpp>
#include <assay/base/numbers.hpp>
#include <assay/base/utf8.hpp>
#include <assay/learn/softmax.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>

namespace assay {
namespace {

const std::array<std::string, 3> kActivationNames = {"tanh", "relu", "sigmoid"};

}  // namespace

std::string_view name_of(Activation activation) {
    return kActivationNames[static_cast<std::size_t>(activation)];
}

Activation parse_activation(std::string_view name) {
    for (std::size_t i = 0; i < kActivationNames.size(); ++i)
        if (kActivationNames[i] == name) return static_cast<Activation>(i);
    throw Error(fmt::format("there is no activation '{}': tanh, relu or sigmoid{}", printable(name),
                            did_you_mean(name, kActivationNames)));
}

double activate(Activation activation, double input) {
    switch (activation) {
        case Activation::tanh:
            return tanh_of(input);
        case Activation::relu:
            return std::max(input, 0.0);
        case Activation::sigmoid:
            return sigmoid(input);
    }
    return input;
}

double slope(Activation activation, double output) {
    switch (activation) {
        case Activation::tanh:
            return 1.0 - output * output;
        case Activation::relu:
            return output > 0 ? 1.0 : 0.0;
        case Activation::sigmoid:
            return output * (1.0 - output);
    }
    return 1.0;
}

Perceptron::Perceptron(Activation activation, Layers layers)
    : activation_(activation), layers_(std::move(layers)) {
    if (!layers_.input.allFinite() || !layers_.hidden_bias.allFinite() || !layers_.output.allFinite() ||
        !layers_.output_bias.allFinite())
        throw Error("training went astray: a weight is not finite; try a smaller learning rate");
}

void Perceptron::probabilities(const SparseRow& row, std::span<double> out) const {
    Eigen::VectorXd hidden = layers_.hidden_bias.cast<double>();
    for (std::size_t i = 0; i < row.size(); ++i)
        hidden += row.values[i] * layers_.input.row(row.features[i]).transpose().cast<double>();
    hidden = hidden.unaryExpr([this](double input) { return activate(activation_, input); });
    Eigen::Map<Eigen::VectorXd> scores(out.data(), static_cast<Eigen::Index>(out.size()));
    scores = layers_.output.cast<double>().lazyProduct(hidden) + layers_.output_bias.cast<double>();
    softmax(out);
}

namespace {

template <typename Matrix>
void write_all(const Matrix& matrix, ByteWriter& out) {
    for (Eigen::Index i = 0; i < matrix.size(); ++i) out.put_float(matrix.data()[i]);
}

template <typename Matrix>
void read_all(Matrix& matrix, ByteReader& in) {
    for (Eigen::Index i = 0; i < matrix.size(); ++i) matrix.data()[i] = in.get_float();
}

}  // namespace

void Perceptron::write(ByteWriter& out) const {
    out.put(static_cast<std::uint8_t>(activation_));
    out.put(static_cast<std::uint32_t>(layers_.input.cols()));
    write_all(layers_.input, out);
    write_all(layers_.hidden_bias, out);
    write_all(layers_.output, out);
    write_all(layers_.output_bias, out);
}

Perceptron Perceptron::read(ByteReader& in, std::size_t features, std::size_t classes) {
    const auto activation = in.get<std::uint8_t>();
    if (activation >= kActivationNames.size())
        throw Error(fmt::format("activation {} is not known", activation));
    const std::size_t hidden = in.get<std::uint32_t>();
    if (hidden == 0 || hidden > kMaxHidden)
        throw Error(fmt::format("{} hidden units are not possible; 1 to {} are", hidden, kMaxHidden));
    // Features and classes are bounded by lists that were read before, so this cannot overflow.
    const std::size_t floats = (features + 1 + classes) * hidden + classes;
    if (in.left() / sizeof(float) < floats)
        throw Error(fmt::format("{} weights do not fit into the {} bytes that are left", floats, in.left()));
    const auto rows = [](std::size_t count) { return static_cast<Eigen::Index>(count); };
    Layers layers{Weights(rows(features), rows(hidden)), Eigen::VectorXf(rows(hidden)),
                  Weights(rows(classes), rows(hidden)), Eigen::VectorXf(rows(classes))};
    read_all(layers.input, in);
    read_all(layers.hidden_bias, in);
    read_all(layers.output, in);
    read_all(layers.output_bias, in);
    return Perceptron(static_cast<Activation>(activation), std::move(layers));
}

}  // namespace assay
