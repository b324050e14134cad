// Whole runs: 10^8 cases of a template through a model file, and 165,000 recorded predictions. Each result is
// checked before it is timed. Memory is the peak of the process, so each benchmark is best run alone
// (--benchmark_filter).
#include <assay/base/error.hpp>
#include <assay/base/files.hpp>
#include <assay/model/file_model.hpp>
#include <assay/model/mapped_model.hpp>
#include <assay/model/recorded.hpp>
#include <assay/run/runner.hpp>

#include <benchmark/benchmark.h>
#include <sys/resource.h>

#include <filesystem>
#include <string>

namespace {

using namespace assay;

const std::filesystem::path kFolder = std::filesystem::temp_directory_path() / "assay-run-bench";

double peak_megabytes() {
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024;
}

Suite suite_of(const std::string& xml) {
    write_file(kFolder / "suite.xml", xml);
    SuiteOptions options;
    options.library = ASSAY_SOURCE_DIR "/templates";
    options.root = kFolder;
    return read_suite(kFolder / "suite.xml", options);
}

/// 10^8 cases: 200 × 250 × 20 × 100 values.
std::string template_suite() {
    std::string xml = "<suite name=\"s\" labels=\"negative neutral positive\">\n";
    const std::pair<const char*, int> kSlots[] = {{"a", 200}, {"b", 250}, {"c", 20}, {"d", 100}};
    for (const auto& [name, size] : kSlots) {
        xml += std::string("<lexicon name=\"") + name + "\">\n";
        for (int i = 0; i < size; ++i) xml += std::string(name) + "word" + std::to_string(i) + "\n";
        xml += "</lexicon>\n";
    }
    return xml +
           "<test name=\"t\" type=\"MFT\"><template>I never {a} the {b} {c} in {d}.</template>"
           "<expect label=\"negative\"/></test></suite>";
}

void template_cases(benchmark::State& state) {
    const Suite suite = suite_of(template_suite());
    RunOptions options;
    options.jobs = static_cast<std::size_t>(state.range(1));
    options.selection.sample = static_cast<std::uint64_t>(state.range(0));
    MappedModel model(open_model_file(ASSAY_DEFAULT_MODEL), suite.labels, {});
    for (auto _ : state) {
        const RunResult result = run_suite(suite, model, options);
        if (result.totals.cases != static_cast<std::uint64_t>(state.range(0)))
            state.SkipWithError("cases are missing");
    }
    state.counters["cases/s"] = benchmark::Counter(static_cast<double>(state.range(0)),
                                                   benchmark::Counter::kIsIterationInvariantRate);
    state.counters["peak MB"] = peak_megabytes();
}
BENCHMARK(template_cases)
    ->Args({1'000'000, 1})
    ->Args({1'000'000, 2})
    ->Args({100'000'000, 2})
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

constexpr int kGroups = 86'000;
constexpr int kTexts = 165'000;

/// A cases file of 86,000 groups with 165,000 texts, and softmax lines for them.
void write_recorded_input() {
    std::string cases, predictions;
    for (int g = 0, text = 0; g < kGroups; ++g) {
        const bool pair = text + (kGroups - g) < kTexts;
        cases += "{\"texts\": [";
        for (int t = 0; t < (pair ? 2 : 1); ++t, ++text) {
            cases += (t > 0 ? ", " : "") + std::string("\"@airline my flight number ") +
                     std::to_string(text) + " was late again and nobody at the desk could say why\"";
            predictions += text % 3 == 0 ? "0.7 0.2 0.1\n" : "0.1 0.3 0.6\n";
        }
        cases += "], \"label\": \"negative\"}\n";
    }
    write_file(kFolder / "cases.jsonl", cases);
    write_file(kFolder / "predictions.txt", predictions);
}

void recorded_predictions(benchmark::State& state) {
    write_recorded_input();
    for (auto _ : state) {
        const Suite suite = suite_of(
            "<suite name=\"s\" labels=\"negative neutral positive\"><test name=\"t\" type=\"MFT\">"
            "<cases src=\"cases.jsonl\"/><expect label=\"gold\"/></test></suite>");
        RecordedOptions recorded;
        recorded.format = RecordedFormat::softmax;
        recorded.labels = expected_labels({}, suite.labels);
        MappedModel model(open_predictions(kFolder / "predictions.txt", recorded), suite.labels, {});
        RunOptions options;
        options.jobs = 1;
        options.selection.sample.reset();
        if (run_suite(suite, model, options).totals.cases != kGroups)
            state.SkipWithError("cases are missing");
    }
    state.counters["texts/s"] = benchmark::Counter(kTexts, benchmark::Counter::kIsIterationInvariantRate);
    state.counters["peak MB"] = peak_megabytes();
}
BENCHMARK(recorded_predictions)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace

int main(int argc, char** argv) {
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    std::error_code ignored;
    std::filesystem::remove_all(kFolder, ignored);
}
