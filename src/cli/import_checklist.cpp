// A suite that CheckList saved is a pickle of Python, so a Python script reads it.
#include "command.hpp"
#include "python_script.hpp"

namespace assay::cli {

int run_import_checklist(std::span<const std::string> arguments) {
    become_python_script("import_checklist.py", arguments);
}

}  // namespace assay::cli
