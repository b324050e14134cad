/// What a continuous integration system obeys when it stands in a log, where anybody who names a test or
/// writes a text could put it:
///
///     ::error::…            GitHub Actions, at the begin of a line but for white space
///     ##[error]…            the same in its older form, and Azure Pipelines
///     ##vso[task.…]…        Azure Pipelines, anywhere in a line
///     ##teamcity[…]         TeamCity
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

/// The bytes of a line that must be written in another way so that it is no command, in order: the first
/// colon of "::" before a letter where nothing but white space precedes it, and the bracket behind "##" and
/// letters, if any. Such as "C++::x", "::1" and "## [x]" are no commands.
std::vector<std::size_t> ci_command_marks(std::string_view line);

/// The line with its marks written so: as a format means them that has escapes of its own.
std::string with_ci_command_marks(std::string_view line, std::string_view colon, std::string_view bracket);

/// JSON without line breaks of its own, in which no text is a command, and what a terminal would obey (the
/// characters that without_controls() escapes) stands as \u…: each is what it was to whoever reads it.
std::string json_for_log(std::string_view json);

}  // namespace assay
