// Gives a fuzzer's seeds to its function once each, with every prefix of them and with bytes changed here and
// there: what any compiler can do with a fuzz target, so that seeds and targets stay whole between long runs
// of the fuzzers.
//   replay_NAME tests/fuzz/corpus/NAME
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

std::size_t runs = 0;

void run(const std::string& bytes) {
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
    ++runs;
}

/// Some thirty prefixes and thirty changes, whatever the size.
void run_around(const std::string& seed) {
    run(seed);
    const std::size_t step = std::max<std::size_t>(1, seed.size() / 30);
    for (std::size_t at = 0; at < seed.size(); at += step) {
        run(seed.substr(0, at));
        std::string changed = seed;
        changed[at] = static_cast<char>(changed[at] ^ (1 << (at % 8)));
        run(changed);
    }
}

}  // namespace

int main(int argc, char** argv) {
    std::vector<std::filesystem::path> seeds;
    if (argc == 2)
        for (const auto& entry : std::filesystem::directory_iterator(argv[1])) seeds.push_back(entry.path());
    std::sort(seeds.begin(), seeds.end());
    for (const std::filesystem::path& seed : seeds) {
        std::ifstream in(seed, std::ios::binary);
        run_around({std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()});
    }
    std::printf("%zu inputs out of %zu seeds\n", runs, seeds.size());
    return seeds.empty() ? 1 : 0;
}
