#include "python_script.hpp"

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

void become_python_script(const std::string& name, std::span<const std::string> arguments) {
    const std::string script = (python_folder() / name).string();
    // -I: nothing in the current folder or in the environment is imported; -B: nothing is written beside it.
    std::vector<std::string> words = {"python3", "-I", "-B", script};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<char*> pointers;
    for (std::string& word : words) pointers.push_back(word.data());
    pointers.push_back(nullptr);
    std::fflush(nullptr);
    std::signal(SIGPIPE, SIG_DFL);
    ::execvp(pointers.front(), pointers.data());
    throw Error(
        fmt::format("python3 cannot be started ({}); importing needs Python 3.8 or newer. The script is {}",
                    std::strerror(errno), script));
}

}  // namespace assay::cli
