#include <assay/base/files.hpp>
#include <assay/base/numbers.hpp>
#include <assay/data/json_lines.hpp>
#include <assay/suite/source_reader.hpp>

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>

namespace assay {
namespace fs = std::filesystem;
namespace {

/// A source without slots cannot say what {slot.field} is.
bool refuse_patterns(const Node& node, const std::vector<LabelPattern>& patterns) {
    for (const LabelPattern& pattern : patterns)
        node.problem(fmt::format("the test expects the label '{}', but a <{}> has no slots",
                                 pattern.attribute->value.text, node.name()));
    return !patterns.empty();
}

std::vector<std::string> words_of(const std::string& text) {
    std::vector<std::string> words(1);
    for (const char c : text)
        if (c != ' ')
            words.back() += c;
        else if (!words.back().empty())
            words.emplace_back();
    if (words.back().empty()) words.pop_back();
    return words;
}

/// What the suite and the command line together say about one <data>.
struct DataPlan {
    fs::path file;
    DatasetOptions options;
    bool overridden = false;
};

const DataOverride* override_of(const Node& node, const SuiteOptions& options) {
    const std::string name = node.attribute("name").value_or("");
    const DataOverride* found = nullptr;
    for (const DataOverride& data : options.data)
        if (data.name == name || (data.name.empty() && !found)) found = &data;
    return found;
}

/// One field: the attribute names one column, spaces and all. Several: a column for each field, or one of
/// arrays.
std::optional<std::vector<std::string>> text_columns_of(const Node& node, const Suite& suite) {
    const std::string named = node.attribute("text").value_or("");
    if (suite.fields.size() == 1) return std::vector{named.empty() ? "text" : named};
    std::vector<std::string> columns = named.empty() ? suite.fields : words_of(named);
    if (columns.size() == suite.fields.size() || columns.size() == 1) return columns;
    node.problem(*node.element().attribute("text"),
                 fmt::format("text= names {} columns, but a text of this suite has the {} fields {}",
                             columns.size(), suite.fields.size(), fmt::join(suite.fields, ", ")));
    return std::nullopt;
}

std::optional<DataPlan> plan_data(const Node& node, const SuiteContext& context) {
    DataPlan plan;
    const DataOverride* replaced = override_of(node, context.options);
    const auto columns = text_columns_of(node, context.suite);
    const auto format = node.one_of("format", {"csv", "tsv", "jsonl", "lines"});
    const bool format_sound = format || !node.attribute("format");
    if (!columns || !format_sound) return std::nullopt;
    plan.options.text_columns = *columns;
    plan.options.fields = context.suite.fields.size();
    plan.options.label_column = node.attribute("label");
    if (replaced) {
        plan.file = replaced->file;
        plan.overridden = true;
        if (!context.options.text_columns.empty()) plan.options.text_columns = context.options.text_columns;
        if (context.options.label_column) plan.options.label_column = context.options.label_column;
        return plan;
    }
    const auto file = context.definitions.resolve(node, "src", context.file);
    if (!file) return std::nullopt;
    plan.file = *file;
    if (format) plan.options.format = static_cast<DataFormat>(*format);
    return plan;
}

/// The columns that the file has tell whether a label column that only the suite names is there.
bool has_column(const fs::path& file, const DatasetOptions& options, const std::string& column) {
    const std::vector<std::string> columns = columns_of(file, options.format);
    return std::find(columns.begin(), columns.end(), column) != columns.end();
}

const Dataset& open_once(const DataPlan& plan, SuiteContext& context) {
    std::string key = plan.file.string();
    for (const std::string& column : plan.options.text_columns) key += '\n' + column;
    key += '\n' + plan.options.label_column.value_or("") +
           (plan.options.format ? std::to_string(static_cast<int>(*plan.options.format)) : "");
    const Dataset*& known = context.datasets[key];
    if (!known) {
        context.suite.datasets.push_back(std::make_unique<Dataset>(Dataset::open(plan.file, plan.options)));
        known = context.suite.datasets.back().get();
    }
    return *known;
}

std::vector<std::uint32_t> gold_of(const Dataset& data, const LabelSet& labels) {
    std::vector<std::uint32_t> gold;
    if (!data.has_labels()) return gold;
    for (std::size_t row = 0; row < data.size(); ++row) {
        const std::string name = data.label(row);
        const auto label = labels.find(name);
        if (!label)
            throw InputError(
                Place{data.name(), data.line(row), 0},
                fmt::format("the label '{}' is none of the suite's ({}){}", name,
                            fmt::join(labels.names(), ", "), did_you_mean(name, labels.names())));
        gold.push_back(static_cast<std::uint32_t>(*label));
    }
    return gold;
}

/// Reads groups from JSON Lines: {"texts": […], "label": …, "id": …}.
class GroupFile {
public:
    GroupFile(const SourceText& source, const Suite& suite)
        : rows_(source), suite_(suite), texts_(suite.fields.size()) {}

