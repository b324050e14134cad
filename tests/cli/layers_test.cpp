// The modules depend one way: a file includes only its own module and modules before it
// (docs/architecture.md).
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace {

const std::vector<std::string> kModules = {
    "base",    "process", "http",   "plot",  "data",     "text",         "wordnet", "lexicon",
    "pattern", "perturb", "expect", "suite", "features", "feature_file", "learn",   "pipeline",
    "model",   "explain", "stats",  "run",   "lint",     "suggest",      "report"};

std::size_t rank_of(const std::string& module) {
    return static_cast<std::size_t>(std::find(kModules.begin(), kModules.end(), module) - kModules.begin());
}

/// The modules that a file includes from <assay/MODULE/...>.
std::vector<std::string> included_modules(const std::filesystem::path& file) {
    std::vector<std::string> modules;
    std::ifstream in(file);
    const std::string start = "#include <assay/";
    for (std::string line; std::getline(in, line);)
        if (line.rfind(start, 0) == 0)
            modules.push_back(line.substr(start.size(), line.find('/', start.size()) - start.size()));
    return modules;
}

}  // namespace

TEST_CASE("a module includes only itself and modules before it") {
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(ASSAY_SOURCE_DIR "/src/assay")) {
        const std::string extension = entry.path().extension().string();
        if (extension != ".cpp" && extension != ".hpp") continue;
        ++files;
        const auto inside = std::filesystem::relative(entry.path(), ASSAY_SOURCE_DIR "/src/assay");
        const std::string module = inside.begin()->string();
        CAPTURE(entry.path().string());
        REQUIRE(rank_of(module) < kModules.size());
        for (const std::string& other : included_modules(entry.path())) {
            CAPTURE(other);
            REQUIRE(rank_of(other) < kModules.size());
            CHECK(rank_of(other) <= rank_of(module));
        }
    }
    CHECK(files > 100);
}

TEST_CASE("the folders of the perturbations depend one way, too") {
    const std::vector<std::string> folders = {"editing", "english", "families"};
    for (std::size_t at = 0; at < folders.size(); ++at)
        for (const auto& entry :
             std::filesystem::directory_iterator(ASSAY_SOURCE_DIR "/src/assay/perturb/" + folders[at])) {
            CAPTURE(entry.path().string());
            std::ifstream in(entry.path());
            for (std::string line; std::getline(in, line);)
                for (std::size_t after = at + 1; after < folders.size(); ++after)
                    CHECK(line.find("<assay/perturb/" + folders[after] + "/") == std::string::npos);
        }
}
