#include <assay/base/numbers.hpp>

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <clocale>
#include <cmath>
#include <limits>
#include <string>
#include <vector>

using namespace assay;

TEST_CASE("whole numbers") {
    CHECK(parse_unsigned("0") == 0);
    CHECK(parse_unsigned("007") == 7);
    CHECK(parse_unsigned("18446744073709551615") == ~std::uint64_t{0});
    for (const char* text : {"", " 1", "1 ", "+1", "-1", "-0", "1.0", "1e3", "0x10", "1,000",
                             "18446744073709551616", "\u0661"}) {
        CAPTURE(text);
        CHECK(parse_unsigned(text) == std::nullopt);
    }
    CHECK(parse_unsigned(std::string_view("1\0", 2)) == std::nullopt);
}

TEST_CASE("decimal numbers") {
    CHECK(parse_number("0.1") == 0.1);
    CHECK(parse_number("-0.5") == -0.5);
    CHECK(parse_number("1e-3") == 0.001);
    CHECK(parse_number("12") == 12.0);
    for (const char* text : {"", ".", "-", "e5", " 1", "1 ", "+1", "1,5", "0x1p3", "inf", "-inf", "nan",
                             "NaN", "1e999", "1e", "1.5.2"}) {
        CAPTURE(text);
        CHECK(parse_number(text) == std::nullopt);
    }
}

TEST_CASE("shares are numbers from 0 to 1, or percent") {
    CHECK(parse_share("0.15") == 0.15);
    CHECK(parse_share("15%") == 0.15);
    CHECK(parse_share("0") == 0.0);
    CHECK(parse_share("1") == 1.0);
    CHECK(parse_share("100%") == 1.0);
    CHECK(parse_share("2.5%") == 0.025);
    for (const char* text : {"", "%", "15", "1.01", "101%", "-0.1", "15 %", "15%%", "nan", "nan%", "%15"}) {
        CAPTURE(text);
        CHECK(parse_share(text) == std::nullopt);
    }
}

