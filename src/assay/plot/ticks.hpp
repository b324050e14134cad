/// Where an axis is marked: round numbers, a few of them.
#pragma once

#include <string>
#include <vector>

namespace assay {

struct Tick {
    double value = 0;
    std::string label;
    bool operator==(const Tick&) const = default;
};

/// Multiples of 1, 2 or 5 times a power of ten inside [low, high], about `wanted` of them and at most twice
/// as many ("Nice Numbers for Graph Labels", Heckbert 1990). Values are the doubles nearest to the decimal
/// numbers that the labels show, all labels with equally many decimals: "0.0", "0.2" … "1.0"; from 1,000 on
/// with commas, from 10^15 on and below 10^-9 like 1e-12. low <= high, both finite; where they are equal,
/// that one value. wanted >= 1.
std::vector<Tick> linear_ticks(double low, double high, int wanted);

/// 1, 2 and 5 times powers of ten inside [low, high], or powers of ten alone where that would be more than
/// twice `wanted`. 0 < low <= high. May be empty: between 3 and 4 there is none.
std::vector<Tick> logarithmic_ticks(double low, double high, int wanted);

/// [low, high] grown until both ends are among the linear_ticks between them; an end that is one already
/// stays.
struct Range {
    double low = 0;
    double high = 1;
    bool operator==(const Range&) const = default;
};
Range widened_to_ticks(double low, double high, int wanted);

}  // namespace assay
