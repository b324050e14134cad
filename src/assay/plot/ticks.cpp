#include <assay/plot/ticks.hpp>

#include <assay/base/numbers.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace assay {
namespace {

/// 10^exponent as multiplication or division by an exact power, so that 3 · 10^-1 is the double 0.3.
double times_power_of_ten(double value, int exponent) {
    double power = 1;
    for (int i = 0; i < std::abs(exponent); ++i) power *= 10;
    return exponent < 0 ? value / power : value * power;
}

/// mantissa · 10^exponent, the mantissa 1, 2 or 5.
struct Step {
    int mantissa = 1;
    int exponent = 0;
    double times(double count) const { return times_power_of_ten(count * mantissa, exponent); }
};

/// The largest power of ten that is not above `value` > 0. A loop, as std::log10 may round to either side.
int exponent_of(double value) {
    int exponent = 0;
    while (times_power_of_ten(1, exponent) > value) --exponent;
    while (times_power_of_ten(1, exponent + 1) <= value) ++exponent;
    return exponent;
}

/// Heckbert's nicenum() with rounding: the nice number nearest to span / wanted.
Step step_for(double span, int wanted) {
    const double rough = span / wanted;
    const int exponent = exponent_of(rough);
    const double fraction = rough / times_power_of_ten(1, exponent);
    if (fraction < 1.5) return {1, exponent};
    if (fraction < 3) return {2, exponent};
    if (fraction < 7) return {5, exponent};
    return {1, exponent + 1};
}

std::string label_of(double value, int exponent) {
    if (exponent >= 15 || exponent < -9) return value == 0 ? "0" : format_number(value);
    if (exponent < 0) return fmt::format("{:.{}f}", value, -exponent);
    const auto whole = static_cast<std::uint64_t>(std::fabs(value));
    return (value < 0 ? "-" : "") + format_count(whole);
}

/// Steps are counted with a little slack: an end that is a multiple of the step but for rounding counts as
/// one.
constexpr double kSlack = 1e-9;

/// Is the span too small against its ends to be divided? Then it is treated as a point.
bool is_point(double low, double high) {
    return !(high - low > 1e-12 * std::fmax(std::fabs(low), std::fabs(high))) || high - low < 1e-280;
}

}  // namespace

std::vector<Tick> linear_ticks(double low, double high, int wanted) {
    if (is_point(low, high)) return {{low, format_number(low)}};
    const Step step = step_for(high - low, wanted);
    const double unit = step.times(1);
    const double first = std::ceil(low / unit - kSlack), last = std::floor(high / unit + kSlack);
    std::vector<Tick> ticks;
    for (std::size_t i = 0; first + static_cast<double>(i) <= last; ++i) {
        const double value = step.times(first + static_cast<double>(i)) + 0.0;  // -0 becomes 0
        ticks.push_back({value, label_of(value, step.exponent)});
    }
    return ticks;
}

std::vector<Tick> logarithmic_ticks(double low, double high, int wanted) {
    std::vector<Tick> all, powers;
    for (int exponent = exponent_of(low); times_power_of_ten(1, exponent) <= high; ++exponent)
        for (const int mantissa : {1, 2, 5}) {
            const double value = times_power_of_ten(mantissa, exponent);
            if (value < low || value > high) continue;
            const Tick tick{value, label_of(value, exponent)};
            all.push_back(tick);
            if (mantissa == 1) powers.push_back(tick);
        }
    return all.size() > 2 * static_cast<std::size_t>(wanted) ? powers : all;
}

Range widened_to_ticks(double low, double high, int wanted) {
    if (is_point(low, high)) {
        const double around = low == 0 ? 1 : std::fabs(low) / 2;
        return {low - around, high + around};
    }
    Range range{low, high};
    // The wider range may ask for a larger step, which makes it wider again; a few rounds settle it. With one
    // step alone they would not: a range around 0 always has two.
    for (int round = 0; round < 4; ++round) {
        const Step step = step_for(range.high - range.low, std::max(wanted, 2));
        const double unit = step.times(1);
        range = {step.times(std::floor(range.low / unit + kSlack)) + 0.0,
                 step.times(std::ceil(range.high / unit - kSlack)) + 0.0};
    }
    return range;
}

}  // namespace assay
