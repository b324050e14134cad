/// What a feed-forward network over sparse rows looks like, apart from its numbers.
#pragma once

#include <assay/learn/activation.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace assay {

class ByteReader;
class ByteWriter;

/// How the embeddings of a row's features become one vector.
/// average: Σ vᵢ eᵢ / Σ |vᵢ|, the values v of the row being weights. max and min: the largest and the
/// smallest number in each dimension among the features that the row has, whatever their values. 0 for an
/// empty row.
enum class Pooling : std::uint8_t { average = 0, max = 1, min = 2 };

/// softmax: a score for each class, and categorical cross-entropy. sigmoid: one score, the log-odds of the
/// second of two classes, and binary cross-entropy.
enum class OutputKind : std::uint8_t { softmax = 0, sigmoid = 1 };

std::string_view name_of(Pooling pooling);
std::string_view name_of(OutputKind output);
/// Throw Error naming the known ones.
Pooling parse_pooling(std::string_view name);
OutputKind parse_output_kind(std::string_view name);

/// Without embeddings, the first layer multiplies the row itself: its weights are a table of a row for each
/// feature, and a text costs as many rows as it has features. With embeddings, that table holds a vector for
/// each feature; the pooled vectors, one after the other, are the input of the first layer (fastText: Joulin
/// et al. 2016; deep averaging networks: Iyyer et al. 2015).
/// No hidden layers and no embeddings: multinomial logistic regression.
struct NetworkShape {
    std::size_t embedding = 0;                          ///< width, at most kMaxUnits; 0: no embeddings
    std::vector<Pooling> pooling = {Pooling::average};  ///< each at most once, one at least; for embeddings
    std::vector<std::size_t> hidden = {16};             ///< units by layer, each 1 to kMaxUnits
    Activation activation = Activation::tanh;           ///< of all hidden layers
    OutputKind output = OutputKind::softmax;
    bool operator==(const NetworkShape&) const = default;

    std::size_t scores(std::size_t classes) const { return output == OutputKind::sigmoid ? 1 : classes; }
    /// Numbers in the table for one feature.
    std::size_t table_width(std::size_t classes) const;
    /// Numbers that enter the first layer: the row's sum of table rows, or its pooled embeddings.
    std::size_t pooled_width(std::size_t classes) const;
    /// Units of each layer behind the table; the last are the scores.
    std::vector<std::size_t> layer_widths(std::size_t classes) const;

    void write(ByteWriter& out) const;
    /// Throws Error where check() does, or if a number names nothing.
    static NetworkShape read(ByteReader& in, std::size_t classes);

    static constexpr std::size_t kMaxUnits = 4096;
    static constexpr std::size_t kMaxLayers = 16;  ///< hidden ones
};

/// Throws Error that names what is out of its range, or does not go with so many classes (>= 2).
void check(const NetworkShape& shape, std::size_t classes);

}  // namespace assay
