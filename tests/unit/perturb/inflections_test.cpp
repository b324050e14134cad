#include "tables.hpp"

#include <doctest/doctest.h>

using namespace assay;
using assay_test::check_touched;
using assay_test::make;
using assay_test::results;

TEST_CASE("words take any other of their forms") {
    const auto all = make("change-inflections", {{"words", "1"}});
    CHECK(results(*all, "two tickets") == std::set<std::string>{"two ticket"});
    CHECK(results(*all, "Knife") == std::set<std::string>{"Knives"});
    CHECK(results(*all, "no LUGGAGE") == std::set<std::string>{"no LUGGAGES"});
    CHECK(results(*all, "They make it") ==
          std::set<std::string>{"They makes it", "They made it", "They making it"});
    CHECK(results(*all, "to get in") == std::set<std::string>{"to gets in", "to got in", "to getting in"});
    CHECK(results(*all, "It isn’t") == std::set<std::string>{"It aren't"});
    CHECK(results(*all, "ladies, churches") == std::set<std::string>{"lady, church"});
}

TEST_CASE("words of another class and names stay") {
    check_touched(*make("change-inflections", {{"words", "1"}}),
                  {{"the call, a book, like a dream", "unchanged"},
                   {"on the left, I left", "left"},
                   {"to Kitchen Nightmares", "unchanged"},
                   {"THE KITCHEN", "KITCHEN"},
                   {"Kitchen was fine", "Kitchen | was"},
                   {"the kitchen's half-hour, #hotel", "unchanged"},
                   {"10 am", "unchanged"},
                   {"", "unchanged"}});
}
