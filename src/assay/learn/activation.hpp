/// What a unit of a network makes of its input. Built on exp_nonpositive and basic arithmetic alone, so that
/// every machine computes the same bits.
#pragma once

#include <cstdint>
#include <string_view>

namespace assay {

/// tanh; ReLU, max(x, 0) (Nair & Hinton 2010); the logistic sigmoid; GELU (Hendrycks & Gimpel 2016).
enum class Activation : std::uint8_t { tanh = 0, relu = 1, sigmoid = 2, gelu = 3 };

std::string_view name_of(Activation activation);
/// Throws Error naming the known ones.
Activation parse_activation(std::string_view name);

/// GELU is x/2 · (1 + tanh(√(2/π) · (x + 0.044715 x³))), which the paper gives for x · Φ(x): within 5e-4 of
/// it everywhere. The slope is that of this form.
double activate(Activation activation, double input);
/// The derivative at `input`, where the activation is `output`; that of ReLU at 0 is 0.
double slope(Activation activation, double input, double output);

}  // namespace assay
