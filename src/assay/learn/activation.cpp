#include <assay/learn/activation.hpp>

#include <assay/base/choice.hpp>
#include <assay/base/error.hpp>
#include <assay/base/numbers.hpp>
#include <assay/base/utf8.hpp>
#include <assay/learn/softmax.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

namespace assay {
namespace {

const std::array<std::string, 4> kActivationNames = {"tanh", "relu", "sigmoid", "gelu"};

constexpr double kSqrt2OverPi = 0.79788456080286535588;
constexpr double kCubic = 0.044715;
/// From here on, on either side, tanh in GELU is ±1 to the last bit, while its slope times x² could overflow.
constexpr double kGeluEnd = 10;

double gelu_tanh(double x) {
    return tanh_of(kSqrt2OverPi * (x + kCubic * x * x * x));
}

double gelu(double x) {
    return 0.5 * x * (1.0 + gelu_tanh(x));
}

double gelu_slope(double x) {
    if (std::fabs(x) > kGeluEnd) return x > 0 ? 1.0 : 0.0;
    const double t = gelu_tanh(x);
    return 0.5 * (1.0 + t) + 0.5 * x * (1.0 - t * t) * kSqrt2OverPi * (1.0 + 3 * kCubic * x * x);
}

}  // namespace

std::string_view name_of(Activation activation) {
    return name_among(activation, kActivationNames);
}

Activation parse_activation(std::string_view name) {
    return parse_choice<Activation>(name, kActivationNames, "there is no activation");
}

double activate(Activation activation, double input) {
    switch (activation) {
        case Activation::tanh:
            return tanh_of(input);
        case Activation::relu:
            return std::max(input, 0.0);
        case Activation::sigmoid:
            return sigmoid(input);
        case Activation::gelu:
            return gelu(input);
    }
    return input;
}

double slope(Activation activation, double input, double output) {
    switch (activation) {
        case Activation::tanh:
            return 1.0 - output * output;
        case Activation::relu:
            return output > 0 ? 1.0 : 0.0;
        case Activation::sigmoid:
            return output * (1.0 - output);
        case Activation::gelu:
            return gelu_slope(input);
    }
    return 1.0;
}

}  // namespace assay
