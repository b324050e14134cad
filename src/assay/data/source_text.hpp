/// The bytes of a text file, known to be clean UTF-8, and the places in it.
#pragma once

#include <assay/base/error.hpp>

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace assay {

inline constexpr std::size_t kMaxRowBytes = std::size_t{1} << 24;  ///< a row of a file: 16 MiB

/// A file that is read line by line. It keeps its own copy of the bytes, so that a file which changes or
/// shrinks meanwhile does no harm. A byte order mark is dropped. Neither copied nor moved: views and rows
/// point into it.
class SourceText {
public:
    static constexpr std::uint64_t kMaxBytes = std::uint64_t{1} << 32;  ///< of a file, 4 GiB

    /// `name` is what errors call the file. Throws InputError at the first byte that is no UTF-8 or is NUL,
    /// and Error if there are more than `limit` bytes (at most kMaxBytes).
    SourceText(std::string bytes, std::string name, std::uint64_t limit = kMaxBytes);
    /// Reads the file; also throws Error if that is not possible.
    explicit SourceText(const std::filesystem::path& path, std::uint64_t limit = kMaxBytes);
    SourceText(const SourceText&) = delete;
    SourceText& operator=(const SourceText&) = delete;

    /// Goes on to what follows in the file: drops the first `consumed` bytes of text(), which end with a line
    /// break, and appends `more`. Lines are counted on. For files that are read piece by piece; views into
    /// the text end. Throws InputError as the constructor does.
    void move_on(std::size_t consumed, std::string_view more);

    const std::string& name() const { return name_; }
    /// 64 readable bytes follow, as simdjson wants them.
    std::string_view text() const { return std::string_view(bytes_).substr(begin_, size_); }
    /// The line that begins at `offset`, without its line break (LF or CRLF).
    std::string_view line_at(std::size_t offset) const;
    /// The offset of the line after the one that holds `offset`; text().size() if there is none.
    std::size_t next_line(std::size_t offset) const;

    /// The number of the line that holds the offset, from 1. Counts from the last offset that was asked for,
    /// or from the start of the text where that lies behind this one: for messages.
    std::size_t line_number(std::size_t offset) const;
    /// Something wrong at a byte of text(), with its line and column and the source line.
    Problem problem(std::size_t offset, std::string message) const;
    /// The same for a whole line: no column.
    Problem line_problem(std::size_t offset, std::string message) const;

private:
    void check_encoding() const;

    std::string name_;
    std::string bytes_;
    std::size_t begin_ = 0;  ///< behind the byte order mark
    std::size_t size_ = 0;
    std::size_t lines_before_ = 0;  ///< of the file, before text()
    /// An offset and the line breaks before it, 32 bits each: so that many messages cost one pass together,
    /// from any thread.
    mutable std::atomic<std::uint64_t> counted_ = 0;
};

/// Is there nothing but white space in the line?
bool is_blank(std::string_view line);

}  // namespace assay
