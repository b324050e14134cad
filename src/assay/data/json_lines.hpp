/// Strict JSON, a document at a time or one object a line: simdjson, with what it lets pass refused and every
/// fault at its place. Include <simdjson.h> to look into the values.
#pragma once

#include <assay/base/error.hpp>
#include <assay/data/source_text.hpp>

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace simdjson::dom {
class element;
}

namespace assay {

inline constexpr std::size_t kJsonDepth = 64;  ///< levels of nesting

/// Parses JSON into a buffer that is reused. RFC 8259, and stricter: a key that occurs twice in one object,
/// \u0000, half a surrogate pair, a whole number beyond 64 bits, and more than kJsonDepth levels are errors.
class JsonReader {
public:
    JsonReader();
    JsonReader(JsonReader&&) noexcept;
    JsonReader& operator=(JsonReader&&) noexcept;
    ~JsonReader();

    /// The value lives until the next call. Throws SyntaxError at the byte where `text` stops being strict
    /// JSON.
    simdjson::dom::element parse(std::string_view text);
    /// The same without a copy, for a line of a SourceText.
    simdjson::dom::element parse_line(std::string_view line);
    /// The same for a line that has been checked before.
    simdjson::dom::element parse_again(std::string_view line);

private:
    simdjson::dom::element checked(std::string_view text, bool copy);

    struct State;
    std::unique_ptr<State> state_;
};

/// "a string", "a number", "an object", …
std::string_view kind_name(const simdjson::dom::element& value);

/// A string as it is, anything else as JSON.
std::string text_or_json(const simdjson::dom::element& value);

/// What an object has under a key; nothing for any other value.
std::optional<simdjson::dom::element> member(const simdjson::dom::element& value, std::string_view key);

/// The "error" with which a program or a server answers, unless it is null.
std::optional<std::string> reported_error(const simdjson::dom::element& answer);

/// Where the value of a key begins in the text of a valid object; 0 if that is not found.
std::size_t offset_of_member(std::string_view object, std::string_view key);

/// The rows of a JSON Lines file, one after the other:
///     for (JsonLines rows(source); rows.next();) use(rows.row());
class JsonLines {
public:
    /// The source outlives the rows.
    explicit JsonLines(const SourceText& source, std::size_t max_row_bytes = kMaxRowBytes);
    ~JsonLines();

    /// Moves to the next line that holds more than white space; false at the end of the file. Throws
    /// InputError for a line that is no strict JSON, is no object, or has more than `max_row_bytes`; the call
    /// after that goes on behind it. Of a line that begins an array of objects the error says how to turn the
    /// file into lines.
    bool next();
    /// The object in this line, until the next call of next().
    const simdjson::dom::element& row() const;
    /// The byte of the file at which the line begins.
    std::size_t offset() const { return offset_; }
    /// What to say where the row has no such key: the nearest that it has, or all that it has.
    std::string advice_on_missing(std::string_view key) const;
    /// Throws InputError at the value of `key` in this row, or at the row where there is no such key.
    [[noreturn]] void fail(std::string_view key, std::string message) const;

private:
    void refuse_array(std::string_view line) const;

    const SourceText& source_;
    std::size_t max_row_bytes_;
    std::size_t offset_ = 0;
    std::size_t next_offset_ = 0;
    JsonReader reader_;
    std::unique_ptr<simdjson::dom::element> row_;
};

/// Calls read() at each row. What is wrong with rows is told at the end, all at once.
template <typename Read>
void for_each_row(JsonLines& rows, RowFaults& faults, Read read) {
    for (bool more = true; more;)
        faults.keep([&] {
            more = rows.next();
            if (more) read();
        });
    faults.throw_any();
}

}  // namespace assay
