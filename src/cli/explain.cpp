#include "columns.hpp"
#include "command.hpp"
#include "explain_text.hpp"
#include "explainer.hpp"
#include "model_options.hpp"
#include "report_output.hpp"

#include <assay/base/error.hpp>
#include <assay/base/numbers.hpp>
#include <assay/base/utf8.hpp>
#include <assay/data/dataset.hpp>
#include <assay/explain/explanation_html.hpp>
#include <assay/explain/explanation_json.hpp>
#include <assay/explain/explanation_svg.hpp>
#include <assay/explain/rationale.hpp>
#include <assay/pipeline/model_file.hpp>
#include <assay/report/json_layout.hpp>

#include <fmt/format.h>

#include <string>
#include <vector>

namespace assay::cli {
namespace {

constexpr std::size_t kTop = 10;

void add_explain_options(Options& options) {
    options.positional("TEXT", -1);
    options.group("Texts (without any: the weights of a linear model)")
        .add_options()("text", po::value<std::vector<std::string>>()->composing(),
                       "a text to explain, as TEXT is; may be repeated. With --data: the column of the texts "
                       "(default: text)")("data", po::value<std::string>(),
                                          "texts to explain: CSV, TSV, JSON Lines or plain lines")(
            "label", po::value<std::string>(), "the label to explain (default: the one that is predicted)")(
            "rationales", po::value<std::string>(),
            "compare with the words that people marked: JSON Lines with text, label and rationale, a list of "
            "[begin, end] in characters or of words");
    options.group("How").add_options()(
        "method", po::value<std::string>(),
        "linear: value times weight of each feature, exact (default where the model allows it); occlusion: "
        "what the score loses without a word (default for other models); lime: a linear model fitted to "
        "answers about parts of the text")("samples", po::value<std::string>(),
                                           "of lime: texts that the model is asked about (default: 1000)")(
        "seed", po::value<std::string>(), "of lime: whole number (default: 0)");
    options.group("Output").add_options()("format", po::value<std::string>(),
                                          "text (default), json, csv, svg or html")(
        "top", po::value<std::string>(),
        "how many weights of either sign, or contributions, are shown (default: 10; json and csv: all)")(
        "colour", po::value<std::string>(), "of words: auto (on a terminal), always or never");
}

std::size_t top_of(const Options& options) {
    return options.count("top", 1).value_or(kTop);
}

std::vector<std::string> texts_to_explain(const Options& options) {
    if (!options.has("data")) return options.values_in_order({"text", "TEXT"});
    std::vector<std::string> texts;
    const std::vector<std::string> named = options.list("text");
    if (options.has("TEXT")) throw Error("texts and --data are both given; keep one");
    if (named.size() > 1) throw Error("with --data, --text names the column of the texts: give it once");
    DatasetOptions columns;
    if (!named.empty()) columns.text_columns = named;
    const Dataset data = Dataset::open(options.text("data"), columns);
    TextBatch batch;
    for (std::size_t row = 0; row < data.size(); ++row) {
        batch.clear();
        data.append_text(row, batch);
        texts.emplace_back(batch[0]);
    }
    return texts;
}

/// The weights that are asked for: all of them, or those of one label.
std::vector<ClassWeights> weights_of(const Options& options, const TextClassifier& classifier) {
    std::vector<ClassWeights> classes = class_weights(classifier);
    const auto label = options.get<std::string>("label");
    if (!label) return classes;
    const std::vector<std::string>& labels = classifier.labels().names();
    if (!classifier.labels().find(*label))
        throw Error(fmt::format("there are no weights of a label '{}', but of {}{}", printable(*label),
                                printable(format_label_list(labels)), did_you_mean(*label, labels)));
    if (labels.size() == 2 && *label == labels.front()) return {mirrored(classes.front(), *label)};
    std::erase_if(classes, [&](const ClassWeights& one) { return one.label != *label; });
    return classes;
}

/// What a score below 0 speaks for.
std::string other_than(const ClassWeights& weights, const LabelSet& labels) {
    if (labels.size() > 2) return "the others";
    return labels.name(labels.name(0) == weights.label ? 1 : 0);
}

void print_weights_as(const std::string& format, std::vector<ClassWeights> classes, const Options& options,
                      const LabelSet& labels) {
    if (format == "svg") return fmt::print("{}", weights_svg(classes, top_of(options)));
    if (format == "html") return fmt::print("{}", weights_html(classes, top_of(options)));
    if (format == "text") {
        for (const ClassWeights& weights : classes) {
            if (&weights != &classes.front()) fmt::print("\n");
            print_weights(weights, other_than(weights, labels), top_of(options));
        }
        return;
    }
    if (options.has("top"))
        for (ClassWeights& weights : classes) weights = strongest(weights, top_of(options));
    fmt::print("{}", format == "json" ? lay_out(to_json(classes)) : weights_csv(classes));
}

int explain_weights(const Options& options, const std::string& format) {
    if (asked_elsewhere(options) || changes_labels(options))
        throw Error("weights are those of a --model file with its own labels; give a text to explain");
    for (const char* name : {"method", "samples", "seed"})
        if (options.has(name)) throw Error(fmt::format("--{} goes with texts to explain", name));
    const std::string file = model_file_of(options);
    const TextClassifier classifier = read_model_file(file);
    if (linear_model_of(classifier) == nullptr)
        throw Error(fmt::format(
            "'{}' is not linear, so that it has no weight for each feature; give texts to explain: "
            "assay explain --model {} 'A text.'",
            printable(file), printable(shell_quoted(file))));
    print_weights_as(format, weights_of(options, classifier), options, classifier.labels());
    return 0;
}

void print_explanations(const std::string& format, const std::vector<Explanation>& explanations,
                        const Options& options) {
    if (format == "csv") return fmt::print("{}", explanations_csv(explanations));
    if (format == "svg") return fmt::print("{}", explanations_svg(explanations, top_of(options)));
    if (format == "html") return fmt::print("{}", explanations_html(explanations, top_of(options)));
    Json all = Json::array();
    for (const Explanation& explanation : explanations) all.push_back(to_json(explanation));
    fmt::print("{}", lay_out({{"explanations", std::move(all)}}));
}

int explain_texts(const Options& options, const std::string& format, const std::vector<std::string>& texts) {
    Explainer explainer(options);
    const auto label = options.get<std::string>("label");
    const bool colour = wants_colour(options.one_of("colour", {"auto", "always", "never"}, "auto"));
    std::vector<Explanation> explanations;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        Explanation explanation = explainer.explain(texts[i], label);
        if (format != "text") {
            explanations.push_back(std::move(explanation));
            continue;
        }
        if (i > 0) fmt::print("\n");
        print_explanation(explanation, top_of(options), colour);
    }
    if (format != "text") print_explanations(format, explanations, options);
    return 0;
}

int compare_with_rationales(const Options& options, const std::string& format) {
    if (format != "text" && format != "json") throw Error("--rationales is shown as text or json");
    if (options.has("label")) throw Error("--label does not go with --rationales: each row has its own");
    const std::vector<RationaleRow> rows = read_rationales(options.text("rationales"));
    Explainer explainer(options);
    MeanAgreement agreement;
    for (const RationaleRow& row : rows)
        if (!row.words.empty())
            agreement.add(agreement_of(explainer.explain(row.text, row.label), row.words));
    if (agreement.texts() == 0) throw Error("no text has a rationale with a word in it");
    const Agreement mean = agreement.mean();
    if (format == "json") {
        Json json = to_json(mean);
        json["texts"] = agreement.texts();
        json["without_rationale"] = rows.size() - agreement.texts();
        json["method"] = name_of(explainer.method());
        fmt::print("{}", lay_out(json));
        return 0;
    }
    fmt::print("{}: {}, and {} without one\n", printable(options.text("rationales")),
               counted(agreement.texts(), "text with a rationale", "texts with a rationale"),
               format_count(rows.size() - agreement.texts()));
    const auto number = [](double value) { return fmt::format("{:.4f}", value); };
    Columns table("lrrr");
    table.add({"words chosen by", "precision", "recall", "F1"});
    table.add({std::string(name_of(explainer.method())), number(mean.precision), number(mean.recall),
               number(mean.f1)});
    table.add({"chance", number(mean.random), number(mean.random), number(mean.random)});
    table.print();
    return 0;
}

}  // namespace

