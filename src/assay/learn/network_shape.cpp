#include <assay/learn/network_shape.hpp>

#include <assay/base/bytes.hpp>
#include <assay/base/choice.hpp>
#include <assay/base/error.hpp>
#include <assay/base/numbers.hpp>
#include <assay/base/utf8.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>

namespace assay {
namespace {

const std::array<std::string, 3> kPoolingNames = {"average", "max", "min"};
const std::array<std::string, 2> kOutputNames = {"softmax", "sigmoid"};
constexpr std::size_t kActivations = 4;

template <typename Number>
Number number_below(ByteReader& in, std::size_t count, const char* what) {
    const auto number = in.get<std::uint8_t>();
    if (number >= count) throw Error(fmt::format("{} {} is not known", what, number));
    return static_cast<Number>(number);
}

void check_pooling(const std::vector<Pooling>& pooling) {
    if (pooling.empty()) throw Error("embeddings need a pooling: average, max or min");
    for (auto at = pooling.begin(); at != pooling.end(); ++at)
        if (std::find(pooling.begin(), at, *at) != at)
            throw Error(fmt::format("pooling '{}' is named twice", name_of(*at)));
}

}  // namespace

std::string_view name_of(Pooling pooling) {
    return name_among(pooling, kPoolingNames);
}

std::string_view name_of(OutputKind output) {
    return name_among(output, kOutputNames);
}

Pooling parse_pooling(std::string_view name) {
    return parse_choice<Pooling>(name, kPoolingNames, "there is no pooling");
}

OutputKind parse_output_kind(std::string_view name) {
    return parse_choice<OutputKind>(name, kOutputNames, "there is no output");
}

std::size_t NetworkShape::table_width(std::size_t classes) const {
    return embedding > 0 ? embedding : layer_widths(classes).front();
}

std::size_t NetworkShape::pooled_width(std::size_t classes) const {
    return embedding > 0 ? embedding * pooling.size() : layer_widths(classes).front();
}

std::vector<std::size_t> NetworkShape::layer_widths(std::size_t classes) const {
    std::vector<std::size_t> widths = hidden;
    widths.push_back(scores(classes));
    return widths;
}

void NetworkShape::write(ByteWriter& out) const {
    out.put(static_cast<std::uint8_t>(activation));
    out.put(static_cast<std::uint8_t>(output));
    out.put(static_cast<std::uint32_t>(embedding));
    out.put(static_cast<std::uint8_t>(pooling.size()));
    for (const Pooling way : pooling) out.put(static_cast<std::uint8_t>(way));
    out.put(static_cast<std::uint8_t>(hidden.size()));
    for (const std::size_t units : hidden) out.put(static_cast<std::uint32_t>(units));
}

NetworkShape NetworkShape::read(ByteReader& in, std::size_t classes) {
    NetworkShape shape;
    shape.activation = number_below<Activation>(in, kActivations, "activation");
    shape.output = number_below<OutputKind>(in, kOutputNames.size(), "output");
    shape.embedding = in.get<std::uint32_t>();
    shape.pooling.resize(in.get<std::uint8_t>());
    for (Pooling& way : shape.pooling) way = number_below<Pooling>(in, kPoolingNames.size(), "pooling");
    shape.hidden.resize(in.get<std::uint8_t>());
    for (std::size_t& units : shape.hidden) units = in.get<std::uint32_t>();
    check(shape, classes);
    return shape;
}

void check(const NetworkShape& shape, std::size_t classes) {
    constexpr std::size_t kMaxUnits = NetworkShape::kMaxUnits;
    if (shape.embedding > kMaxUnits)
        throw Error(fmt::format("embeddings of {} numbers are not possible; the largest have {}",
                                shape.embedding, kMaxUnits));
    if (shape.embedding > 0) check_pooling(shape.pooling);
    if (shape.hidden.size() > NetworkShape::kMaxLayers)
        throw Error(fmt::format("{} hidden layers are not possible; at most {} are", shape.hidden.size(),
                                NetworkShape::kMaxLayers));
    for (const std::size_t units : shape.hidden)
        if (units == 0 || units > kMaxUnits)
            throw Error(fmt::format("{} hidden units are not possible; 1 to {} are", units, kMaxUnits));
    if (shape.output == OutputKind::sigmoid && classes != 2)
        throw Error(
            fmt::format("the loss 'binary', of a sigmoid, tells two labels apart, not {}; take "
                        "'categorical', of a softmax",
                        classes));
}

}  // namespace assay
