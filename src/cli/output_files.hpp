/// What a command writes: files, beside those that it reads, and the standard output.
#pragma once

#include "options.hpp"

#include <initializer_list>

namespace assay::cli {

/// Throws Error if a file that is to be written (the value of one of the options `outputs`) is one that is
/// read (an option of `inputs`), or is to be written twice. Options that are not given do not matter.
void spare_inputs(const Options& options, std::initializer_list<const char*> outputs,
                  std::initializer_list<const char*> inputs);

/// For what could not be printed. Throws std::system_error with broken_pipe if whoever read it has gone (as
/// errno says), otherwise Error.
[[noreturn]] void refuse_output();

}  // namespace assay::cli