    void read() {
        while (rows_.next()) {
            GroupSource::Group group;
            group.first_text = texts_.size();
            simdjson::dom::object object;
            if (rows_.row().get(object)) rows_.fail("", "a case must be an object");
            for (const auto [key, value] : object) read_member(key, value, group);
            group.texts = texts_.size() - group.first_text;
            if (group.texts == 0) rows_.fail("texts", "a case needs \"texts\": a list of at least one text");
            single_texts = single_texts || group.texts == 1;
            has_gold = has_gold && !group.gold.empty();
            groups.push_back(std::move(group));
        }
    }

    TextBatch take_texts() { return std::move(texts_); }
    std::vector<GroupSource::Group> groups;
    bool single_texts = false;
    bool has_gold = true;

private:
    void read_member(std::string_view key, const simdjson::dom::element& value, GroupSource::Group& group) {
        if (key == "texts") {
            read_texts(value);
        } else if (key == "label") {
            read_label(value, group.gold);
        } else if (key == "id") {
            std::string_view id;
            if (value.get(id))
                rows_.fail(key, fmt::format("\"id\" must be a string, not {}", kind_name(value)));
            group.id = id;
        } else {
            const std::vector<std::string> known = {"texts", "label", "id"};
            rows_.fail(key, fmt::format("a case has no member \"{}\"{}", key, did_you_mean(key, known)));
        }
    }

    void read_texts(const simdjson::dom::element& value) {
        simdjson::dom::array list;
        if (value.get(list))
            rows_.fail("texts", fmt::format("\"texts\" must be a list, not {}", kind_name(value)));
        for (const simdjson::dom::element text : list) read_text(text);
    }

    void read_text(const simdjson::dom::element& value) {
        std::string_view text;
        if (suite_.fields.size() == 1) {
            if (value.get(text))
                rows_.fail("texts", fmt::format("a text must be a string, not {}", kind_name(value)));
            texts_.append_field(text);
            return;
        }
        simdjson::dom::array fields;
        if (value.get(fields) || fields.size() != suite_.fields.size())
            rows_.fail("texts", fmt::format("a text of this suite is a list of its {} fields ({})",
                                            suite_.fields.size(), fmt::join(suite_.fields, ", ")));
        for (const simdjson::dom::element field : fields) {
            if (field.get(text))
                rows_.fail("texts", fmt::format("a field must be a string, not {}", kind_name(field)));
            texts_.append_field(text);
        }
    }

    void read_label(const simdjson::dom::element& value, LabelList& gold) {
        const auto add = [&](const simdjson::dom::element& name) {
            std::string_view text;
            if (name.get(text))
                rows_.fail("label", fmt::format("a label must be a string, not {}", kind_name(name)));
            const auto label = suite_.labels.find(text);
            if (!label)
                rows_.fail("label", fmt::format("the label '{}' is none of the suite's ({}){}", text,
                                                fmt::join(suite_.labels.names(), ", "),
                                                did_you_mean(text, suite_.labels.names())));
            gold.push_back(static_cast<std::uint32_t>(*label));
        };
        simdjson::dom::array list;
        if (value.get(list)) return add(value);
        for (const simdjson::dom::element name : list) add(name);
        if (gold.empty()) rows_.fail("label", "\"label\" names no label");
    }

