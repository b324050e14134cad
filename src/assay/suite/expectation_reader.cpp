#include <assay/suite/expectation_reader.hpp>

#include <assay/base/numbers.hpp>
#include <assay/expect/condition_parser.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace assay {
namespace {

using Rule = decltype(Expectation::rule);

constexpr std::string_view kForms[] = {"label",      "not-label",      "same", "increasing",
                                       "decreasing", "probability-of", "that"};

/// Is an attribute nearly one of the forms? Then that is the problem, and told where it stands.
bool has_misspelt_form(const Node& node) {
    const std::vector<std::string> forms(std::begin(kForms), std::end(kForms));
    const std::vector<XmlAttribute>& attributes = node.element().attributes;
    return std::any_of(attributes.begin(), attributes.end(), [&](const XmlAttribute& attribute) {
        return nearest(attribute.name, forms).has_value();
    });
}

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
    if (!form && !has_misspelt_form(node))
        node.problem(fmt::format("<expect> needs one of the attributes {}", fmt::join(kForms, ", ")));
    return form;
}

/// Some attributes go with some forms only.
void check_attributes(const Node& node, std::string_view form) {
    const bool tolerant = form == "same" || form == "increasing" || form == "decreasing";
    for (const XmlAttribute& attribute : node.element().attributes) {
        const bool is_bound = attribute.name == "at-least" || attribute.name == "at-most";
        if ((attribute.name == "tolerance" && !tolerant) || (is_bound && form != "probability-of"))
            node.problem(attribute, fmt::format("{} means nothing with {}", attribute.name, form));
    }
}

// Each of these reads what belongs to its form; what it gives is of use only if it found no problem.

Rule read_gold(const Node& node, const XmlAttribute& form, const Labels& labels) {
    if (labels.set.empty() && labels.sound)
        node.problem(form,
                     "the suite declares no labels, so there is no gold label; write <suite labels=\"…\">");
    return ExpectLabel{ExpectLabel::Source::gold, {}, 0, form.name == "not-label"};
}

Rule read_label(const Node& node, const XmlAttribute& form, const Labels& labels,
                std::vector<LabelPattern>& patterns) {
    if (form.value.text == "gold") return read_gold(node, form, labels);
    ExpectLabel rule;
    rule.negated = form.name == "not-label";
    if (!is_label_pattern(form)) {
        rule.labels = labels_of(node, form, labels).value_or(LabelList());
    } else if (const auto pattern = label_pattern_of(node, form)) {
        rule.source = ExpectLabel::Source::slot;
        rule.slot_labels = patterns.size();
        patterns.push_back(*pattern);
    }
    return rule;
}

/// "positive-negative" is one name, since names may hold a minus; where both sides are labels, their
/// difference was meant.
std::optional<std::string> missing_spaces(std::string_view name, const LabelSet& labels) {
    for (std::size_t minus = 0; (minus = name.find('-', minus)) != std::string_view::npos; ++minus) {
        const std::string_view left = name.substr(0, minus), right = name.substr(minus + 1);
        if (labels.find(left) && labels.find(right))
            return fmt::format("write spaces around the minus: '{} - {}'", left, right);
    }
    return std::nullopt;
}

std::optional<std::uint32_t> scored_label(const Node& node, const XmlAttribute& form, const NamedLabel& named,
                                          const Labels& labels) {
    const auto advice = labels.set.find(named.name) ? std::nullopt : missing_spaces(named.name, labels.set);
    if (!advice || !labels.sound) return label_of(node, form, named, labels);
    node.problem(form, unknown_label(named.name, labels.set, advice), named.offset);
    return std::nullopt;
}

Rule read_monotonic(const Node& node, const XmlAttribute& form, const Labels& labels) {
    ExpectMonotonic rule;
    rule.increasing = form.name == "increasing";
    rule.score = read_score(node, form, labels);
    rule.tolerance = node.number("tolerance", 0, rule.score.subtracted ? 2 : 1).value_or(0);
    return rule;
}

/// Only labels that are known beforehand can have probabilities.
bool refuse_open_answers(const Node& node, const XmlAttribute& attribute, const Labels& labels,
                         std::string_view what) {
    if (labels.set.is_open())
        node.problem(attribute, fmt::format("{} needs labels, but the answers of this suite are open", what));
    return labels.set.is_open();
}

Rule read_probability(const Node& node, const XmlAttribute& form, const Labels& labels) {
    if (refuse_open_answers(node, form, labels, "probability-of")) return {};
    ExpectProbability rule;
    if (const auto list = labels_of(node, form, labels)) {
        rule.label = list->front();
        if (list->size() > 1) node.problem(form, "probability-of takes one label");
    }
    if (!node.has("at-least") && !node.has("at-most"))
        node.problem("probability-of needs at-least or at-most");
    rule.at_least = node.number("at-least", 0, 1).value_or(0);
    rule.at_most = node.number("at-most", 0, 1).value_or(1);
    if (rule.at_least > rule.at_most)
        node.problem(*node.element().attribute("at-least"),
                     fmt::format("at-least {} is more than at-most {}: nothing can pass", rule.at_least,
                                 rule.at_most));
    return rule;
}

