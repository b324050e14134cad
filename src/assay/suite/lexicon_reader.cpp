#include <assay/suite/lexicon_reader.hpp>

#include <assay/base/files.hpp>
#include <assay/base/numbers.hpp>
#include <assay/data/dataset.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace assay {
namespace fs = std::filesystem;
namespace {

constexpr std::uint64_t kLargestSuiteFile = std::uint64_t{64} << 20;
constexpr std::size_t kDeepestUse = 32;
constexpr std::string_view kInstalled = "assay:";

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    for (std::size_t i = 0; i < text.size();) {
        while (i < text.size() && is_space(text[i])) ++i;
        std::size_t end = i;
        while (end < text.size() && !is_space(text[end])) ++end;
        if (end > i) words.emplace_back(text.substr(i, end - i));
        i = end;
    }
    return words;
}

bool is_name(std::string_view name) {
    const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; };
    const auto more = [&](char c) { return letter(c) || (c >= '0' && c <= '9') || c == '-'; };
    return !name.empty() && letter(name.front()) && std::all_of(name.begin(), name.end(), more);
}

}  // namespace

std::string shown_path(const fs::path& file) {
    std::error_code error;
    const std::string relative = fs::relative(file, error).string();
    return error || relative.empty() || relative.size() > file.string().size() ? file.string() : relative;
}

std::unique_ptr<XmlDocument> load_document(const fs::path& file, Diagnostics& diagnostics) {
    try {
        return std::make_unique<XmlDocument>(
            XmlDocument::parse(read_file(file, kLargestSuiteFile), shown_path(file)));
    } catch (const InputError& error) {
        diagnostics.add(error.problem());
    }
    return nullptr;
}

Definitions::Definitions(fs::path root, fs::path library, Diagnostics& diagnostics)
    : root_(std::move(root)), library_(std::move(library)), diagnostics_(&diagnostics) {}

std::optional<fs::path> Definitions::resolve(const Node& node, std::string_view attribute,
                                             const fs::path& from) const {
    const XmlAttribute* named = node.element().attribute(attribute);
    if (!node.required(attribute)) return std::nullopt;
    const std::string& value = named->value.text;
    try {
        if (!value.starts_with(kInstalled)) return resolve_below(root_, from, value);
        const std::string name = value.substr(kInstalled.size());
        if (is_name(name) && fs::exists(library_ / (name + ".xml")))
            return fs::canonical(library_ / (name + ".xml"));
        std::vector<std::string> known;
        std::error_code ignored;
        for (const auto& entry : fs::directory_iterator(library_, ignored))
            known.push_back(entry.path().stem().string());
        std::sort(known.begin(), known.end());
        node.problem(*named, fmt::format("no file '{}' is installed{}", value, did_you_mean(name, known)));
    } catch (const Error& error) {
        node.problem(*named, error.what());
    }
    return std::nullopt;
}

void Definitions::read(const Node& root_element, const fs::path& file) {
    open_files_.push_back(fs::weakly_canonical(file));
    for (const Node& child : root_element.children()) {
        if (child.name() == "use") read_use(child, file);
        if (child.name() == "lexicon") read_lexicon(child, file);
        if (child.name() == "template") read_template(child);
    }
    done_files_.push_back(open_files_.back());
    open_files_.pop_back();
}

void Definitions::read_use(const Node& node, const fs::path& file) {
    node.allow_attributes({"href"});
    node.allow_children({});
    if (const auto used = resolve(node, "href", file))
        read_file(*used, &node, node.element().attribute("href"));
}