    JsonLines rows_;
    const Suite& suite_;
    TextBatch texts_;
};

}  // namespace

std::optional<ReadSource> read_data_source(const Node& node, SuiteContext& context,
                                           const std::vector<LabelPattern>& patterns) {
    node.allow_attributes({"name", "src", "text", "label", "format", "sample"});
    node.allow_children({});
    node.forbid_text();
    auto plan = plan_data(node, context);
    const auto sample = node.count("sample", 1, UINT64_MAX);
    if (!plan || refuse_patterns(node, patterns)) return std::nullopt;
    try {
        const bool label_given = context.options.label_column.has_value();
        if (plan->overridden && plan->options.label_column && !label_given &&
            !has_column(plan->file, plan->options, *plan->options.label_column))
            plan->options.label_column.reset();
        const Dataset& data = open_once(*plan, context);
        std::vector<std::uint32_t> gold =
            context.suite.labels.empty() ? std::vector<std::uint32_t>() : gold_of(data, context.suite.labels);
        if (data.size() == 0) throw Error(fmt::format("{} holds no text", data.name()));
        ReadSource source{
            nullptr, data.has_labels(), plan->overridden && !data.has_labels(), true, true, sample, node};
        source.cases = std::make_unique<DataSource>(data, std::move(gold), patterns.size());
        return source;
    } catch (const Error& error) {
        if (plan->overridden) throw;  // the fault is the command line's
        if (const auto* input = dynamic_cast<const InputError*>(&error))
            node.problem(*input);
        else
            node.problem(*node.element().attribute("src"), error.what());
    }
    return std::nullopt;
}

std::optional<ReadSource> read_cases_file(const Node& node, SuiteContext& context,
                                          const std::vector<LabelPattern>& patterns) {
    node.allow_attributes({"src", "sample"});
    node.allow_children({});
    node.forbid_text();
    const auto file = context.definitions.resolve(node, "src", context.file);
    const auto sample = node.count("sample", 1, UINT64_MAX);
    if (!file || refuse_patterns(node, patterns)) return std::nullopt;
    try {
        const SourceText source_text(*file);
        GroupFile groups(source_text, context.suite);
        groups.read();
        if (groups.groups.empty()) throw Error(fmt::format("{} holds no case", source_text.name()));
        ReadSource source{nullptr, groups.has_gold, false, true, groups.single_texts, sample, node};
        source.cases =
            std::make_unique<GroupSource>(groups.take_texts(), std::move(groups.groups), patterns.size());
        return source;
    } catch (const InputError& error) {
        node.problem(error);
    } catch (const Error& error) {
        node.problem(*node.element().attribute("src"), error.what());
    }
    return std::nullopt;
}

std::optional<ReadSource> read_inline_cases(const std::vector<Node>& nodes, SuiteContext& context,
                                            const std::vector<LabelPattern>& patterns) {
    TextBatch texts(context.suite.fields.size());
    std::vector<GroupSource::Group> groups;
    bool sound = true, has_gold = true, single_texts = false;
    for (const Node& node : nodes) {
        node.allow_attributes({"id", "label"});
        node.allow_children({"text", "field"});
        GroupSource::Group group{texts.size(), 0, {}, node.attribute("id").value_or("")};
        std::vector<Node> parts;
        for (const Node& child : node.children())
            if (child.name() == "text") parts.push_back(child);
        if (parts.empty())
            parts.push_back(node);
        else
            node.forbid_text();
        for (const Node& part : parts) {
            const auto fields = read_text_fields(part, context.suite);
            sound = sound && fields.has_value();
            if (fields)
                for (const PlacedText& field : *fields) texts.append_field(field.text);
        }
        if (const XmlAttribute* label = node.element().attribute("label")) {
            auto gold = labels_of(node, *label, context.suite.labels);
            sound = sound && gold.has_value();
            group.gold = gold.value_or(LabelList());
        }
        has_gold = has_gold && !group.gold.empty();
        group.texts = parts.size();
        single_texts = single_texts || group.texts == 1;
        groups.push_back(std::move(group));
        sound = sound && !refuse_patterns(node, patterns);
    }
    if (!sound) return std::nullopt;
    ReadSource source{nullptr, has_gold, false, true, single_texts, std::nullopt, nodes.front()};
    source.cases = std::make_unique<GroupSource>(std::move(texts), std::move(groups), patterns.size());
    return source;
}

}  // namespace assay
