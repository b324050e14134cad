// Covering arrays: every combination is looked for by brute force, in sets of columns counted out anew here.
#include <doctest/doctest.h>
#include <rapidcheck.h>
#include <assay/base/error.hpp>
#include <assay/base/random.hpp>
#include <assay/pattern/covering_array.hpp>

#include <algorithm>
#include <cstdint>
#include <functional>
#include <numeric>
#include <set>
#include <string>
#include <vector>

using namespace assay;

namespace {

using Sizes = std::vector<std::uint32_t>;
using Row = std::vector<std::uint32_t>;

std::vector<Row> rows_of(const CoveringArray& array, std::size_t columns) {
    std::vector<Row> rows(array.rows(), Row(columns));
    for (std::size_t r = 0; r < rows.size(); ++r) array.row(r, rows[r]);
    return rows;
}

std::vector<Row> rows_of(const AlgebraicArray& array, const Sizes& sizes) {
    std::vector<Row> rows(array.rows(), Row(sizes.size()));
    for (std::size_t r = 0; r < rows.size(); ++r) {
        array.row(r, rows[r]);
        for (std::size_t c = 0; c < sizes.size(); ++c) rows[r][c] %= sizes[c];
    }
    return rows;
}

/// Calls visit with every set of `strength` columns.
void each_set(std::size_t columns, std::size_t strength,
              const std::function<void(const std::vector<std::size_t>&)>& visit) {
    std::vector<bool> in(columns, false);
    std::fill_n(in.begin(), strength, true);
    do {
        std::vector<std::size_t> set;
        for (std::size_t c = 0; c < columns; ++c)
            if (in[c]) set.push_back(c);
        visit(set);
    } while (std::prev_permutation(in.begin(), in.end()));
}

/// Combinations, of columns that stand together, that no row shows. Values beyond a size count as well.
std::uint64_t faults(const std::vector<Row>& rows, const Sizes& sizes, std::size_t strength) {
    std::uint64_t wrong = 0;
    for (const Row& row : rows)
        for (std::size_t c = 0; c < sizes.size(); ++c) wrong += row[c] >= sizes[c];
    each_set(sizes.size(), strength, [&](const std::vector<std::size_t>& set) {
        std::set<Row> seen;
        std::uint64_t wanted = 1;
        for (const std::size_t c : set) wanted *= sizes[c];
        for (const Row& row : rows) {
            Row values;
            for (const std::size_t c : set) values.push_back(row[c]);
            seen.insert(std::move(values));
        }
        wrong += wanted - seen.size();
    });
    return wrong;
}

Sizes falling(Sizes sizes) {
    std::sort(sizes.rbegin(), sizes.rend());
    return sizes;
}

Sizes uniform(std::size_t columns, std::uint32_t values) {
    return Sizes(columns, values);
}

/// Allows rows by a predicate, for all of its columns at once; asks every way to fill the open cells.
class Predicate final : public RowConstraint {
public:
    Predicate(Sizes sizes, std::function<bool(const Row&)> allows)
        : sizes_(std::move(sizes)), allows_(std::move(allows)) {}
    bool constrains(std::size_t) const override { return true; }
    bool extendable(std::span<const std::uint32_t> row) const override {
        Row filled(row.begin(), row.end());
        const auto open = std::find(filled.begin(), filled.end(), kOpen);
        if (open == filled.end()) return allows_(filled);
        const std::uint32_t size = sizes_[static_cast<std::size_t>(open - filled.begin())];
        for (*open = 0; *open < size; ++*open)
            if (extendable(filled)) return true;
        return false;
    }

private:
    Sizes sizes_;
    std::function<bool(const Row&)> allows_;
};

}  // namespace

TEST_CASE("no more rows than PICT needs, and every combination is there") {
    struct Shape {
        std::size_t columns;
        std::uint32_t values;
        std::size_t strength;
        std::uint64_t pict;
    };
    for (const Shape& shape :
         {Shape{8, 50, 2, 3310}, Shape{10, 10, 2, 166}, Shape{4, 10, 2, 120}, Shape{20, 4, 2, 39},
          Shape{13, 3, 2, 19}, Shape{6, 20, 2, 520}, Shape{6, 6, 3, 372}, Shape{10, 4, 3, 156}}) {
        CAPTURE(shape.columns);
        CAPTURE(shape.values);
        CAPTURE(shape.strength);
        const Sizes sizes = uniform(shape.columns, shape.values);
        const CoveringArray array = CoveringArray::build(sizes, shape.strength, 0);
        CHECK(array.rows() <= shape.pict);
        CHECK(faults(rows_of(array, sizes.size()), sizes, shape.strength) == 0);
    }
}

