#include <assay/learn/scaled_weights.hpp>

namespace assay {

std::vector<double> ScaledWeights::values() const {
    std::vector<double> values(stored_);
    for (double& value : values) value *= scale_;
    return values;
}

void ScaledWeights::set_values(std::span<const double> values) {
    stored_.assign(values.begin(), values.end());
    scale_ = 1;
}

double ScaledWeights::squared_norm() const {
    double sum = 0;
    for (const double value : stored_) sum += value * value;
    return sum * scale_ * scale_;
}

void ScaledWeights::multiply_out() {
    for (double& value : stored_) value *= scale_;
    scale_ = 1;
}

}  // namespace assay
