// where= and strength= of an expansion, against the cases counted out one by one.
#include <doctest/doctest.h>
#include <rapidcheck.h>
#include <assay/pattern/expansion.hpp>

#include <algorithm>
#include <cstdint>
#include <functional>
#include <set>
#include <string>
#include <vector>

using namespace assay;

namespace {

using Values = std::vector<std::string>;

LexiconSet ordinary() {
    LexiconSet set;
    const auto add = [&](const char* name, std::initializer_list<const char*> values) {
        Lexicon lexicon{name, {}, {}};
        for (const char* value : values) lexicon.entries.push_back({value, {}});
        set.add(std::move(lexicon));
    };
    add("name", {"Ann", "Bob", "Chris", "Dan"});
    add("thing", {"seat", "airline", "Paris"});
    set.add({"city",
             {{"Paris", {{"country", "France"}, {"big", "yes"}}},
              {"Oslo", {{"country", "Norway"}}},
              {"Lyon", {{"country", "France"}}}},
             {}});
    return set;
}

Expansion compiled(const std::string& text, const ExpansionOptions& options) {
    const std::vector<Pattern> patterns{parse_pattern(text)};
    return Expansion::compile(patterns, ordinary(), options);
}

ExpansionOptions where(std::string condition) {
    ExpansionOptions options;
    options.where = std::move(condition);
    return options;
}

Values texts_of(const Expansion& expansion) {
    Values texts;
    std::vector<std::uint32_t> picks(expansion.slots().size());
    for (std::uint64_t i = 0; i < expansion.size(); ++i) {
        texts.emplace_back();
        if (expansion.decode(i, picks))
            expansion.render(0, picks, texts.back());
        else
            texts.back() = "(clash)";
    }
    return texts;
}

std::string fault_of(const std::string& text, const ExpansionOptions& options) {
    try {
        return std::to_string(compiled(text, options).size()) + " cases";
    } catch (const Expansion::WhereFault& fault) {
        return std::to_string(fault.offset()) + ": " + fault.what();
    } catch (const Error& error) {
        return error.what();
    }
}

}  // namespace

TEST_CASE("constraints leave out cases of a product, and the rest keeps its order") {
    CHECK(texts_of(compiled("{thing} {city}", where("thing != city"))) ==
          Values{"seat Paris", "seat Oslo", "seat Lyon", "airline Paris", "airline Oslo", "airline Lyon",
                 "Paris Oslo", "Paris Lyon"});
    CHECK(texts_of(compiled("{city1}-{city2}", where("city1 != city2 and city1.country == city2.country"))) ==
          Values{"Paris-Lyon", "Lyon-Paris"});
    CHECK(texts_of(compiled("{city} {very|}", where("choice1 == '' or city.country in ('Norway', 'France') "
                                                    "and city not in ('Lyon', 'Oslo')"))) ==
          Values{"Paris very", "Paris ", "Oslo ", "Lyon "});
    CHECK(texts_of(compiled("{city}{a|b}", where("'Oslo' == city"))) == Values{"Osloa", "Oslob"});
    CHECK(texts_of(compiled("{city} {thing}", where("city in (thing, 'Oslo')"))) ==
          Values{"Paris Paris", "Oslo seat", "Oslo airline", "Oslo Paris"});
}

TEST_CASE("slots that are joined count together where the first of them stands") {
    CHECK(texts_of(compiled("{thing}{x|y}{city}", where("thing == city"))) ==
          Values{"ParisxParis", "ParisyParis"});
    const Expansion apart =
        compiled("{name1}{thing}{name2}{city}", where("name1 == name2 and thing != city"));
    CHECK(apart.size() == 4 * 8);
    CHECK(apart.combinations() == 4 * 3 * 4 * 3);
    CHECK(texts_of(apart).at(8) == "BobseatBobParis");
}

