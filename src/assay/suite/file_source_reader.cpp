// Reading <data>: the rows of a file, or of the file that the command line puts in its place.
#include <assay/base/files.hpp>
#include <assay/base/numbers.hpp>
#include <assay/suite/source_reader.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace assay {
namespace {

/// What the suite and the command line together say about one <data>.
struct DataPlan {
    std::string file;
    DatasetOptions options = {};
    std::optional<std::string> group_column = {};
    bool replaced = false;
};

/// The last one that fits; one that names this <data> before one that is for all.
const DataOverride* override_of(const Node& node, const SuiteOptions& options) {
    const std::string name = node.attribute("name").value_or("");
    const DataOverride* for_all = nullptr;
    const DataOverride* for_this = nullptr;
    for (const DataOverride& data : options.data) {
        if (data.name.empty()) for_all = &data;
        if (!data.name.empty() && data.name == name) for_this = &data;
    }
    return for_this ? for_this : for_all;
}

/// One field: the attribute names one column, spaces and all. Several: a column for each field, or one of
/// arrays.
std::optional<std::vector<std::string>> text_columns_of(const Node& node, const Suite& suite) {
    const std::string named = node.attribute("text").value_or("");
    if (suite.fields.size() == 1) return std::vector{named.empty() ? "text" : named};
    std::vector<std::string> columns;
    for (const ListedWord& word : listed_words(named)) columns.push_back(word.word);
    if (columns.empty()) return suite.fields;
    if (columns.size() == suite.fields.size() || columns.size() == 1) return columns;
    node.problem(
        *node.element().attribute("text"),
        fmt::format("text= names {}, but a text of this suite has the {} fields {}",
                    counted(columns.size(), "column"), suite.fields.size(), fmt::join(suite.fields, ", ")));
    return std::nullopt;
}

/// What the command line says about the columns of a file that it gives.
void take_over_columns(const SuiteContext& context, DatasetOptions& options) {
    const std::vector<std::string>& columns = context.options.text_columns;
    const std::size_t fields = context.suite.fields.size();
    if (!columns.empty() && columns.size() != fields && columns.size() != 1)
        throw Error(fmt::format(
            "{} text columns are named ({}), but a text of this suite has {}", columns.size(),
            fmt::join(columns, ", "),
            fields == 1 ? "one" : fmt::format("the fields {}", fmt::join(context.suite.fields, ", "))));
    if (!columns.empty()) options.text_columns = columns;
    if (context.options.label_column) options.label_column = context.options.label_column;
}

/// Columns of labels and groups that only the suite names need not be in a file that the command line gives.
void forget_missing_columns(const SuiteContext& context, DataPlan& plan) {
    const bool label_is_asked_for = context.options.label_column.has_value();
    if (!plan.group_column && (!plan.options.label_column || label_is_asked_for)) return;
    const std::vector<std::string> columns = columns_of(plan.file);
    const auto forget = [&columns](std::optional<std::string>& column) {
        if (column && std::find(columns.begin(), columns.end(), *column) == columns.end()) column.reset();
    };
    if (!label_is_asked_for) forget(plan.options.label_column);
    forget(plan.group_column);
}

std::optional<DataPlan> plan_data(const Node& node, const SuiteContext& context) {
    DataPlan plan;
    const ProblemCount problems(node);
    const auto columns = text_columns_of(node, context.suite);
    const auto format = node.one_of("format", {"csv", "tsv", "jsonl", "lines"});
    const auto src = node.required("src");
    if (columns) plan.options.text_columns = *columns;
    plan.options.fields = context.suite.fields.size();
    if (node.has("label")) plan.options.label_column = node.required("label");
    if (node.has("group")) plan.group_column = node.required("group");
    if (const DataOverride* replaced = override_of(node, context.options)) {
        if (problems.grew()) return std::nullopt;
        plan.file = replaced->file.string();
        plan.replaced = true;
        take_over_columns(context, plan.options);
        forget_missing_columns(context, plan);
        return plan;
    }
    const auto file = src ? context.definitions.resolve(node, "src", context.file) : std::nullopt;
    if (problems.grew()) return std::nullopt;
    plan.file = shown_path(*file);
    if (format) plan.options.format = static_cast<DataFormat>(*format);
    return plan;
}

const Dataset& open_once(const DataPlan& plan, SuiteContext& context) {
    const DatasetOptions& options = plan.options;
    const Dataset*& known =
        context.datasets[DatasetKey(plan.file, options.text_columns, options.label_column, options.format)];
    if (!known) {
        context.suite.datasets.push_back(std::make_unique<Dataset>(Dataset::open(plan.file, options)));
        known = context.suite.datasets.back().get();
    }
    return *known;
}

/// The label of each row; nothing where the suite or the file has none. Throws InputError, InputErrors.
std::vector<std::uint32_t> gold_of(const Dataset& data, const LabelSet& labels) {
    std::vector<std::uint32_t> gold;
    if (!data.has_labels() || labels.empty()) return gold;
    RowFaults faults;
    for (std::size_t row = 0; row < data.size(); ++row) {
        const std::string name = data.label(row);
        const auto label = labels.find(name);
        if (!label)
            faults.add({{data.name(), data.line(row), 0},
                        name.empty() ? "the label is empty" : unknown_label(name, labels),
                        {}});
        gold.push_back(static_cast<std::uint32_t>(label.value_or(0)));
    }
    faults.throw_any();
    return gold;
}

/// The group of each row, as its column has it: kNoGroup where that is empty. The column is read as one of
/// labels, which may be numbers.
std::vector<std::uint32_t> groups_of(DataPlan plan, SuiteContext& context, GroupNames& names) {
    std::vector<std::uint32_t> groups;
    if (!plan.group_column) return groups;
    plan.options.label_column = plan.group_column;
    const Dataset& data = open_once(plan, context);
    for (std::size_t row = 0; row < data.size(); ++row) {
        const std::string name = data.label(row);
        groups.push_back(name.empty() ? kNoGroup : names.number_of(name));
    }
    return groups;
}

void open_source(const DataPlan& plan, SuiteContext& context, GroupNames& groups, ReadSource& source) {
    const Dataset& data = open_once(plan, context);
    if (data.size() == 0) throw Error(fmt::format("{} holds no text", data.name()));
    source.lacks_gold = plan.replaced && !data.has_labels();
    if (data.has_labels()) source.no_gold.reset();
    source.cases = std::make_unique<DataSource>(data, gold_of(data, context.labels.set),
                                                groups_of(plan, context, groups));
}

}  // namespace

ReadSource read_data_source(const Node& node, SuiteContext& context,
                            const std::vector<LabelPattern>& patterns, GroupNames& groups) {
    const ProblemCount problems(node);
    node.allow_attributes({"name", "src", "text", "label", "group", "format", "sample"});
    node.allow_children({});
    node.forbid_text();
    if (node.attribute("name").value_or("").find('=') != std::string::npos)
        node.problem(*node.element().attribute("name"),
                     "the name of a <data> has no '=': --data NAME=FILE could not name it");
    refuse_patterns(node, patterns);
    ReadSource source{node};
    source.from_file = true;
    source.single_text = node.here();
    if (!node.has("label")) source.no_gold = node.here();
    source.sample = node.count("sample", 1, UINT64_MAX);
    const auto plan = plan_data(node, context);
    if (!plan || !context.labels.sound) return source;
    try {
        open_source(*plan, context, groups, source);
    } catch (const InputError& error) {
        if (plan->replaced) throw;  // the fault is the command line's
        node.problem(error);
    } catch (const Error& error) {
        if (plan->replaced) throw;
        node.problem(*node.element().attribute("src"), error.what());
    }
    if (problems.grew()) source.cases.reset();
    return source;
}

}  // namespace assay
