/// Texts out of a command line or of single lines, as `assay expand` writes and `assay predict --escapes`
/// reads them.
#pragma once

#include <assay/base/error.hpp>

#include <string>
#include <string_view>

namespace assay::cli {

/// Line breaks, tabs and backslashes, which would break the format, as \n, \r, \t, \\; other controls that a
/// terminal obeys or that reorder or break a line as \x1b and \u202e (invisible characters that do neither,
/// such as the joiners in emoji, stay, lest a model sees other texts); and what would make a command to a CI
/// system (ci_commands.hpp) as \: and \[.
std::string with_escapes(std::string_view text);

/// The text that with_escapes wrote as this line; a backslash before any other character is itself.
std::string without_escapes(std::string_view line);

/// Throws InputError, with the column, for a text that is not valid UTF-8 or holds a NUL byte.
void check_text(std::string_view text, Place place);

}  // namespace assay::cli
