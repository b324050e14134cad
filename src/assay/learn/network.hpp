/// A feed-forward network after training.
#pragma once

#include <assay/learn/classifier.hpp>
#include <assay/learn/dense_layer.hpp>
#include <assay/learn/network_shape.hpp>

#include <vector>

namespace assay {

/// Weights are kept with 32 bits, which halves the file, and multiplied and summed with 64 in one order (see
/// network_forward.hpp).
class Network : public Classifier {
public:
    struct Weights {
        std::vector<float> table;  ///< features × shape.table_width(classes), by rows
        std::vector<DenseLayer<float>> layers;
    };

    /// Throws Error if a weight is not finite.
    Network(NetworkShape shape, std::size_t classes, Weights weights);
    /// Throws Error for a shape that is not possible, weights that are not finite or do not fit into the
    /// bytes.
    static Network read(ByteReader& in, std::size_t features, std::size_t classes);

    std::string_view kind() const override { return "network"; }
    std::size_t class_count() const override { return classes_; }
    std::size_t feature_count() const override { return weights_.table.size() / table_width_; }
    /// Costs O(features of the row · width of the table + weights of the layers).
    void probabilities(const SparseRow& row, std::span<double> out) const override;
    void write(ByteWriter& out) const override;

    const NetworkShape& shape() const { return shape_; }

    /// Rows of the table, as network_forward.hpp asks for them.
    std::span<const float> row(std::size_t feature) const {
        return std::span(weights_.table).subspan(feature * table_width_, table_width_);
    }
    double scale() const { return 1; }

private:
    NetworkShape shape_;
    std::size_t classes_;
    std::size_t table_width_;
    Weights weights_;
};

/// Layers of zeros in this shape.
template <typename Real>
std::vector<DenseLayer<Real>> make_layers(const NetworkShape& shape, std::size_t classes) {
    std::vector<DenseLayer<Real>> layers;
    std::size_t inputs = shape.embedding > 0 ? shape.pooled_width(classes) : 0;
    for (const std::size_t outputs : shape.layer_widths(classes)) {
        layers.push_back({inputs, std::vector<Real>(inputs * outputs), std::vector<Real>(outputs)});
        inputs = outputs;
    }
    return layers;
}

}  // namespace assay
