/// Is a piece of a text one of a few marks? Internal to the module.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace assay {

template <std::size_t N>
bool is_one_of(std::string_view piece, const std::array<std::string_view, N>& marks) {
    return std::find(marks.begin(), marks.end(), piece) != marks.end();
}

/// The same for marks of one byte each: "-&@".
inline bool is_one_of(std::string_view piece, std::string_view marks) {
    return piece.size() == 1 && marks.find(piece[0]) != std::string_view::npos;
}

}  // namespace assay
