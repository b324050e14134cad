#include <assay/base/random.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <vector>

using namespace assay;

TEST_CASE("hashes are XXH3 with 64 bits") {
    CHECK(hash_bytes("") == 0x2D06800538D394C2u);
    CHECK(hash_bytes("abc") == 0x78AF5F94892F3950u);
    CHECK(hash_bytes("abc", 1) != hash_bytes("abc"));
    CHECK(hash_bytes(std::string_view("a\0", 2)) != hash_bytes("a"));
}

TEST_CASE("random numbers are SplitMix64's") {
    Random zero(0);
    for (const std::uint64_t expected : {0xE220A8397B1DCDAFu, 0x6E789E6AA1B965F4u, 0x06C45D188009454Fu})
        CHECK(zero.next() == expected);
    Random other(1234567);
    for (const std::uint64_t expected : {6457827717110365317u, 3203168211198807973u, 9817491932198370423u})
        CHECK(other.next() == expected);
}

TEST_CASE("keys that differ in value, order or number mix to different keys") {
    std::set<std::uint64_t> seen;
    std::size_t made = 0;
    for (std::uint64_t a = 0; a < 40; ++a) {
        seen.insert(mix({a}));
        ++made;
        for (std::uint64_t b = 0; b < 40; ++b) {
            seen.insert(mix({a, b}));
            seen.insert(mix({a, b, 0}));
            made += 2;
        }
    }
    seen.insert(mix({}));
    CHECK(seen.size() == made + 1);
    CHECK(mix({1, 2}) == mix({1, 2}));
}

TEST_CASE("below stays below, and hits every number equally often") {
    Random random(7);
    for (const std::uint64_t bound : {1u, 2u, 3u, 5u, 6u, 7u, 10u, 64u, 100u}) {
        CAPTURE(bound);
        constexpr int kDraws = 100'000;
        std::vector<int> counts(bound, 0);
        for (int i = 0; i < kDraws; ++i) {
            const std::uint64_t value = random.below(bound);
            REQUIRE(value < bound);
            ++counts[value];
        }
        const double expected = static_cast<double>(kDraws) / static_cast<double>(bound);
        double chi_square = 0;
        for (const int count : counts) chi_square += (count - expected) * (count - expected) / expected;
        const double freedom = static_cast<double>(bound) - 1;
        CHECK(chi_square <=
              freedom + 5 * std::sqrt(2 * freedom));  // about five standard deviations; the seed is fixed
    }
}

TEST_CASE("below has no bias where the bound is not far from 2^64") {
    constexpr std::uint64_t kBound =
        0xC000000000000000u;  // 3 * 2^62: without rejection a third would come twice as often
    Random random(11);
    int thirds[3] = {};
    for (int i = 0; i < 90'000; ++i) {
        const std::uint64_t value = random.below(kBound);
        REQUIRE(value < kBound);
        ++thirds[value % 3];
    }
    for (const int count : thirds) CHECK(std::abs(count - 30'000) < 700);
    for (int i = 0; i < 1000; ++i) CHECK(random.below(~std::uint64_t{0}) < ~std::uint64_t{0});
}

TEST_CASE("unit numbers lie in [0, 1) and fill it") {
    Random random(3);
    double sum = 0, low = 1, high = 0;
    for (int i = 0; i < 100'000; ++i) {
        const double value = random.unit();
        REQUIRE(value >= 0);
        REQUIRE(value < 1);
        CHECK(value * 0x1.0p53 == std::floor(value * 0x1.0p53));
        sum += value;
        low = std::min(low, value);
        high = std::max(high, value);
    }
    CHECK(sum / 100'000 == doctest::Approx(0.5).epsilon(0.01));
    CHECK(low < 0.0002);
    CHECK(high > 0.9998);
}