TEST_CASE("constraints go with zip and with distinct") {
    ExpansionOptions zip = where("city.country == 'France'");
    zip.mode = ExpansionMode::zip;
    CHECK(texts_of(compiled("{city} {thing}", zip)) == Values{"Paris seat", "Lyon Paris"});
    ExpansionOptions distinct = where("name1 != 'Ann'");
    distinct.distinct = true;
    const Values texts = texts_of(compiled("{name1} {name2} {name3}", distinct));
    CHECK(texts.size() == 3 * 3 * 2);
    CHECK(std::set<std::string>(texts.begin(), texts.end()).size() == texts.size());
    CHECK(texts.front() == "Bob Ann Chris");
    distinct.where = "thing != 'seat'";
    CHECK(compiled("{name1} {name2} {thing}", distinct).size() == 4 * 3 * 2);
}

TEST_CASE("any constraint leaves exactly the cases for which it holds") {
    rc::check("the cases of a product, filtered", [] {
        const auto a = *rc::gen::element<std::string>("thing", "city", "name1", "name2", "city.country");
        const auto b = *rc::gen::element<std::string>("thing", "city", "name1", "name2", "city.country");
        const auto c = *rc::gen::element<std::string>("'Paris'", "city", "thing");
        RC_PRE(a != b);
        const bool equal = *rc::gen::arbitrary<bool>(), either = *rc::gen::arbitrary<bool>();
        const std::string condition = a + (equal ? " == " : " != ") + b + (either ? " or " : " and ") +
                                      (c == "city" ? "thing" : "city") + " != " + c;
        const Expansion all = compiled("{thing}|{name1}|{city}|{name2}", {});
        Values expected;
        std::vector<std::uint32_t> picks(4);
        for (std::uint64_t i = 0; i < all.size(); ++i) {
            REQUIRE(all.decode(i, picks));
            const auto value = [&](const std::string& term) -> std::string {
                if (term.front() == '\'') return term.substr(1, term.size() - 2);
                for (std::size_t s = 0; s < 4; ++s) {
                    const LexiconEntry& entry = all.slots()[s].entries[picks[s]];
                    if (term == all.slots()[s].name) return entry.value;
                    if (term == all.slots()[s].name + ".country") return *entry.field("country");
                }
                FAIL(term);
                return {};
            };
            const bool first = (value(a) == value(b)) == equal;
            const bool second = value(c == "city" ? "thing" : "city") != value(c);
            if (either ? !(first || second) : !(first && second)) continue;
            all.render(0, picks, expected.emplace_back());
        }
        std::sort(expected.begin(), expected.end());
        if (expected.empty()) {
            RC_ASSERT(fault_of("{thing}|{name1}|{city}|{name2}", where(condition)).starts_with("0: no "));
            return;
        }
        Values texts = texts_of(compiled("{thing}|{name1}|{city}|{name2}", where(condition)));
        std::sort(texts.begin(), texts.end());
        RC_ASSERT(texts == expected);
        // and a cover shows exactly the pairs that these cases show
        ExpansionOptions cover = where(condition);
        cover.mode = ExpansionMode::cover;
        const Values covering = texts_of(compiled("{thing}|{name1}|{city}|{name2}", cover));
        const auto pairs = [](const Values& cases) {
            std::set<std::string> shown;
            for (const std::string& text : cases) {
                Values parts(1);
                for (const char letter : text)
                    letter == '|' ? (void)parts.emplace_back() : parts.back().push_back(letter);
                for (std::size_t i = 0; i < parts.size(); ++i)
                    for (std::size_t j = 0; j < i; ++j)
                        shown.insert(std::to_string(i * 4 + j) + parts[i] + "|" + parts[j]);
            }
            return shown;
        };
        RC_ASSERT(pairs(covering) == pairs(expected));
        RC_ASSERT(covering.size() <= expected.size());
    });
}

TEST_CASE("distinct slots of a cover are never equal, and no case is lost on them") {
    ExpansionOptions cover;
    cover.mode = ExpansionMode::cover;
    cover.distinct = true;
    const Expansion expansion = compiled("{name1} {name2} {name3} {thing} {city}", cover);
    std::vector<std::uint32_t> picks(5);
    std::set<std::string> pairs;
    for (std::uint64_t i = 0; i < expansion.size(); ++i) {
        REQUIRE(expansion.decode(i, picks));
        std::set<std::string> values;
        for (std::size_t s = 0; s < 5; ++s) values.insert(expansion.slots()[s].entries[picks[s]].value);
        CHECK(values.size() == 5);
        pairs.insert(std::to_string(picks[0] * 10 + picks[1]));
    }
    CHECK(pairs.size() == 4 * 3);
    CHECK(expansion.combinations() == 4 * 4 * 4 * 3 * 3);
    CHECK(fault_of("{name1}{name2}{name3}{name4}{name5}", cover) ==
          "5 slots take distinct values of lexicon 'name', which has only 4 entries");
}

