// Chance differences, against the closed forms that some degrees of freedom have.

#include <assay/base/error.hpp>
#include <assay/stats/homogeneity.hpp>

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <cmath>
#include <vector>

using namespace assay;

namespace {

/// Pearson's statistic cell by cell, hits and misses apart.
double chi_square(const std::vector<GroupCount>& groups) {
    double hits = 0, all = 0, sum = 0;
    for (const GroupCount& group : groups) {
        hits += static_cast<double>(group.hits);
        all += static_cast<double>(group.count);
    }
    for (const GroupCount& group : groups) {
        const auto count = static_cast<double>(group.count), hit = static_cast<double>(group.hits);
        const double expected_hits = count * hits / all, expected_misses = count * (all - hits) / all;
        sum += std::pow(hit - expected_hits, 2) / expected_hits;
        sum += std::pow(count - hit - expected_misses, 2) / expected_misses;
    }
    return sum;
}

GroupMoments moments_of(const std::vector<double>& numbers) {
    GroupMoments moments{numbers.size(), 0, 0};
    for (const double number : numbers) moments.mean += number / static_cast<double>(numbers.size());
    for (const double number : numbers) moments.squares += std::pow(number - moments.mean, 2);
    return moments;
}

}  // namespace

TEST_CASE("rates of two and of three groups") {
    // With one degree of freedom chi-square is a squared normal; with two it is exponential.
    for (const auto& groups :
         {std::vector<GroupCount>{{10, 30}, {20, 30}}, {{1, 100}, {5, 90}}, {{50, 60}, {50, 60}}})
        CHECK(homogeneity_p(groups) == doctest::Approx(std::erfc(std::sqrt(chi_square(groups) / 2))));
    for (const auto& groups :
         {std::vector<GroupCount>{{10, 30}, {20, 30}, {15, 60}}, {{1, 100}, {5, 90}, {0, 40}}})
        CHECK(homogeneity_p(groups) == doctest::Approx(std::exp(-chi_square(groups) / 2)));
    // The table 10/20, 20/10 of textbooks.
    CHECK(homogeneity_p(std::vector<GroupCount>{{10, 30}, {20, 30}}) ==
          doctest::Approx(0.009823).epsilon(1e-4));
}

TEST_CASE("rates that cannot differ") {
    CHECK(homogeneity_p(std::vector<GroupCount>{{0, 3}, {0, 9}}) == 1);
    CHECK(homogeneity_p(std::vector<GroupCount>{{3, 3}, {9, 9}}) == 1);
    CHECK(homogeneity_p(std::vector<GroupCount>{{3, 6}, {30, 60}}) == doctest::Approx(1));
}

TEST_CASE("means of three groups") {
    // With two degrees of freedom between groups, P(F > f) = (1 + 2f/d)^(-d/2).
    const std::vector<GroupMoments> groups = {moments_of({0.1, 0.4, 0.35}), moments_of({0.5, 0.9}),
                                              moments_of({0.2, 0.3, 0.25, 0.6})};
    double mean = 0, between = 0, within = 0;
    for (const GroupMoments& group : groups) mean += static_cast<double>(group.count) * group.mean / 9;
    for (const GroupMoments& group : groups) {
        between += static_cast<double>(group.count) * std::pow(group.mean - mean, 2);
        within += group.squares;
    }
    const double f = (between / 2) / (within / 6);
    CHECK(equal_means_p(groups) == doctest::Approx(std::pow(1 + 2 * f / 6, -3)));
}

TEST_CASE("means that cannot differ, and those that surely do") {
    CHECK(equal_means_p(std::vector<GroupMoments>{{5, 0.5, 1}, {9, 0.5, 2}}) == 1);
    CHECK(equal_means_p(std::vector<GroupMoments>{{1, 0.5, 0}, {1, 0.9, 0}}) == 1);
    CHECK(equal_means_p(std::vector<GroupMoments>{{5, 0.5, 0}, {5, 0.9, 0}}) == 0);
}

TEST_CASE("property: probabilities, and the smaller the farther apart groups lie") {
    CHECK(rc::check([] {
        const auto count = *rc::gen::inRange<std::uint64_t>(1, 1'000'000);
        const auto low = *rc::gen::inRange<std::uint64_t>(0, count + 1);
        const auto high = *rc::gen::inRange<std::uint64_t>(low, count + 1);
        const auto farther = *rc::gen::inRange<std::uint64_t>(high, count + 1);
        const std::vector<GroupCount> near = {{low, count}, {high, count}},
                                      far = {{low, count}, {farther, count}};
        RC_ASSERT(homogeneity_p(near) >= 0);
        RC_ASSERT(homogeneity_p(near) <= 1);
        RC_ASSERT(homogeneity_p(far) <= homogeneity_p(near));
    }));
}

TEST_CASE("what cannot be compared") {
    CHECK_THROWS_WITH_AS(homogeneity_p(std::vector<GroupCount>{{1, 2}}), "a comparison needs two groups",
                         Error);
    CHECK_THROWS_WITH_AS(homogeneity_p(std::vector<GroupCount>{{1, 2}, {0, 0}}),
                         "a group that is compared holds nothing", Error);
    CHECK_THROWS_WITH_AS(homogeneity_p(std::vector<GroupCount>{{1, 2}, {3, 2}}),
                         "a group has more hits than it holds", Error);
    CHECK_THROWS_WITH_AS(equal_means_p(std::vector<GroupMoments>{{1, 0, 0}}), "a comparison needs two groups",
                         Error);
}
