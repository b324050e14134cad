/// Line and column of any byte of a text, in constant time and with 1/64 of the text's memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// A line ends with \n, \r\n or \r. A byte order mark at the beginning takes no column.
/// The text itself is not kept: whoever asks passes the one that the index was built from.
class LineIndex {
public:
    struct Position {
        std::size_t line = 1;    ///< from 1
        std::size_t column = 1;  ///< from 1, in code points
        bool operator==(const Position&) const = default;
    };

    LineIndex() = default;
    /// O(text.size()) time.
    explicit LineIndex(std::string_view text);

    /// An offset inside a code point is the place of that code point; beyond the text, of its end.
    Position at(std::string_view text, std::size_t offset) const;

private:
    /// What was passed before a block of the text begins.
    struct Checkpoint {
        std::uint32_t lines = 0;
        std::uint32_t columns = 0;
    };
    std::vector<Checkpoint> checkpoints_;
};

/// The line around an offset, without its end; empty where it has more than 64 KiB, so that many problems in
/// one line stay cheap.
std::string source_line(std::string_view text, std::size_t offset);

}  // namespace assay
