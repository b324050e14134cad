#include <assay/suite/expectation_reader.hpp>

#include <assay/base/numbers.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace assay {
namespace {

constexpr std::string_view kForms[] = {"label",      "not-label",  "same",
                                       "increasing", "decreasing", "probability-of"};

/// The one attribute that says what is expected; a problem and null unless there is exactly one.
const XmlAttribute* form_of(const Node& node) {
    const XmlAttribute* form = nullptr;
    for (const XmlAttribute& attribute : node.element().attributes) {
        if (std::find(std::begin(kForms), std::end(kForms), attribute.name) == std::end(kForms)) continue;
        if (form) {
            node.problem(attribute,
                         fmt::format("an <expect> says one thing: '{}' or '{}'; two <expect> must both hold",
                                     form->name, attribute.name));
            return nullptr;
        }
        form = &attribute;
    }
    if (!form) node.problem(fmt::format("<expect> needs one of the attributes {}", fmt::join(kForms, ", ")));
    return form;
}

std::optional<std::uint32_t> label_of(const Node& node, const XmlAttribute& attribute,
                                      const NamedLabel& named, const LabelSet& labels) {
    const auto label = labels.find(named.name);
    if (label) return static_cast<std::uint32_t>(*label);
    if (labels.empty())
        node.problem(
            attribute,
            fmt::format("the suite declares no labels, so '{}' means nothing; write <suite labels=\"…\">",
                        named.name),
            named.offset);
    else
        node.problem(attribute,
                     fmt::format("'{}' is none of the suite's labels ({}){}", named.name,
                                 fmt::join(labels.names(), ", "), did_you_mean(named.name, labels.names())),
                     named.offset);
    return std::nullopt;
}

std::optional<ExpectLabel> read_label(const Node& node, const XmlAttribute& form, const LabelSet& labels,
                                      std::vector<LabelPattern>& patterns) {
    ExpectLabel rule;
    rule.negated = form.name == "not-label";
    if (form.value.text == "gold") {
        rule.source = ExpectLabel::Source::gold;
        if (labels.empty()) {
            node.problem(
                form, "the suite declares no labels, so there is no gold label; write <suite labels=\"…\">");
            return std::nullopt;
        }
        return rule;
    }
    if (is_label_pattern(form)) {
        const auto pattern = label_pattern_of(node, form);
        if (!pattern) return std::nullopt;
        rule.source = ExpectLabel::Source::slot;
        rule.slot_labels = patterns.size();
        patterns.push_back(*pattern);
        return rule;
    }
    auto list = labels_of(node, form, labels);
    if (!list) return std::nullopt;
    rule.labels = std::move(*list);
    return rule;
}

std::optional<ExpectMonotonic> read_monotonic(const Node& node, const XmlAttribute& form,
                                              const LabelSet& labels) {
    ExpectMonotonic rule;
    rule.increasing = form.name == "increasing";
    try {
        const ScoreSyntax score = parse_score(form.value.text);
        if (!score.predicted && !(rule.score.label = label_of(node, form, score.label, labels)))
            return std::nullopt;
        if (score.subtracted && !(rule.score.subtracted = label_of(node, form, *score.subtracted, labels)))
            return std::nullopt;
    } catch (const SyntaxError& error) {
        node.problem(form, error.what(), error.offset());
        return std::nullopt;
    }
    rule.tolerance = node.number("tolerance", 0, rule.score.subtracted ? 2 : 1).value_or(0);
    return rule;
}

std::optional<ExpectProbability> read_probability(const Node& node, const XmlAttribute& form,
                                                  const LabelSet& labels) {
    ExpectProbability rule;
    try {
        const auto names = parse_label_list(form.value.text);
        if (names.size() != 1) {
            node.problem(form, "probability-of takes one label");
            return std::nullopt;
        }
        const auto label = label_of(node, form, names.front(), labels);
        if (!label) return std::nullopt;
        rule.label = *label;
    } catch (const SyntaxError& error) {
        node.problem(form, error.what(), error.offset());
        return std::nullopt;
    }
    if (!node.attribute("at-least") && !node.attribute("at-most")) {
        node.problem("probability-of needs at-least or at-most");
        return std::nullopt;
    }
    rule.at_least = node.number("at-least", 0, 1).value_or(0);
    rule.at_most = node.number("at-most", 0, 1).value_or(1);
    if (rule.at_least > rule.at_most) {
        node.problem(fmt::format("at-least {} is more than at-most {}: nothing can pass", rule.at_least,
                                 rule.at_most));
        return std::nullopt;
    }
    return rule;
}

/// The attributes that go with each form, and no other.
void check_attributes(const Node& node, std::string_view form) {
    const bool tolerant = form == "same" || form == "increasing" || form == "decreasing";
    for (const XmlAttribute& attribute : node.element().attributes) {
        if (attribute.name == "tolerance" && !tolerant)
            node.problem(attribute, fmt::format("tolerance means nothing with {}", form));
        if ((attribute.name == "at-least" || attribute.name == "at-most") && form != "probability-of")
            node.problem(attribute, fmt::format("{} means nothing with {}", attribute.name, form));
    }
}

std::optional<decltype(Expectation::rule)> read_rule(const Node& node, const LabelSet& labels,
                                                     std::vector<LabelPattern>& patterns) {
    const XmlAttribute* form = form_of(node);
    if (!form) return std::nullopt;
    check_attributes(node, form->name);
    const auto wrap = [](auto rule) -> std::optional<decltype(Expectation::rule)> {
        if (!rule) return std::nullopt;
        return decltype(Expectation::rule)(std::move(*rule));
    };
    if (form->name == "label" || form->name == "not-label")
        return wrap(read_label(node, *form, labels, patterns));
    if (form->name == "increasing" || form->name == "decreasing")
        return wrap(read_monotonic(node, *form, labels));
    if (form->name == "probability-of") return wrap(read_probability(node, *form, labels));
    if (!node.one_of("same", {"label"})) return std::nullopt;
    return wrap(std::optional(ExpectSame{node.number("tolerance", 0, 1).value_or(0)}));
}

/// Reads a condition on the original's label into `condition`; false if it is not sound.
bool read_condition(const Node& node, std::string_view attribute_name, const LabelSet& labels,
                    LabelList& condition) {
    const XmlAttribute* attribute = node.element().attribute(attribute_name);
    if (!attribute) return true;
    auto list = labels_of(node, *attribute, labels);
    if (list) condition = std::move(*list);
    return list.has_value();
}

std::optional<Expectation> read_any(const Node& node, const LabelSet& labels,
                                    std::vector<LabelPattern>& patterns) {
    node.allow_attributes({});
    node.allow_children({"expect"});
    node.forbid_text();
    ExpectAny any;
    bool sound = true;
    for (const Node& child : node.children()) {
        auto alternative = read_expectation(child, labels, patterns);
        sound = sound && alternative.has_value();
        if (alternative) any.alternatives.push_back(std::move(*alternative));
    }
    if (sound && any.alternatives.empty()) node.problem("<any> needs at least one <expect>");
    if (!sound || any.alternatives.empty()) return std::nullopt;
    return Expectation{std::move(any), {}, {}};
}

}  // namespace

