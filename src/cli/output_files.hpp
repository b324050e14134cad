/// Files that a command writes, beside those that it reads.
#pragma once

#include "options.hpp"

#include <initializer_list>

namespace assay::cli {

/// Throws Error if a file that is to be written (the value of one of the options `outputs`) is one that is
/// read (an option of `inputs`), or is to be written twice. Options that are not given do not matter.
void spare_inputs(const Options& options, std::initializer_list<const char*> outputs,
                  std::initializer_list<const char*> inputs);

}  // namespace assay::cli
