#include "installed.hpp"

#include <assay/base/error.hpp>
#include <assay/base/numbers.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <vector>

namespace assay::cli {
namespace fs = std::filesystem;

fs::path share_folder() {
    if (const char* chosen = std::getenv("ASSAY_SHARE"); chosen && *chosen) return chosen;
    std::error_code error;
    const fs::path program = fs::read_symlink("/proc/self/exe", error);
    const fs::path share = program.parent_path().parent_path() / "share" / "assay";
    if (!error && fs::is_directory(share)) return share;
    throw Error(fmt::format("the files that belong to assay are not in {}; set ASSAY_SHARE to their folder",
                            share.string()));
}

fs::path library_folder() {
    return share_folder() / "templates";
}

fs::path python_folder() {
    return fs::absolute(share_folder()) / "adapters" / "python";
}

fs::path default_model_path() {
    return share_folder() / "default.assay";
}

fs::path suite_path(const std::string& named) {
    constexpr std::string_view kInstalled = "assay:";
    if (!named.starts_with(kInstalled)) return named;
    const fs::path folder = share_folder() / "suites";
    std::vector<std::string> known;
    for (const auto& entry : fs::directory_iterator(folder))
        if (entry.path().extension() == ".xml") known.push_back(entry.path().stem().string());
    std::sort(known.begin(), known.end());
    const std::string name = named.substr(kInstalled.size());
    if (std::find(known.begin(), known.end(), name) != known.end()) return folder / (name + ".xml");
    throw Error(fmt::format("no suite '{}' is installed{}; there are: {}", named, did_you_mean(name, known),
                            fmt::join(known, ", ")));
}

}  // namespace assay::cli
