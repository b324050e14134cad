#include <doctest/doctest.h>
#include <rapidcheck.h>
#include <assay/pattern/pattern.hpp>

#include <clocale>
#include <string>
#include <string_view>
#include <vector>

using namespace assay;

namespace {

constexpr Filter kAll[] = {Filter::article, Filter::capitalise, Filter::upper,
                           Filter::lower,   Filter::plural,     Filter::possessive};

/// The filters and the value as a pattern writes them.
std::string filtered(const std::string& filters, std::string_view value) {
    const Pattern pattern = parse_pattern("{" + filters + "x}");
    return apply_filters(std::get<SlotReference>(pattern.parts.at(0)).filters, value);
}

}  // namespace

TEST_CASE("filters apply from the right") {
    struct Row {
        std::string filters;
        std::string value, result;
    };
    for (const Row& row : {Row{"", "seat", "seat"},
                           {"cap:a:", "seat", "A seat"},
                           {"a:cap:", "seat", "a Seat"},
                           {"cap:a:", "airline", "An airline"},
                           {"upper:a:", "hour", "AN HOUR"},
                           {"a:upper:", "hour", "an HOUR"},
                           {"upper:plural:", "bus", "BUSES"},
                           {"cap:lower:", "ÉCOLE", "École"},
                           {"a:a:", "seat", "an a seat"},
                           {"a:possessive:", "user", "a user's"},
                           {"possessive:", "James", "James's"},
                           {"possessive:", "dogs", "dogs's"},
                           {"possessive:plural:", "dog", "dogs'"},
                           {"possessive:upper:plural:", "dog", "DOGS'"},
                           {"upper:possessive:plural:", "dog", "DOGS'"},
                           {"possessive:plural:", "child", "children's"},
                           {"possessive:plural:", "FBI", "FBIs'"},
                           {"plural:possessive:", "dog", "dog'ses"},
                           {"possessive:plural:", "", ""}}) {
        CAPTURE(row.filters);
        CAPTURE(row.value);
        CHECK(filtered(row.filters, row.value) == row.result);
    }
}

TEST_CASE("case follows Unicode without a language") {
    struct Row {
        Filter filter;
        std::string value, result;
    };
    for (const Row& row : {Row{Filter::capitalise, "seat", "Seat"},
                           {Filter::capitalise, "old seat", "Old seat"},
                           {Filter::capitalise, "éclair", "Éclair"},
                           {Filter::capitalise, "ßtraße", "Sstraße"},
                           {Filter::capitalise, "ǆep", "ǅep"},
                           {Filter::capitalise, "“seat”", "“Seat”"},
                           {Filter::capitalise, "(new) seat", "(New) seat"},
                           {Filter::capitalise, "¿qué?", "¿Qué?"},
                           {Filter::capitalise, "8 seats", "8 seats"},
                           {Filter::capitalise, "iPhone", "IPhone"},
                           {Filter::capitalise, "I", "I"},
                           {Filter::capitalise, "东京", "东京"},
                           {Filter::capitalise, "“”", "“”"},
                           {Filter::capitalise, "\xFFseat", "\xFFseat"},
                           {Filter::upper, "straße", "STRASSE"},
                           {Filter::upper, "istanbul", "ISTANBUL"},
                           {Filter::upper, "naïve café", "NAÏVE CAFÉ"},
                           {Filter::upper,
                            "se\xFF"
                            "at",
                            "se\xFF"
                            "at"},
                           {Filter::lower, "ISTANBUL", "istanbul"},
                           {Filter::lower, "ΟΔΟΣ", "οδος"},
                           {Filter::lower, "SE\xC3", "SE\xC3"}}) {
        CAPTURE(row.value);
        CHECK(apply_filter(row.filter, row.value) == row.result);
    }
}

TEST_CASE("the locale of the process changes nothing") {
    const std::string before = std::setlocale(LC_ALL, nullptr);
    if (std::setlocale(LC_ALL, "tr_TR.UTF-8") == nullptr) std::setlocale(LC_ALL, "C.UTF-8");
    CHECK(apply_filter(Filter::upper, "istanbul") == "ISTANBUL");
    CHECK(apply_filter(Filter::lower, "ISTANBUL") == "istanbul");
    std::setlocale(LC_ALL, before.c_str());
}

TEST_CASE("an empty value stays empty") {
    for (const Filter filter : kAll) CHECK(apply_filter(filter, "") == "");
}

TEST_CASE("any bytes can be filtered, and growth is bounded") {
    CHECK(rc::check([](const std::string& value, const std::vector<std::uint8_t>& choice) {
        std::vector<Filter> filters;
        for (const std::uint8_t c : choice) filters.push_back(kAll[c % std::size(kAll)]);
        if (filters.size() > kMaxFilters) filters.resize(kMaxFilters);
        // Case triples a byte at most (ΐ), an ending adds a few.
        RC_ASSERT(apply_filters(filters, value).size() <= 3 * value.size() + 8 * kMaxFilters);
    }));
}

TEST_CASE("article and possessive only add at the ends") {
    CHECK(rc::check([](const std::string& value) {
        RC_PRE(!value.empty());
        const std::string with_article = apply_filter(Filter::article, value);
        RC_ASSERT(with_article == "a " + value || with_article == "an " + value);
        RC_ASSERT(apply_filter(Filter::possessive, value) == value + "'s");
    }));
}