int run_explain(std::span<const std::string> arguments) {
    Options options(
        "assay explain [TEXT…] [--model FILE | --command PROGRAM | --url URL] [OPTIONS]",
        "Explains a model. Without texts: the features with the largest weights of a linear classifier.\n"
        "With texts: what each word speaks for or against the label, in log-odds. + speaks for it.",
        "  assay explain --model m.assay --top 20\n"
        "  assay explain --model m.assay --format json > weights.json\n"
        "  assay explain --model m.assay 'I never want to fly with them again.'\n"
        "  assay explain --command 'python3 my_model.py' --method lime 'Not bad at all.'\n"
        "  assay explain --model m.assay --data reviews.csv --format html > reviews.html\n"
        "  assay explain --model m.assay --rationales marked.jsonl\n"
        "docs/explaining.md says what the methods can and cannot show.\n");
    add_explain_options(options);
    add_answering_model_options(options);
    if (options.parse(arguments)) return 0;
    const std::string format = options.one_of("format", {"text", "json", "csv", "svg", "html"}, "text");
    if (options.has("rationales")) {
        for (const char* name : {"data", "text", "TEXT"})
            if (options.has(name)) throw Error("--rationales has texts of its own; give no others");
        return compare_with_rationales(options, format);
    }
    const bool any = options.has("data") || options.has("text") || options.has("TEXT");
    return any ? explain_texts(options, format, texts_to_explain(options)) : explain_weights(options, format);
}

}  // namespace assay::cli
