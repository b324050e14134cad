#include "columns.hpp"
#include "command.hpp"
#include "options.hpp"
#include "output_files.hpp"
#include "training_options.hpp"
#include "warning.hpp"

#include <assay/base/error.hpp>
#include <assay/base/files.hpp>
#include <assay/base/numbers.hpp>
#include <assay/base/utf8.hpp>
#include <assay/learn/reliability.hpp>
#include <assay/pipeline/model_file.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <numeric>
#include <optional>
#include <set>
#include <span>
#include <vector>

namespace assay::cli {
namespace {

std::vector<double> weights_of(const Options& options, std::size_t models) {
    if (!options.has("weights")) return std::vector<double>(models, 1);
    std::vector<double> weights;
    for (const std::string& word : split_list(options.text("weights"))) {
        const auto weight = parse_number(word);
        if (!weight || !(*weight > 0))
            throw Error(fmt::format("--weights '{}' is no number above 0", printable(word)));
        weights.push_back(*weight);
    }
    if (weights.size() != models)
        throw Error(fmt::format("--weights has {} for {}", counted(weights.size(), "number"),
                                counted(models, "model")));
    return weights;
}

std::vector<TextClassifier> read_members(const std::vector<std::string>& files) {
    std::vector<TextClassifier> members;
    for (const std::string& file : files) {
        members.push_back(read_model_file(file));
        if (!(members.back().labels() == members.front().labels()))
            throw Error(fmt::format("'{}' has the labels {}, '{}' has {}", printable(files.front()),
                                    format_label_list(members.front().labels().names()), printable(file),
                                    format_label_list(members.back().labels().names())));
    }
    return members;
}

void warn_of_votes(const std::vector<std::string>& files, std::span<const double> weights, Voting voting) {
    std::set<std::filesystem::path> seen;
    for (const std::string& file : files)
        if (!seen.insert(std::filesystem::canonical(file)).second)
            warn(fmt::format("'{}' votes more than once, which only gives it more weight", printable(file)));
    const double all = std::accumulate(weights.begin(), weights.end(), 0.0);
    const std::size_t heaviest =
        static_cast<std::size_t>(std::max_element(weights.begin(), weights.end()) - weights.begin());
    if (voting == Voting::hard && weights[heaviest] > all - weights[heaviest])
        warn(
            fmt::format("'{}' weighs more than all others together, so that with --voting hard it decides "
                        "alone",
                        printable(files[heaviest])));
}

/// How the members were trained, each entry with the member's number.
TrainingRecord record_of(const std::vector<TextClassifier>& members, std::span<const double> weights,
                         Voting voting) {
    TrainingRecord record = {{"classifier", "ensemble of " + std::to_string(members.size())},
                             {"voting", std::string(name_of(voting))}};
    for (std::size_t i = 0; i < members.size(); ++i) {
        record.emplace_back(fmt::format("{} weight", i + 1), format_number(weights[i]));
        for (const auto& [name, value] : members[i].training())
            record.emplace_back(fmt::format("{} {}", i + 1, name), value);
    }
    return record;
}

void add_model_row(const std::string& name, const TextClassifier& classifier, const Examples& examples,
                   Columns& table) {
    const std::vector<double> probabilities = probabilities_of(classifier, examples);
    const LabelledProbabilities rows{probabilities, examples.classes, classifier.labels().size()};
    ConfusionMatrix confusion(rows.class_count);
    for (std::size_t i = 0; i < rows.size(); ++i)
        confusion.add(rows.classes[i], static_cast<std::uint32_t>(most_probable(rows.row(i))));
    const Metrics metrics = metrics_of(confusion);
    const Reliability reliability = reliability_of(rows);
    table.add({printable(name), fmt::format("{:.4f}", metrics.accuracy),
               fmt::format("{:.4f}", metrics.macro_f1), fmt::format("{:.4f}", reliability.log_loss)});
}

Options combine_options() {
    Options options(
        "assay combine MODEL MODEL… --output FILE [OPTIONS]",
        "Makes one model of several with the same labels: an ensemble, which is often more accurate than "
        "its\n"
        "best member where the members err in different ways. With --data, measures the members and the "
        "whole.",
        "  assay combine words.assay characters.assay --data dev.csv --output both.assay\n"
        "  assay combine a.assay b.assay c.assay --weights 2,1,1 --voting hard -o abc.assay\n");
    options.positional("MODEL", -1);
    options.group("Vote").add_options()(
        "voting", po::value<std::string>(),
        "soft: the mean of the probabilities (default); hard: each model one vote")(
        "weights", po::value<std::string>(), "of the models, such as 2,1,1 (default: all the same)");
    options.group("Output").add_options()("output,o", po::value<std::string>(), "the model file to write")(
        "data", po::value<std::string>(), "texts with labels, to measure on")(
        "text", po::value<std::string>(), "the column of the texts (default: text)")(
        "label", po::value<std::string>(), "the column of the labels (default: label)");
    return options;
}

}  // namespace

int run_combine(std::span<const std::string> arguments) {
    Options options = combine_options();
    if (options.parse(arguments)) return 0;
    const std::vector<std::string> files = options.list("MODEL");
    if (files.size() < 2) throw Error("say which models vote: two files at least");
    const std::string output = options.text("output");
    if (output.empty()) throw Error("say where the ensemble goes: --output FILE");
    spare_inputs(options, {"output"}, {"MODEL", "data"});
    const Voting voting = parse_voting(options.text("voting", "soft"));
    const std::vector<double> weights = weights_of(options, files.size());

    std::vector<TextClassifier> members = read_members(files);
    warn_of_votes(files, weights, voting);
    TrainingRecord record = record_of(members, weights, voting);
    Columns table("lrrr");
    std::optional<Examples> examples;
    if (options.has("data")) {
        examples = read_examples(open_labelled(options, options.text("data")), members.front().labels());
        table.add({"model", "accuracy", "macro-F1", "log loss"});
        for (std::size_t i = 0; i < members.size(); ++i)
            add_model_row(files[i], members[i], *examples, table);
    }
    const TextClassifier ensemble =
        TextClassifier::combine(std::move(members), weights, voting, std::move(record));
    const std::string bytes = model_bytes(ensemble);
    write_file(output, bytes);
    if (examples) {
        add_model_row(output, ensemble, *examples, table);
        table.print();
    }
    fmt::print("wrote {} ({}, {} voting, {})\n", printable(output),
               counted(ensemble.pipelines().size(), "classifier"), name_of(voting),
               counted(bytes.size(), "byte"));
    return 0;
}

}  // namespace assay::cli
