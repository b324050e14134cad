#include "command.hpp"
#include "line_text.hpp"
#include "model_options.hpp"
#include "options.hpp"
#include "output_files.hpp"

#include <assay/base/ci_commands.hpp>
#include <assay/base/error.hpp>
#include <assay/base/utf8.hpp>
#include <assay/data/row_stream.hpp>
#include <assay/pipeline/model_file.hpp>

#include <fmt/format.h>
#include <unistd.h>
#include <nlohmann/json.hpp>

#include <cstdio>
#include <iostream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace assay::cli {
namespace {

constexpr std::size_t kBatch = 256;

/// Predicts texts as they come and prints a line for each.
class Printer {
public:
    Printer(const TextClassifier& classifier, bool json) : classifier_(classifier), json_(json) {
        for (const std::string& name : classifier.labels().names()) labels_.push_back(printable(name));
    }

    TextBatch& texts() { return texts_; }
    /// Call after each text.
    void print_if_full() {
        if (texts_.size() >= kBatch) print();
    }
    void print() {
        classifier_.predict(texts_, predictions_);
        lines_.clear();
        for (std::size_t i = 0; i < texts_.size(); ++i)
            json_ ? append_line(json_line(i)) : append_tsv_line(i);
        std::fwrite(lines_.data(), 1, lines_.size(), stdout);
        if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0) refuse_output();
        texts_.clear();
    }

private:
    void append_tsv_line(std::size_t i) {
        fmt::format_to(std::back_inserter(lines_), "{}\t{:.4f}\t", labels_[predictions_.label(i)],
                       predictions_.confidence(i));
        append_line(printable(texts_[i]));
    }
    void append_line(std::string_view line) {
        lines_ += line;
        lines_ += '\n';
    }

    /// A row that `assay run --predictions` reads, probabilities to the last bit.
    std::string json_line(std::size_t i) const {
        nlohmann::ordered_json row = {{"text", texts_[i]},
                                      {"label", classifier_.labels().name(predictions_.label(i))}};
        for (std::size_t label = 0; label < classifier_.labels().size(); ++label)
            row["probabilities"][classifier_.labels().name(label)] = predictions_.probabilities(i)[label];
        return json_for_log(row.dump());
    }

    const TextClassifier& classifier_;
    bool json_;
    std::vector<std::string> labels_;  ///< as they are shown
    std::string lines_;                ///< a buffer
    TextBatch texts_;
    Predictions predictions_;
};

void predict_arguments(const std::vector<std::string>& texts, Printer& printer) {
    for (const std::string& text : texts) {
        check_text(text, {"argument", 0, 0});
        printer.texts().append_field(text);
    }
    printer.print();
}

void predict_file(const Options& options, Printer& printer) {
    DatasetOptions columns;
    columns.text_columns = {options.text("text", "text")};
    for (RowStream rows(options.text("data"), columns); rows.next(); printer.print_if_full())
        rows.append_text(printer.texts());
    printer.print();
}

/// Somebody who types, or a program that waits for each answer, gets it at once; a file is read in batches.
void predict_standard_input(Printer& printer, bool escaped) {
    std::ios::sync_with_stdio(false);  // so that in_avail() knows what is buffered
    if (::isatty(STDIN_FILENO) != 0) fmt::print(stderr, "Reading texts, one a line; Ctrl-D ends.\n");
    std::string line;
    for (std::size_t number = 1; std::getline(std::cin, line); ++number) {
        if (line.ends_with('\r')) line.pop_back();
        try {
            check_text(line, {"standard input", number, 0});
        } catch (const Error&) {
            printer.print();  // the texts before it
            throw;
        }
        printer.texts().append_field(escaped ? without_escapes(line) : line);
        if (std::cin.rdbuf()->in_avail() <= 0)
            printer.print();
        else
            printer.print_if_full();
    }
    if (std::cin.bad()) throw Error("cannot read the standard input to its end");
    printer.print();
}

}  // namespace

int run_predict(std::span<const std::string> arguments) {
    Options options(
        "assay predict [TEXT…] [--model FILE] [--data FILE] [OPTIONS]",
        "Predicts the labels of texts: the arguments, the rows of --data, or the lines of standard input.\n"
        "Prints label, probability and text, separated by tabs, with control characters escaped; or JSON "
        "Lines.",
        "  assay predict 'I never want to fly with them again.'\n"
        "  assay predict --model m.assay < texts.txt\n"
        "  assay predict --model m.assay --data reviews.csv --format jsonl > predictions.jsonl\n"
        "  assay expand my-suite.xml | assay predict --escapes --format jsonl > p.jsonl\n"
        "  assay run my-suite.xml --predictions p.jsonl\n");
    options.positional("TEXT", -1);
    options.group("Model and texts")
        .add_options()("model,m", po::value<std::string>(),
                       "a model file made by assay train (default: the one that comes with assay)")(
            "data", po::value<std::string>(), "texts: CSV, TSV, JSON Lines or plain lines")(
            "text", po::value<std::string>(), "the column of the texts (default: text)")(
            "escapes", po::bool_switch(),
            "the lines of standard input are as assay expand writes them: \\n, \\r, \\t, \\\\, \\:, \\[, "
            "\\x1b, "
            "\\u202e mean a character")("format", po::value<std::string>(),
                                        "tsv (default), or jsonl: rows that assay run --predictions reads");
    if (options.parse(arguments)) return 0;
    const bool json = options.one_of("format", {"tsv", "jsonl"}, "tsv") == "jsonl";
    const std::vector<std::string> texts = options.list("TEXT");
    if (!texts.empty() && options.has("data")) throw Error("texts and --data are both given; keep one");
    if (options.has("text") && !options.has("data")) throw Error("--text goes with --data");
    if (options.flag("escapes") && (options.has("data") || !texts.empty()))
        throw Error("--escapes goes with texts on standard input");
    const TextClassifier classifier = read_model_file(model_file_of(options));
    Printer printer(classifier, json);
    if (!texts.empty())
        predict_arguments(texts, printer);
    else if (options.has("data"))
        predict_file(options, printer);
    else
        predict_standard_input(printer, options.flag("escapes"));
    return 0;
}

}  // namespace assay::cli
