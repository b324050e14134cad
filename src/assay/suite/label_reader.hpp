/// Reading labels where a suite names them.
#pragma once

#include <assay/data/labels.hpp>
#include <assay/expect/expectation.hpp>
#include <assay/pattern/pattern.hpp>
#include <assay/suite/diagnostics.hpp>

#include <cstdint>
#include <optional>
#include <string>

namespace assay {

/// The labels of the suite while it is read.
struct Labels {
    LabelSet set = {};
    bool sound = true;  ///< if not, no label can be told to be wrong
};

/// labels="…", <label> children, or answers="…".
Labels read_labels(const Node& root);

/// The labels that a text lists. Where answers are open it is one answer as a whole, or several in quotes.
/// Throws SyntaxError as parse_label_list.
std::vector<NamedLabel> named_labels(std::string_view text, const LabelSet& labels);

enum class Repeats { dropped, kept };

/// A label of the suite. A problem, with the nearest, and nothing if there is none of this name.
std::optional<std::uint32_t> label_of(const Node& node, const XmlAttribute& attribute,
                                      const NamedLabel& named, const Labels& labels);
/// The labels in the attribute's value, at least one, in their order.
std::optional<LabelList> labels_of(const Node& node, const XmlAttribute& attribute, const Labels& labels,
                                   Repeats repeats = Repeats::dropped);
/// "'positve' is none of the suite's labels (negative, positive); did you mean 'positive'?"
/// `advice` stands in place of the nearest.
std::string unknown_label(std::string_view name, const LabelSet& labels,
                          const std::optional<std::string>& advice = {});
/// The same for a word of a list; where a label was cut at its spaces, it says to quote it.
std::string unknown_label(const NamedLabel& named, std::string_view list, const LabelSet& labels);

/// `label="{slot.field}"` of an expectation or a template.
struct LabelPattern {
    SlotReference slot;
    Node node;
    const XmlAttribute* attribute = nullptr;
};
bool is_label_pattern(const XmlAttribute& attribute);
/// A problem, and nothing, if it is not exactly one slot.
std::optional<LabelPattern> label_pattern_of(const Node& node, const XmlAttribute& attribute);

}  // namespace assay
