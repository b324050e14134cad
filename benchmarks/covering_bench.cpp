// How small covering arrays are, and how soon they are made: slots × values each, and the strength. `rows`
// stands beside `pict_rows` and the time beside `pict_ms`, which PICT (Microsoft, github.com/microsoft/pict)
// took for the same shape on a machine with two cores, its start included. Debian has no package of PICT, so
// these are figures written down and not measured in the same run. Before anything is timed, every
// combination of values is looked for.
#include <benchmark/benchmark.h>
#include <assay/pattern/covering_array.hpp>

#include <cstdint>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

using namespace assay;

struct Shape {
    std::size_t slots;
    std::uint32_t values;
    std::size_t strength;
    double pict_rows, pict_ms;
};

constexpr Shape kShapes[] = {{8, 50, 2, 3310, 1720}, {10, 10, 2, 166, 15}, {4, 10, 2, 120, 13},
                             {20, 4, 2, 39, 11},     {13, 3, 2, 19, 9},    {6, 20, 2, 520, 47},
                             {6, 6, 3, 372, 25},     {10, 4, 3, 156, 24}};

CoveringArray made(const Shape& shape) {
    return CoveringArray::build(std::vector<std::uint32_t>(shape.slots, shape.values), shape.strength, 0);
}

/// Every set of columns, every combination: as a number in base `values`, in a set.
void require_cover(const Shape& shape, const CoveringArray& array) {
    std::vector<std::vector<std::uint32_t>> rows(array.rows(), std::vector<std::uint32_t>(shape.slots));
    for (std::size_t r = 0; r < rows.size(); ++r) array.row(r, rows[r]);
    std::uint64_t wanted = 1;
    for (std::size_t i = 0; i < shape.strength; ++i) wanted *= shape.values;
    for (std::uint64_t mask = 0; mask < std::uint64_t{1} << shape.slots; ++mask) {
        if (static_cast<std::size_t>(__builtin_popcountll(mask)) != shape.strength) continue;
        std::set<std::uint64_t> seen;
        for (const auto& row : rows) {
            std::uint64_t number = 0;
            for (std::size_t c = 0; c < shape.slots; ++c)
                if (mask >> c & 1) number = number * shape.values + row[c];
            seen.insert(number);
        }
        if (seen.size() != wanted) throw std::logic_error("a combination is missing");
    }
}

void make_array(benchmark::State& state, const Shape& shape) {
    require_cover(shape, made(shape));
    std::uint64_t rows = 0;
    for (auto _ : state) rows = made(shape).rows();
    state.counters["rows"] = static_cast<double>(rows);
    state.counters["pict_rows"] = shape.pict_rows;
    state.counters["pict_ms"] = shape.pict_ms;
    const CoveringArray array = made(shape);
    state.SetLabel(array.construction());
}

/// A row of eight slots of 200,000 values, computed from its index.
void compute_row(benchmark::State& state) {
    const CoveringArray array = CoveringArray::build(std::vector<std::uint32_t>(8, 200'000), 2, 0);
    std::vector<std::uint32_t> row(8);
    std::uint64_t index = 0;
    for (auto _ : state) {
        array.row(index, row);
        benchmark::DoNotOptimize(row.data());
        index = (index + 987'654'321) % array.rows();
    }
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(compute_row);

}  // namespace

int main(int argc, char** argv) {
    for (const Shape& shape : kShapes) {
        const std::string name = std::to_string(shape.slots) + "x" + std::to_string(shape.values) +
                                 " strength " + std::to_string(shape.strength);
        benchmark::RegisterBenchmark(name.c_str(), make_array, shape)->Unit(benchmark::kMillisecond);
    }
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 1;
    benchmark::RunSpecifiedBenchmarks();
}
