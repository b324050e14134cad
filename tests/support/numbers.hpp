/// Made-up numbers for tests.
#pragma once

#include <assay/base/random.hpp>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace assay::testing {

/// From -bound to bound.
inline std::vector<double> random_numbers(std::size_t count, double bound, std::uint64_t seed) {
    Random random(seed);
    std::vector<double> numbers(count);
    for (double& number : numbers) number = bound * (2 * random.unit() - 1);
    return numbers;
}

}  // namespace assay::testing
