/// Labelled texts for the tests of pipelines.
#pragma once

#include "support/texts.hpp"

#include <assay/pipeline/examples.hpp>

#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

namespace assay::testing {

inline Examples examples_of(std::vector<std::string> labels,
                            std::initializer_list<std::pair<std::string, std::uint32_t>> rows) {
    Examples examples;
    examples.labels = LabelSet(std::move(labels));
    for (const auto& [text, label] : rows) {
        examples.texts.append_field(text);
        examples.classes.push_back(label);
    }
    return examples;
}

}  // namespace assay::testing
