// How many texts a second each perturbation takes, on one core. The texts are those of the file that the
// variable ASSAY_BENCH_TEXTS names (CSV, TSV or JSON Lines with a column `text`, or plain lines), otherwise a
// few that are like tweets. The lexicons are the installed ones. Before anything is timed, every result is
// checked against the promises of EditedText. `changed` is the share of texts that a perturbation changes;
// `allocations` counts calls of operator new for each text.
#include "../tests/unit/perturb/library.hpp"
#include "allocations.hpp"

#include <benchmark/benchmark.h>

#include <assay/data/dataset.hpp>
#include <assay/text/tokens.hpp>

#include <cstdlib>
#include <string>
#include <vector>

namespace {

using namespace assay;

std::vector<std::string> read_texts() {
    const char* const path = std::getenv("ASSAY_BENCH_TEXTS");
    if (path == nullptr)
        return {"@air thanks Maria, the crew from Chicago was great! I'm so happy. http://t.co/x",
                "@air I don't like to wait 45 minutes on hold. Is there another way?",
                "my bag is still in Denver and nobody can tell me when it will arrive :(",
                "Flight 769 to Boston was late again, 3 hours! #never #again",
                "Good food, friendly staff, and we didn't have to wait.",
                "@air it is not the first time that you cannot find my reservation…"};
    const Dataset dataset = Dataset::open(path, {});
    TextBatch batch;
    for (std::size_t row = 0; row < dataset.size(); ++row) dataset.append_text(row, batch);
    std::vector<std::string> texts;
    for (std::size_t row = 0; row < dataset.size(); ++row) texts.emplace_back(batch[row]);
    return texts;
}

const std::vector<std::string>& texts() {
    static const std::vector<std::string> kTexts = read_texts();
    return kTexts;
}

void apply(benchmark::State& state, const std::string& name, const assay_test::Parameters& parameters) {
    LexiconSet suite;
    suite.add(assay_test::lexicon("thing", {{"flight", {{"other", "train"}}}, {"bag", {{"other", "case"}}}}));
    const auto perturbation = assay_test::make(name, parameters, assay_test::installed_library(), suite);
    std::uint64_t changed = 0, seed = 0;
    for (const std::string& text : texts()) {
        Random random(mix({seed++}));
        if (const auto edited = perturbation->apply(text, random)) {
            assay_test::check_promises(text, *edited);
            ++changed;
        }
    }
    const std::uint64_t before = allocations;
    for (auto _ : state) {
        for (const std::string& text : texts()) {
            Random random(mix({seed++}));
            benchmark::DoNotOptimize(perturbation->apply(text, random));
        }
    }
    const auto applied = static_cast<double>(state.iterations()) * static_cast<double>(texts().size());
    state.counters["texts"] = benchmark::Counter(applied, benchmark::Counter::kIsRate);
    state.counters["changed"] = static_cast<double>(changed) / static_cast<double>(texts().size());
    state.counters["allocations"] = static_cast<double>(allocations - before) / applied;
}

void tokens(benchmark::State& state) {
    std::size_t bytes = 0;
    for (const std::string& text : texts()) bytes += text.size();
    for (auto _ : state)
        for (const std::string& text : texts()) benchmark::DoNotOptimize(tokenize(text));
    const auto rounds = static_cast<double>(state.iterations());
    state.counters["texts"] =
        benchmark::Counter(rounds * static_cast<double>(texts().size()), benchmark::Counter::kIsRate);
    state.counters["bytes"] =
        benchmark::Counter(rounds * static_cast<double>(bytes), benchmark::Counter::kIsRate);
}

}  // namespace

int main(int argc, char** argv) {
    benchmark::Initialize(&argc, argv);
    benchmark::RegisterBenchmark("tokenize", tokens);
    for (const PerturbationInfo& info : all_perturbations()) {
        assay_test::Parameters parameters;
        if (info.name == "program") continue;  // measured by whoever writes one
        if (info.name == "append" || info.name == "prepend")
            parameters = {{"choices", "{I hate it.|You are lame.}"}};
        if (info.name == "replace") parameters = {{"lexicon", "thing"}, {"field", "other"}};
        benchmark::RegisterBenchmark(info.name.c_str(), apply, info.name, parameters);
    }
    benchmark::RunSpecifiedBenchmarks();
}
