/// Running the built program as a user does, and looking at what it printed.
#pragma once

#include <assay/base/files.hpp>

#include <doctest/doctest.h>

#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <string>

namespace assay::test {

/// An empty folder that goes with its owner.
class TemporaryFolder {
public:
    TemporaryFolder() {
        std::string pattern = (std::filesystem::temp_directory_path() / "assay-test-XXXXXX").string();
        REQUIRE(::mkdtemp(pattern.data()) != nullptr);
        path_ = pattern;
    }
    ~TemporaryFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    std::filesystem::path operator/(const std::string& name) const { return path_ / name; }
    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

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
