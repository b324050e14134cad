/// Bytes from a pipe, as lines.
#pragma once

#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <string_view>

namespace assay {

/// Collects bytes and hands out complete lines. Each byte is looked at once, however the bytes arrive.
class LineBuffer {
public:
    void append(std::string_view bytes);
    /// The next line without its LF or CRLF; valid until the next append(). Nothing if no line is complete.
    std::optional<std::string_view> next();
    /// Of the line that is not complete yet.
    std::size_t unfinished() const { return bytes_.size() - begin_; }
    void clear();

private:
    std::string bytes_;
    std::size_t begin_ = 0;    ///< of the next line
    std::size_t scanned_ = 0;  ///< no line break before
};

/// The last lines of what a program wrote, in bounded memory.
class LastLines {
public:
    static constexpr std::size_t kLines = 20;
    static constexpr std::size_t kLineBytes = 400;  ///< of each line, the beginning

    void append(std::string_view bytes);
    /// Each line indented, on a line of its own, printable.
    std::string text() const;
    void clear();

private:
    void end_line();

    std::deque<std::string> lines_;
    std::string last_;  ///< has no line break yet
};

}  // namespace assay