Rule read_same(const Node& node) {
    node.one_of("same", {"label"});
    return ExpectSame{node.number("tolerance", 0, 1).value_or(0)};
}

/// The slot of a condition, as a label pattern has it.
std::uint32_t slot_labels(std::string_view slot, std::size_t offset, const Node& node,
                          const XmlAttribute& form, std::vector<LabelPattern>& patterns) {
    std::vector<SyntaxError> faults;
    const Pattern pattern = parse_pattern("{" + std::string(slot) + "}", faults);
    const auto* reference = faults.empty() && pattern.parts.size() == 1
                                ? std::get_if<SlotReference>(&pattern.parts.front())
                                : nullptr;
    if (!reference || !reference->filters.empty())
        throw SyntaxError(fmt::format("'{}' is no slot with a field, such as slot.thing.label", slot),
                          offset);
    patterns.push_back({*reference, node, &form});
    patterns.back().slot.offset = offset;
    return static_cast<std::uint32_t>(patterns.size() - 1);
}

Condition read_condition(const Node& node, const XmlAttribute& attribute, const Labels& labels,
                         std::vector<LabelPattern>& patterns) {
    try {
        Condition condition =
            parse_condition(attribute.value.text, labels.set, [&](std::string_view slot, std::size_t offset) {
                return slot_labels(slot, offset, node, attribute, patterns);
            });
        if (!condition.asks_model())
            node.problem(attribute,
                         "this condition is the same whatever the model says; it can look at label, "
                         "prob(LABEL), confidence, and the same of original");
        return condition;
    } catch (const SyntaxError& error) {
        if (labels.sound) node.problem(attribute, error.what(), error.offset());
    }
    return {};
}

Rule read_rule(const Node& node, const Labels& labels, std::vector<LabelPattern>& patterns) {
    const XmlAttribute* form = form_of(node);
    if (!form) return {};
    check_attributes(node, form->name);
    if (form->name == "same") return read_same(node);
    if (form->name == "that") return ExpectThat{read_condition(node, *form, labels, patterns)};
    if (form->name == "probability-of") return read_probability(node, *form, labels);
    if (form->name == "label" || form->name == "not-label") return read_label(node, *form, labels, patterns);
    return read_monotonic(node, *form, labels);
}

LabelList read_labels(const Node& node, std::string_view attribute_name, const Labels& labels,
                      Repeats repeats = Repeats::dropped) {
    const XmlAttribute* attribute = node.element().attribute(attribute_name);
    return attribute ? labels_of(node, *attribute, labels, repeats).value_or(LabelList()) : LabelList();
}

Expectation read_any(const Node& node, const Labels& labels, std::vector<LabelPattern>& patterns) {
    node.allow_attributes({});
    node.allow_children({"expect"});
    node.forbid_text();
    ExpectAny any;
    for (const Node& child : node.children("expect"))
        if (auto alternative = read_expectation(child, labels, patterns))
            any.alternatives.push_back(std::move(*alternative));
    if (node.children().empty()) node.problem("<any> needs at least one <expect>");
    return {std::move(any), {}, {}};
}

Expectation read_single(const Node& node, const Labels& labels, std::vector<LabelPattern>& patterns) {
    node.allow_attributes({"label", "not-label", "same", "increasing", "decreasing", "probability-of", "that",
                           "at-least", "at-most", "tolerance", "when", "when-original", "when-original-not",
                           "premises"});
    node.allow_children({});
    node.forbid_text();
    Expectation expectation{read_rule(node, labels, patterns), read_labels(node, "when-original", labels),
                            read_labels(node, "when-original-not", labels),
                            read_labels(node, "premises", labels, Repeats::kept)};
    if (const XmlAttribute* when = node.element().attribute("when"))
        expectation.when = read_condition(node, *when, labels, patterns);
    return expectation;
}

}  // namespace

Score read_score(const Node& node, const XmlAttribute& attribute, const Labels& labels) {
    Score read;
    try {
        const ScoreSyntax score = parse_score(attribute.value.text);
        if (!score.predicted && labels.set.is_open()) {
            node.problem(
                attribute,
                "a score of labels needs labels, but the answers of this suite are open; only predicted is "
                "left");
            return read;
        }
        if (!score.predicted) read.label = scored_label(node, attribute, score.label, labels).value_or(0);
        if (score.subtracted)
            read.subtracted = scored_label(node, attribute, *score.subtracted, labels).value_or(0);
    } catch (const SyntaxError& error) {
        node.problem(attribute, error.what(), error.offset());
    }
    return read;
}

std::optional<Expectation> read_expectation(const Node& node, const Labels& labels,
                                            std::vector<LabelPattern>& patterns) {
    const ProblemCount problems(node);
    Expectation expectation =
        node.name() == "any" ? read_any(node, labels, patterns) : read_single(node, labels, patterns);
    return problems.grew() || !labels.sound ? std::nullopt : std::optional(std::move(expectation));
}

}  // namespace assay
