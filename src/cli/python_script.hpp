// The importers are Python scripts that come with assay.
#pragma once

#include <span>
#include <string>

namespace assay::cli {

/// Becomes that script of adapters/python, with these arguments; does not come back. Throws Error if Python
/// cannot be started.
[[noreturn]] void become_python_script(const std::string& name, std::span<const std::string> arguments);

}  // namespace assay::cli
