/// How messages of this module show a piece of the user's text.
#pragma once

#include <assay/base/utf8.hpp>

#include <string>
#include <string_view>

namespace assay {

/// The text made printable, and cut after 60 bytes or so: a message never grows with its input.
inline std::string shown(std::string_view text) {
    constexpr std::size_t kLongest = 60;
    if (text.size() <= kLongest) return printable(text);
    std::size_t end = 0;
    while (end < kLongest) next_code_point(text, end);
    return printable(text.substr(0, end)) + "…";
}

inline std::string quoted(std::string_view text) {
    return '\'' + shown(text) + '\'';
}

}  // namespace assay
