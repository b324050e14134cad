#include <assay/base/numbers.hpp>
#include <assay/suite/source_reader.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace assay {
namespace {

/// A pattern and where its characters stand.
struct PlacedPattern {
    PlacedText text;
    Pattern pattern;
    Node node;
};

std::optional<PlacedPattern> read_pattern(const Node& node, const PlacedText& text) {
    try {
        return PlacedPattern{text, parse_pattern(text.text), node};
    } catch (const SyntaxError& error) {
        node.problem(text, error.offset(), error.what());
        return std::nullopt;
    }
}

/// The patterns of a template in the order texts × fields.
std::optional<std::vector<PlacedPattern>> read_patterns(const Node& body, const Suite& suite) {
    std::vector<Node> texts;
    for (const Node& child : body.children())
        if (child.name() == "text") texts.push_back(child);
    if (texts.empty()) {
        texts.push_back(body);
    } else {
        body.forbid_text();
    }
    std::vector<PlacedPattern> patterns;
    bool sound = true;
    for (const Node& text : texts) {
        const auto fields = read_text_fields(text, suite);
        sound = sound && fields.has_value();
        if (!fields) continue;
        for (const PlacedText& field : *fields) {
            auto pattern = read_pattern(text, field);
            sound = sound && pattern.has_value();
            if (pattern) patterns.push_back(std::move(*pattern));
        }
    }
    return sound ? std::optional(std::move(patterns)) : std::nullopt;
}

std::optional<Expansion> compile(const Node& node, const std::vector<PlacedPattern>& placed,
                                 const LexiconSet& lexicons, const ExpansionOptions& options) {
    std::vector<Pattern> patterns;
    for (const PlacedPattern& pattern : placed) patterns.push_back(pattern.pattern);
    try {
        return Expansion::compile(patterns, lexicons, options);
    } catch (const Expansion::Fault& fault) {
        const PlacedPattern& at = placed[fault.pattern()];
        at.node.problem(at.text, fault.offset(), fault.what());
    } catch (const Error& error) {
        node.problem(error.what());
    }
    return std::nullopt;
}

/// The labels that each entry of the named slot stands for.
std::optional<SlotLabels> labels_of_slot(const Node& node, const LabelPattern& pattern,
                                         const Expansion& expansion, const LabelSet& labels) {
    const std::vector<Slot>& slots = expansion.slots();
    const auto slot = std::find_if(slots.begin(), slots.end(), [&](const Slot& s) {
        return s.name == pattern.slot.name && !s.is_choice;
    });
    if (slot == slots.end()) {
        std::vector<std::string> names;
        for (const Slot& other : slots) names.push_back(other.name);
        node.problem(*pattern.attribute,
                     fmt::format("the template has no slot '{}'{}", pattern.slot.name,
                                 did_you_mean(pattern.slot.name, names)),
                     pattern.slot.offset);
        return std::nullopt;
    }
    SlotLabels result{static_cast<std::size_t>(slot - slots.begin()), {}};
    const std::string field = fmt::format("{}", fmt::join(pattern.slot.fields, "."));
    for (const LexiconEntry& entry : slot->entries) {
        const std::string* value = field.empty() ? &entry.value : entry.field(field);
        LabelList list;
        std::string fault;
        if (!value) {
            fault = fmt::format("the entry '{}' has no field '{}'", entry.value, field);
        } else {
            try {
                for (const NamedLabel& name : parse_label_list(*value)) {
                    const auto label = labels.find(name.name);
                    if (label)
                        list.push_back(static_cast<std::uint32_t>(*label));
                    else
                        fault = fmt::format("'{}' of the entry '{}' is none of the suite's labels{}",
                                            name.name, entry.value, did_you_mean(name.name, labels.names()));
                }
                if (list.empty() && fault.empty())
                    fault =
                        fmt::format("the field '{}' of the entry '{}' names no label", field, entry.value);
            } catch (const SyntaxError& error) {
                fault = fmt::format("the field '{}' of the entry '{}': {}", field, entry.value, error.what());
            }
        }
        if (!fault.empty()) {
            node.problem(*pattern.attribute, fault, pattern.slot.offset);
            return std::nullopt;
        }
        result.of_entry.push_back(std::move(list));
    }
    return result;
}

}  // namespace

