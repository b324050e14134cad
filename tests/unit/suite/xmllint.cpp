#include "xmllint.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace assay {
namespace fs = std::filesystem;
namespace {

struct Outcome {
    bool started = false;
    std::string output;  ///< standard error; standard output is thrown away
};

Outcome run_xmllint(std::vector<std::string> arguments) {
    std::array<int, 2> ends{};
    if (pipe(ends.data()) != 0) throw std::runtime_error("no pipe");
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDERR_FILENO);
    posix_spawn_file_actions_addclose(&actions, ends[0]);
    posix_spawn_file_actions_addclose(&actions, ends[1]);
    arguments.insert(arguments.begin(), "xmllint");
    std::vector<char*> pointers;
    for (std::string& argument : arguments) pointers.push_back(argument.data());
    pointers.push_back(nullptr);
    pid_t process = 0;
    Outcome outcome;
    outcome.started = posix_spawnp(&process, "xmllint", &actions, nullptr, pointers.data(), environ) == 0;
    posix_spawn_file_actions_destroy(&actions);
    close(ends[1]);
    std::array<char, 4096> buffer{};
    for (ssize_t count; (count = read(ends[0], buffer.data(), buffer.size())) > 0;)
        outcome.output.append(buffer.data(), static_cast<std::size_t>(count));
    close(ends[0]);
    if (outcome.started) waitpid(process, nullptr, 0);
    return outcome;
}

}  // namespace

bool has_xmllint() {
    static const bool found = run_xmllint({"--version"}).output.find("libxml") != std::string::npos;
    return found;
}

std::map<std::string, std::string> xmllint_faults(const fs::path& folder,
                                                  const std::vector<std::string>& files) {
    std::vector<std::string> arguments{"--noout", "--nonet"};
    for (const std::string& file : files) arguments.push_back((folder / file).string());
    std::istringstream lines(run_xmllint(std::move(arguments)).output);
    // FOLDER/FILE:LINE: parser error : MESSAGE
    std::map<std::string, std::string> faults;
    const std::string prefix = folder.string() + '/';
    for (std::string line; std::getline(lines, line);) {
        const std::size_t colon = line.find(':', prefix.size());
        const bool is_error = line.find(": parser error : ") != std::string::npos;
        if (!line.starts_with(prefix) || colon == std::string::npos || !is_error) continue;
        faults.emplace(line.substr(prefix.size(), colon - prefix.size()), line.substr(colon + 1));
    }
    return faults;
}

std::map<std::string, std::string> schema_faults(const fs::path& schema, const std::vector<fs::path>& files) {
    std::vector<std::string> arguments{"--noout", "--nonet", "--schema", schema.string()};
    for (const fs::path& file : files) arguments.push_back(file.string());
    const std::string output = run_xmllint(std::move(arguments)).output;
    std::map<std::string, std::string> faults;
    for (const fs::path& file : files) {
        const std::string name = file.string();
        if (output.find(name + " validates\n") != std::string::npos) continue;
        const std::size_t begin = output.find(name + ':');
        faults[name] =
            begin == std::string::npos
                ? output
                : output.substr(begin + name.size() + 1, output.find('\n', begin) - begin - name.size() - 1);
    }
    if (output.find("WXS schema") != std::string::npos) faults[""] = output;
    return faults;
}

}  // namespace assay
