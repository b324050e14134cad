#include "columns.hpp"
#include "command.hpp"
#include "map_export.hpp"
#include "options.hpp"
#include "training_options.hpp"

#include <assay/base/error.hpp>
#include <assay/base/files.hpp>
#include <assay/base/numbers.hpp>
#include <assay/base/utf8.hpp>
#include <assay/explain/data_map.hpp>
#include <assay/explain/data_map_figure.hpp>
#include <assay/explain/data_map_recorder.hpp>
#include <assay/pipeline/training.hpp>
#include <assay/plot/svg.hpp>
#include <assay/report/display.hpp>

#include <fmt/format.h>

#include <filesystem>
#include <numeric>
#include <optional>
#include <string>
#include <vector>

namespace assay::cli {
namespace {

void add_map_options(Options& options) {
    options.group("Data").add_options()("data", po::value<std::string>(),
                                        "texts with labels: CSV, TSV or JSON Lines")(
        "text", po::value<std::string>(), "the column of the texts (default: text)")(
        "label", po::value<std::string>(), "the column of the labels (default: label)")(
        "dev", po::value<std::string>(), "a development set, for --patience");
    options.group("The map").add_options()("svg", po::value<std::string>(), "write the picture to this file")(
        "csv", po::value<std::string>(),
        "write a row for each text: row, text, label, confidence, variability, correctness, margin, region")(
        "share", po::value<std::string>(), "share of the texts that each region holds (default: 33%)")(
        "errors", po::value<std::string>(), "likeliest label errors that are printed (default: 10)")(
        "export", po::value<std::string>(),
        "write the texts of --export-region: FILE.csv or FILE.jsonl with the columns of --csv; FILE.xml, a "
        "suite that expects their labels")("export-region", po::value<std::string>(),
                                           "easy, ambiguous or hard")("quiet,q", po::bool_switch(),
                                                                      "print nothing but warnings");
}

std::string four_decimals(double number) {
    return fmt::format("{:.4f}", number);
}

/// Means over some texts.
struct Means {
    double confidence = 0, variability = 0, correctness = 0;
};

Means means_of(const DataMap& map, const std::vector<std::size_t>& texts) {
    Means sum;
    for (const std::size_t text : texts) {
        const TextDynamics dynamics = map.at(text);
        sum.confidence += dynamics.confidence;
        sum.variability += dynamics.variability;
        sum.correctness += dynamics.correctness;
    }
    const auto count = static_cast<double>(texts.size());
    return {sum.confidence / count, sum.variability / count, sum.correctness / count};
}

void print_regions(const DataMap& map, const Regions& regions) {
    Columns table("lrrrr");
    table.add({"region", "texts", "confidence", "variability", "correctness"});
    for (const Region region : kRegions) {
        const auto& texts = regions.texts(region);
        const Means means = means_of(map, texts);
        table.add({std::string(long_name_of(region)), format_count(texts.size()),
                   four_decimals(means.confidence), four_decimals(means.variability),
                   four_decimals(means.correctness)});
    }
    table.print();
}

void print_errors(const DataMap& map, const Examples& examples, std::size_t most) {
    const std::vector<std::size_t> errors = likely_label_errors(map, most);
    if (most == 0) return;
    if (errors.empty()) {
        fmt::print("\nNo label looks wrong: each text is right in every epoch.\n");
        return;
    }
    fmt::print("\nThe likeliest label errors, worst first:\n");
    constexpr std::size_t kTextWidth = 60;
    Columns table("rllrrl");
    table.add({"row", "label", "or rather", "confidence", "variability", "text"});
    for (const std::size_t text : errors) {
        const TextDynamics dynamics = map.at(text);
        table.add({std::to_string(text + 1), printable(examples.labels.name(map.label(text))),
                   printable(examples.labels.name(map.rival(text))), four_decimals(dynamics.confidence),
                   four_decimals(dynamics.variability),
                   shorten(printable(examples.texts[text]), kTextWidth)});
    }
    table.print();
}

std::vector<std::size_t> all_texts(const DataMap& map) {
    std::vector<std::size_t> texts(map.size());
    std::iota(texts.begin(), texts.end(), std::size_t{0});
    return texts;
}

std::string exported(const Options& options, const MapTexts& all) {
    const Region region = parse_region(options.text("export-region"));
    const std::string format = export_format_of(options.text("export"));
    if (format == "xml")
        return map_suite(all, region, std::filesystem::path(options.text("data")).filename().string());
    const auto& texts = all.regions.texts(region);
    return format == "csv" ? map_csv(all, texts) : map_json_lines(all, texts);
}

/// Writes the files that were asked for, and says so.
void write_outputs(const Options& options, const DataMap& map, const Regions& regions,
                   const Examples& examples) {
    const auto write = [&options](const char* option, const std::string& bytes) {
        write_file(options.text(option), bytes);
        if (!options.flag("quiet"))
            fmt::print("wrote {} ({})\n", printable(options.text(option)), counted(bytes.size(), "byte"));
    };
    if (!options.flag("quiet") && (options.has("svg") || options.has("csv") || options.has("export")))
        fmt::print("\n");
    if (options.has("svg"))
        write("svg", to_svg(data_map_figure(map, regions, "Data map of " + options.text("data"))));
    const MapTexts all{map, regions, examples};
    if (options.has("csv")) write("csv", map_csv(all, all_texts(map)));
    if (options.has("export")) write("export", exported(options, all));
}

/// Before anything is trained.
void check_outputs(const Options& options) {
    if (options.has("export") != options.has("export-region"))
        throw Error("--export and --export-region go together");
    if (options.has("export-region")) parse_region(options.text("export-region"));
    spare_training_inputs(options, {"svg", "csv", "export"});
    if (options.has("export")) export_format_of(options.text("export"));
}

}  // namespace

int run_map(std::span<const std::string> arguments) {
    Options options(
        "assay map --data FILE [OPTIONS]",
        "Maps labelled texts by how a classifier learns them: which are easy, which ambiguous, which hard\n"
        "and perhaps labelled wrongly. After each epoch it looks at the probability of each text's own\n"
        "label. Takes the options of assay train; without --classifier and --solver it is --solver sgd.\n"
        "To find wrong labels, give it no time to learn them by heart: a few epochs and a strong penalty.",
        "  assay map --data reviews.csv --svg map.svg\n"
        "  assay map --data train.tsv --epochs 5 --l2 1e-3 --errors 50 --csv map.csv\n"
        "  assay map --data train.tsv --export-region ambiguous --export ambiguous.csv\n"
        "  assay map --data train.tsv --export-region hard --export hard.xml && assay run hard.xml --model "
        "my.assay\n");
    add_map_options(options);
    add_training_options(options);
    if (options.parse(arguments)) return 0;
    if (!options.has("data")) throw Error("say what to map: --data FILE, with the columns text and label");
    check_outputs(options);
    // A map is about the course of learning, so that a solver which goes straight to the optimum is not
    // usual.
    const TrainingOptions training = training_options_of(options, Solver::sgd);
    const double share = options.share("share").value_or(Regions::kThird);
    const std::size_t errors = options.count("errors").value_or(10);

    const Examples examples = read_training_examples(options);
    const std::optional<Examples> dev = read_dev_examples(options, examples.labels);
    DataMapRecorder recorder(examples);
    train(examples, dev ? &*dev : nullptr, training,
          [&recorder](const TrainingStatus& status) { recorder.look(status); });
    const DataMap& map = recorder.map();
    if (map.epochs() < 2)
        throw Error("a map needs a classifier that learns in two epochs at least; try --solver sgd");
    const Regions regions(map, share);
    if (!options.flag("quiet")) {
        fmt::print("{}: {} over {}\n\n", printable(options.text("data")), counted(map.size(), "text"),
                   counted(map.epochs(), "epoch"));
        print_regions(map, regions);
        print_errors(map, examples, errors);
    }
    write_outputs(options, map, regions, examples);
    return 0;
}

}  // namespace assay::cli
