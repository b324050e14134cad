/// How sure a failure rate is.
#pragma once

#include <cstdint>

namespace assay {

struct Interval {
    double level = 0.95;
    double low = 0;
    double high = 1;
    bool operator==(const Interval&) const = default;
};

/// The exact binomial interval for `failed` out of `judged` (Clopper & Pearson 1934); beyond 2^30 judged
/// cases its bounds are off by less than 1e-4 of its width. judged > 0, failed <= judged, 0 < level < 1;
/// throws Error otherwise.
Interval clopper_pearson(std::uint64_t failed, std::uint64_t judged, double level = 0.95);

}  // namespace assay
