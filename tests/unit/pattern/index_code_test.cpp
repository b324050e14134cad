#include <doctest/doctest.h>
#include <assay/base/random.hpp>
#include <assay/pattern/index_code.hpp>

#include <cstdint>
#include <vector>

using namespace assay;

TEST_CASE("dividing by a known number is exact for every divisor and number") {
    constexpr std::uint64_t kMost = ~std::uint64_t{0};
    std::vector<std::uint64_t> interesting;
    for (std::uint64_t small = 0; small < 70; ++small)
        interesting.insert(interesting.end(), {small, kMost - small});
    for (unsigned bit = 6; bit < 64; ++bit) {
        const std::uint64_t power = std::uint64_t{1} << bit;
        interesting.insert(interesting.end(), {power - 1, power, power + 1});
    }
    Random random(7);
    for (int i = 0; i < 500; ++i) interesting.push_back(random.next() >> random.below(64));
    std::uint64_t wrong = 0;
    for (const std::uint64_t divisor : interesting) {
        if (divisor == 0) continue;
        const Divider divider(divisor);
        for (const std::uint64_t number : interesting) {
            std::uint64_t remainder = number;
            const std::uint64_t quotient = divider.divide(remainder);
            wrong += quotient != number / divisor || remainder != number % divisor;
        }
    }
    CHECK(wrong == 0);
}
