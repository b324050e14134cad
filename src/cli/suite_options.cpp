#include "suite_options.hpp"

#include "installed.hpp"
#include "interrupt.hpp"
#include "model_options.hpp"

#include <assay/base/numbers.hpp>
#include <assay/base/utf8.hpp>

#include <fmt/format.h>

namespace assay::cli {

void add_suite_options(Options& options) {
    po::options_description& group = options.group("Suite and data");
    if (!options.knows("timeout"))
        group.add_options()("timeout", po::value<std::string>(),
                            "seconds that a program of the suite may take for an answer (default 60)");
    group.add_options()("root", po::value<std::string>(),
                        "folder that the files of the suite must stay below (default: the nearest one with "
                        ".git or .assay)")("data", po::value<std::vector<std::string>>()->composing(),
                                           "[NAME=]FILE: texts in place of the suite's <data> of that name, "
                                           "or of all; CSV, TSV, JSON Lines or plain lines")(
        "text", po::value<std::vector<std::string>>()->composing(),
        "column of the texts in --data (default: as the suite says); once for each field of a pair")(
        "label", po::value<std::string>(),
        "column of the gold labels in --data (default: as the suite says)")(
        "seed", po::value<std::string>()->default_value("0"), "seed of samples and perturbations")(
        "allow-programs",
        "start the programs that the suite names with <perturb with=\"program\">: look at "
        "them first")("wordnet", po::value<std::string>(),
                      "folder of WordNet's files, for suites that edit by it (default: that of the package "
                      "wordnet-base)");
}

void add_selection_options(Options& options, const std::string& title) {
    options.group(title).add_options()(
        "test", po::value<std::vector<std::string>>()->composing(),
        "only tests whose name fits this pattern (* ? [...]); several times: one of them")(
        "capability", po::value<std::vector<std::string>>()->composing(),
        "only tests of this capability; several times: one of them")(
        "type", po::value<std::vector<std::string>>()->composing(),
        "only MFT, INV or DIR; may be given twice")(
        "sample", po::value<std::string>()->default_value("10000"), "cases a test at most, or 'all'");
}

namespace {

/// The last would silently take the place of the others.
void refuse_repeats(const std::vector<DataOverride>& given) {
    for (std::size_t i = 1; i < given.size(); ++i)
        for (std::size_t j = 0; j < i; ++j) {
            if (given[i].name != given[j].name) continue;
            if (given[i].name.empty())
                throw Error(
                    fmt::format("--data {} and --data {} both take the place of every <data>; name one: "
                                "--data NAME=FILE",
                                printable(given[j].file.string()), printable(given[i].file.string())));
            throw Error(fmt::format("--data gives '{}' twice", printable(given[i].name)));
        }
}

}  // namespace

SuiteOptions suite_options_of(const Options& options) {
    SuiteOptions result;
    result.root = options.text("root");
    result.library = library_folder();
    result.wordnet = options.text("wordnet");
    if (options.has("allow-programs")) {
        end_programs_with_us();
        result.programs = DialogueOptions{.stop = &interrupt_flag()};
        if (const auto timeout = timeout_of(options)) result.programs->timeout = *timeout;
    }
    result.seed = *options.count("seed");
    result.text_columns = options.list("text");
    result.label_column = options.get<std::string>("label");
    for (const std::string& column : result.text_columns)
        if (column == result.label_column)
            throw Error(fmt::format("--text and --label both name the column '{}'", printable(column)));
    for (const std::string& data : options.list("data")) {
        const std::size_t at = data.find('=');
        const bool named = at != std::string::npos && !std::filesystem::exists(data);
        result.data.push_back(named ? DataOverride{data.substr(0, at), data.substr(at + 1)}
                                    : DataOverride{"", data});
        if (!std::filesystem::exists(result.data.back().file))
            throw Error(fmt::format("there is no file '{}'", result.data.back().file.string()));
    }
    refuse_repeats(result.data);
    if (result.data.empty() && (!result.text_columns.empty() || result.label_column))
        throw Error("--text and --label name columns of --data; without it the suite's own are read");
    return result;
}

Suite read_suite_argument(const Options& options) {
    SuiteReading reading = check_suite(suite_path(options.argument("SUITE")), suite_options_of(options));
    reading.suite.file = options.argument("SUITE");
    if (reading.problems.empty()) return std::move(reading.suite);
    constexpr std::size_t kShown = 10;
    for (std::size_t i = 0; i < std::min(kShown, reading.problems.size()); ++i)
        fmt::print(stderr, "{}\n", describe(reading.problems[i]));
    const std::size_t count = reading.problems.size();
    throw Error(
        count == 1
            ? std::string("the suite has a problem; nothing was run")
            : fmt::format("the suite has {} problems; nothing was run (assay check lists them all)", count));
}

Selection selection_of(const Options& options) {
    Selection selection;
    selection.tests = options.list("test");
    selection.capabilities = options.list("capability");
    selection.seed = *options.count("seed");
    for (const std::string& name : options.list("type")) {
        const std::vector<std::string> names = {"MFT", "INV", "DIR"};
        const auto at = std::find(names.begin(), names.end(), name);
        if (at == names.end()) throw Error(fmt::format("--type must be MFT, INV or DIR, not '{}'", name));
        selection.types.push_back(static_cast<TestType>(at - names.begin()));
    }
    selection.sample = options.text("sample") == "all" ? std::nullopt : options.count("sample", 1);
    return selection;
}

std::string suite_options_again(const Options& options) {
    return options.again({"root", "data", "text", "label", "wordnet", "allow-programs"}) + " --seed " +
           options.text("seed");
}

std::string selection_again(const Options& options) {
    return options.again({"test", "capability", "type", "sample"});
}

}  // namespace assay::cli