std::optional<LabelList> labels_of(const Node& node, const XmlAttribute& attribute, const LabelSet& labels) {
    LabelList list;
    bool sound = true;
    try {
        for (const NamedLabel& named : parse_label_list(attribute.value.text)) {
            const auto label = label_of(node, attribute, named, labels);
            sound = sound && label.has_value();
            if (label) list.push_back(*label);
        }
    } catch (const SyntaxError& error) {
        node.problem(attribute, error.what(), error.offset());
        return std::nullopt;
    }
    if (sound && list.empty()) node.problem(attribute, fmt::format("{} names no label", attribute.name));
    return sound && !list.empty() ? std::optional(std::move(list)) : std::nullopt;
}

bool is_label_pattern(const XmlAttribute& attribute) {
    return attribute.value.text.starts_with('{');
}

std::optional<LabelPattern> label_pattern_of(const Node& node, const XmlAttribute& attribute) {
    try {
        const Pattern pattern = parse_pattern(attribute.value.text);
        const auto* slot =
            pattern.parts.size() == 1 ? std::get_if<SlotReference>(&pattern.parts.front()) : nullptr;
        if (slot && slot->filters.empty()) return LabelPattern{*slot, &attribute};
        node.problem(attribute, fmt::format("'{}' must be one slot with a field, such as {{thing.label}}",
                                            attribute.value.text));
    } catch (const SyntaxError& error) {
        node.problem(attribute, error.what(), error.offset());
    }
    return std::nullopt;
}

std::optional<Expectation> read_expectation(const Node& node, const LabelSet& labels,
                                            std::vector<LabelPattern>& patterns) {
    if (node.name() == "any") return read_any(node, labels, patterns);
    node.allow_attributes({"label", "not-label", "same", "increasing", "decreasing", "probability-of",
                           "at-least", "at-most", "tolerance", "when-original", "when-original-not"});
    node.allow_children({});
    node.forbid_text();
    auto rule = read_rule(node, labels, patterns);
    Expectation expectation;
    const bool conditions = read_condition(node, "when-original", labels, expectation.when_original) &
                            read_condition(node, "when-original-not", labels, expectation.when_original_not);
    if (!rule || !conditions) return std::nullopt;
    expectation.rule = std::move(*rule);
    return expectation;
}

}  // namespace assay