std::optional<std::vector<PlacedText>> read_text_fields(const Node& node, const Suite& suite) {
    if (suite.fields.size() == 1) {
        node.allow_children({});
        return std::vector{node.text()};
    }
    node.forbid_text();
    std::vector<std::optional<PlacedText>> found(suite.fields.size());
    for (const Node& child : node.children()) {
        child.allow_children({});
        child.allow_attributes({"name"});
        const auto name = child.required("name");
        if (!name) continue;
        const auto at = std::find(suite.fields.begin(), suite.fields.end(), *name);
        if (at == suite.fields.end()) {
            child.problem(
                *child.element().attribute("name"),
                fmt::format("the suite has no field '{}'{}", *name, did_you_mean(*name, suite.fields)));
        } else if (auto& field = found[static_cast<std::size_t>(at - suite.fields.begin())]; field) {
            child.problem(fmt::format("the field '{}' is given twice", *name));
        } else {
            field = child.text();
        }
    }
    std::vector<PlacedText> fields;
    for (std::size_t f = 0; f < found.size(); ++f) {
        if (found[f]) {
            fields.push_back(std::move(*found[f]));
            continue;
        }
        node.problem(fmt::format("the field '{}' is missing: a text of this suite is made of {}",
                                 suite.fields[f], fmt::join(suite.fields, " and ")));
        return std::nullopt;
    }
    return fields;
}

std::optional<ReadSource> read_template_source(const Node& node, SuiteContext& context,
                                               const std::vector<LabelPattern>& patterns) {
    node.allow_attributes({"use", "label", "sample", "mode", "distinct", "name"});
    node.allow_children({"text", "field"});
    const Node* body = &node;
    if (const XmlAttribute* use = node.element().attribute("use")) {
        body = context.definitions.find_template(use->value.text);
        if (!body) {
            node.problem(*use,
                         fmt::format("no template '{}'{}", use->value.text,
                                     did_you_mean(use->value.text, context.definitions.template_names())));
            return std::nullopt;
        }
        node.forbid_text();
        node.allow_children({});
    }
    const auto attribute_of = [&](std::string_view name) {
        return node.element().attribute(name) ? &node : body;
    };
    const Node& mode_node = *attribute_of("mode");
    const Node& distinct_node = *attribute_of("distinct");
    const Node& sample_node = *attribute_of("sample");
    ExpansionOptions options;
    options.mode = mode_node.one_of("mode", {"product", "zip"}).value_or(0) == 1 ? ExpansionMode::zip
                                                                                 : ExpansionMode::product;
    options.distinct = distinct_node.one_of("distinct", {"false", "true"}).value_or(0) == 1;
    const auto sample = sample_node.count("sample", 1, UINT64_MAX);

    const auto placed = read_patterns(*body, context.suite);
    if (!placed) return std::nullopt;
    auto expansion = compile(node, *placed, context.lexicons, options);
    if (!expansion) return std::nullopt;
    const std::size_t fields = context.suite.fields.size();
    const std::size_t texts = placed->size() / fields;

    LabelList gold;
    std::optional<SlotLabels> gold_of_slot;
    const Node& label_node = *attribute_of("label");
    const XmlAttribute* label = label_node.element().attribute("label");
    if (label && is_label_pattern(*label)) {
        const auto pattern = label_pattern_of(label_node, *label);
        if (!pattern ||
            !(gold_of_slot = labels_of_slot(label_node, *pattern, *expansion, context.suite.labels)))
            return std::nullopt;
    } else if (label) {
        auto named = labels_of(label_node, *label, context.suite.labels);
        if (!named) return std::nullopt;
        gold = std::move(*named);
    }
    std::vector<SlotLabels> slot_labels;
    for (const LabelPattern& pattern : patterns) {
        auto of_slot = labels_of_slot(node, pattern, *expansion, context.suite.labels);
        if (!of_slot) return std::nullopt;
        slot_labels.push_back(std::move(*of_slot));
    }
    ReadSource source{nullptr, label != nullptr, false, false, texts < 2, sample, node};
    source.cases =
        std::make_unique<TemplateSource>(std::move(*expansion), texts, fields, std::move(gold_of_slot),
                                         std::move(gold), std::move(slot_labels));
    return source;
}

}  // namespace assay
