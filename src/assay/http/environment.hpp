/// ${NAME} in what the command line says of a server.
#pragma once

#include <string>
#include <string_view>

namespace assay {

/// The text with each ${NAME} replaced by that environment variable. Throws Error for a variable that is not
/// set, holds control characters, or a "${" that never closes.
std::string with_environment(std::string_view text);

}  // namespace assay
