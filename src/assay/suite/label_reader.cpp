#include <assay/suite/label_reader.hpp>

#include <assay/base/numbers.hpp>
#include <assay/base/utf8.hpp>
#include <assay/suite/answer_form.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace assay {
namespace {

constexpr std::size_t kMostLabels = 10'000;  ///< comparing each with all others stays quick

std::string named_twice(std::string_view name) {
    return fmt::format("the label '{}' is named twice", name);
}

bool lists_name(const std::vector<std::string>& names, const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

std::vector<std::string> listed_labels(const Node& root, const XmlAttribute& attribute) {
    std::vector<std::string> names;
    try {
        const std::vector<NamedLabel> labels = parse_label_list(attribute.value.text);
        if (labels.size() > kMostLabels) {
            root.problem(attribute, fmt::format("more than {} labels", format_count(kMostLabels)));
            return names;
        }
        for (const NamedLabel& label : labels) {
            if (lists_name(names, label.name))
                root.problem(attribute, named_twice(label.name), label.offset);
            else
                names.push_back(label.name);
        }
        if (names.empty()) root.problem(attribute, "labels= names no label");
    } catch (const SyntaxError& error) {
        root.problem(attribute, error.what(), error.offset());
    }
    return names;
}

std::vector<std::string> label_elements(const Node& root) {
    std::vector<std::string> names;
    for (const Node& child : root.children("label")) {
        child.allow_attributes({});
        child.allow_children({});
        std::string name = child.text().text;
        if (name.empty())
            child.problem("a <label> is empty");
        else if (lists_name(names, name))
            child.problem(named_twice(name));
        else
            names.push_back(std::move(name));
    }
    return names;
}

Labels open_answers(const Node& root, const XmlAttribute& attribute) {
    const ProblemCount problems(root);
    if (root.has("labels") || !root.children("label").empty())
        root.problem(attribute, "a suite has either labels, or open answers");
    const auto form = root.one_of("answers", {"exact", "normalized"}).value_or(0);
    return {LabelSet::of_answers(form == 1 ? normalized_answer : exact_answer), !problems.grew()};
}

/// The label with spaces of which the word at `offset` of a list is a part, or null.
const std::string* cut_label(std::string_view list, std::size_t offset, const LabelSet& labels) {
    for (const std::string& label : labels.names()) {
        if (label.find(' ') == std::string::npos) continue;
        for (std::size_t at = list.find(label); at <= offset; at = list.find(label, at + 1))
            if (offset < at + label.size()) return &label;
    }
    return nullptr;
}

}  // namespace

Labels read_labels(const Node& root) {
    const ProblemCount problems(root);
    if (const auto* answers = root.element().attribute("answers")) return open_answers(root, *answers);
    if (root.children("label").size() > kMostLabels) {
        root.problem(fmt::format("more than {} labels", format_count(kMostLabels)));
        return {LabelSet(), false};
    }
    std::vector<std::string> names = label_elements(root);
    if (const XmlAttribute* attribute = root.element().attribute("labels")) {
        if (!names.empty())
            root.problem(*attribute, "the suite has both labels= and <label> elements; keep one");
        names = listed_labels(root, *attribute);
    }
    return {LabelSet(std::move(names)), !problems.grew()};
}

std::vector<NamedLabel> named_labels(std::string_view text, const LabelSet& labels) {
    const std::string_view answer = trimmed(text);
    if (!labels.is_open() || answer.empty() || answer.starts_with('\'')) return parse_label_list(text);
    return {{std::string(answer), 0}};
}

std::string unknown_label(std::string_view name, const LabelSet& labels,
                          const std::optional<std::string>& advice) {
    if (labels.empty())
        return fmt::format("the suite declares no labels, so '{}' means nothing; write <suite labels=\"…\">",
                           name);
    return fmt::format("'{}' is none of the suite's labels ({}){}", name, fmt::join(labels.names(), ", "),
                       advice ? "; " + *advice : did_you_mean(name, labels.names()));
}

std::string unknown_label(const NamedLabel& named, std::string_view list, const LabelSet& labels) {
    const std::string* const whole = cut_label(list, named.offset, labels);
    if (!whole) return unknown_label(named.name, labels);
    return unknown_label(
        named.name, labels,
        fmt::format("a label that holds spaces is written in quotes: {}", format_label_list({*whole})));
}

std::optional<std::uint32_t> label_of(const Node& node, const XmlAttribute& attribute,
                                      const NamedLabel& named, const Labels& labels) {
    const auto label = labels.set.find(named.name);
    if (label && labels.set.name(*label).empty()) {
        node.problem(attribute,
                     fmt::format("'{}' is an empty answer without its articles and punctuation", named.name),
                     named.offset);
        return std::nullopt;
    }
    if (label) return static_cast<std::uint32_t>(*label);
    if (labels.sound)
        node.problem(attribute, unknown_label(named, attribute.value.text, labels.set), named.offset);
    return std::nullopt;
}

std::optional<LabelList> labels_of(const Node& node, const XmlAttribute& attribute, const Labels& labels,
                                   Repeats repeats) {
    LabelList list;
    std::vector<NamedLabel> names;
    try {
        names = named_labels(attribute.value.text, labels.set);
    } catch (const SyntaxError& error) {
        node.problem(attribute, error.what(), error.offset());
        return std::nullopt;
    }
    bool sound = !names.empty();
    if (!sound) node.problem(attribute, fmt::format("{}= names no label", attribute.name));
    for (const NamedLabel& named : names) {
        const auto label = label_of(node, attribute, named, labels);
        sound = sound && label;
        const bool is_new = label && std::find(list.begin(), list.end(), *label) == list.end();
        if (is_new || (label && repeats == Repeats::kept)) list.push_back(*label);
    }
    return sound ? std::optional(std::move(list)) : std::nullopt;
}

bool is_label_pattern(const XmlAttribute& attribute) {
    return attribute.value.text.starts_with('{');
}

std::optional<LabelPattern> label_pattern_of(const Node& node, const XmlAttribute& attribute) {
    try {
        const Pattern pattern = parse_pattern(attribute.value.text);
        const auto* slot =
            pattern.parts.size() == 1 ? std::get_if<SlotReference>(&pattern.parts.front()) : nullptr;
        if (slot && slot->filters.empty()) return LabelPattern{*slot, node, &attribute};
        node.problem(attribute, fmt::format("'{}' must be one slot with a field, such as {{thing.label}}",
                                            attribute.value.text));
    } catch (const SyntaxError& error) {
        node.problem(attribute, error.what(), error.offset());
    }
    return std::nullopt;
}

}  // namespace assay
