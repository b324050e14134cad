#include "command.hpp"
#include "feature_options.hpp"
#include "line_text.hpp"
#include "options.hpp"

#include <assay/base/ci_commands.hpp>
#include <assay/base/error.hpp>
#include <assay/base/files.hpp>
#include <assay/base/numbers.hpp>
#include <assay/base/utf8.hpp>
#include <assay/data/row_stream.hpp>
#include <assay/features/blocks.hpp>
#include <assay/features/options_json.hpp>
#include <assay/pipeline/model_file.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace assay::cli {
namespace {

using SortedJson = nlohmann::json;

TextBatch texts_to_vectorize(const Options& options) {
    TextBatch texts;
    for (const std::string& text : options.list("texts")) {
        check_text(text, {"argument", 0, 0});
        texts.append_field(text);
    }
    if (!options.has("data")) {
        if (texts.empty()) throw Error("say what to vectorize: --data FILE, or TEXTs");
        return texts;
    }
    if (!texts.empty()) throw Error("texts come from --data or from the command line, not from both");
    DatasetOptions columns;
    columns.text_columns = {options.text("text", "text")};
    for (RowStream rows(options.text("data"), columns); rows.next();) rows.append_text(texts);
    return texts;
}

/// scikit-learn's names: the options of CountVectorizer, and "tfidf_options" beside them; or the former in
/// "options".
CountBlockOptions block_in(const std::string& file) {
    SortedJson json = SortedJson::parse(read_file(file), nullptr, false);
    if (json.is_discarded() || !json.is_object())
        throw Error(fmt::format("'{}' is no JSON object with options", printable(file)));
    CountBlockOptions block;
    if (const auto tfidf = json.find("tfidf_options"); tfidf != json.end()) {
        if (!tfidf->is_null()) block.tfidf = tfidf_options_from(*tfidf);
        json.erase("tfidf_options");
    }
    if (json.contains("options") && json.size() == 1) json = SortedJson(json["options"]);
    block.vectorizer = vectorizer_options_from(json);
    return block;
}

/// What would be ignored without a word.
void check_together(const Options& options) {
    if (options.has("model") && options.has("options"))
        throw Error("--model and --options both say what the features are; keep one");
    if (options.has("model")) refuse_feature_options(options, "--model: the model has its own features");
    if (options.has("options")) refuse_feature_options(options, "--options; write it in that file");
    if (options.flag("dense") && options.text("format") == "json")
        throw Error("--dense does not go with --format json, which has the entries that are not zero");
    if (options.has("text") && !options.has("data"))
        throw Error("--text names the column of the texts in --data; a text to vectorize stands by itself");
}

Representation representation_of(const Options& options, const TextBatch& texts) {
    if (options.has("model")) {
        TextClassifier classifier = read_model_file(options.text("model"));
        if (classifier.pipelines().size() > 1)
            throw Error("the model is an ensemble, which has a representation for each of its members");
        return std::move(classifier).take_representation();
    }
    if (options.has("options")) return Representation::fit(texts, {block_in(options.text("options"))});
    return Representation::fit(texts, features_of(options, CountBlockOptions{}));
}

SortedJson entries_of(const SparseRows& rows, bool whole) {
    SortedJson entries = SortedJson::array();
    for (std::size_t row = 0; row < rows.size(); ++row)
        for (std::size_t i = 0; i < rows[row].size(); ++i) {
            const double value = rows[row].values[i];
            entries.push_back({row, rows[row].features[i],
                               whole ? SortedJson(static_cast<std::int64_t>(value)) : SortedJson(value)});
        }
    return entries;
}

/// Counts and weighted counts apart, as the two classes of scikit-learn give them.
SortedJson json_of(const Representation& representation, const TextBatch& texts) {
    const auto* block = representation.blocks().size() == 1
                            ? dynamic_cast<const CountBlock*>(representation.blocks().front().get())
                            : nullptr;
    if (block == nullptr) {
        SortedJson names = SortedJson::array();
        const bool hashed = representation.blocks().front()->kind() == "hashing";
        if (!hashed || representation.blocks().size() > 1)
            for (std::uint32_t f = 0; f < representation.size(); ++f)
                names.push_back(representation.feature_name(f));
        return {{"features", std::move(names)}, {"rows", entries_of(representation.transform(texts), false)}};
    }
    SortedJson vocabulary = SortedJson::object();
    const auto& terms = block->vectorizer().vocabulary().terms();
    for (std::size_t i = 0; i < terms.size(); ++i) vocabulary[terms[i]] = i;
    SortedJson json = {{"vocabulary", std::move(vocabulary)},
                       {"counts", entries_of(block->vectorizer().transform(texts), true)}};
    if (block->tfidf() != nullptr) json["tfidf"] = entries_of(representation.transform(texts), false);
    return json;
}

constexpr std::size_t kMostShown = 40;  ///< terms, rows and columns, unless --all is said

void print_features(const Representation& representation, const SparseRows& rows, std::size_t most) {
    std::vector<double> totals(representation.size());
    std::vector<std::size_t> texts(representation.size());
    for (std::size_t row = 0; row < rows.size(); ++row)
        for (std::size_t i = 0; i < rows[row].size(); ++i) {
            totals[rows[row].features[i]] += rows[row].values[i];
            ++texts[rows[row].features[i]];
        }
    fmt::print("{}, {}\n\n{:>9}  {:>9}  {:>9}  feature\n", counted(rows.size(), "text"),
               counted(representation.size(), "feature"), "column", "texts", "sum");
    const std::size_t shown = std::min(most, representation.size());
    for (std::uint32_t f = 0; f < shown; ++f)
        fmt::print("{:>9}  {:>9}  {:>9.6g}  {}\n", f, texts[f], totals[f],
                   printable(representation.feature_name(f)));
    if (shown < representation.size())
        fmt::print("      and {} more (--all)\n", format_count(representation.size() - shown));
}

void print_sparse(const Representation& representation, const TextBatch& texts, const SparseRows& rows,
                  std::size_t most) {
    for (std::size_t row = 0; row < std::min(most, rows.size()); ++row) {
        fmt::print("\nrow {}  {}\n", row, printable(texts[row]));
        for (std::size_t i = 0; i < rows[row].size(); ++i)
            fmt::print("  ({}, {})  {:.6g}  {}\n", row, rows[row].features[i], rows[row].values[i],
                       printable(representation.feature_name(rows[row].features[i])));
    }
    if (rows.size() > most) fmt::print("\nand {} (--all)\n", counted(rows.size() - most, "more row"));
}

void print_dense(const SparseRows& rows, std::size_t most) {
    constexpr std::size_t kWidest = 10'000;
    if (rows.columns() > kWidest)
        throw Error(fmt::format("{} columns are too many to write out; --max-features takes fewer",
                                format_count(rows.columns())));
    fmt::print("\n");
    for (std::size_t row = 0; row < std::min(most, rows.size()); ++row) {
        std::vector<double> dense(rows.columns());
        for (std::size_t i = 0; i < rows[row].size(); ++i) dense[rows[row].features[i]] = rows[row].values[i];
        std::string line;
        for (const double value : dense) line += fmt::format("{}{:.4g}", line.empty() ? "" : " ", value);
        fmt::print("[{}]\n", line);
    }
    if (rows.size() > most) fmt::print("and {} (--all)\n", counted(rows.size() - most, "more row"));
}

}  // namespace

