#include <doctest/doctest.h>
#include <assay/base/error.hpp>
#include <assay/pattern/galois_field.hpp>

#include <cstdint>
#include <set>
#include <vector>

using namespace assay;

TEST_CASE("fields exist for prime powers, within the limits") {
    std::vector<std::uint32_t> orders;
    for (std::uint32_t n = 0; n <= 32; ++n)
        if (GaloisField::exists(n)) orders.push_back(n);
    CHECK(orders ==
          std::vector<std::uint32_t>{2, 3, 4, 5, 7, 8, 9, 11, 13, 16, 17, 19, 23, 25, 27, 29, 31, 32});
    CHECK(GaloisField::exists(65'536));
    CHECK_FALSE(GaloisField::exists(131'072));  // 2^17: its tables would be too large
    CHECK(GaloisField::exists(2'000'003));
    CHECK_FALSE(GaloisField::exists(4'294'967'291));  // a prime beyond the limit
    CHECK_THROWS_WITH_AS(GaloisField(6), "there is no field of 6 elements here", Error);
}

TEST_CASE("addition and multiplication are those of a field") {
    for (const std::uint32_t q : {2u, 3u, 4u, 5u, 8u, 9u, 16u, 25u, 27u}) {
        CAPTURE(q);
        const GaloisField field(q);
        std::uint64_t wrong = 0;
        for (std::uint32_t a = 0; a < q; ++a) {
            std::set<std::uint32_t> sums, products;
            wrong += field.add(a, 0) != a || field.multiply(a, 1) != a || field.multiply(a, 0) != 0;
            for (std::uint32_t b = 0; b < q; ++b) {
                sums.insert(field.add(a, b));
                if (b > 0) products.insert(field.multiply(a, b));
                wrong += field.add(a, b) != field.add(b, a) || field.multiply(a, b) != field.multiply(b, a);
                for (std::uint32_t c = 0; c < q; ++c) {
                    wrong += field.add(field.add(a, b), c) != field.add(a, field.add(b, c));
                    wrong +=
                        field.multiply(field.multiply(a, b), c) != field.multiply(a, field.multiply(b, c));
                    wrong += field.multiply(a, field.add(b, c)) !=
                             field.add(field.multiply(a, b), field.multiply(a, c));
                }
            }
            wrong += sums.size() != q || products.size() != (a == 0 ? 1 : q - 1);  // all have inverses
        }
        CHECK(wrong == 0);
    }
}

TEST_CASE("the largest extensions are made as well") {
    for (const std::uint32_t q : {65'536u, 59'049u, 63'001u}) {  // 2^16, 3^10, 251^2
        CAPTURE(q);
        const GaloisField field(q);
        std::set<std::uint32_t> products;
        for (std::uint32_t a = 1; a < q; ++a) products.insert(field.multiply(a, 12'345));
        CHECK(products.size() == q - 1);
        CHECK(*products.begin() > 0);
    }
}

TEST_CASE("numbers are products of prime powers") {
    CHECK(prime_power_factors(0).empty());
    CHECK(prime_power_factors(1).empty());
    CHECK(prime_power_factors(360) == std::vector<std::uint32_t>{8, 9, 5});
    CHECK(prime_power_factors(4'294'967'291) == std::vector<std::uint32_t>{4'294'967'291});
    CHECK(FiniteRing::point_count(20) == 4);
    CHECK(FiniteRing::point_count(53) == 53);
    CHECK(FiniteRing::point_count(1) == 0);
}

TEST_CASE("two points of a ring tell any two elements apart: lines through them are all different") {
    for (const std::uint32_t n : {6u, 12u, 20u, 36u}) {
        CAPTURE(n);
        const FiniteRing ring(n);
        for (std::uint32_t x = 0; x < FiniteRing::point_count(n); ++x)
            for (std::uint32_t y = 0; y < x; ++y) {
                std::set<std::uint32_t> seen;
                for (std::uint32_t slope = 0; slope < n; ++slope)
                    for (std::uint32_t constant = 0; constant < n; ++constant)
                        seen.insert(ring.horner(slope, x, constant) * n + ring.horner(slope, y, constant));
                CHECK(seen.size() == n * n);
            }
    }
}
