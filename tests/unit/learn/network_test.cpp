#include <assay/learn/network.hpp>

#include <assay/base/bytes.hpp>
#include <assay/base/error.hpp>

#include "support.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <array>
#include <string>

using namespace assay;

namespace {

std::vector<float> random_floats(std::size_t count, std::uint64_t seed) {
    const std::vector<double> numbers = testing::random_numbers(count, 1, seed);
    return {numbers.begin(), numbers.end()};
}

Network random_network(const NetworkShape& shape, std::size_t features, std::size_t classes,
                       std::uint64_t seed) {
    Network::Weights weights{random_floats(features * shape.table_width(classes), mix({seed, 1})),
                             make_layers<float>(shape, classes)};
    for (DenseLayer<float>& layer : weights.layers) {
        layer.weights = random_floats(layer.weights.size(), mix({seed, layer.inputs, 2}));
        layer.bias = random_floats(layer.outputs(), mix({seed, layer.inputs, 3}));
    }
    return Network(shape, classes, weights);
}

std::string bytes_of(const Classifier& classifier) {
    ByteWriter out;
    classifier.write(out);
    return out.bytes();
}

std::vector<double> answer(const Classifier& classifier, const SparseRow& row) {
    std::vector<double> probabilities(classifier.class_count());
    classifier.probabilities(row, probabilities);
    return probabilities;
}

/// What enters the first layer, number by number as the definitions say.
std::vector<double> pooled_slowly(const NetworkShape& shape, const Network& network, const SparseRow& row,
                                  std::size_t width) {
    std::vector<double> pooled;
    const std::vector<Pooling> ways = shape.embedding > 0 ? shape.pooling : std::vector{Pooling::average};
    for (const Pooling way : ways)
        for (std::size_t d = 0; d < width; ++d) {
            double sum = 0, weight = 0, largest = -1e9, smallest = 1e9;
            for (std::size_t k = 0; k < row.size(); ++k) {
                const double number = network.row(row.features[k])[d];
                sum += row.values[k] * number;
                weight += std::fabs(row.values[k]);
                largest = std::max(largest, number);
                smallest = std::min(smallest, number);
            }
            if (shape.embedding == 0)
                pooled.push_back(sum);
            else if (row.size() == 0)
                pooled.push_back(0);
            else
                pooled.push_back(way == Pooling::average ? sum / weight
                                 : way == Pooling::max   ? largest
                                                         : smallest);
        }
    return pooled;
}

/// The scores from the bytes of the file: an oracle that shares no code with the network but for its table.
std::vector<double> scores_slowly(const NetworkShape& shape, const Network& network, const SparseRow& row) {
    const std::string bytes = bytes_of(network);
    ByteReader rest(bytes);
    NetworkShape::read(rest, network.class_count());
    for (std::size_t i = 0; i < network.feature_count() * network.row(0).size(); ++i) rest.get_float();
    std::vector<double> units = pooled_slowly(shape, network, row, network.row(0).size());
    std::vector<std::size_t> widths = shape.hidden;
    widths.push_back(shape.output == OutputKind::sigmoid ? 1 : network.class_count());
    for (std::size_t l = 0; l < widths.size(); ++l) {
        std::vector<double> next(widths[l]);
        const bool direct = l == 0 && shape.embedding == 0;
        for (std::size_t i = 0; i < units.size(); ++i)
            for (std::size_t j = 0; j < next.size(); ++j)
                if (!direct)
                    next[j] += units[i] * static_cast<double>(rest.get_float());
                else if (i == j)
                    next[j] = units[i];
        for (double& unit : next) unit += static_cast<double>(rest.get_float());
        if (l + 1 < widths.size())
            for (double& unit : next) unit = activate(shape.activation, unit);
        units = next;
    }
    CHECK(rest.left() == 0);
    return units;
}

std::vector<NetworkShape> shapes() {
    std::vector<NetworkShape> all;
    const std::vector<std::vector<Pooling>> ways = {
        {Pooling::average}, {Pooling::max}, {Pooling::min}, {Pooling::min, Pooling::average, Pooling::max}};
    for (const std::vector<std::size_t>& hidden : {std::vector<std::size_t>{}, {5}, {4, 3}})
        for (const OutputKind output : {OutputKind::softmax, OutputKind::sigmoid}) {
            all.push_back({.embedding = 0, .hidden = hidden, .output = output});
            for (const auto& pooling : ways)
                all.push_back({.embedding = 3,
                               .pooling = pooling,
                               .hidden = hidden,
                               .activation = Activation::gelu,
                               .output = output});
        }
    return all;
}

}  // namespace