TEST_CASE("constructions in closed form have the rows that their papers promise") {
    struct Shape {
        Sizes sizes;  // falling
        std::size_t strength;
        std::uint64_t rows;
        const char* name;
    };
    for (const Shape& shape : {
             Shape{{7, 5}, 2, 35, "zero sum"},
             Shape{{65, 30, 28}, 2, 65 * 30, "zero sum"},
             Shape{{5, 4, 3, 2}, 3, 60, "zero sum"},
             Shape{{9, 7, 7, 1, 1, 1}, 1, 9, "zero sum"},
             Shape{uniform(8, 7), 2, 49, "polynomials over 7 elements"},
             Shape{uniform(8, 50), 2, 53 * 53, "polynomials over 53 elements"},
             Shape{uniform(9, 8), 2, 64, "polynomials over 8 elements"},
             Shape{uniform(5, 20), 2, 400, "polynomials over 20 elements"},  // MacNeish: GF(4) × GF(5)
             Shape{uniform(6, 20), 2, 529, "polynomials over 23 elements"},
             Shape{{50, 9, 9, 9, 2}, 2, 450, "polynomials over 9 elements"},  // one column is longer
             Shape{uniform(6, 4), 3, 64, "polynomials over 4 elements"},      // the middle coefficient
             Shape{{20, 4, 4, 4, 4, 4}, 3, 320, "polynomials over 4 elements"},
             Shape{uniform(6, 5), 3, 125, "polynomials over 5 elements"},
             Shape{uniform(6, 5), 4, 625, "polynomials over 5 elements"},
             Shape{uniform(13, 3), 2, 15, "tower of 2 levels over 3 elements"},
             Shape{uniform(14, 3), 2, 21, "tower of 3 levels over 3 elements"},
             Shape{uniform(40, 3), 2, 21, "tower of 3 levels over 3 elements"},
             Shape{uniform(21, 4), 2, 28, "tower of 2 levels over 4 elements"},
             Shape{uniform(10, 4), 3, 64 + 3 * 16, "1 doubling over 4 elements"},
             Shape{uniform(17, 3), 3, 27 + 2 * 9 + 2 * 15 + 2 * 15, "3 doublings over 3 elements"},
             Shape{uniform(10, 2), 2, 6, "halves of 6 rows"},
             Shape{uniform(126, 2), 2, 10, "halves of 10 rows"},
         }) {
        CAPTURE(shape.name);
        CAPTURE(shape.sizes.size());
        const auto array = smallest_algebraic_array(shape.sizes, shape.strength);
        REQUIRE(array);
        CHECK(array->rows() == shape.rows);
        CHECK(array->describe() == shape.name);
        CHECK(faults(rows_of(*array, shape.sizes), shape.sizes, shape.strength) == 0);
    }
}

