/// Texts that stand in one line each, as `assay expand` writes and `assay predict --escapes` reads them.
#pragma once

#include <string>
#include <string_view>

namespace assay::cli {

/// Line breaks, tabs and backslashes, which would break the format, as \n, \r, \t, \\; and what would make a
/// command to a CI system (ci_commands.hpp) as \: and \[.
std::string with_escapes(std::string_view text);

/// The text that with_escapes wrote as this line; a backslash before any other character is itself.
std::string without_escapes(std::string_view line);

}  // namespace assay::cli
