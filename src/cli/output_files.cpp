#include "output_files.hpp"

#include <assay/base/error.hpp>
#include <assay/base/utf8.hpp>

#include <fmt/format.h>

#include <cerrno>
#include <filesystem>
#include <map>
#include <string>
#include <system_error>

namespace assay::cli {

namespace fs = std::filesystem;

void refuse_output() {
    if (errno == EPIPE) throw std::system_error(std::make_error_code(std::errc::broken_pipe));
    throw Error("cannot write to the standard output");
}

void spare_inputs(const Options& options, std::initializer_list<const char*> outputs,
                  std::initializer_list<const char*> inputs) {
    std::map<fs::path, std::string> written;  // to the option that names it
    for (const std::string output : outputs) {
        if (!options.has(output)) continue;
        const fs::path file = options.text(output);
        if (file.empty()) throw Error(fmt::format("--{} needs the name of a file", output));
        std::error_code error;
        for (const std::string input : inputs)
            for (const std::string& read : options.values(input))
                if (fs::equivalent(file, read, error))
                    throw Error(fmt::format("--{} would overwrite the {} file '{}'", output,
                                            shown_name(input), printable(file.string())));
        const auto [other, is_new] = written.emplace(fs::weakly_canonical(fs::absolute(file), error), output);
        if (!is_new)
            throw Error(fmt::format("--{} and --{} name one file '{}'", other->second, output,
                                    printable(file.string())));
    }
}

}  // namespace assay::cli
