#include <assay/learn/network_forward.hpp>

#include <cmath>

namespace assay {

NetworkPass make_pass(const NetworkShape& shape, std::size_t classes, bool training) {
    NetworkPass pass;
    pass.pooled.resize(shape.pooled_width(classes));
    pass.picked.resize(shape.embedding > 0 ? pass.pooled.size() : 0);
    for (const std::size_t width : shape.layer_widths(classes)) pass.units.emplace_back(width);
    if (training)
        for (const std::size_t width : shape.hidden) pass.slopes.emplace_back(width);
    return pass;
}

void activate_layer(Activation activation, std::size_t layer, NetworkPass& pass) {
    std::vector<double>& units = pass.units[layer];
    for (std::size_t i = 0; i < units.size(); ++i) {
        const double input = units[i];
        units[i] = activate(activation, input);
        if (!pass.slopes.empty()) pass.slopes[layer][i] = slope(activation, input, units[i]);
    }
    if (pass.hidden_kept.empty()) return;
    for (std::size_t i = 0; i < units.size(); ++i) {
        units[i] *= pass.hidden_kept[layer][i];
        pass.slopes[layer][i] *= pass.hidden_kept[layer][i];
    }
}

double total_weight(const SparseRow& row) {
    double sum = 0;
    for (const double value : row.values) sum += std::fabs(value);
    return sum > 0 ? sum : 1.0;
}

}  // namespace assay
