// Memory does not grow with the file that is predicted or measured. Not built with sanitizers, which need
// memory of their own.
#include <support/run_program.hpp>

#include <fstream>
#include <string>

using namespace assay::test;

namespace {

/// The largest resident memory of a run of assay whose output goes nowhere, in MB. Python asks for it,
/// because Linux counts from before a program is loaded: the memory of the one that starts it.
double peak_megabytes(const TemporaryFolder& folder, const std::string& arguments) {
    const ProgramRun run = run_shell(folder,
                                     "python3 -c 'import resource, subprocess, sys\n"
                                     "subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)\n"
                                     "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)' '" +
                                         std::string(ASSAY_PROGRAM) + "' " + arguments);
    CAPTURE(run.errors);
    REQUIRE(run.exit_code == 0);
    return std::stod(run.output) / 1024;
}

/// Rows until there are so many bytes.
void write_rows(const std::filesystem::path& path, const std::string& begin, const std::string& row,
                std::size_t bytes) {
    std::ofstream file(path, std::ios::binary);
    file << begin;
    for (std::size_t written = begin.size(); written < bytes; written += row.size()) file << row;
}

}  // namespace

TEST_CASE("predict and evaluate need no more memory for a file of 40 MB than for a small one") {
    struct Row {
        std::string extension, begin, row;
    };
    for (const Row& row :
         {Row{".csv", "text,label\n", "\"The crew was kind, and the seat\ncomfortable.\",positive\n"},
          Row{".jsonl", "", "{\"text\": \"The food was cold.\", \"label\": \"negative\"}\n"}}) {
        const TemporaryFolder folder;
        const std::string small = "small" + row.extension, large = "large" + row.extension;
        write_rows(folder / small, row.begin, row.row, 1000);
        write_rows(folder / large, row.begin, row.row, 40'000'000);
        for (const std::string command : {"predict", "evaluate"}) {
            CAPTURE(row.extension);
            CAPTURE(command);
            const double least = peak_megabytes(folder, command + " --data " + small);
            CHECK(peak_megabytes(folder, command + " --data " + large) < least + 15);
        }
    }
}
