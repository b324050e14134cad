#include <assay/suite/definitions.hpp>

#include <assay/base/files.hpp>
#include <assay/base/numbers.hpp>
#include <assay/suite/xml_scanner.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace assay {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t kLongestFileChain = 32;
constexpr std::string_view kInstalled = "assay:";

/// Letters, digits, _ and -: what cannot lead out of the folder.
bool is_plain_name(std::string_view name) {
    return !name.empty() && name.size() < 256 &&
           name.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-") ==
               std::string_view::npos;
}

std::vector<std::string> installed_names(const fs::path& library) {
    std::vector<std::string> names;
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(library, ignored))
        if (entry.path().extension() == ".xml")
            names.push_back(fmt::format("{}{}", kInstalled, entry.path().stem().string()));
    std::sort(names.begin(), names.end());
    return names;
}

bool contains(const std::vector<fs::path>& files, const fs::path& file) {
    return std::find(files.begin(), files.end(), file) != files.end();
}

}  // namespace

std::string shown_path(const fs::path& file) {
    std::error_code error;
    const std::string relative = fs::relative(file, error).string();
    return error || relative.empty() || relative.size() > file.string().size() ? file.string() : relative;
}

fs::path installed_file(const fs::path& library, std::string_view name) {
    std::error_code error;
    if (is_plain_name(name)) {
        const fs::path file = fs::canonical(library / fmt::format("{}.xml", name), error);
        if (!error) return file;
    }
    const std::string wanted = fmt::format("{}{}", kInstalled, name);
    throw Error(
        fmt::format("no file '{}' is installed{}", wanted, did_you_mean(wanted, installed_names(library))));
}

std::unique_ptr<XmlDocument> parse_document(std::string bytes, const fs::path& file,
                                            Diagnostics& diagnostics) {
    try {
        return std::make_unique<XmlDocument>(XmlDocument::parse(std::move(bytes), shown_path(file)));
    } catch (const InputError& error) {
        diagnostics.add(error.problem());
    }
    return nullptr;
}

Definitions::Definitions(fs::path root, fs::path library, Diagnostics& diagnostics)
    : root_(std::move(root)), library_(std::move(library)), diagnostics_(&diagnostics) {}

std::optional<fs::path> Definitions::resolve(const Node& node, std::string_view attribute,
                                             const fs::path& from) const {
    const auto value = node.required(attribute);
    if (!value) return std::nullopt;
    try {
        const auto language = node.attribute("lang");
        if (!language || attribute != "href") return file_named(*value, attribute == "href", from);
        if (value->starts_with(kInstalled)) return file_named(*value + "-" + *language, true, from);
        throw Error(
            fmt::format("lang goes with the files that are installed (assay:NAME), not with '{}'", *value));
    } catch (const Error& error) {
        node.problem(*node.element().attribute(attribute), error.what());
    }
    return std::nullopt;
}

fs::path Definitions::file_named(std::string_view value, bool may_be_installed, const fs::path& from) const {
    if (value.find("://") != std::string_view::npos)
        throw Error(
            fmt::format("'{}' is an address; a suite reads files, by a path relative to its own", value));
    if (!value.starts_with(kInstalled)) return resolve_below(root_, from, value);
    if (may_be_installed) return installed_file(library_, value.substr(kInstalled.size()));
    throw Error(fmt::format("'{}' means lexicons and templates, for <use>; write the path of a file", value));
}

void Definitions::read(const Node& root_element, const fs::path& file) {
    open_files_.push_back(fs::weakly_canonical(file));
    for (const Node& child : root_element.children()) {
        if (child.name() == "use") read_use(child, file);
        if (child.name() == "lexicon")
            lexicons_.read(child, child.has("from") ? resolve(child, "from", file) : std::nullopt);
        if (child.name() == "template") read_template(child);
    }
    open_files_.pop_back();
}

void Definitions::read_use(const Node& node, const fs::path& file) {
    const ProblemCount problems(node);
    node.allow_attributes({"href", "lang"});
    node.allow_children({});
    node.forbid_text();
    if (const auto used = resolve(node, "href", file)) {
        try {
            read_file(*used);
        } catch (const Error& error) {
            node.problem(*node.element().attribute("href"), error.what());
        }
    }
    if (!problems.grew()) return;
    incomplete_ = true;
    lexicons_.miss();
}

void Definitions::read_file(const fs::path& file) {
    refuse_chain(file);
    if (contains(done_files_, file)) return;
    done_files_.push_back(file);
    std::unique_ptr<XmlDocument> document =
        parse_document(assay::read_file(file, kMaxXmlBytes), file, *diagnostics_);
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

void Definitions::refuse_chain(const fs::path& file) const {
    if (!open_files_.empty() && open_files_.back() == file) throw Error("the file uses itself");
    if (contains(open_files_, file)) {
        std::string chain;
        for (auto open = std::find(open_files_.begin(), open_files_.end(), file); open != open_files_.end();
             ++open)
            chain += open->filename().string() + " → ";
        throw Error(fmt::format("files use each other in a circle: {}{}", chain, file.filename().string()));
    }
    if (open_files_.size() >= kLongestFileChain)
        throw Error(fmt::format("more than {} files use each other in a chain", kLongestFileChain));
}

void Definitions::read_template(const Node& node) {
    node.allow_attributes(
        {"name", "label", "sample", "mode", "strength", "distinct", "limit", "weights", "where"});
    const auto name = node.required("name");
    if (!name) {
        incomplete_ = true;
        return;
    }
    const auto [at, added] = templates_.emplace(*name, node);
    if (!added)
        node.problem(
            *node.element().attribute("name"),
            fmt::format("the template '{}' is already defined at {}", *name, describe(at->second.place())));
}

const Node* Definitions::find_template(std::string_view name) const {
    const auto found = templates_.find(name);
    return found == templates_.end() ? nullptr : &found->second;
}

bool Definitions::is_named(const Node& node) const {
    const Node* named = find_template(node.attribute("name").value_or(""));
    return named && &named->element() == &node.element();
}

std::vector<std::string> Definitions::template_names() const {
    std::vector<std::string> names;
    for (const auto& [name, node] : templates_) names.push_back(name);
    return names;
}

}  // namespace assay
