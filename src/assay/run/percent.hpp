/// Shares as people read them: "12.3%".
#pragma once

#include <string>

namespace assay {

/// The share (0 to 1) times 100, without the sign, rounded to one decimal. More decimals, up to six, where
/// rounding would turn some into none or nearly all into all: 0.0004 is "0.04", 0.99999 is "99.999".
std::string percent_number(double share);

/// percent_number with "%".
std::string percent(double share);

/// As percent(share), with as many more decimals (up to six) as it takes to show on which side of `limit` it
/// lies: a rate of 0.15004 against 0.15 is "15.004%" and not "15.0%".
std::string percent_against(double share, double limit);

/// A limit that someone wrote, without needless zeros: 0.15 is "15%", 0.0025 is "0.25%".
std::string percent_limit(double share);

}  // namespace assay
