#include <assay/plot/ticks.hpp>

#include <assay/base/numbers.hpp>

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <string>

using namespace assay;

namespace {

std::string labels(const std::vector<Tick>& ticks) {
    std::string all;
    for (const Tick& tick : ticks) all += (all.empty() ? "" : " ") + tick.label;
    return all;
}

double number_in(std::string label) {
    std::erase(label, ',');
    return *parse_number(label);
}

/// A number with few digits, far from or near zero.
rc::Gen<double> end_of_axis() {
    return rc::gen::map(
        rc::gen::pair(rc::gen::inRange(-99'999, 100'000), rc::gen::inRange(-14, 18)),
        [](const std::pair<int, int>& parts) { return parts.first * std::pow(10.0, parts.second - 4); });
}

}  // namespace

TEST_CASE("ticks are round numbers with equally many decimals") {
    struct Row {
        double low, high;
        int wanted;
        const char* labels;
    };
    for (const Row& row :
         {Row{0, 1, 5, "0.0 0.2 0.4 0.6 0.8 1.0"},
          Row{0, 1, 10, "0.0 0.1 0.2 0.3 0.4 0.5 0.6 0.7 0.8 0.9 1.0"}, Row{0.03, 0.97, 5, "0.2 0.4 0.6 0.8"},
          Row{-1, 1, 4, "-1.0 -0.5 0.0 0.5 1.0"},
          Row{0, 12'000, 6, "0 2,000 4,000 6,000 8,000 10,000 12,000"}, Row{-2000, 0, 2, "-2,000 -1,000 0"},
          Row{0.5, 0.5, 5, "0.5"}, Row{0, 2e-10, 4, "0 5e-11 1e-10 1.5e-10 2e-10"},
          Row{1e15, 5e15, 4, "1e+15 2e+15 3e+15 4e+15 5e+15"}, Row{0.1, 0.3, 2, "0.1 0.2 0.3"},
          Row{97.2, 99.1, 4, "97.5 98.0 98.5 99.0"}}) {
        CAPTURE(row.low);
        CAPTURE(row.high);
        CHECK(labels(linear_ticks(row.low, row.high, row.wanted)) == row.labels);
    }
}

TEST_CASE("ticks are inside, equally far apart, about as many as wanted, and what their labels say") {
    const auto law = [] {
        const double a = *end_of_axis(), b = *end_of_axis();
        const int wanted = *rc::gen::inRange(1, 12);
        const double low = std::min(a, b), high = std::max(a, b);
        const auto ticks = linear_ticks(low, high, wanted);
        const double slack = 1e-6 * (high - low);
        RC_ASSERT(ticks.size() <= 2 * static_cast<std::size_t>(wanted) + 1);
        for (std::size_t i = 0; i < ticks.size(); ++i) {
            RC_ASSERT(ticks[i].value >= low - slack);
            RC_ASSERT(ticks[i].value <= high + slack);
            RC_ASSERT(number_in(ticks[i].label) == ticks[i].value);
            if (i >= 2)
                RC_ASSERT(std::fabs(ticks[i].value - 2 * ticks[i - 1].value + ticks[i - 2].value) <= slack);
        }
    };
    CHECK(rc::check("law of linear ticks", law));
}

TEST_CASE("a range is widened until ticks stand at both ends") {
    const auto law = [] {
        const double a = *end_of_axis(), b = *end_of_axis();
        const int wanted = *rc::gen::inRange(2, 12);
        const Range range = widened_to_ticks(std::min(a, b), std::max(a, b), wanted);
        const double slack = 1e-6 * (range.high - range.low);
        RC_ASSERT(range.low < range.high);
        RC_ASSERT(range.low <= std::min(a, b) + slack);
        RC_ASSERT(range.high >= std::max(a, b) - slack);
        if (a == b) return;
        const auto ticks = linear_ticks(range.low, range.high, wanted);
        RC_ASSERT(ticks.front().value == range.low);
        RC_ASSERT(ticks.back().value == range.high);
    };
    CHECK(rc::check("law of widened ranges", law));
    CHECK(widened_to_ticks(0.13, 0.87, 5) == Range{0, 1});
    CHECK(widened_to_ticks(0.2, 0.8, 3) == Range{0.2, 0.8});
    CHECK(widened_to_ticks(0, 2993, 2) == Range{0, 4000});
    CHECK(widened_to_ticks(0, 0, 5) == Range{-1, 1});
    CHECK(widened_to_ticks(4, 4, 5) == Range{2, 6});
}

TEST_CASE("logarithmic ticks are 1, 2, 5 or powers of ten") {
    CHECK(labels(logarithmic_ticks(90, 7000, 6)) == "100 200 500 1,000 2,000 5,000");
    CHECK(labels(logarithmic_ticks(0.01, 1, 4)) == "0.01 0.02 0.05 0.1 0.2 0.5 1");
    CHECK(labels(logarithmic_ticks(1, 1e6, 4)) == "1 10 100 1,000 10,000 100,000 1,000,000");
    CHECK(labels(logarithmic_ticks(3, 4, 4)) == "");
    CHECK(labels(logarithmic_ticks(1, 1, 4)) == "1");
}
