// Reading explicit cases: <cases src="…"> and inline <case>.
#include <assay/base/numbers.hpp>
#include <assay/data/json_lines.hpp>
#include <assay/suite/source_reader.hpp>

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>

namespace assay {
namespace {

using simdjson::dom::element;

/// Cases while they are collected.
struct Groups {
    TextBatch texts;
    std::vector<GroupSource::Group> groups = {};
    std::optional<Problem> single_text = {};
    std::optional<Problem> no_gold = {};

    /// `place` is where the group stands; its texts are the last ones.
    void add(GroupSource::Group group, const auto& place) {
        group.texts = texts.size() - group.first_text;
        if (group.texts == 1 && !single_text) single_text = place();
        if (group.gold.empty() && !no_gold) no_gold = place();
        groups.push_back(std::move(group));
    }

    /// Hands them over to a source.
    void move_to(ReadSource& source) {
        source.cases = std::make_unique<GroupSource>(std::move(texts), std::move(groups));
        source.single_text = std::move(single_text);
        source.no_gold = std::move(no_gold);
    }
};

/// A string, or a whole number in decimal.
std::optional<std::string> name_in(const element& value) {
    if (value.is_string()) return std::string(std::string_view(value));
    if (value.is_int64()) return std::to_string(std::int64_t(value));
    if (value.is_uint64()) return std::to_string(std::uint64_t(value));
    return std::nullopt;
}

/// Reads groups from JSON Lines: {"texts": […], "label": …, "id": …}. Throws InputError, or InputErrors where
/// several rows have faults.
class GroupFile {
public:
    GroupFile(const SourceText& source, const Suite& suite) : source_(source), rows_(source), suite_(suite) {}

    Groups read() {
        Groups groups{TextBatch(suite_.fields.size())};
        texts_ = &groups.texts;
        RowFaults faults;
        for_each_row(rows_, faults, [&] {
            if (faults.any()) texts_->clear();  // half a case may stand there, and nobody will read them
            groups.add(read_group(), [&] { return source_.line_problem(rows_.offset(), {}); });
        });
        if (groups.groups.empty()) throw Error(fmt::format("{} holds no case", source_.name()));
        return groups;
    }

private:
    GroupSource::Group read_group() {
        GroupSource::Group group{texts_->size(), 0, {}, {}};
        for (const auto [key, value] : simdjson::dom::object(rows_.row())) read_member(key, value, group);
        if (texts_->size() == group.first_text)
            rows_.fail("texts", "a case needs \"texts\": a list of at least one text");
        return group;
    }

    void read_member(std::string_view key, const element& value, GroupSource::Group& group) {
        if (key == "texts") return read_texts(value, group);
        if (key == "text") return read_only_text(value, group);
        if (key == "label") return read_labels(value, group.gold);
        if (key == "id") return read_id(value, group.id);
        const std::vector<std::string> known = {"texts", "text", "label", "id"};
        rows_.fail(key, fmt::format("a case has no member \"{}\"{}", key, did_you_mean(key, known)));
    }

    void refuse_both(std::string_view key, const GroupSource::Group& group) const {
        if (texts_->size() > group.first_text) rows_.fail(key, "a case has either \"texts\" or \"text\"");
    }

    void read_texts(const element& value, const GroupSource::Group& group) {
        refuse_both("texts", group);
        simdjson::dom::array list;
        if (value.get(list))
            rows_.fail("texts", fmt::format("\"texts\" must be a list, not {}", kind_name(value)));
        for (const element text : list) read_text("texts", text);
    }

    void read_only_text(const element& value, const GroupSource::Group& group) {
        refuse_both("text", group);
        read_text("text", value);
    }

    void read_text(std::string_view key, const element& value) {
        std::string_view text;
        if (suite_.fields.size() == 1) {
            if (value.get(text))
                rows_.fail(key, fmt::format("a text must be a string, not {}", kind_name(value)));
            return texts_->append_field(text);
        }
        simdjson::dom::array fields;
        if (value.get(fields) || fields.size() != suite_.fields.size())
            rows_.fail(key, fmt::format("a text of this suite is a list of its {} fields ({})",
                                        suite_.fields.size(), fmt::join(suite_.fields, ", ")));
        for (const element field : fields) {
            if (field.get(text))
                rows_.fail(key, fmt::format("a field must be a string, not {}", kind_name(field)));
            texts_->append_field(text);
        }
    }

    void read_labels(const element& value, LabelList& gold) {
        simdjson::dom::array list;
        if (value.get(list)) return read_label(value, gold);
        for (const element name : list) read_label(name, gold);
        if (gold.empty()) rows_.fail("label", "\"label\" names no label");
    }

    void read_label(const element& value, LabelList& gold) {
        const auto name = name_in(value);
        if (!name) rows_.fail("label", fmt::format("a label must be a string, not {}", kind_name(value)));
        const auto label = suite_.labels.find(*name);
        if (!label) rows_.fail("label", unknown_label(*name, suite_.labels));
        gold.push_back(static_cast<std::uint32_t>(*label));
    }

    void read_id(const element& value, std::string& id) {
        const auto name = name_in(value);
        if (!name) rows_.fail("id", fmt::format("\"id\" must be a string, not {}", kind_name(value)));
        id = *name;
    }

    const SourceText& source_;
    JsonLines rows_;
    const Suite& suite_;
    TextBatch* texts_ = nullptr;
};

void read_case(const Node& node, const SuiteContext& context, Groups& groups) {
    node.allow_attributes({"id", "label"});
    GroupSource::Group group{groups.texts.size(), 0, {}, node.attribute("id").value_or("")};
    if (const auto fields = read_texts(node, context.suite))
        for (const PlacedField& field : *fields) groups.texts.append_field(field.text.text);
    if (const XmlAttribute* label = node.element().attribute("label"))
        group.gold = labels_of(node, *label, context.labels).value_or(LabelList());
    groups.add(std::move(group), [&] { return node.here(); });
}

}  // namespace

ReadSource read_cases_file(const Node& node, SuiteContext& context,
                           const std::vector<LabelPattern>& patterns) {
    const ProblemCount problems(node);
    node.allow_attributes({"src", "sample"});
    node.allow_children({});
    node.forbid_text();
    refuse_patterns(node, patterns);
    ReadSource source{node};
    source.from_file = true;
    source.sample = node.count("sample", 1, UINT64_MAX);
    const auto file = context.definitions.resolve(node, "src", context.file);
    if (!file || !context.labels.sound) return source;
    try {
        const SourceText text(shown_path(*file));
        GroupFile(text, context.suite).read().move_to(source);
    } catch (const InputError& error) {
        node.problem(error);
    } catch (const Error& error) {
        node.problem(*node.element().attribute("src"), error.what());
    }
    if (problems.grew()) source.cases.reset();
    return source;
}

ReadSource read_inline_cases(const std::vector<Node>& nodes, SuiteContext& context,
                             const std::vector<LabelPattern>& patterns) {
    const ProblemCount problems(nodes.front());
    Groups groups{TextBatch(context.suite.fields.size())};
    for (const Node& node : nodes) read_case(node, context, groups);
    refuse_patterns(nodes.front(), patterns);
    ReadSource source{nodes.front()};
    source.from_file = true;
    groups.move_to(source);
    if (problems.grew() || !context.labels.sound) source.cases.reset();
    return source;
}

}  // namespace assay
