/// One of several names, where an enum has a name for each of its values, in their order.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace assay {

/// The position of a name among names[0] … Throws Error for any other: "there is no activation 'rleu': tanh,
/// relu or gelu; did you mean 'relu'?", where `missing` is "there is no activation".
std::size_t position_among(std::string_view name, std::span<const std::string> names,
                           std::string_view missing);

template <typename Enum>
Enum parse_choice(std::string_view name, std::span<const std::string> names, std::string_view missing) {
    return static_cast<Enum>(position_among(name, names, missing));
}

template <typename Enum>
std::string_view name_among(Enum value, std::span<const std::string> names) {
    return names[static_cast<std::size_t>(value)];
}

}  // namespace assay
