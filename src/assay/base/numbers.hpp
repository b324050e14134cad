/// Numbers and names as people write them, independent of the locale.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

/// A whole non-negative decimal number, nothing before or after it; nothing if it is none or above 2^64-1.
std::optional<std::uint64_t> parse_unsigned(std::string_view text);

/// A finite decimal number such as -0.5 or 1e-3, nothing before or after it.
std::optional<double> parse_number(std::string_view text);

/// A share from 0 to 1, written as 0.15 or 15%.
std::optional<double> parse_share(std::string_view text);

/// 1 - share as people mean it: the complement of 0.9 is 0.1, not 0.09999999999999998.
double complement_of_share(double share);

/// a * b, at most 2^64-1.
constexpr std::uint64_t saturating_product(std::uint64_t a, std::uint64_t b) {
    return b != 0 && a > UINT64_MAX / b ? UINT64_MAX : a * b;
}

/// The shortest decimal form that reads back as the same double: "0.1", "1e-05".
std::string format_number(double value);

/// 1234567 as "1,234,567"; with `short_form` from 10^12 on as "3.2e+12".
std::string format_count(std::uint64_t count, bool short_form = false);

/// "case" for 1, otherwise "cases", or `many` where that is not `one` with an s.
std::string noun_for(std::uint64_t count, std::string_view one, std::string_view many = {});

/// "1 case", "1,234 cases"; whatever is printed says counts so.
std::string counted(std::uint64_t count, std::string_view one, std::string_view many = {});

/// The candidate with the fewest edits (optimal string alignment, case-insensitive) from `name`, if it is
/// close enough to be meant: at most a third of the longer one's length, and at least one edit allowed.
std::optional<std::string> nearest(std::string_view name, std::span<const std::string> candidates);

/// "; did you mean 'pos_verb'?" or an empty string.
std::string did_you_mean(std::string_view name, std::span<const std::string> candidates);

/// Does the shell pattern (* ? [...]) match the whole name? (fnmatch(3) without flags)
bool matches_glob(const std::string& pattern, const std::string& name);

}  // namespace assay
