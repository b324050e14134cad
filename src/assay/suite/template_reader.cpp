#include <assay/base/numbers.hpp>
#include <assay/suite/source_reader.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace assay {
namespace {

/// A pattern and where its characters stand.
struct PlacedPattern {
    PlacedField place;
    Pattern pattern;
};

/// The patterns of a template in the order texts × fields, without the parts that are problems.
std::vector<PlacedPattern> read_patterns(const Node& body, const Suite& suite) {
    auto fields = read_texts(body, suite);
    if (!fields) return {};
    std::vector<PlacedPattern> patterns;
    for (PlacedField& field : *fields) {
        std::vector<SyntaxError> faults;
        Pattern pattern = parse_pattern(field.text.text, faults);
        for (const SyntaxError& fault : faults) field.node.problem(field.text, fault.offset(), fault.what());
        patterns.push_back({std::move(field), std::move(pattern)});
    }
    return patterns;
}

/// Takes out the slots whose lexicon is known to be wrong: what comes of it is no news. False if there were
/// none.
bool drop_explained(std::vector<Pattern>& patterns, const Definitions& definitions) {
    std::size_t dropped = 0;
    for (Pattern& pattern : patterns)
        dropped += std::erase_if(pattern.parts, [&](const PatternPart& part) {
            const auto* slot = std::get_if<SlotReference>(&part);
            return slot && definitions.explains_slot(slot->name);
        });
    return dropped > 0;
}

void report(const Expansion::Fault& fault, const std::vector<PlacedPattern>& placed) {
    const PlacedField& at = placed[fault.pattern()].place;
    at.node.problem(at.text, fault.offset(), fault.what());
}

/// The labels that one entry of a slot stands for. Throws Error that says why there are none.
LabelList labels_of_entry(const LexiconEntry& entry, const std::string& field, const LabelSet& labels) {
    const std::string* value = field.empty() ? &entry.value : entry.field(field);
    const std::string where = field.empty() ? fmt::format("the entry '{}'", entry.value)
                                            : fmt::format("the field '{}' of '{}'", field, entry.value);
    if (!value) throw Error(fmt::format("the entry '{}' has no field '{}'", entry.value, field));
    std::vector<NamedLabel> names;
    try {
        names = named_labels(*value, labels);
    } catch (const SyntaxError& error) {
        throw Error(fmt::format("{}: {}", where, error.what()));
    }
    LabelList list;
    for (const NamedLabel& name : names) {
        const auto label = labels.find(name.name);
        if (!label) throw Error(fmt::format("{}: {}", where, unknown_label(name, *value, labels)));
        list.push_back(static_cast<std::uint32_t>(*label));
    }
    if (list.empty()) throw Error(fmt::format("{} names no label", where));
    return list;
}

/// Reads one <template>; where it says use=, what it does not say itself is taken from the named one.
class TemplateReader {
public:
    TemplateReader(const Node& node, SuiteContext& context) : node_(node), body_(&node), context_(context) {}

    ReadSource read(const std::vector<LabelPattern>& expected) {
        const ProblemCount problems(node_);
        ReadSource source{node_};
        if (!find_body()) return source;
        ExpansionOptions options = read_options();
        if (options.mode != ExpansionMode::random)
            source.sample = owner_of("sample").count("sample", 1, UINT64_MAX);
        read_label();
        if (!has_label_) source.no_gold = node_.here();
        if (is_single_text()) source.single_text = node_.here();
        const ProblemCount faults(node_);
        const std::vector<PlacedPattern> patterns = read_patterns(*body_, context_.suite);
        options.draw_key = draw_key(patterns);
        auto expansion = compile(patterns, faults, options);
        if (!expansion) return source;
        auto cases = cases_of(std::move(*expansion), patterns.size(), expected);
        if (!problems.grew() && context_.labels.sound) source.cases = std::move(cases);
        return source;
    }

private:
    bool find_body() {
        const XmlAttribute* use = node_.element().attribute("use");
        if (context_.definitions.is_named(node_)) return true;  // its attributes have been checked
        if (!use) {
            node_.allow_attributes(
                {"use", "label", "sample", "mode", "strength", "distinct", "limit", "weights", "where"});
            return true;
        }
        node_.allow_attributes(
            {"use", "label", "sample", "mode", "strength", "distinct", "limit", "weights", "where"});
        node_.forbid_text();
        node_.allow_children({});
        body_ = context_.definitions.find_template(use->value.text);
        if (body_) {
            context_.used_templates.insert(use->value.text);
        } else if (!context_.definitions.explains_template()) {
            node_.problem(*use,
                          fmt::format("no template '{}'{}", use->value.text,
                                      did_you_mean(use->value.text, context_.definitions.template_names())));
        }
        return body_;
    }

