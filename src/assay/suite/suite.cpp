#include <assay/suite/suite.hpp>

#include <assay/base/files.hpp>
#include <assay/suite/lexicon_reader.hpp>
#include <assay/suite/test_reader.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace assay {
namespace fs = std::filesystem;
namespace {

/// The label names of a suite: its `labels` attribute or its <label> children.
LabelSet read_labels(const Node& root) {
    std::vector<std::string> names;
    const XmlAttribute* attribute = root.element().attribute("labels");
    try {
        if (attribute)
            for (const NamedLabel& label : parse_label_list(attribute->value.text))
                names.push_back(label.name);
        for (const Node& child : root.children()) {
            if (child.name() != "label") continue;
            if (attribute) {
                child.problem("the suite has both labels= and <label> elements; keep one");
                break;
            }
            child.allow_attributes({});
            child.allow_children({});
            names.push_back(child.text().text);
        }
        if (attribute && names.empty()) root.problem(*attribute, "labels= names no label");
        return LabelSet(std::move(names));
    } catch (const SyntaxError& error) {
        root.problem(*attribute, error.what(), error.offset());
    } catch (const Error& error) {
        attribute ? root.problem(*attribute, error.what()) : root.problem(error.what());
    }
    return {};
}

std::vector<std::string> read_fields(const Node& root) {
    const XmlAttribute* attribute = root.element().attribute("fields");
    if (!attribute) return {"text"};
    std::vector<std::string> fields;
    std::string word;
    for (const char c : attribute->value.text + " ") {
        if (c != ' ') {
            word += c;
            continue;
        }
        if (!word.empty() && std::find(fields.begin(), fields.end(), word) != fields.end())
            root.problem(*attribute, fmt::format("the field '{}' is named twice", word));
        else if (!word.empty())
            fields.push_back(word);
        word.clear();
    }
    constexpr std::size_t kMostFields = 16;
    if (fields.empty()) root.problem(*attribute, "fields= names no field");
    if (fields.size() > kMostFields)
        root.problem(*attribute, fmt::format("more than {} fields", kMostFields));
    return fields.empty() ? std::vector<std::string>{"text"} : fields;
}

void read_tests(const Node& root, SuiteContext& context, LexiconLibrary& library) {
    const auto default_gate = read_gate(root);
    std::map<std::string, std::size_t, std::less<>> line_of_name;
    for (const Node& child : root.children()) {
        if (child.name() != "test") continue;
        auto test = read_test(child, context, library, default_gate);
        const std::string name = child.attribute("name").value_or("");
        const auto [at, added] = line_of_name.emplace(name, child.place().line);
        if (!added && !name.empty())
            child.problem(*child.element().attribute("name"),
                          fmt::format("the test '{}' already stands in line {}", name, at->second));
        if (test) context.suite.tests.push_back(std::move(*test));
    }
    if (line_of_name.empty()) root.problem("a suite needs at least one <test>");
}

void check_overrides(const SuiteOptions& options, const Node& root) {
    std::vector<std::string> names;
    for (const Node& test : root.children())
        for (const Node& child : test.children())
            if (child.name() == "data") names.push_back(child.attribute("name").value_or(""));
    for (const DataOverride& data : options.data) {
        if (names.empty())
            throw Error(fmt::format("the suite reads no <data>, so --data {} has nothing to replace",
                                    data.file.string()));
        if (!data.name.empty() && std::find(names.begin(), names.end(), data.name) == names.end()) {
            std::sort(names.begin(), names.end());
            names.erase(std::unique(names.begin(), names.end()), names.end());
            throw Error(fmt::format("the suite has no <data name=\"{}\">; it has: {}", data.name,
                                    fmt::join(names, ", ")));
        }
    }
}

void read_root(const Node& root, const fs::path& file, const SuiteOptions& options, Suite& suite,
               Diagnostics& diagnostics) {
    if (root.name() != "suite") {
        root.problem(fmt::format("a suite begins with <suite>, not <{}>", root.name()));
        return;
    }
    root.allow_attributes({"name", "labels", "fields", "description", "max-failure-rate", "min-pass-rate"});
    root.allow_children({"label", "use", "lexicon", "template", "test"});
    root.forbid_text();
    suite.name = root.required("name").value_or("");
    suite.labels = read_labels(root);
    suite.fields = read_fields(root);
    check_overrides(options, root);
    Definitions definitions(root_of(file, options.root), options.library, diagnostics);
    definitions.read(root, file);
    suite.lexicons = definitions.take_lexicons();
    suite.library = std::make_unique<InstalledLexicons>(options.library);
    SuiteContext context{options, file, definitions, suite.lexicons, suite, {}};
    read_tests(root, context, *suite.library);
}

}  // namespace

std::string_view name_of(TestType type) {
    constexpr std::string_view kNames[] = {"MFT", "INV", "DIR"};
    return kNames[static_cast<std::size_t>(type)];
}

SuiteReading check_suite(const fs::path& file, const SuiteOptions& options) {
    SuiteReading reading;
    Diagnostics diagnostics;
    reading.suite.file = shown_path(file);
    reading.suite.sha256 = sha256(read_file(file));
    if (const auto document = load_document(file, diagnostics))
        read_root(Node(*document, document->root(), diagnostics), file, options, reading.suite, diagnostics);
    reading.problems = diagnostics.take();
    return reading;
}

Suite read_suite(const fs::path& file, const SuiteOptions& options) {
    SuiteReading reading = check_suite(file, options);
    if (!reading.problems.empty()) throw InputError(reading.problems.front());
    return std::move(reading.suite);
}

InstalledLexicons::InstalledLexicons(fs::path folder) : folder_(std::move(folder)) {}
InstalledLexicons::~InstalledLexicons() = default;

const LexiconSet& InstalledLexicons::load(std::string_view name) {
    if (const auto found = loaded_.find(name); found != loaded_.end()) return found->second;
    Diagnostics diagnostics;
    Definitions definitions(folder_, folder_, diagnostics);
    definitions.read_file(fs::weakly_canonical(folder_ / (std::string(name) + ".xml")), nullptr, nullptr);
    LexiconSet lexicons = definitions.take_lexicons();
    std::vector<Problem> problems = diagnostics.take();
    if (!problems.empty()) throw InputError(problems.front());
    return loaded_.emplace(std::string(name), std::move(lexicons)).first->second;
}

}  // namespace assay
