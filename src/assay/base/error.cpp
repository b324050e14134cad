#include <assay/base/error.hpp>

#include <assay/base/numbers.hpp>
#include <assay/base/utf8.hpp>

namespace assay {

std::string describe(const Place& place) {
    std::string text = printable(place.file);
    if (place.line > 0) text += ':' + std::to_string(place.line);
    if (place.line > 0 && place.column > 0) text += ':' + std::to_string(place.column);
    return text;
}

namespace {

// In code points as shown. Of a longer line the surroundings of the caret are.
constexpr std::size_t kLongestShownLine = 200;
constexpr std::size_t kShownBefore = 60, kShownAfter = 100;

/// The bytes of the code points [first, last) of a text, with "…" for what is left out.
std::string excerpt(std::string_view text, std::size_t first, std::size_t last) {
    const std::size_t begin = byte_offset_of_column(text, first + 1);
    const std::size_t end = byte_offset_of_column(text, last + 1);
    return (begin > 0 ? "…" : "") + std::string(text.substr(begin, end - begin)) +
           (end < text.size() ? "…" : "");
}

std::string caret_below(const Problem& problem) {
    std::string line = problem.source_line;
    while (!line.empty() && (line.back() == '\n' || line.back() == '\r')) line.pop_back();
    if (line.empty()) return {};
    std::size_t offset = byte_offset_of_column(line, problem.place.column);
    std::string shown = printable(line, {&offset, 1});
    std::size_t caret = code_point_count(std::string_view(shown).substr(0, offset));
    if (code_point_count(shown) > kLongestShownLine) {
        const std::size_t first = caret > kShownBefore ? caret - kShownBefore : 0;
        shown = excerpt(shown, first, caret + kShownAfter);
        caret = caret - first + (first > 0 ? 1 : 0);
    }
    std::string text = '\n' + shown;
    if (problem.place.column > 0) text.append(1, '\n').append(caret, ' ').append(1, '^');
    return text;
}

}  // namespace

std::string describe(const Problem& problem) {
    std::string where = describe(problem.place);
    if (!where.empty()) where += ": ";
    return where + "error: " + printable(problem.message) + caret_below(problem);
}

namespace {

std::string describe_all(const std::vector<Problem>& problems) {
    std::string text;
    for (const Problem& problem : problems) (text += text.empty() ? "" : "\n") += describe(problem);
    return text;
}

}  // namespace

InputErrors::InputErrors(std::vector<Problem> problems)
    : InputError(problems.front(), describe_all(problems)), problems_(std::move(problems)) {}

void RowFaults::add(Problem problem) {
    if (problems_.size() < kMost) {
        problems_.push_back(std::move(problem));
    } else if (left_out_++ == 0) {
        next_ = std::move(problem.place);
    }
}

void RowFaults::throw_any() {
    if (problems_.empty()) return;
    if (problems_.size() == 1) throw InputError(std::move(problems_.front()));
    if (left_out_ > 0)
        problems_.push_back({{next_.file, next_.line, 0},
                             "and " + counted(left_out_, "more problem") + ", the first here",
                             {}});
    throw InputErrors(std::move(problems_));
}

InputError::InputError(Problem problem) : Error(describe(problem)), problem_(std::move(problem)) {}

}  // namespace assay
