#include "command.hpp"
#include "line_text.hpp"
#include "output_files.hpp"
#include "suite_options.hpp"

#include <assay/base/ci_commands.hpp>
#include <assay/run/runner.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace assay::cli {
namespace {

using Json = nlohmann::ordered_json;

Json text_json(const Case& made, std::size_t t) {
    if (made.texts.fields() == 1) return std::string(made.texts[t]);
    Json fields = Json::array();
    for (std::size_t f = 0; f < made.texts.fields(); ++f)
        fields.push_back(std::string(made.texts.field(t, f)));
    return fields;
}

void print_json(const Test& test, std::uint64_t index, const Case& made, const LabelSet& labels) {
    Json row;
    row["id"] = case_id(test.name, index);
    row["test"] = test.name;
    row["type"] = name_of(test.type);
    row["texts"] = Json::array();
    for (std::size_t t = 0; t < made.texts.size(); ++t) row["texts"].push_back(text_json(made, t));
    row["expected"] = expected_in_words(test, made, labels);
    if (!made.gold.empty()) {
        row["label"] = Json::array();
        for (const std::uint32_t label : made.gold) row["label"].push_back(labels.name(label));
        if (made.gold.size() == 1) row["label"] = row["label"].front();
    }
    if (!made.id.empty()) row["own_id"] = made.id;
    row["bindings"] = Json::object();
    for (const auto& [slot, value] : made.bindings) row["bindings"][slot] = value;
    fmt::print("{}\n", json_for_log(row.dump()));
}

void print_rows(const Test& test, std::uint64_t index, const Case& made, const LabelSet& labels,
                bool with_id) {
    for (std::size_t t = 0; t < made.texts.size(); ++t) {
        std::string line;
        if (with_id) line = fmt::format("{}\t{}\t", with_escapes(case_id(test.name, index)), t);
        for (std::size_t f = 0; f < made.texts.fields(); ++f)
            line += (f > 0 ? "\t" : "") + with_escapes(made.texts.field(t, f));
        if (with_id) line += "\t" + with_escapes(expected_in_words(test, made, labels));
        fmt::print("{}\n", line);
    }
}

void print_header(const Suite& suite) {
    std::string line = "id\tnumber";
    for (const std::string& field : suite.fields) line += "\t" + with_escapes(field);
    fmt::print("{}\texpected\n", line);
}

}  // namespace

int run_expand(std::span<const std::string> arguments) {
    Options options(
        "assay expand SUITE [OPTIONS]",
        "Prints the cases of a suite, in the order in which positional predictions are matched: tests as in "
        "the suite,\n"
        "groups flattened, repeats kept. Skipped cases have no text.\n"
        "  text   one text a line (fields of pairs separated by tabs)\n"
        "  tsv    id, number in the group, text, expected\n"
        "  jsonl  one case a line: id, texts, expected, slot bindings\n"
        "In text and tsv a tab, line break or backslash inside a text is written \\t, \\n, \\r, \\\\, other\n"
        "controls \\x1b, \\u202e, and what a CI system would take for a command \\::error::, ##\\[error].",
        "  assay expand my-suite.xml --sample 5\n"
        "  assay expand my-suite.xml --test 'negated*' --format jsonl --sample all\n");
    options.positional("SUITE");
    options.group("Output").add_options()("format", po::value<std::string>()->default_value("text"),
                                          "text, tsv or jsonl");
    add_selection_options(options);
    add_suite_options(options);
    if (options.parse(arguments)) return 0;
    const std::string format = options.one_of("format", {"text", "tsv", "jsonl"}, "text");
    const Suite suite = read_suite_argument(options);
    const std::vector<TestPlan> plans = plan_tests(suite, selection_of(options));
    if (format == "tsv") print_header(suite);
    Case made;
    for (const TestPlan& plan : plans)
        for (std::uint64_t rank = 0; rank < plan.size(); ++rank) {
            const std::uint64_t index = plan.index(rank);
            plan.test().cases->make(index, made, format == "text" ? Detail::texts : Detail::full);
            if (made.skip != SkipReason::none) continue;
            if (format == "jsonl")
                print_json(plan.test(), index, made, suite.labels);
            else
                print_rows(plan.test(), index, made, suite.labels, format == "tsv");
            if (std::ferror(stdout)) refuse_output();
        }
    return 0;
}

}  // namespace assay::cli
