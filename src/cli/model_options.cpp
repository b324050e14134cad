#include "model_options.hpp"

#include "installed.hpp"
#include "interrupt.hpp"

#include <assay/base/files.hpp>
#include <assay/base/utf8.hpp>
#include <assay/data/source_text.hpp>
#include <assay/model/endpoint.hpp>
#include <assay/model/file_model.hpp>
#include <assay/model/program.hpp>
#include <assay/model/recorded.hpp>
#include <assay/model/unique.hpp>

#include <fmt/format.h>

namespace assay::cli {
namespace {

LabelOptions label_options_of(const Options& options) {
    LabelOptions labels;
    if (const auto text = options.get<std::string>("labels")) labels.renames = parse_label_renames(*text);
    if (const auto text = options.get<std::string>("model-labels"))
        labels.model_labels = parse_label_names(*text, "--model-labels");
    for (const std::string& text : options.list("drop-label")) labels.dropped.push_back(text);
    if (const auto text = options.get<std::string>("neutral-band"))
        labels.neutral_band = parse_neutral_band(*text);
    return labels;
}

/// What goes with --url alone.
constexpr const char* kServerOptions[] = {"header", "request", "answer", "per-request", "connections"};

void refuse_several(const Options& options) {
    std::string given;
    for (const char* name : {"model", "predictions", "command", "url"}) {
        if (!options.has(name)) continue;
        if (!given.empty())
            throw Error(fmt::format("--{} and --{} both name a model; keep one", given, name));
        given = name;
    }
    const bool edits = options.knows("allow-programs") && options.has("allow-programs");
    if (options.has("timeout") && given != "command" && given != "url" && !edits)
        throw Error("--timeout goes with --command or --url, or with --allow-programs");
    for (const char* name : kServerOptions)
        if (options.has(name) && given != "url") throw Error(fmt::format("--{} goes with --url", name));
    const bool knows_predictions = options.knows("predictions");
    if (knows_predictions && options.has("format") && given != "predictions")
        throw Error("--format goes with --predictions");
}

std::unique_ptr<Model> open_program(const Options& options, const ExpectedLabels& labels, std::size_t fields,
                                    const std::atomic<bool>* stop) {
    end_programs_with_us();
    ProgramOptions program;
    program.stop = stop;
    program.python_folder = python_folder();
    program.labels = labels;
    program.fields = fields;
    program.command = options.text("command");
    if (const auto timeout = timeout_of(options)) program.timeout = *timeout;
    return score_equal_texts_once(start_program(program));
}

std::unique_ptr<Model> open_endpoint(const Options& options, const ExpectedLabels& labels, std::size_t fields,
                                     const std::atomic<bool>* stop) {
    EndpointOptions endpoint;
    endpoint.http = http_options_of(options, stop);
    endpoint.request = options.text("request", endpoint.request);
    endpoint.answer = options.text("answer");
    endpoint.labels = labels;
    endpoint.fields = fields;
    if (const auto count = options.count("per-request", 1, 10'000)) endpoint.batch = *count;
    if (const auto connections = options.count("connections", 1, 256)) endpoint.connections = *connections;
    return score_equal_texts_once(connect_endpoint(endpoint));
}

std::unique_ptr<Model> open_recorded(const Options& options, const LabelOptions& labels, const Suite& suite) {
    const std::string file = options.text("predictions");
    RecordedOptions recorded;
    recorded.format = parse_recorded_format(options.text("format", "jsonl"));
    recorded.labels = expected_labels(labels, suite.labels);
    recorded.fields = suite.fields.size();
    std::string bytes = read_file(file, SourceText::kMaxBytes);
    check_label_options(labels, suite.labels, bytes, recorded.format, recorded.fields);
    return read_predictions(std::move(bytes), file, recorded);
}

/// Before anything is asked of labels that cannot help.
void refuse_pairs(const Options& options, const Suite& suite) {
    if (suite.fields.size() == 1) return;
    throw Error(fmt::format(
        "{} reads single texts, but those of this suite have the {} fields {}; name a model of yours with "
        "--command, --url or --predictions",
        names_no_model(options) ? "the default model"
                                : fmt::format("the model file '{}'", printable(options.text("model"))),
        suite.fields.size(), fmt::join(suite.fields, ", ")));
}

std::unique_ptr<Model> open_raw_model(const Options& options, const LabelOptions& labels, const Suite& suite,
                                      bool quiet, const std::atomic<bool>* stop) {
    if (options.has("command"))
        return open_program(options, expected_labels(labels, suite.labels), suite.fields.size(), stop);
    if (options.has("url"))
        return open_endpoint(options, expected_labels(labels, suite.labels), suite.fields.size(), stop);
    if (options.has("predictions")) return open_recorded(options, labels, suite);
    refuse_pairs(options, suite);
    if (options.has("model")) return open_model_file(options.text("model"));
    if (!quiet)
        fmt::print(stderr,
                   "No model is named: testing the default one, trained on the short reviews that come with "
                   "assay.\n");
    return open_model_file(default_model_path());
}

constexpr const char* kModelHeading = "Model (without one: the default model that comes with assay)";

void add_model_file(po::options_description& group) {
    group.add_options()("model,m", po::value<std::string>(), "a model file made by assay train");
}

void add_programs_and_servers(po::options_description& group) {
    group.add_options()(
        "command", po::value<std::string>(),
        "a program that answers texts with predictions, one JSON object a line (docs/model-protocol.md)")(
        "url", po::value<std::string>(),
        "a server that answers texts with predictions over HTTP (docs/http-models.md)")(
        "timeout", po::value<std::string>(),
        "seconds that a program or server may take for an answer (default 60)");
}

void add_server(Options& options) {
    options.group("What the server of --url is asked, and how it answers")
        .add_options()(
            "request", po::value<std::string>(),
            "JSON with \"$text\" where the text stands; [X, \"$more\"] is X for each of many texts "
            "(default {\"inputs\": [\"$text\", \"$more\"]})")(
            "answer", po::value<std::string>(),
            "where its answers are, such as /results/*/label, with * for the position of the text")(
            "header", po::value<std::vector<std::string>>()->composing(),
            "'NAME: VALUE', any number of times; ${VARIABLE} is taken from the environment")(
            "per-request", po::value<std::string>(), "texts in a request, if it takes several (default 32)")(
            "connections", po::value<std::string>(), "requests under way at once (default 4)");
}

void add_label_options(Options& options) {
    options.group("Labels").add_options()(
        "labels", po::value<std::string>(),
        "MODEL=SUITE,…: what the model's labels, by name or number, are called in the suite")(
        "model-labels", po::value<std::string>(),
        "a,b,c: the model's labels in the order of its probabilities")(
        "drop-label", po::value<std::vector<std::string>>()->composing(),
        "leave a label of the model out and share its probability among the others")(
        "neutral-band", po::value<std::string>(),
        "LOW,HIGH: three labels of a binary model; where p(positive) is inside, it is neutral");
}

}  // namespace

void add_model_options(Options& options) {
    po::options_description& group = options.group(kModelHeading);
    add_model_file(group);
    group.add_options()("predictions", po::value<std::string>(), "a file of predictions made elsewhere")(
        "format", po::value<std::string>(),
        "of --predictions: jsonl (rows with text, label, probabilities; the default), or one line a text "
        "in the order of assay expand: pred_only, softmax, binary_conf, pred_and_conf, pred_and_softmax");
    add_programs_and_servers(group);
    add_server(options);
    add_label_options(options);
}

void add_answering_model_options(Options& options) {
    po::options_description& group = options.group(kModelHeading);
    add_model_file(group);
    add_programs_and_servers(group);
    add_server(options);
    add_label_options(options);
}

std::string model_file_of(const Options& options) {
    return options.has("model") ? options.text("model") : default_model_path().string();
}

bool changes_labels(const Options& options) {
    return options.has("labels") || options.has("model-labels") || options.has("drop-label") ||
           options.has("neutral-band");
}

bool names_no_model(const Options& options) {
    return !options.has("model") && !options.has("predictions") && !asked_elsewhere(options);
}

std::optional<std::string> asked_elsewhere(const Options& options) {
    for (const char* name : {"command", "url"})
        if (options.has(name)) return name;
    return std::nullopt;
}

HttpOptions http_options_of(const Options& options, const std::atomic<bool>* stop) {
    HttpOptions http;
    http.url = options.text("url");
    http.headers = options.list("header");
    if (const auto timeout = timeout_of(options)) http.timeout = *timeout;
    http.stop = stop;
    return http;
}

std::optional<std::chrono::milliseconds> timeout_of(const Options& options) {
    const auto seconds = options.number("timeout", 0.001, 1e6);
    if (!seconds) return std::nullopt;
    return std::chrono::milliseconds(static_cast<std::int64_t>(*seconds * 1000));
}

std::unique_ptr<MappedModel> open_model(const Options& options, const Suite& suite, bool quiet,
                                        const std::atomic<bool>* stop) {
    refuse_several(options);
    const LabelOptions labels = label_options_of(options);
    auto raw = open_raw_model(options, labels, suite, quiet, stop);
    auto model = std::make_unique<MappedModel>(std::move(raw), suite.labels, labels);
    if (!quiet && !model->note().empty()) fmt::print(stderr, "{}\n", printable_lines(model->note()));
    return model;
}

std::string model_options_again(const Options& options) {
    return options.again({"model", "predictions", "format", "command", "url", "request", "answer", "header",
                          "per-request", "connections", "timeout", "labels", "model-labels", "neutral-band",
                          "drop-label"});
}

}  // namespace assay::cli
