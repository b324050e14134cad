#include <assay/learn/network.hpp>

#include <assay/base/bytes.hpp>
#include <assay/base/error.hpp>
#include <assay/learn/network_forward.hpp>
#include <assay/learn/softmax.hpp>

#include <fmt/format.h>

#include <cmath>
#include <utility>

namespace assay {
namespace {

/// Weights of this size at most keep the sums of the deepest and widest network finite.
constexpr float kLargestWeight = 0x1p40f;

bool all_in_range(const std::vector<float>& numbers) {
    return std::all_of(numbers.begin(), numbers.end(),
                       [](float number) { return std::fabs(number) <= kLargestWeight; });
}

/// Every list of weights, in the order of the file.
template <typename Weights, typename Use>
void for_each_list(Weights& weights, Use use) {
    use(weights.table);
    for (auto& layer : weights.layers) {
        use(layer.weights);
        use(layer.bias);
    }
}

/// How many numbers a network has, found without making any of them.
std::size_t count_weights(const NetworkShape& shape, std::size_t features, std::size_t classes) {
    std::size_t count = features * shape.table_width(classes);
    std::size_t inputs = shape.embedding > 0 ? shape.pooled_width(classes) : 0;
    for (const std::size_t outputs : shape.layer_widths(classes)) {
        count += (inputs + 1) * outputs;
        inputs = outputs;
    }
    return count;
}

}  // namespace

Network::Network(NetworkShape shape, std::size_t classes, Weights weights)
    : shape_(std::move(shape)),
      classes_(classes),
      table_width_(shape_.table_width(classes)),
      weights_(std::move(weights)) {
    for_each_list(weights_, [](const std::vector<float>& list) {
        if (!all_in_range(list))
            throw Error("training went astray: a weight is not finite; try a smaller learning rate");
    });
}

void Network::probabilities(const SparseRow& row, std::span<double> out) const {
    NetworkPass pass = make_pass(shape_, classes_, false);
    forward(shape_, *this, weights_.layers, row, pass);
    const std::vector<double>& scores = pass.units.back();
    if (shape_.output == OutputKind::sigmoid) {
        out[0] = sigmoid(-scores[0]);
        out[1] = sigmoid(scores[0]);
        return;
    }
    std::copy(scores.begin(), scores.end(), out.begin());
    softmax(out);
}

void Network::write(ByteWriter& out) const {
    shape_.write(out);
    for_each_list(weights_, [&out](const std::vector<float>& list) {
        for (const float number : list) out.put_float(number);
    });
}

Network Network::read(ByteReader& in, std::size_t features, std::size_t classes) {
    NetworkShape shape = NetworkShape::read(in, classes);
    // Features and classes are bounded by lists that were read before, so this cannot overflow.
    const std::size_t count = count_weights(shape, features, classes);
    if (in.left() / sizeof(float) < count)
        throw Error(fmt::format("{} weights do not fit into the {} bytes that are left", count, in.left()));
    Weights weights{std::vector<float>(features * shape.table_width(classes)),
                    make_layers<float>(shape, classes)};
    for_each_list(weights, [&in](std::vector<float>& list) {
        for (float& number : list) number = in.get_float();
    });
    return Network(std::move(shape), classes, std::move(weights));
}

}  // namespace assay