TEST_CASE("one is not many") {
    CHECK(counted(1, "case") == "1 case");
    CHECK(counted(0, "case") == "0 cases");
    CHECK(counted(1'234, "case") == "1,234 cases");
    CHECK(counted(1, "text has", "texts have") == "1 text has");
    CHECK(counted(2, "text has", "texts have") == "2 texts have");
    CHECK(noun_for(1, "entry", "entries") == "entry");
    CHECK(noun_for(0, "entry", "entries") == "entries");
}

TEST_CASE("the complement of a share is what people mean") {
    CHECK(complement_of_share(0.9) == 0.1);
    CHECK(complement_of_share(0.85) == 0.15);
    CHECK(complement_of_share(0) == 1);
    CHECK(complement_of_share(1) == 0);
    for (int thousandth = 0; thousandth <= 1000; ++thousandth)
        CHECK(complement_of_share(thousandth / 1000.0) == (1000 - thousandth) / 1000.0);
}

TEST_CASE("numbers are written in their shortest form") {
    CHECK(format_number(0.1) == "0.1");
    CHECK(format_number(0.1 + 0.2) == "0.30000000000000004");
    CHECK(format_number(1) == "1");
    CHECK(format_number(-0.5) == "-0.5");
    CHECK(format_number(0.00001) == "1e-05");
    CHECK(format_number(std::numeric_limits<double>::max()) == "1.7976931348623157e+308");
    CHECK(rc::check([](double value) {
        if (std::isfinite(value)) RC_ASSERT(parse_number(format_number(value)) == value);
    }));
}

TEST_CASE("counts are grouped") {
    CHECK(format_count(0) == "0");
    CHECK(format_count(999) == "999");
    CHECK(format_count(1000) == "1,000");
    CHECK(format_count(1234567) == "1,234,567");
    CHECK(format_count(~std::uint64_t{0}) == "18,446,744,073,709,551,615");
    CHECK(format_count(999'999'999'999, true) == "999,999,999,999");
    CHECK(format_count(1'000'000'000'000, true) == "1.0e+12");
    CHECK(format_count(3'210'000'000'000, true) == "3.2e+12");
}

TEST_CASE("numbers do not depend on the locale") {
    // With a decimal comma if the machine has such a locale; the test then still says something elsewhere.
    for (const char* locale : {"de_DE.UTF-8", "fr_FR.UTF-8", "C.UTF-8"}) {
        if (std::setlocale(LC_ALL, locale) == nullptr) continue;
        CHECK(format_number(0.5) == "0.5");
        CHECK(parse_number("0.5") == 0.5);
        CHECK(format_count(1'234'567) == "1,234,567");
        CHECK(format_count(3'210'000'000'000, true) == "3.2e+12");
    }
    std::setlocale(LC_ALL, "C");
}

TEST_CASE("the nearest name is the one that was meant") {
    const std::vector<std::string> names = {"pos_verb", "neg_verb", "positive", "city", "text"};
    struct Row {
        std::string name, nearest;
    };
    const std::vector<Row> rows = {
        {"pos_vreb", "pos_verb"},  // neighbours swapped are one edit
        {"POS_VERB", "pos_verb"},
        {"possitive", "positive"},
        {"ctiy", "city"},
        {"cit", "city"},
        {"txt", "text"},
        {"test", "text"},
        {"t", ""},
        {"country", ""},
        {"", ""},
        {"something else entirely", ""},
        {std::string(101, 'x'), ""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        CHECK(nearest(row.name, names).value_or("") == row.nearest);
    }
    CHECK(nearest("ab", std::vector<std::string>{"ac", "ad"}) == "ac");  // the first of equals
    CHECK(nearest("ab", std::vector<std::string>{}) == std::nullopt);
    CHECK(did_you_mean("pos_vreb", names) == "; did you mean 'pos_verb'?");
    CHECK(did_you_mean("country", names) == "");
}

namespace {

/// Optimal string alignment, straight from its recursive definition.
std::size_t distance(std::string_view a, std::string_view b) {
    if (a.empty() || b.empty()) return a.size() + b.size();
    const auto all_but = [](std::string_view text, std::size_t n) { return text.substr(0, text.size() - n); };
    std::size_t least = std::min({distance(all_but(a, 1), b) + 1, distance(a, all_but(b, 1)) + 1,
                                  distance(all_but(a, 1), all_but(b, 1)) + (a.back() == b.back() ? 0u : 1u)});
    if (a.size() > 1 && b.size() > 1 && a.back() == b[b.size() - 2] && a[a.size() - 2] == b.back())
        least = std::min(least, distance(all_but(a, 2), all_but(b, 2)) + 1);
    return least;
}

}  // namespace

TEST_CASE("a name is near if a third of its letters or fewer differ") {
    const auto word =
        rc::gen::scale(0.06, rc::gen::container<std::string>(rc::gen::elementOf(std::string("abc"))));
    CHECK(rc::check([&] {
        const std::string a = *word, b = *word;
        const bool near = distance(a, b) <= std::max<std::size_t>(1, std::max(a.size(), b.size()) / 3);
        RC_ASSERT(nearest(a, std::vector{b}).has_value() == near);
    }));
}

TEST_CASE("shell patterns match whole names") {
    struct Row {
        const char *pattern, *name;
        bool matches;
    };
    for (const Row& row :
         {Row{"*", "any name / at all", true}, Row{"neg*", "negated verb", true},
          Row{"neg*", "a negated verb", false}, Row{"*verb", "negated verb", true},
          Row{"neg?ted*", "negated verb", true}, Row{"[a-n]*", "negated", true},
          Row{"[!a-n]*", "negated", false}, Row{"negated", "Negated", false}, Row{"", "", true},
          Row{"", "x", false}, Row{"a\\*b", "a*b", true}, Row{"a\\*b", "axb", false}, Row{"*", "", true}}) {
        CAPTURE(row.pattern);
        CAPTURE(row.name);
        CHECK(matches_glob(row.pattern, row.name) == row.matches);
    }
}
