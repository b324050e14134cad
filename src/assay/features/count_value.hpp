/// What the number of times that something occurs in a text is worth as a feature.
#pragma once

#include <cstdint>
#include <string_view>

namespace assay {

enum class CountValueKind {
    count,   ///< n
    binary,  ///< 1 where n is at_least, or more
    log1p    ///< ln(1 + n): many marks say little more than a few
};
std::string_view name_of(CountValueKind kind);
/// Throws Error naming the known ones.
CountValueKind parse_count_value_kind(std::string_view name);

struct CountValue {
    CountValueKind kind = CountValueKind::count;
    std::uint64_t at_least = 1;  ///< of binary, 1 to kMost
    /// What the value is multiplied by, above 0, at most kMost. The larger, the less a penalty on weights
    /// holds the feature back: beside rows of tf-idf, whose squares sum to 1, a count of 1 is large already.
    double scale = 1;

    static constexpr std::uint64_t kMost = 1'000'000;

    /// The feature where something occurs n times.
    double of(std::uint64_t n) const;
    bool operator==(const CountValue&) const = default;
};

/// Throws Error that names what is out of its range.
void check(const CountValue& value);

}  // namespace assay