TEST_CASE("every construction in closed form covers, whatever the shape") {
    rc::check("all combinations are shown", [] {
        const auto strength = *rc::gen::inRange<std::size_t>(1, 5);
        const auto columns = *rc::gen::inRange<std::size_t>(strength, strength < 3 ? 24 : 9);
        const auto largest = *rc::gen::inRange<std::uint32_t>(2, strength < 3 ? 12 : 5);
        const Sizes sizes = falling(*rc::gen::container<Sizes>(columns, rc::gen::inRange(1u, largest + 1)));
        const auto array = smallest_algebraic_array(sizes, strength);
        RC_ASSERT(array != nullptr);
        if (array->rows() > 5'000) return;
        RC_ASSERT(faults(rows_of(*array, sizes), sizes, strength) == 0u);
    });
}

TEST_CASE("every array covers, and is no larger than the product or the closed form") {
    rc::check("all combinations are shown in few rows", [] {
        const auto strength = *rc::gen::inRange<std::size_t>(1, 4);
        const auto columns = *rc::gen::inRange<std::size_t>(strength, 9);
        const Sizes sizes = *rc::gen::container<Sizes>(columns, rc::gen::inRange(1u, strength < 3 ? 9u : 5u));
        const CoveringArray array =
            CoveringArray::build(sizes, strength, *rc::gen::arbitrary<std::uint64_t>());
        RC_ASSERT(faults(rows_of(array, columns), sizes, strength) == 0u);
        const Sizes sorted = falling(sizes);
        std::uint64_t least = 1, product = 1;
        for (std::size_t c = 0; c < columns; ++c) {
            product *= sorted[c];
            if (c < strength) least *= sorted[c];
        }
        RC_ASSERT(array.rows() >= least);
        RC_ASSERT(array.rows() <= product);
        RC_ASSERT(array.rows() <= smallest_algebraic_array(sorted, strength)->rows());
    });
}

TEST_CASE("under a constraint every row is allowed, and shows all that an allowed row can show") {
    rc::check("exactly the combinations of allowed rows are shown", [] {
        const auto strength = *rc::gen::inRange<std::size_t>(1, 4);
        const auto columns = *rc::gen::inRange<std::size_t>(strength, 5);
        const Sizes sizes = *rc::gen::container<Sizes>(columns, rc::gen::inRange(1u, 5u));
        const auto key = *rc::gen::arbitrary<std::uint64_t>();
        const auto share = *rc::gen::inRange<std::uint64_t>(1, 9);
        const auto allows = [&](const Row& row) {
            std::uint64_t hash = key;
            for (const std::uint32_t value : row) hash = mix({hash, value});
            return hash % 10 < share;
        };
        std::vector<Row> allowed;
        Row row(columns, 0);
        for (std::size_t c = columns; c > 0;) {
            if (allows(row)) allowed.push_back(row);
            for (c = columns; c > 0 && ++row[c - 1] == sizes[c - 1]; --c) row[c - 1] = 0;
        }
        RC_PRE(!allowed.empty());
        const Predicate constraint(sizes, allows);
        const CoveringArray array = CoveringArray::build(sizes, strength, key, &constraint);
        const std::vector<Row> rows = rows_of(array, columns);
        RC_ASSERT(std::all_of(rows.begin(), rows.end(), allows));
        RC_ASSERT(faults(rows, sizes, strength) == faults(allowed, sizes, strength));
        RC_ASSERT(rows.size() <= allowed.size());
    });
}

TEST_CASE("the same seed gives the same array, another one another") {
    const Sizes sizes{6, 5, 5, 4, 4, 3, 2, 2};
    const auto cases = [&](std::uint64_t seed) {
        return rows_of(CoveringArray::build(sizes, 2, seed), sizes.size());
    };
    CHECK(cases(7) == cases(7));
    CHECK(cases(7) != cases(8));
}

TEST_CASE("huge columns are covered by computed rows, and nothing is stored") {
    const CoveringArray array = CoveringArray::build(uniform(8, 200'000), 2, 0);
    CHECK(array.rows() == std::uint64_t{200'000} * 200'000);
    CHECK(array.construction() == "polynomials over 200000 elements");  // GF(64) × GF(3125)
    Row row(8);
    array.row(array.rows() - 1, row);
    CHECK(*std::max_element(row.begin(), row.end()) < 200'000);
    const CoveringArray wide = CoveringArray::build(uniform(100'000, 2), 2, 0);
    CHECK(wide.rows() == 21);
    Row wide_row(100'000);
    wide.row(20, wide_row);
    CHECK(std::accumulate(wide_row.begin(), wide_row.end(), 0u) > 0);
}

TEST_CASE("more than 2^64-1 rows are an error") {
    CHECK_THROWS_WITH_AS(CoveringArray::build(uniform(8, 200'000), 4, 0),
                         "covering all combinations of 4 values takes more than "
                         "18,446,744,073,709,551,615 cases",
                         Error);
}

TEST_CASE("constraints are limited to what can be searched") {
    const Predicate constraint({}, [](const Row&) { return true; });
    CHECK_THROWS_WITH_AS(CoveringArray::build(uniform(3, 5'000), 2, 0, &constraint),
                         "there are 75,000,000 combinations of 2 values to cover; under constraints there "
                         "may be 4,194,304",
                         Error);
}
