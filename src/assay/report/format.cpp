#include <assay/report/format.hpp>

#include <assay/base/error.hpp>
#include <assay/base/numbers.hpp>
#include <assay/base/utf8.hpp>
#include <assay/report/junit.hpp>
#include <assay/report/markdown.hpp>
#include <assay/report/results_json.hpp>
#include <assay/report/terminal.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

namespace assay {
namespace {

struct Known {
    ReportFormat format;
    std::string_view name;
    std::string_view extension;
    std::string (*render)(const RunResult&);
};

std::string to_text(const RunResult& result) {
    return to_terminal(result, TerminalOptions{});
}

constexpr std::array<Known, 4> kFormats = {{{ReportFormat::json, "json", ".json", to_json},
                                            {ReportFormat::junit, "junit", ".xml", to_junit},
                                            {ReportFormat::text, "text", ".txt", to_text},
                                            {ReportFormat::markdown, "markdown", ".md", to_markdown}}};

const Known& known(ReportFormat format) {
    return *std::find_if(kFormats.begin(), kFormats.end(),
                         [&](const Known& each) { return each.format == format; });
}

std::string lower_extension(const std::filesystem::path& file) {
    std::string extension = file.extension().string();
    for (char& c : extension) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return extension;
}

}  // namespace

std::string_view name_of(ReportFormat format) {
    return known(format).name;
}

ReportFormat report_format_of(std::string_view name) {
    std::vector<std::string> names;
    for (const Known& each : kFormats) {
        if (each.name == name) return each.format;
        names.emplace_back(each.name);
    }
    throw Error(fmt::format("there is no report format '{}'; the formats are {}{}", printable(name),
                            fmt::join(names, ", "), did_you_mean(name, names)));
}

ReportFormat report_format_of_file(const std::filesystem::path& file) {
    const std::string extension = lower_extension(file);
    std::vector<std::string> known;
    for (const Known& each : kFormats) {
        if (each.extension == extension) return each.format;
        known.push_back(fmt::format("{} ({})", each.extension, each.name));
    }
    throw Error(
        fmt::format("the format of the report '{}' cannot be told from its name; end it with one of {}",
                    printable(file.string()), fmt::join(known, ", ")));
}

std::string render(const RunResult& result, ReportFormat format) {
    return known(format).render(result);
}

}  // namespace assay
