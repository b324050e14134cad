#include <assay/report/markdown.hpp>

#include <assay/base/numbers.hpp>
#include <assay/base/utf8.hpp>
#include <assay/report/wording.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace assay {
namespace {

constexpr std::size_t kMarkdownExamples = 3;  ///< of each failing test

/// A fence that no line of the block can close.
std::string fence_for(std::string_view block) {
    std::size_t longest = 2, run = 0;
    for (const char c : block) {
        run = c == '`' ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    return std::string(longest + 1, '`');
}

void add_table(std::string& out, const RunResult& result) {
    out += "| Test | Type | Capability | Cases | Skipped | Failed | Failure rate [95%] | Gate |\n";
    out += "|:--|:--|:--|--:|--:|--:|:--|:--|\n";
    for (const TestResult& test : result.tests) {
        const std::string note = few_cases_text(test);
        const std::string rate = rate_text(test) + (note.empty() ? "" : ", " + note);
        const std::string gate = markdown_text(gate_text(test, result.allow_not_applicable));
        const char* strong = gate_failed(test, result.allow_not_applicable) ? "**" : "";
        out += fmt::format("| {} | {} | {} | {} | {} | {} | {} | {}{}{} |\n", markdown_text(test.name),
                           markdown_text(test.type), markdown_text(test.capability), cases_text(test),
                           format_count(test.skipped), format_count(test.failed), markdown_text(rate), strong,
                           gate, strong);
    }
}

void add_gaps(std::string& out, const RunResult& result) {
    std::string list;
    for (const TestResult& test : result.tests)
        for (const std::string& gap : gap_texts(test))
            list += fmt::format("- {}: {}\n", markdown_text(test.name), markdown_text(gap));
    if (!list.empty()) out += "\nGaps between groups:\n\n" + list;
}

void add_failing_test(std::string& out, const RunResult& result, const TestResult& test) {
    out +=
        fmt::format("\n### {}\n\n{} of {} failed, {}\n", markdown_text(test.name), format_count(test.failed),
                    format_count(test.judged()), markdown_text(rate_text(test)));
    std::string block;
    for (const std::string& value : worst_values(test)) block += "fails most with " + value + '\n';
    for (std::size_t i = 0; i < std::min(test.examples.size(), kMarkdownExamples); ++i) {
        if (!block.empty()) block += '\n';
        for (const ExampleLine& line : example_lines(result, test, test.examples[i]))
            block += fmt::format("{:<10} {}\n", line.label, line.text);
    }
    const std::string fence = fence_for(block);
    if (!block.empty()) out += '\n' + fence + "text\n" + block + fence + '\n';
}

}  // namespace

std::string to_markdown(const RunResult& result) {
    std::string out = fmt::format("## assay: {}\n\n**{}**\n\n", markdown_text(result.suite_name),
                                  markdown_text(verdict_sentence(result)));
    add_table(out, result);
    add_gaps(out, result);
    out += fmt::format("\nSuite {}; model {}; assay {}, seed {}, {}.\n", markdown_text(suite_text(result)),
                       markdown_text(model_text(result)), markdown_text(result.version), result.seed,
                       sample_text(result));
    const std::vector<const TestResult*> failing = failing_tests(result);
    if (failing.empty()) return out;
    out += "\n<details><summary>Failing examples</summary>\n";
    for (const TestResult* test : failing) add_failing_test(out, result, *test);
    return out + "\n</details>\n";
}

std::string markdown_text(std::string_view text) {
    constexpr std::string_view kMarkup = "\\`*_[]|~$";
    std::string escaped;
    for (const char c : printable(text)) {
        switch (c) {
            case '<':
                escaped += "&lt;";
                continue;
            case '>':
                escaped += "&gt;";
                continue;
            case '&':
                escaped += "&amp;";
                continue;
            default:
                break;
        }
        if (kMarkup.find(c) != kMarkup.npos) escaped += '\\';
        escaped += c;
        // GitHub looks for mentions in the rendered text, where only a comment still separates the sign from
        // the name.
        if (c == '@' || c == '#') escaped += "<!-- -->";
    }
    return escaped;
}

}  // namespace assay
