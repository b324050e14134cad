// How fast an index becomes a text. The template is "I {negation} {pos_verb} the {thing}." over 28, 30 and 65
// values (54,600 cases); each case is put into the same buffer. Nested loops that append the same pieces are
// the reference: they visit the cases in order and know nothing of indexes. Before anything is timed, every
// text is compared with theirs. `allocations` counts calls of operator new in the timed part.
#include "allocations.hpp"

#include <benchmark/benchmark.h>
#include <assay/base/random.hpp>
#include <assay/pattern/expansion.hpp>

#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

using namespace assay;

using Words = std::vector<std::string>;

/// Made-up words of 3 to 14 letters, about as long as those of the bundled lexicons.
Words words(std::size_t count, std::uint64_t seed) {
    Random random(seed);
    Words result;
    for (std::size_t i = 0; i < count; ++i) {
        std::string word;
        for (std::uint64_t length = 3 + random.below(12); length > 0; --length)
            word += static_cast<char>('a' + random.below(26));
        result.push_back(word + std::to_string(i));
    }
    return result;
}

const Words kNegations = words(28, 1), kVerbs = words(30, 2), kThings = words(65, 3);

Expansion compiled(const char* text, const ExpansionOptions& options = {}) {
    LexiconSet lexicons;
    const auto add = [&](const char* name, const Words& from) {
        Lexicon lexicon{name, {}, {}};
        for (const std::string& word : from) lexicon.entries.push_back({word, {}});
        lexicons.add(std::move(lexicon));
    };
    add("negation", kNegations);
    add("pos_verb", kVerbs);
    add("thing", kThings);
    const std::vector<Pattern> patterns{parse_pattern(text)};
    return Expansion::compile(patterns, lexicons, options);
}

constexpr const char* kTemplate = "I {negation} {pos_verb} the {thing}.";

void append_case(const std::string& negation, const std::string& verb, const std::string& thing,
                 std::string& out) {
    out += "I ";
    out += negation;
    out += ' ';
    out += verb;
    out += " the ";
    out += thing;
    out += '.';
}

/// Stops the program if one text differs from the nested loops.
void require_equal_texts() {
    const Expansion expansion = compiled(kTemplate);
    std::vector<std::uint32_t> picks(expansion.slots().size());
    std::uint64_t index = 0;
    for (const std::string& negation : kNegations) {
        for (const std::string& verb : kVerbs) {
            for (const std::string& thing : kThings) {
                std::string expected, text;
                append_case(negation, verb, thing, expected);
                if (expansion.decode(index++, picks)) expansion.render(0, picks, text);
                if (text != expected)
                    throw std::logic_error("case differs: " + text + " instead of " + expected);
            }
        }
    }
    if (index != expansion.size()) throw std::logic_error("the number of cases differs");
}

/// All indexes of an expansion in an order without a pattern that a cache could follow.
std::vector<std::uint64_t> shuffled_indexes(std::uint64_t size) {
    const KeyedPermutation permutation(size, 1);
    std::vector<std::uint64_t> indexes(size);
    for (std::uint64_t i = 0; i < size; ++i) indexes[i] = permutation(i);
    return indexes;
}

void report(benchmark::State& state, std::uint64_t cases_each, std::uint64_t allocations_before) {
    state.counters["allocations"] = static_cast<double>(allocations - allocations_before);
    state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * cases_each));
}

void nested_loops(benchmark::State& state) {
    std::string text;
    text.reserve(200);
    const std::uint64_t before = allocations;
    for (auto _ : state) {
        for (const std::string& negation : kNegations) {
            for (const std::string& verb : kVerbs) {
                for (const std::string& thing : kThings) {
                    text.clear();
                    append_case(negation, verb, thing, text);
                    benchmark::DoNotOptimize(text.data());
                }
            }
        }
    }
    report(state, kNegations.size() * kVerbs.size() * kThings.size(), before);
}
BENCHMARK(nested_loops);

void expand(benchmark::State& state, const Expansion& expansion, const std::vector<std::uint64_t>& indexes) {
    std::vector<std::uint32_t> picks(expansion.slots().size());
    std::string text;
    text.reserve(200);
    const std::uint64_t before = allocations;
    for (auto _ : state) {
        for (const std::uint64_t index : indexes) {
            text.clear();
            if (expansion.decode(index, picks)) expansion.render(0, picks, text);
            benchmark::DoNotOptimize(text.data());
        }
    }
    report(state, indexes.size(), before);
}

void decode_and_render_any_order(benchmark::State& state) {
    const Expansion expansion = compiled(kTemplate);
    expand(state, expansion, shuffled_indexes(expansion.size()));
}
BENCHMARK(decode_and_render_any_order);

void decode_and_render_in_order(benchmark::State& state) {
    const Expansion expansion = compiled(kTemplate);
    std::vector<std::uint64_t> indexes(expansion.size());
    for (std::uint64_t i = 0; i < indexes.size(); ++i) indexes[i] = i;
    expand(state, expansion, indexes);
}
BENCHMARK(decode_and_render_in_order);

void decode_and_render_with_filters(benchmark::State& state) {
    const Expansion expansion = compiled("{cap:negation} {pos_verb} {a:thing}, {plural:thing}!");
    expand(state, expansion, shuffled_indexes(expansion.size()));
}
BENCHMARK(decode_and_render_with_filters);

void decode_and_render_distinct_copies(benchmark::State& state) {
    const Expansion expansion =
        compiled("A {thing} is a {thing1}, not a {thing2}.", {ExpansionMode::product, true});
    expand(state, expansion, shuffled_indexes(expansion.size()));
}
BENCHMARK(decode_and_render_distinct_copies);

void decode_alone(benchmark::State& state) {
    const Expansion expansion = compiled(kTemplate);
    const std::vector<std::uint64_t> indexes = shuffled_indexes(expansion.size());
    std::vector<std::uint32_t> picks(expansion.slots().size());
    const std::uint64_t before = allocations;
    for (auto _ : state) {
        for (const std::uint64_t index : indexes) {
            benchmark::DoNotOptimize(expansion.decode(index, picks));
            benchmark::DoNotOptimize(picks.data());
        }
    }
    report(state, indexes.size(), before);
}
BENCHMARK(decode_alone);

void compile_alone(benchmark::State& state) {
    const std::uint64_t before = allocations;
    for (auto _ : state)
        benchmark::DoNotOptimize(compiled("{cap:negation} {pos_verb} {a:thing}, {plural:thing}!"));
    report(state, 1, before);
}
BENCHMARK(compile_alone);

}  // namespace

int main(int argc, char** argv) {
    require_equal_texts();
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
    benchmark::RunSpecifiedBenchmarks();
}
