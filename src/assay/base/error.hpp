/// The one way in which assay fails: an exception that says what happened, where, and what to do.
#pragma once

#include <compare>
#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>

namespace assay {

/// A place in a file. Lines and columns count from 1, columns in code points; 0 means unknown.
struct Place {
    std::string file;
    std::size_t line = 0;
    std::size_t column = 0;
    auto operator<=>(const Place&) const = default;
};

/// "file:line:column", without the parts that are unknown.
std::string describe(const Place& place);

/// One thing that is wrong with an input. `source_line` is the line it stands in, or empty.
struct Problem {
    Place place;
    std::string message;
    std::string source_line;
    bool operator==(const Problem&) const = default;
};

/// "file:line:column: error: message" and, where the source line is known, that line with a caret below.
/// Control characters are shown escaped, so that the text is safe to print on a terminal.
std::string describe(const Problem& problem);

/// Bad usage or input, or a broken promise of a caller. The program exits with 2.
class Error : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// An input that does not keep to its format. `what()` is describe(problem()).
class InputError : public Error {
public:
    explicit InputError(Problem problem);
    InputError(Place place, std::string message)
        : InputError(Problem{std::move(place), std::move(message), {}}) {}
    const Problem& problem() const { return problem_; }

private:
    Problem problem_;
};

/// A part of a short text (a pattern, a label list, a parameter) that is wrong at byte `offset` of that text.
/// Whoever knows where the text stands turns it into an InputError.
class SyntaxError : public Error {
public:
    SyntaxError(const std::string& message, std::size_t offset) : Error(message), offset_(offset) {}
    std::size_t offset() const { return offset_; }

private:
    std::size_t offset_;
};

/// A model that could not be started, died, or gave an answer that is none. The program exits with 3.
class ModelError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// The user asked to stop (SIGINT). The program exits with 130.
class Interrupted : public std::runtime_error {
public:
    Interrupted() : std::runtime_error("interrupted") {}
};

}  // namespace assay
