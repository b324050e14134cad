#include <assay/run/percent.hpp>

#include <assay/base/numbers.hpp>

#include <fmt/format.h>

namespace assay {
namespace {

constexpr int kMostDecimals = 6;

/// Percent times this much apart is rounding of the product share * 100, not a difference.
constexpr double kRounding = 1e-9;

std::string with_decimals(double share, int decimals) {
    return fmt::format("{:.{}f}", share * 100, decimals);
}

double value_of(const std::string& shown) {
    return parse_number(shown).value_or(0);
}

bool misleads(double share, const std::string& shown) {
    return (share > 0 && value_of(shown) <= 0) || (share < 1 && value_of(shown) >= 100);
}

std::string at_least_decimals(double share, int decimals) {
    std::string shown = with_decimals(share, decimals);
    while (decimals < kMostDecimals && misleads(share, shown)) shown = with_decimals(share, ++decimals);
    return shown;
}

}  // namespace

std::string percent_number(double share) {
    return at_least_decimals(share, 1);
}

std::string percent(double share) {
    return percent_number(share) + '%';
}

std::string percent_against(double share, double limit) {
    for (int decimals = 1; decimals < kMostDecimals; ++decimals) {
        const std::string shown = at_least_decimals(share, decimals);
        if ((value_of(shown) > limit * 100 + kRounding) == (share > limit)) return shown + '%';
    }
    return at_least_decimals(share, kMostDecimals) + '%';
}

std::string percent_limit(double share) {
    return fmt::format("{:.10g}%", share * 100);
}

}  // namespace assay