TEST_CASE("probabilities are those of the definitions, worked out slowly; empty rows have them, too") {
    auto data = testing::random_rows(20, 8, 2, 3);
    data.rows.end_row();
    for (const NetworkShape& shape : shapes()) {
        const Network network = random_network(shape, 8, 2, 7);
        for (std::size_t i = 0; i < data.rows.size(); ++i) {
            const std::vector<double> scores = scores_slowly(shape, network, data.rows[i]);
            const double odds = shape.output == OutputKind::sigmoid ? scores[0] : scores[1] - scores[0];
            const std::vector<double> given = answer(network, data.rows[i]);
            CHECK(given[1] == doctest::Approx(1 / (1 + std::exp(-odds))).epsilon(1e-12));
            CHECK(given[0] + given[1] == doctest::Approx(1).epsilon(1e-15));
        }
    }
}

TEST_CASE("negative values weigh by their size; a row of zeros is no division by 0") {
    SparseRows rows(2);
    rows.append(0, -3);
    rows.append(1, 1);
    rows.end_row();
    rows.append(0, 0);
    rows.end_row();
    Network::Weights weights{{4, 8}, make_layers<float>({.embedding = 1, .hidden = {}}, 2)};
    weights.layers[0].weights = {0, 1};
    const Network network({.embedding = 1, .hidden = {}}, 2, weights);
    const auto odds = [&](std::size_t row) {
        const auto given = answer(network, rows[row]);
        return std::log(given[1] / given[0]);
    };
    CHECK(odds(0) == doctest::Approx((-3 * 4 + 1 * 8) / 4.0));
    CHECK(odds(1) == 0);
}

TEST_CASE("a network reads back as it was written") {
    rc::check("any shape, any number of features and classes", [] {
        NetworkShape shape;
        shape.embedding = *rc::gen::inRange<std::size_t>(0, 4);
        shape.pooling =
            *rc::gen::element(std::vector{Pooling::max}, std::vector{Pooling::min, Pooling::average});
        shape.hidden = *rc::gen::container<std::vector<std::size_t>>(rc::gen::inRange<std::size_t>(1, 5));
        shape.hidden.resize(std::min(shape.hidden.size(), NetworkShape::kMaxLayers), 1);
        shape.activation = *rc::gen::element(Activation::relu, Activation::gelu, Activation::tanh);
        const auto features = *rc::gen::inRange<std::size_t>(1, 9);
        const auto classes = *rc::gen::inRange<std::size_t>(2, 5);
        if (classes == 2) shape.output = *rc::gen::element(OutputKind::softmax, OutputKind::sigmoid);
        const Network network = random_network(shape, features, classes, 5);
        const std::string bytes = bytes_of(network);
        ByteReader in(bytes);
        const auto copy = read_classifier(network.kind(), in, features, classes);
        RC_ASSERT(in.left() == 0u);
        RC_ASSERT(bytes_of(*copy) == bytes);
        RC_ASSERT(copy->feature_count() == features);
        RC_ASSERT(copy->class_count() == classes);
        RC_ASSERT(dynamic_cast<const Network&>(*copy).shape() == shape);
        const auto data = testing::random_rows(5, features, classes, 9);
        for (std::size_t i = 0; i < 5; ++i)
            RC_ASSERT(answer(*copy, data.rows[i]) == answer(network, data.rows[i]));
    });
}

