#include <assay/report/terminal.hpp>

#include <assay/base/numbers.hpp>
#include <assay/base/utf8.hpp>
#include <assay/report/table.hpp>
#include <assay/report/wording.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>

namespace assay {
namespace {

constexpr int kLeastWidth = 80;
constexpr std::size_t kLabelWidth = 11;     ///< "predicted" and two spaces
constexpr std::size_t kMostTextLines = 12;  ///< of one wrapped text

/// Collects lines as the terminal can show them.
class Page {
public:
    explicit Page(const TerminalOptions& options)
        : options_(options), width_(static_cast<std::size_t>(std::max(options.width, kLeastWidth))) {}

    /// In the characters that the terminal has; before anything is measured.
    std::string show(std::string_view text) const { return options_.utf8 ? std::string(text) : ascii(text); }
    Marks marks() const { return options_.utf8 ? Marks{} : kAsciiMarks; }

    void line(std::string_view text = {}, Style style = Style::plain) {
        text_ += text.empty() ? std::string() : styled(show(text), style, options_.colour);
        text_ += '\n';
    }
    /// The text behind a label, wrapped with its lines below each other.
    void labelled(std::size_t indent, std::string_view label, std::size_t label_width, std::string_view text,
                  Style style = Style::plain) {
        const std::size_t begin = indent + label_width;
        for (const std::string& part : wrap(show(text), width_ - begin, kMostTextLines, marks())) {
            add_part(indent, label, begin,
                     styled(part, part.empty() ? Style::plain : style, options_.colour));
            label = {};
        }
    }
    /// As labelled(), on one line however long it is, so that it can be copied.
    void command(std::size_t indent, std::string_view label, std::size_t label_width, std::string_view text) {
        const std::size_t end = text.find_last_not_of(' ') + 1;
        add_part(indent, label, indent + label_width, show(text.substr(0, end)));
    }
    void table(Table table) {
        for (auto& row : table.rows) {
            for (Cell& cell : row) cell.text = show(cell.text);
        }
        table.marks = marks();
        for (const std::string& each : lay_out(table, width_, options_.colour)) text_ += each + '\n';
    }
    std::string text() && { return std::move(text_); }

private:
    /// Blanks only where something follows them.
    void add_part(std::size_t indent, std::string_view label, std::size_t begin, const std::string& part) {
        const std::string shown = show(label);
        std::size_t used = 0;
        if (!shown.empty()) {
            text_ += std::string(indent, ' ') + styled(shown, Style::quiet, options_.colour);
            used = indent + display_width(shown);
        }
        if (!part.empty()) text_ += std::string(begin > used ? begin - used : 0, ' ') + part;
        text_ += '\n';
    }

    const TerminalOptions& options_;
    std::size_t width_;
    std::string text_;
};

void add_header(Page& page, const RunResult& result) {
    constexpr std::size_t kWidth = 7;
    page.labelled(0, "suite", kWidth, suite_text(result));
    page.labelled(0, "model", kWidth, model_text(result));
    page.labelled(
        0, "run", kWidth,
        fmt::format("assay {}, seed {}, {}", printable(result.version), result.seed, sample_text(result)));
    page.line();
}

Style gate_style(const TestResult& test, bool allow_not_applicable) {
    if (gate_failed(test, allow_not_applicable)) return Style::bad;
    if (test.verdict == GateVerdict::passed) return Style::good;
    return test.verdict == GateVerdict::not_applicable ? Style::warning : Style::plain;
}

std::string rate_and_note(const TestResult& test) {
    const std::string note = few_cases_text(test);
    if (note.empty()) return rate_text(test);
    return test.failure_rate ? rate_text(test) + ", " + note : note;
}

std::string cases_and_skipped(const TestResult& test) {
    if (test.skipped == 0) return cases_text(test);
    return fmt::format("{} ({} skipped)", cases_text(test), format_count(test.skipped));
}

/// At its narrowest the table is 79 cells wide.
Table table_of(const RunResult& result) {
    Table table;
    table.columns = {{"Test", false, 12},       {"Type"},         {"Capability", false, 10},
                     {"Cases", true, 12, true}, {"Failed", true}, {"Failure rate [95%]", false, 13, true},
                     {"Gate", false, 10}};
    for (const TestResult& test : result.tests) {
        table.rows.push_back(
            {{printable(test.name)},
             {printable(test.type)},
             {printable(test.capability)},
             {cases_and_skipped(test)},
             {format_count(test.failed)},
             {rate_and_note(test)},
             {gate_text(test, result.allow_not_applicable), gate_style(test, result.allow_not_applicable)}});
    }
    return table;
}

std::string joined(const std::vector<std::string>& texts) {
    std::string all;
    for (const std::string& text : texts) all += (all.empty() ? "" : "; ") + text;
    return all;
}

void add_failing_test(Page& page, const RunResult& result, const TestResult& test, std::size_t examples) {
    const bool failed = gate_failed(test, result.allow_not_applicable);
    page.line();
    page.labelled(0, "", 0, printable(test.name), failed ? Style::bad : Style::heading);
    if (!test.description.empty()) page.labelled(2, "", 0, printable(test.description), Style::quiet);
    page.labelled(2, "", 0,
                  fmt::format("{} of {} failed, {}", format_count(test.failed), format_count(test.judged()),
                              rate_and_note(test)));
    if (const std::vector<std::string> worst = worst_values(test); !worst.empty())
        page.labelled(2, "", 0, "fails most with: " + joined(worst));
    for (std::size_t i = 0; i < std::min(examples, test.examples.size()); ++i) {
        page.line();
        for (const ExampleLine& line : example_lines(result, test, test.examples[i])) {
            if (line.label == "replay") {
                page.command(4, line.label, kLabelWidth, line.text);
            } else {
                page.labelled(4, line.label, kLabelWidth, line.text);
            }
        }
    }
}

void add_gaps(Page& page, const RunResult& result) {
    bool first = true;
    for (const TestResult& test : result.tests) {
        if (test.gaps.empty()) continue;
        if (first) page.line();
        if (first) page.line("Gaps between groups", Style::heading);
        first = false;
        page.labelled(2, "", 0, printable(test.name), gate_style(test, result.allow_not_applicable));
        for (const std::string& gap : gap_texts(test)) page.labelled(4, "", 0, gap);
    }
}

void add_failing_tests(Page& page, const RunResult& result, const TerminalOptions& options) {
    std::map<std::string, std::size_t> shown_of_type;
    std::size_t left_out = 0;
    for (const TestResult* test : failing_tests(result)) {
        if (shown_of_type[test->type]++ < options.tests_per_type) {
            add_failing_test(page, result, *test, options.examples_per_test);
        } else {
            ++left_out;
        }
    }
    if (left_out == 0) return;
    page.line();
    page.line(fmt::format("{} failing cases, which are not shown here.",
                          counted(left_out, "more test has", "more tests have")),
              Style::quiet);
}

Style verdict_style(int exit_code) {
    if (exit_code == 0) return Style::good;
    return exit_code == 1 ? Style::bad : Style::warning;
}

}  // namespace

std::string to_terminal(const RunResult& result, const TerminalOptions& options) {
    Page page(options);
    add_header(page, result);
    page.table(table_of(result));
    add_gaps(page, result);
    if (options.examples_per_test > 0) add_failing_tests(page, result, options);
    page.line();
    page.line(verdict_sentence(result), verdict_style(exit_code_of(result)));
    return std::move(page).text();
}

}  // namespace assay
