/// Reading <expect> and <any>.
#pragma once

#include <assay/suite/label_reader.hpp>

#include <optional>
#include <vector>

namespace assay {

/// Reads one <expect> or <any>. Label patterns are appended to `patterns`, and the expectation refers to them
/// by position. Problems, and nothing, if it is not sound.
std::optional<Expectation> read_expectation(const Node& node, const Labels& labels,
                                            std::vector<LabelPattern>& patterns);

/// The score that an attribute holds, as `increasing` has it; problems where it is none, and then it is of
/// no use. Without a label where it is `predicted`.
Score read_score(const Node& node, const XmlAttribute& attribute, const Labels& labels);

}  // namespace assay