TEST_CASE("a constraint that is wrong is an error at its place") {
    struct Row {
        const char* condition;
        const char* fault;
    };
    for (const Row& row : {
             Row{"nmae != city", "0: the template has no slot 'nmae'; did you mean 'name'?"},
             Row{"city == Paris", "8: the template has no slot 'Paris'; a text stands in quotes"},
             Row{"city != 'Pariss'", "8: 'city' is never 'Pariss'; did you mean 'Paris'?"},
             Row{"city.country in ('France', 'Norwy')",
                 "27: 'city.country' is never 'Norwy'; did you mean 'Norway'?"},
             Row{"city.county == 'France'",
                 "0: the entry 'Paris' of slot 'city' has no field 'county'; did you mean 'country'?"},
             Row{"name != 'Ann' and city.big == 'yes'",
                 "18: the entry 'Oslo' of slot 'city' has no field 'big'; other entries have it"},
             Row{"name != name", "8: this compares 'name' with itself"},
             Row{"'x' == 'x'", "0: this compares two texts; one of them must be a slot"},
             Row{"name == city", "0: no combination of 'name' and 'city' meets the constraints"},
             Row{"city = 'Paris'", "5: there is no operator '='; did you mean '=='?"},
         }) {
        CAPTURE(row.condition);
        CHECK(fault_of("{name} lives in {city}.", where(row.condition)) == row.fault);
    }
    ExpansionOptions cover = where("name == city");
    cover.mode = ExpansionMode::cover;
    CHECK(fault_of("{name} {city}", cover) == "0: no case meets these constraints");
    ExpansionOptions zip = where("thing == 'seat' and city == 'Oslo'");
    zip.mode = ExpansionMode::zip;
    CHECK(fault_of("{thing} {city}", zip) == "0: no case meets these constraints");
}

TEST_CASE("constraints that join too much are refused, and a cover takes them") {
    LexiconSet set;
    Lexicon lexicon{"x", {}, {}};
    for (int i = 0; i < 30; ++i) lexicon.entries.push_back({std::to_string(i), {}});
    set.add(lexicon);
    const std::vector<Pattern> patterns{parse_pattern("{x1} {x2} {x3} {x4} {x5}")};
    ExpansionOptions options = where("x1 != x2 and x2 != x3 and x3 != x4 and x4 != x5");
    CHECK_THROWS_WITH_AS(
        Expansion::compile(patterns, set, options),
        "the constraints join 'x1', 'x2', 'x3', 'x4' and 'x5', which have 24,300,000 combinations; up to "
        "16,777,216 can be counted: use shorter lexicons, distinct=\"true\" or mode=\"pairwise\"",
        Expansion::WhereFault);
    options.mode = ExpansionMode::cover;
    const Expansion cover = Expansion::compile(patterns, set, options);
    CHECK(cover.size() >= 30 * 30);
    CHECK(cover.size() < 30 * 40);
}

TEST_CASE("a cover needs as many slots as its strength") {
    ExpansionOptions cover;
    cover.mode = ExpansionMode::cover;
    CHECK(fault_of("no slot", cover) == "a cover of strength 2 takes 2 slots or more, but here are none");
    CHECK(fault_of("{name}", cover) == "a cover of strength 2 takes 2 slots or more, but here is 1 slot");
    cover.strength = 1;
    CHECK(texts_of(compiled("{name}", cover)) == Values{"Ann", "Bob", "Chris", "Dan"});
    CHECK(fault_of("{name}{city}", cover) == "4 cases");
    cover.strength = 3;
    CHECK(fault_of("{name}{city}{x|y}", cover) == "24 cases");
    cover.strength = 7;
    CHECK(fault_of("{name}", cover) == "a strength is from 1 to 6");
}
