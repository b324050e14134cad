// A suite that CheckList saved is a pickle of Python, so a Python script that comes with assay reads it.
#include "command.hpp"
#include "installed.hpp"

#include <assay/base/error.hpp>

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <string>
#include <vector>

namespace assay::cli {
namespace {

/// Becomes that program; comes back only if it cannot be started.
void become(std::vector<std::string> words) {
    std::vector<char*> pointers;
    for (std::string& word : words) pointers.push_back(word.data());
    pointers.push_back(nullptr);
    std::fflush(nullptr);
    std::signal(SIGPIPE, SIG_DFL);
    ::execvp(pointers.front(), pointers.data());
}

}  // namespace

int run_import_checklist(std::span<const std::string> arguments) {
    const std::string script = (share_folder() / "adapters" / "python" / "import_checklist.py").string();
    // -I: nothing in the current folder or in the environment is imported; -B: nothing is written beside it.
    std::vector<std::string> words = {"python3", "-I", "-B", script};
    words.insert(words.end(), arguments.begin(), arguments.end());
    become(words);
    throw Error(
        fmt::format("python3 cannot be started ({}); importing needs Python 3.8 or newer. The script is {}",
                    std::strerror(errno), script));
}

}  // namespace assay::cli
