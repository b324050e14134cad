/// Running the built program as a user does, and looking at what it printed.
#pragma once

#include <assay/base/files.hpp>
#include <support/temporary_folder.hpp>

#include <doctest/doctest.h>
#include <sys/wait.h>

#include <cstdlib>
#include <filesystem>
#include <string>

namespace assay::test {

struct ProgramRun {
    int exit_code = -1;
    std::string output, errors;
    bool said(const std::string& text) const { return (output + errors).find(text) != std::string::npos; }
};

/// Runs a shell command in a folder.
inline ProgramRun run_shell(const TemporaryFolder& folder, const std::string& command) {
    const auto out = folder / ".stdout", err = folder / ".stderr";
    const std::string line =
        "cd '" + folder.path().string() + "' && { " + command + " ; } >.stdout 2>.stderr </dev/null";
    const int status = std::system(line.c_str());
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, read_file(out), read_file(err)};
}

/// Runs `assay ARGUMENTS` (as a shell reads them) in a folder.
inline ProgramRun run_assay(const TemporaryFolder& folder, const std::string& arguments) {
    return run_shell(folder, std::string("'") + ASSAY_PROGRAM + "' " + arguments);
}

}  // namespace assay::test