    bool is_single_text() const { return body_->children("text").size() < 2; }

    /// The element whose attribute counts.
    const Node& owner_of(std::string_view attribute) const { return node_.has(attribute) ? node_ : *body_; }

    ExpansionOptions read_options() const {
        ExpansionOptions options;
        read_mode(options);
        read_draws(options);
        options.distinct = owner_of("distinct").one_of("distinct", {"false", "true"}) == 1;
        options.limits = read_limits();
        options.where = owner_of("where").attribute("where").value_or("");
        options.seed = context_.options.seed;
        return options;
    }

    /// "city=20 first_name=50" of an attribute: a lexicon and what belongs to it, `read` from the text behind
    /// the sign, which gives nothing where that is wrong.
    template <typename Value, typename Read>
    std::map<std::string, Value, std::less<>> read_pairs(std::string_view name, std::string_view wrong,
                                                         Read read) const {
        std::map<std::string, Value, std::less<>> pairs;
        const Node& owner = owner_of(name);
        const XmlAttribute* attribute = owner.element().attribute(name);
        if (!attribute) return pairs;
        for (const ListedWord& word : listed_words(attribute->value.text)) {
            const std::size_t equals = word.word.find('=');
            const std::string lexicon = word.word.substr(0, equals);
            std::optional<Value> value;
            if (!lexicon.empty() && equals != std::string::npos) value = read(word.word.substr(equals + 1));
            if (!value)
                owner.problem(*attribute, fmt::format("'{}' is {}", word.word, wrong), word.offset);
            else if (!pairs.emplace(lexicon, *value).second)
                owner.problem(*attribute, fmt::format("{}= names the lexicon '{}' twice", name, lexicon),
                              word.offset);
        }
        return pairs;
    }

    std::map<std::string, std::size_t, std::less<>> read_limits() const {
        return read_pairs<std::size_t>("limit", "no limit; write LEXICON=NUMBER, such as city=20",
                                       [](const std::string& text) -> std::optional<std::size_t> {
                                           const auto count = parse_unsigned(text);
                                           return count == 0 ? std::nullopt : count;
                                       });
    }

    /// Templates of other texts draw other cases.
    std::uint64_t draw_key(const std::vector<PlacedPattern>& patterns) const {
        std::uint64_t key = context_.options.seed;
        for (const PlacedPattern& pattern : patterns) key = mix({key, hash_bytes(pattern.place.text.text)});
        return key;
    }

    /// mode="random" sample="500" weights="city=population"
    void read_draws(ExpansionOptions& options) const {
        const Node& owner = owner_of("weights");
        options.weights = read_pairs<std::string>(
            "weights", "no weight; write LEXICON=FIELD, such as city=population",
            [](const std::string& text) { return text.empty() ? std::nullopt : std::optional(text); });
        if (options.mode != ExpansionMode::random) {
            if (owner.has("weights"))
                owner.problem(*owner.element().attribute("weights"), "weights are those of mode=\"random\"");
            return;
        }
        const auto draws = owner_of("sample").count("sample", 1, UINT64_MAX);
        if (!owner_of("sample").has("sample"))
            node_.problem("mode=\"random\" needs sample=\"…\", how many cases are drawn");
        options.draws = draws.value_or(1);
    }

    /// `mode` and `strength` say one thing together, so that those of one element count.
    void read_mode(ExpansionOptions& options) const {
        const Node& owner = node_.has("mode") || node_.has("strength") ? node_ : *body_;
        const auto mode = owner.one_of("mode", {"product", "zip", "pairwise", "random"});
        const auto strength = owner.count("strength", 1, ExpansionOptions::kMaxStrength);
        if (mode == 1) options.mode = ExpansionMode::zip;
        if (mode == 3) options.mode = ExpansionMode::random;
        if (mode == 2 || (!owner.has("mode") && strength)) options.mode = ExpansionMode::cover;
        if (!strength) return;
        options.strength = *strength;
        if (mode == 2 ? *strength != 2 : mode.has_value())
            owner.problem(*owner.element().attribute("strength"),
                          mode == 2 ? "mode=\"pairwise\" is strength=\"2\"; keep one of them"
                                    : "a strength is one of covering arrays; leave out the mode");
    }