void Definitions::read_file(const fs::path& file, const Node* used_by, const XmlAttribute* href) {
    const auto fault = [&](std::string message) {
        if (!used_by) throw Error(message);
        used_by->problem(*href, std::move(message));
    };
    if (std::find(open_files_.begin(), open_files_.end(), file) != open_files_.end()) {
        std::string chain;
        for (const fs::path& open : open_files_) chain += open.filename().string() + " → ";
        return fault(fmt::format("files use each other in a circle: {}{}", chain, file.filename().string()));
    }
    if (std::find(done_files_.begin(), done_files_.end(), file) != done_files_.end()) return;
    if (open_files_.size() >= kDeepestUse)
        return fault(fmt::format("more than {} files use each other in a chain", kDeepestUse));
    std::unique_ptr<XmlDocument> document;
    try {
        document = load_document(file, *diagnostics_);
    } catch (const Error& error) {
        return fault(error.what());
    }
    if (!document) return;
    const Node root_element(*document, document->root(), *diagnostics_);
    documents_.push_back(std::move(document));
    if (root_element.name() != "templates") {
        root_element.problem(
            fmt::format("a file that is used begins with <templates>, not <{}>", root_element.name()));
        return;
    }
    root_element.allow_attributes({});
    root_element.allow_children({"use", "lexicon", "template"});
    root_element.forbid_text();
    read(root_element, file);
}

void Definitions::read_template(const Node& node) {
    node.allow_attributes({"name", "label", "sample", "mode", "distinct"});
    node.allow_children({"text", "field"});
    const auto name = node.required("name");
    if (!name) return;
    const auto [at, added] = templates_.emplace(*name, node);
    if (!added)
        node.problem(
            fmt::format("the template '{}' is already defined at {}", *name, describe(at->second.place())));
}

void Definitions::read_lexicon(const Node& node, const fs::path& file) {
    node.allow_attributes({"name", "extends", "from", "value", "description"});
    node.allow_children({"entry"});
    const auto name = node.required("name");
    if (!name) return;
    if (!is_name(*name)) {
        node.problem(
            *node.element().attribute("name"),
            fmt::format("'{}' is no name for a lexicon: letters, digits, _ and -, a letter first", *name));
        return;
    }
    Draft draft{
        {*name, {}, node.place()}, node, words_of(node.attribute("extends").value_or("")), Draft::State::raw};
    if (node.attribute("from")) read_table(node, file, draft.lexicon);
    if (node.element().elements().empty()) {
        read_lines(node, draft.lexicon);
    } else {
        node.forbid_text();
        read_entries(node, draft.lexicon);
    }
    const auto [at, added] = lexicons_.emplace(*name, std::move(draft));
    if (!added)
        node.problem(fmt::format("the lexicon '{}' is already defined at {}", *name,
                                 describe(at->second.node.place())));
}

void Definitions::read_entries(const Node& node, Lexicon& lexicon) const {
    std::set<std::string, std::less<>> seen;
    for (const LexiconEntry& entry : lexicon.entries) seen.insert(entry.value);
    for (const Node& child : node.children()) {
        child.allow_children({});
        LexiconEntry entry{child.text().text, {}};
        for (const XmlAttribute& attribute : child.element().attributes)
            if (!attribute.name.starts_with("xml:"))
                entry.fields.emplace_back(attribute.name, attribute.value.text);
        if (entry.value.empty()) {
            child.problem("an entry without a value");
        } else if (!seen.insert(entry.value).second) {
            child.problem(fmt::format("'{}' is already in the lexicon '{}'", entry.value, lexicon.name));
        } else {
            lexicon.entries.push_back(std::move(entry));
        }
    }
}

void Definitions::read_lines(const Node& node, Lexicon& lexicon) const {
    std::set<std::string, std::less<>> seen;
    for (const LexiconEntry& entry : lexicon.entries) seen.insert(entry.value);
    const PlacedText own = node.element().text();
    for (std::size_t i = 0; i < own.text.size();) {
        std::size_t end = std::min(own.text.find('\n', i), own.text.size());
        std::size_t first = i, last = end;
        while (first < last && is_space(own.text[first])) ++first;
        while (last > first && is_space(own.text[last - 1])) --last;
        std::string value = own.text.substr(first, last - first);
        if (!value.empty() && !seen.insert(value).second)
            node.problem(own, first, fmt::format("'{}' is already in the lexicon '{}'", value, lexicon.name));
        else if (!value.empty())
            lexicon.entries.push_back({std::move(value), {}});
        i = end + 1;
    }
}

