/// What does not stop a command, but should be known.
#pragma once

#include <string_view>

namespace assay::cli {

/// "assay: warning: MESSAGE" on standard error, behind what was printed so far. The message is printable.
void warn(std::string_view message);

}  // namespace assay::cli
