/// The one way in which assay fails: an exception that says what happened, where, and what to do.
#pragma once

#include <compare>
#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

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

/// "file:line:column: error: message" and, where the source line is known, that line with a caret below; of
/// a line of more than 200 code points, what stands around the caret.
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

protected:
    InputError(Problem first, const std::string& what) : Error(what), problem_(std::move(first)) {}

private:
    Problem problem_;
};

/// Several things that are wrong with one input, in its order; problem() is the first. what() describes each
/// on lines of its own.
class InputErrors : public InputError {
public:
    /// `problems` is not empty.
    explicit InputErrors(std::vector<Problem> problems);
    const std::vector<Problem>& problems() const { return problems_; }

private:
    std::vector<Problem> problems_;
};

/// What is wrong with the rows of one file, all to be told at once rather than one at each attempt.
class RowFaults {
public:
    static constexpr std::size_t kMost = 20;  ///< that are kept; others are counted

    void add(Problem problem);
    /// Keeps the InputError that `read` throws, if any. Where it may be called again afterwards the reader
    /// knows.
    template <typename Read>
    void keep(Read read) {
        try {
            read();
        } catch (const InputError& error) {
            add(error.problem());
        }
    }
    bool any() const { return !problems_.empty(); }
    /// Throws InputError for one, InputErrors for more, the last of which says how many are left out.
    void throw_any();

private:
    std::vector<Problem> problems_;
    Place next_;  ///< of the first that is not kept
    std::size_t left_out_ = 0;
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
