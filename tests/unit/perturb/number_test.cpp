#include "library.hpp"

#include <assay/base/numbers.hpp>

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <string>

using namespace assay;
using assay_test::make;
using assay_test::shown;
using assay_test::touched;

TEST_CASE("numbers that count something change, numbers that name something do not") {
    struct Row {
        std::string text, expected;
    };
    const auto change = make("change-number");
    for (const Row& row : {
             Row{"I waited 45 minutes", "45"},
             Row{"45", "45"},
             Row{"(45) \"60\" 70, 80.", "45 | 60 | 70 | 80"},
             Row{"paid $1,234.50!", "1,234.50"},
             Row{"paid 20% of 5€", "20 | 5"},
             Row{"that 20-minute delay", "20"},
             Row{"2.5 hours", "2.5"},
             Row{"0.5 hours", "0.5"},
             Row{"WAITED 45 MINUTES", "45"},
             Row{"on flight 769 and Flight 770", "769 | 770"},
             Row{"only 20k followers", "unchanged"},
             // words written as digits, and the singular
             Row{"thanks 2 you 4 that 1 time 0 times", "unchanged"},
             // identifiers
             Row{"the A380, the 3rd, 7s, 007, 737s and a 747", "unchanged"},
             Row{"room 12, number 5, iPhone 6, I like Windows 10", "unchanged"},
             Row{"call 800-555-0100 or (800) 555-0100 or 1 800 555 0100", "unchanged"},
             Row{"#1 #25 @25 http://t.co/25 x_25 25.com v1.2.3", "unchanged"},
             Row{"ticket 0162389556 order 1234567", "unchanged"},
             Row{"order 123456", "unchanged"},
             // times and dates
             Row{"at 10:30, 12:10pm, at 5, by 830, 6 pm, 7 p.m., 8 o'clock", "unchanged"},
             Row{"on Feb 20, 14 March, 2/22, 2015-02-22, since 2015", "unchanged"},
             Row{"2000 dollars or $2015", "2000 | 2015"},
             // ratings, ranges, idioms
             Row{"5 stars, 9/10, 8 out of 10, 24/7, 17 of the last 20 days", "20"},
             Row{"20 to 30 minutes, 5 or 6, 10-12, 7 - 8", "unchanged"},
             Row{"100% sure, 100 percent", "unchanged"},
             Row{"I <3 it &lt;3", "unchanged"},
             Row{"1,2,3 and 12,34", "unchanged"},
             Row{"٣٤", "unchanged"},
         }) {
        CAPTURE(row.text);
        CHECK(touched(*change, row.text) == row.expected);
    }
}

TEST_CASE("the new number is near, another, and written in the same way") {
    const auto change = make("change-number");
    CHECK(
        rc::check("within a fifth and one, with as many digits", [&](std::uint32_t raw, std::uint64_t seed) {
            const std::uint64_t value = 3 + raw % 999'990;
            if (value == 4 || (value >= 1800 && value < 2100)) return;
            const std::string text = "There are " + std::to_string(value) + " bags";
            Random random(seed);
            const auto edited = change->apply(text, random);
            if (!edited) return;  // names such as 747
            const Edit& edit = edited->edits.at(0);
            const auto now = *parse_unsigned(edited->text.substr(edit.to_begin, edit.to_end - edit.to_begin));
            RC_ASSERT(now != value);
            RC_ASSERT(now >= 2);
            RC_ASSERT((now > value ? now - value : value - now) <= value / 5 + 1);
            RC_ASSERT(std::to_string(now).size() == std::to_string(value).size());
        }));
    for (std::uint64_t seed = 0; seed < 50; ++seed) {
        Random random(seed);
        const auto edited = change->apply("$1,234.50", random);
        REQUIRE(edited);
        REQUIRE(edited->text.size() == 9);
        CHECK(edited->text[2] == ',');
        CHECK(edited->text[6] == '.');
    }
}

TEST_CASE("every value in reach is drawn") {
    const auto change = make("change-number");
    std::string seen;
    for (char digit = '0'; digit <= '9'; ++digit)
        for (std::uint64_t seed = 0; seed < 60; ++seed) {
            Random random(seed);
            if (change->apply("8 bags", random)->text[0] == digit) {
                seen += digit;
                break;
            }
        }
    CHECK(seen == "679");
}

TEST_CASE("a number changes wherever it stands, with its article") {
    const auto change = make("change-number");
    for (std::uint64_t seed = 0; seed < 30; ++seed) {
        Random random(seed);
        const auto edited = change->apply("an 8 hour wait, 8 hours", random);
        const std::string digit = edited->text.substr(edited->text.find(" hour") - 1, 1);
        CHECK(edited->text == "a " + digit + " hour wait, " + digit + " hours");
    }
}
