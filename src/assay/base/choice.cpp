#include <assay/base/choice.hpp>

#include <assay/base/error.hpp>
#include <assay/base/numbers.hpp>
#include <assay/base/utf8.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace assay {

std::size_t position_among(std::string_view name, std::span<const std::string> names,
                           std::string_view missing) {
    const auto found = std::find(names.begin(), names.end(), name);
    if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
    throw Error(fmt::format("{} '{}': {} or {}{}", missing, printable(name),
                            fmt::join(names.first(names.size() - 1), ", "), names.back(),
                            did_you_mean(name, names)));
}

}  // namespace assay