TEST_CASE("damaged networks are refused, and no memory is taken for what is not there") {
    const NetworkShape shape{.embedding = 2, .pooling = {Pooling::max}, .hidden = {3}};
    const std::string good = bytes_of(random_network(shape, 2, 2, 1));
    const auto read = [](std::string bytes, std::size_t features = 2, std::size_t classes = 2) {
        ByteReader in(bytes);
        read_classifier("network", in, features, classes);
    };
    CHECK_NOTHROW(read(good));
    // activation, output, embedding (4), poolings (1 + 1), hidden layers (1 + 4)
    struct Row {
        std::size_t at;
        std::string put;
        const char* message;
    };
    const std::string none(4, '\0');
    for (const Row& row :
         {Row{0, "\x09", "activation 9 is not known"}, Row{1, "\x02", "output 2 is not known"},
          Row{2, std::string("\x01\x10\0\0", 4),
              "embeddings of 4097 numbers are not possible; the largest have 4096"},
          Row{6, std::string(1, '\0'), "embeddings need a pooling: average, max or min"},
          Row{6, "\x02\x01\x01", "pooling 'max' is named twice"}, Row{7, "\x03", "pooling 3 is not known"},
          Row{8, std::string("\x11") + std::string(68, '\1'),
              "17 hidden layers are not possible; at most 16 are"},
          Row{9, none, "0 hidden units are not possible; 1 to 4096 are"},
          Row{9, std::string("\x03\x20\0\0", 4), "8195 hidden units are not possible; 1 to 4096 are"},
          Row{9, std::string("\0\x10\0\0", 4), "20486 weights do not fit into the 84 bytes that are left"},
          Row{13, "\xFF\xFF\xFF\xFF", "a weight is not finite"}}) {
        CAPTURE(row.message);
        std::string bytes = good;
        bytes.replace(row.at, row.put.size(), row.put);
        CHECK_THROWS_WITH_AS(read(bytes), row.message, Error);
    }
    for (std::size_t size = 0; size < good.size(); ++size) CHECK_THROWS_AS(read(good.substr(0, size)), Error);
    CHECK_THROWS_AS(read(good, std::size_t{1} << 31), Error);
    std::string sigmoid = good;
    sigmoid[1] = 1;
    CHECK_THROWS_WITH_AS(
        read(sigmoid, 2, 3),
        "the loss 'binary', of a sigmoid, tells two labels apart, not 3; take 'categorical', of a softmax",
        Error);
    ByteReader in(good);
    CHECK_THROWS_WITH_AS(read_classifier("forest", in, 2, 2), "there is no classifier of the kind 'forest'",
                         Error);
}

TEST_CASE("weights that are not finite are refused") {
    Network::Weights weights{{1, 2}, make_layers<float>({.hidden = {}}, 2)};
    CHECK_NOTHROW(Network({.hidden = {}}, 2, weights));
    weights.layers[0].bias[1] = std::numeric_limits<float>::infinity();
    CHECK_THROWS_WITH_AS(Network({.hidden = {}}, 2, weights),
                         "training went astray: a weight is not finite; try a smaller learning rate", Error);
    weights.layers[0].bias[1] = 3e38F /* which, layer upon layer, would not stay finite */;
    CHECK_THROWS_WITH_AS(Network({.hidden = {}}, 2, weights),
                         "training went astray: a weight is not finite; try a smaller learning rate", Error);
}

TEST_CASE("poolings and outputs have names") {
    for (const Pooling pooling : {Pooling::average, Pooling::max, Pooling::min})
        CHECK(parse_pooling(name_of(pooling)) == pooling);
    for (const OutputKind output : {OutputKind::softmax, OutputKind::sigmoid})
        CHECK(parse_output_kind(name_of(output)) == output);
    CHECK_THROWS_WITH_AS(parse_pooling("mean"), "there is no pooling 'mean': average, max or min", Error);
    CHECK_THROWS_WITH_AS(parse_output_kind("softmx"),
                         "there is no output 'softmx': softmax or sigmoid; did you mean 'softmax'?", Error);
}
