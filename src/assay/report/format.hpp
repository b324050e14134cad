/// The reports by name.
#pragma once

#include <assay/run/result.hpp>

#include <filesystem>
#include <string>
#include <string_view>

namespace assay {

enum class ReportFormat { json, junit, text, markdown };

/// "json", "junit", "text", "markdown".
std::string_view name_of(ReportFormat format);

/// Throws Error that names the known formats.
ReportFormat report_format_of(std::string_view name);

/// From the extension, in any case: .json, .xml, .txt, .md. Throws Error that names those for any other.
ReportFormat report_format_of_file(const std::filesystem::path& file);

/// `text` is the terminal's report in plain UTF-8, 100 cells wide, with three examples a test.
std::string render(const RunResult& result, ReportFormat format);

}  // namespace assay
