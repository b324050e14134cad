#include <assay/base/random.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <unordered_set>
#include <vector>

using namespace assay;

namespace {

std::vector<std::uint64_t> values_of(const KeyedPermutation& permutation) {
    std::vector<std::uint64_t> values;
    for (std::uint64_t i = 0; i < permutation.size(); ++i) values.push_back(permutation(i));
    return values;
}

}  // namespace

TEST_CASE("every index comes exactly once, for every size up to 300") {
    for (std::uint64_t size = 1; size <= 300; ++size) {
        for (const std::uint64_t key :
             {std::uint64_t{0}, std::uint64_t{1}, std::uint64_t{42}, ~std::uint64_t{0}}) {
            CAPTURE(size);
            CAPTURE(key);
            std::vector<std::uint64_t> values = values_of(KeyedPermutation(size, key));
            std::sort(values.begin(), values.end());
            for (std::uint64_t i = 0; i < size; ++i) REQUIRE(values[i] == i);
        }
    }
}

TEST_CASE("every index comes exactly once around powers of two") {
    for (const std::uint64_t power : {1u << 10, 1u << 15, 1u << 16}) {
        for (const std::uint64_t size : {power - 1, power, power + 1}) {
            std::vector<bool> seen(size, false);
            const KeyedPermutation permutation(size, 5);
            for (std::uint64_t i = 0; i < size; ++i) {
                const std::uint64_t value = permutation(i);
                REQUIRE(value < size);
                REQUIRE(!seen[value]);
                seen[value] = true;
            }
        }
    }
}

TEST_CASE("sizes beyond 32 bits stay in range and do not repeat") {
    constexpr std::uint64_t kTwo32 = std::uint64_t{1} << 32;
    constexpr std::uint64_t kMost = ~std::uint64_t{0};
    for (const std::uint64_t size :
         {kTwo32 - 1, kTwo32, kTwo32 + 1, kTwo32 + 12345, kMost / 2 + 2, kMost - 1, kMost}) {
        CAPTURE(size);
        const KeyedPermutation permutation(size, 9);
        std::unordered_set<std::uint64_t> seen;
        for (std::uint64_t i = 0; i < 100'000; ++i) {
            const std::uint64_t value = permutation(i);
            REQUIRE(value < size);
            REQUIRE(seen.insert(value).second);
        }
        CHECK(permutation(size - 1) < size);
    }
}

TEST_CASE("the permutation is the same on every machine") {
    // These numbers decide which cases a sample holds: whoever changes them changes every sample ever
    // reported.
    CHECK(values_of(KeyedPermutation(8, 0)) == std::vector<std::uint64_t>{4, 6, 7, 2, 1, 0, 5, 3});
    const KeyedPermutation large(320'000'000'000u, hash_bytes("negated positive verb"));
    CHECK(std::vector{large(0), large(1), large(2)} ==
          std::vector<std::uint64_t>{2652656345u, 211489669089u, 57758809898u});
}

TEST_CASE("all orders of three come about equally often over the keys") {
    std::map<std::vector<std::uint64_t>, int> counts;
    for (std::uint64_t key = 0; key < 12'000; ++key) ++counts[values_of(KeyedPermutation(3, key))];
    CHECK(counts.size() == 6);
    for (const auto& [order, count] : counts) CHECK(std::abs(count - 2000) < 250);
}

TEST_CASE("a sample covers its population evenly") {
    constexpr std::uint64_t kSize = 1'000'003;
    constexpr int kParts = 10;
    const KeyedPermutation permutation(kSize, 17);
    int counts[kParts] = {};
    for (std::uint64_t i = 0; i < 10'000; ++i) ++counts[permutation(i) * kParts / kSize];
    for (const int count : counts) CHECK(std::abs(count - 1000) < 150);
}
