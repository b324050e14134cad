#include <assay/suite/suite.hpp>

#include <assay/base/files.hpp>
#include <assay/suite/definitions.hpp>
#include <assay/suite/test_reader.hpp>
#include <assay/suite/xml_scanner.hpp>
#include <assay/wordnet/wordnet.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace assay {
namespace fs = std::filesystem;
namespace {

std::vector<std::string> read_fields(const Node& root) {
    constexpr std::size_t kMostFields = 16;
    const XmlAttribute* attribute = root.element().attribute("fields");
    if (!attribute) return {"text"};
    std::vector<std::string> fields;
    for (const ListedWord& field : listed_words(attribute->value.text)) {
        if (std::find(fields.begin(), fields.end(), field.word) != fields.end())
            root.problem(*attribute, fmt::format("the field '{}' is named twice", field.word), field.offset);
        else
            fields.push_back(field.word);
    }
    if (fields.size() > kMostFields)
        root.problem(*attribute, fmt::format("fields= names more than {} fields", kMostFields));
    if (!fields.empty()) return fields;
    root.problem(*attribute, "fields= names no field");
    return {"text"};
}

void read_tests(const Node& root, SuiteContext& context) {
    const Gate default_gate = read_gate(root, {});
    std::map<std::string, std::size_t, std::less<>> line_of_name;
    const std::vector<Node> tests = root.children("test");
    for (const Node& child : tests) {
        auto test = read_test(child, context, *context.suite.library, default_gate);
        const std::string name = child.attribute("name").value_or("");
        const auto [at, added] = line_of_name.emplace(name, child.place().line);
        if (!added && !name.empty())
            child.problem(*child.element().attribute("name"),
                          fmt::format("the test '{}' already stands in line {}", name, at->second));
        if (test) context.suite.tests.push_back(std::move(*test));
    }
    if (tests.empty()) root.problem("a suite needs at least one <test>");
}

/// Templates of the suite that no test takes are read like the others, so that nothing wrong goes unseen.
/// Those of the files that it uses may be meant for other suites.
void check_unused_templates(const Node& root, SuiteContext& context) {
    for (const Node& child : root.children("template"))
        if (!context.used_templates.contains(child.attribute("name").value_or("")))
            read_template_source(child, context, {});
}

/// The names of all <data>, one for each.
std::vector<std::string> data_names(const Node& root) {
    std::vector<std::string> names;
    for (const Node& test : root.children("test"))
        for (const Node& data : test.children("data")) names.push_back(data.attribute("name").value_or(""));
    return names;
}

void check_overrides(const SuiteOptions& options, const Node& root) {
    std::vector<std::string> names = data_names(root);
    if (names.empty() && !options.data.empty())
        throw Error(fmt::format("the suite reads no <data>, so '{}' has nothing to replace",
                                options.data.front().file.string()));
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    std::erase(names, "");
    for (const DataOverride& data : options.data)
        if (!data.name.empty() && !std::binary_search(names.begin(), names.end(), data.name))
            throw Error(
                names.empty()
                    ? fmt::format("the suite has no <data name=\"{}\">; its <data> have no names", data.name)
                    : fmt::format("the suite has no <data name=\"{}\">; it has {}", data.name,
                                  fmt::join(names, ", ")));
}

std::unique_ptr<LexiconLibrary> library_of(const SuiteOptions& options) {
    auto library = std::make_unique<InstalledLexicons>(options.library, options.wordnet);
    if (options.programs) library->allow_programs(*options.programs);
    return library;
}

void read_root(const Node& root, const fs::path& file, const SuiteOptions& options, Suite& suite,
               Diagnostics& diagnostics) {
    if (root.name() != "suite") {
        root.problem(fmt::format("a suite begins with <suite>, not <{}>", root.name()));
        return;
    }
    check_overrides(options, root);
    root.allow_attributes({"name", "labels", "answers", "fields", "description", "max-failure-rate",
                           "min-pass-rate", "may-be-empty"});
    root.allow_children({"label", "use", "lexicon", "template", "test"});
    root.forbid_text();
    suite.name = root.required("name").value_or("");
    const Labels labels = read_labels(root);
    suite.labels = labels.set;
    suite.fields = read_fields(root);
    Definitions definitions(root_of(file, options.root), options.library, diagnostics);
    definitions.read(root, file);
    suite.lexicons = definitions.take_lexicons();
    suite.library = library_of(options);
    SuiteContext context{options, file, definitions, suite, labels};
    read_tests(root, context);
    check_unused_templates(root, context);
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
    std::string bytes = read_file(file, kMaxXmlBytes);
    reading.suite.sha256 = sha256(bytes);
    if (const auto document = parse_document(std::move(bytes), file, diagnostics))
        read_root(Node(*document, document->root(), diagnostics), file, options, reading.suite, diagnostics);
    reading.problems = diagnostics.take(reading.suite.file);
    return reading;
}

Suite read_suite(const fs::path& file, const SuiteOptions& options) {
    SuiteReading reading = check_suite(file, options);
    if (!reading.problems.empty()) throw InputError(reading.problems.front());
    return std::move(reading.suite);
}

InstalledLexicons::InstalledLexicons(fs::path folder, fs::path wordnet)
    : folder_(std::move(folder)),
      wordnet_folder_(wordnet.empty() ? default_wordnet_folder() : std::move(wordnet)) {}
InstalledLexicons::~InstalledLexicons() = default;

WordNet& InstalledLexicons::wordnet() {
    if (wordnet_ == nullptr) wordnet_ = std::make_unique<WordNet>(wordnet_folder_);
    return *wordnet_;
}

const LexiconSet& InstalledLexicons::load(std::string_view name) {
    if (const auto found = loaded_.find(name); found != loaded_.end()) return found->second;
    const fs::path file = installed_file(folder_, name);
    Diagnostics diagnostics;
    Definitions definitions(file.parent_path(), folder_, diagnostics);
    definitions.read_file(file);
    LexiconSet lexicons = definitions.take_lexicons();
    const std::vector<Problem> problems = diagnostics.take(shown_path(file));
    if (!problems.empty()) throw InputError(problems.front());
    return loaded_.emplace(std::string(name), std::move(lexicons)).first->second;
}

}  // namespace assay
