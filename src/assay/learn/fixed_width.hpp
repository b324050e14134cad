/// Loops over a few scores whose number the compiler knows.
#pragma once

#include <cstddef>
#include <type_traits>

namespace assay {

/// Calls work(W) with W = std::integral_constant of the width where that is small, otherwise of 0: the loop
/// is then over `width` itself. What is computed does not depend on it, only how fast.
template <typename Work>
void with_width(std::size_t width, Work&& work) {
    switch (width) {
        case 1:
            return work(std::integral_constant<std::size_t, 1>());
        case 3:
            return work(std::integral_constant<std::size_t, 3>());
        case 4:
            return work(std::integral_constant<std::size_t, 4>());
        case 5:
            return work(std::integral_constant<std::size_t, 5>());
        default:
            return work(std::integral_constant<std::size_t, 0>());
    }
}

}  // namespace assay
