#include <assay/base/error.hpp>

#include <assay/base/utf8.hpp>

namespace assay {

std::string describe(const Place& place) {
    std::string text = printable(place.file);
    if (place.line > 0) text += ':' + std::to_string(place.line);
    if (place.line > 0 && place.column > 0) text += ':' + std::to_string(place.column);
    return text;
}

namespace {

constexpr std::size_t kLongestShownLine = 200;  ///< bytes; a longer source line is left out

std::string caret_below(const Problem& problem) {
    std::string line = problem.source_line;
    while (!line.empty() && (line.back() == '\n' || line.back() == '\r')) line.pop_back();
    if (line.empty() || line.size() > kLongestShownLine) return {};
    std::size_t caret = byte_offset_of_column(line, problem.place.column);
    const std::string shown = printable(line, {&caret, 1});
    std::string text = '\n' + shown;
    if (problem.place.column > 0)
        text.append(1, '\n').append(code_point_count(shown.substr(0, caret)), ' ').append(1, '^');
    return text;
}

}  // namespace

std::string describe(const Problem& problem) {
    std::string where = describe(problem.place);
    if (!where.empty()) where += ": ";
    return where + "error: " + printable(problem.message) + caret_below(problem);
}

InputError::InputError(Problem problem) : Error(describe(problem)), problem_(std::move(problem)) {}

}  // namespace assay