int run_vectorize(std::span<const std::string> arguments) {
    Options options(
        "assay vectorize [TEXT...] [OPTIONS]",
        "Shows what a classifier sees: the vocabulary, and each text as a row of numbers.",
        "  assay vectorize \"good good film\" \"not a good film\" --ngrams 2 --dense\n"
        "  assay vectorize --data reviews.csv --analyzer char_wb --ngrams 3-5 --min-df 2 --sublinear-tf\n"
        "  assay vectorize --data texts.jsonl --options options.json --format json\n"
        "  assay vectorize \"a text\" --model m.assay     as this model sees it\n");
    options.positional("texts", -1);
    options.group("Texts").add_options()("data", po::value<std::string>(),
                                         "a file of texts: CSV, TSV, JSON Lines or plain lines")(
        "text", po::value<std::string>(), "the column of the texts (default: text)");
    add_feature_options(options);
    options.group("Other ways to say what the features are")
        .add_options()(
            "options", po::value<std::string>(),
            "a JSON file with the parameters of scikit-learn's CountVectorizer by their names, and "
            "those of TfidfTransformer in \"tfidf_options\"")("model", po::value<std::string>(),
                                                              "those of a trained model");
    options.group("Output").add_options()("format", po::value<std::string>(), "text (default) or json")(
        "dense", po::bool_switch(), "rows with their zeros")("all", po::bool_switch(),
                                                             "every feature and row, however many");
    if (options.parse(arguments)) return 0;
    check_together(options);
    const TextBatch texts = texts_to_vectorize(options);
    const Representation representation = representation_of(options, texts);
    if (options.one_of("format", {"text", "json"}, "text") == "json") {
        fmt::print("{}\n", json_for_log(json_of(representation, texts).dump()));
        return 0;
    }
    const SparseRows rows = representation.transform(texts);
    const std::size_t most = options.flag("all") ? SIZE_MAX : kMostShown;
    print_features(representation, rows, most);
    if (options.flag("dense"))
        print_dense(rows, most);
    else
        print_sparse(representation, texts, rows, most);
    return 0;
}

}  // namespace assay::cli