    void read_label() {
        const Node& owner = owner_of("label");
        const XmlAttribute* label = owner.element().attribute("label");
        has_label_ = label;
        if (!label) return;
        if (is_label_pattern(*label))
            gold_pattern_ = label_pattern_of(owner, *label);
        else
            gold_ = labels_of(owner, *label, context_.labels).value_or(LabelList());
    }

    /// Reports every slot that is wrong. Nothing if there are any, or if the patterns had faults before.
    std::optional<Expansion> compile(const std::vector<PlacedPattern>& placed, const ProblemCount& faults,
                                     const ExpansionOptions& options) const {
        const LexiconSet& lexicons = context_.suite.lexicons;
        std::vector<Pattern> patterns;
        for (const PlacedPattern& pattern : placed) patterns.push_back(pattern.pattern);
        const bool explained = drop_explained(patterns, context_.definitions);
        for (const Expansion::Fault& fault : Expansion::faults_of_slots(patterns, lexicons))
            report(fault, placed);
        if (explained || faults.grew()) return std::nullopt;
        try {
            return Expansion::compile(patterns, lexicons, options);
        } catch (const Expansion::Fault& fault) {
            report(fault, placed);
        } catch (const Expansion::WhereFault& fault) {
            const Node& owner = owner_of("where");
            owner.problem(*owner.element().attribute("where"), fault.what(), fault.offset());
        } catch (const Error& error) {
            node_.problem(error.what());
        }
        return std::nullopt;
    }

    std::unique_ptr<CaseSource> cases_of(Expansion expansion, std::size_t patterns,
                                         const std::vector<LabelPattern>& expected) {
        auto gold_of_slot = gold_pattern_ ? labels_of_slot(*gold_pattern_, expansion) : std::nullopt;
        std::vector<EntryLabels> slot_labels;
        for (const LabelPattern& pattern : expected)
            if (auto labels = labels_of_slot(pattern, expansion)) slot_labels.push_back(std::move(*labels));
        const std::size_t fields = context_.suite.fields.size();
        return std::make_unique<TemplateSource>(std::move(expansion), patterns / fields, fields,
                                                std::move(gold_of_slot), std::move(gold_),
                                                std::move(slot_labels));
    }

    std::optional<EntryLabels> labels_of_slot(const LabelPattern& pattern, const Expansion& expansion) const {
        const std::vector<Slot>& slots = expansion.slots();
        std::vector<std::string> names;
        for (std::size_t s = 0; s < slots.size(); ++s) {
            if (slots[s].name == pattern.slot.name && !slots[s].is_choice)
                return labels_of_entries(pattern, slots[s], s);
            if (!slots[s].is_choice) names.push_back(slots[s].name);
        }
        pattern.node.problem(*pattern.attribute,
                             fmt::format("the template in line {} has no slot '{}'{}", node_.place().line,
                                         pattern.slot.name, did_you_mean(pattern.slot.name, names)),
                             pattern.slot.offset);
        return std::nullopt;
    }

    std::optional<EntryLabels> labels_of_entries(const LabelPattern& pattern, const Slot& slot,
                                                 std::size_t position) const {
        EntryLabels result{position, {}};
        if (!context_.labels.sound) return result;
        try {
            const std::string field = fmt::format("{}", fmt::join(pattern.slot.fields, "."));
            for (const LexiconEntry& entry : slot.entries)
                result.of_entry.push_back(labels_of_entry(entry, field, context_.labels.set));
            return result;
        } catch (const Error& error) {
            pattern.node.problem(*pattern.attribute, error.what(), pattern.slot.offset);
        }
        return std::nullopt;
    }

    const Node& node_;
    const Node* body_;
    SuiteContext& context_;
    bool has_label_ = false;
    LabelList gold_;
    std::optional<LabelPattern> gold_pattern_;
};

}  // namespace

ReadSource read_template_source(const Node& node, SuiteContext& context,
                                const std::vector<LabelPattern>& patterns) {
    return TemplateReader(node, context).read(patterns);
}

}  // namespace assay