void Definitions::read_table(const Node& node, const fs::path& file, Lexicon& lexicon) const {
    const auto table = resolve(node, "from", file);
    if (!table) return;
    const XmlAttribute& from = *node.element().attribute("from");
    try {
        const std::vector<std::string> columns = columns_of(*table);
        if (columns.empty()) throw Error(fmt::format("{} is empty", from.value.text));
        const std::string value_column = node.attribute("value").value_or(columns.front());
        DatasetOptions options;
        options.text_columns = columns;
        const auto value_at = std::find(columns.begin(), columns.end(), value_column);
        if (value_at == columns.end()) {
            node.problem(*node.element().attribute("value"),
                         fmt::format("'{}' has no column '{}'{}", from.value.text, value_column,
                                     did_you_mean(value_column, columns)));
            return;
        }
        const Dataset rows = Dataset::open(*table, options);
        std::set<std::string, std::less<>> seen;
        TextBatch row(columns.size());
        for (std::size_t r = 0; r < rows.size(); ++r) {
            row.clear();
            rows.append_text(r, row);
            LexiconEntry entry;
            for (std::size_t c = 0; c < columns.size(); ++c) {
                const std::string value(row.field(0, c));
                if (columns[c] == value_column)
                    entry.value = value;
                else if (!value.empty())
                    entry.fields.emplace_back(columns[c], value);
            }
            if (entry.value.empty())
                throw InputError(Place{rows.name(), rows.line(r), 0},
                                 fmt::format("no value in column '{}'", value_column));
            if (!seen.insert(entry.value).second)
                throw InputError(Place{rows.name(), rows.line(r), 0},
                                 fmt::format("'{}' occurs twice", entry.value));
            lexicon.entries.push_back(std::move(entry));
        }
    } catch (const InputError& error) {
        diagnostics_->add(error.problem());
    } catch (const Error& error) {
        node.problem(from, error.what());
    }
}

void Definitions::extend(Draft& draft, std::size_t depth) {
    if (draft.state != Draft::State::raw) return;
    if (depth > kDeepestUse)
        return draft.node.problem(
            fmt::format("more than {} lexicons extend each other in a chain", kDeepestUse));
    draft.state = Draft::State::open;
    std::vector<LexiconEntry> inherited;
    std::set<std::string, std::less<>> seen;
    for (const LexiconEntry& entry : draft.lexicon.entries) seen.insert(entry.value);
    for (const std::string& parent_name : draft.extends) {
        const auto parent = lexicons_.find(parent_name);
        const XmlAttribute& attribute = *draft.node.element().attribute("extends");
        if (parent == lexicons_.end()) {
            std::vector<std::string> known;
            for (const auto& [name, other] : lexicons_) known.push_back(name);
            draft.node.problem(
                attribute, fmt::format("no lexicon '{}'{}", parent_name, did_you_mean(parent_name, known)));
            continue;
        }
        if (parent->second.state == Draft::State::open) {
            draft.node.problem(attribute, fmt::format("the lexicons '{}' and '{}' extend each other",
                                                      draft.lexicon.name, parent_name));
            continue;
        }
        extend(parent->second, depth + 1);
        for (const LexiconEntry& entry : parent->second.lexicon.entries)
            if (seen.insert(entry.value).second) inherited.push_back(entry);
    }
    draft.lexicon.entries.insert(draft.lexicon.entries.begin(), std::make_move_iterator(inherited.begin()),
                                 std::make_move_iterator(inherited.end()));
    draft.state = Draft::State::done;
    if (draft.lexicon.entries.empty())
        draft.node.problem(fmt::format("the lexicon '{}' is empty", draft.lexicon.name));
}

LexiconSet Definitions::take_lexicons() {
    for (auto& [name, draft] : lexicons_) extend(draft, 1);
    LexiconSet set;
    for (auto& [name, draft] : lexicons_) set.add(std::move(draft.lexicon));
    lexicons_.clear();
    return set;
}

const Node* Definitions::find_template(std::string_view name) const {
    const auto found = templates_.find(name);
    return found == templates_.end() ? nullptr : &found->second;
}

std::vector<std::string> Definitions::template_names() const {
    std::vector<std::string> names;
    for (const auto& [name, node] : templates_) names.push_back(name);
    return names;
}

}  // namespace assay
