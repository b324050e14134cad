// The families of words: lists, phrases of speech, degrees, order, numbers.
#include "tables.hpp"

#include <algorithm>

using namespace assay;
using assay_test::check_shown;
using assay_test::check_touched;
using assay_test::installed_library;
using assay_test::Parameters;
using assay_test::results;
using assay_test::shown;

namespace {

std::unique_ptr<Perturbation> make(std::string_view name, const Parameters& parameters = {}) {
    return assay_test::make(name, parameters, installed_library());
}

const Lexicon& list(std::string_view file, std::string_view name) {
    const Lexicon* found = installed_library().load(file).find(name);
    REQUIRE(found != nullptr);
    return *found;
}

}  // namespace

TEST_CASE("British and American spelling, both ways, with their endings") {
    check_shown(
        *make("british-spelling"),
        {{"Organized COLOR centers, coloring",
          "[Organized → Organised] [COLOR → COLOUR] [centers → centres], [coloring → colouring]"},
         {"My favorite gray traveler", "My [favorite → favourite] [gray → grey] [traveler → traveller]"},
         {"I tire of checks", "unchanged"},
         {"at Rockefeller Center", "unchanged"},
         {"@color #color", "unchanged"},
         {"", "unchanged"},
         {"size prize", "unchanged"}});
    check_shown(*make("american-spelling"),
                {{"Centred, organising a cheque",
                  "[Centred → Centered], [organising → organizing] a [cheque → check]"},
                 {"exercise, promise", "unchanged"},
                 {"a", "unchanged"}});
}

TEST_CASE("what was made British can be made American again") {
    const auto british = make("british-spelling"), american = make("american-spelling");
    std::size_t pairs = 0;
    for (const LexiconEntry& entry : list("spelling", "spelling_variant").entries) {
        CAPTURE(entry.value);
        CHECK(entry.value != *entry.field("british"));
        if (entry.field("one_way") != nullptr) continue;
        Random random(0);
        const auto there = british->apply(entry.value, random);
        REQUIRE(there.has_value());
        CHECK(there->text == *entry.field("british"));
        CHECK(american->apply(there->text, random)->text == entry.value);
        ++pairs;
    }
    CHECK(pairs > 200);
}

TEST_CASE("misspellings and their correction") {
    const auto wrong = make("misspell", {{"words", "1"}}), right = make("correct-spelling");
    check_shown(*wrong, {{"Definitely separate", "[Definitely → Definately] [separate → seperate]"},
                         {"@definitely xyz", "unchanged"},
                         {"", "unchanged"}});
    check_shown(*right, {{"definately SEPERATE", "[definately → definitely] [SEPERATE → SEPARATE]"},
                         {"fine", "unchanged"}});
    std::size_t pairs = 0;
    for (const auto& [file, name] : {std::pair{"words", "misspelling"}, std::pair{"spelling", "misspelled"}})
        for (const LexiconEntry& entry : list(file, name).entries) {
            CAPTURE(entry.value);
            Random random(0);
            const auto found = wrong->apply(entry.value, random);
            REQUIRE(found.has_value());
            CHECK(right->apply(found->text, random).has_value());
            CHECK_FALSE(wrong->apply(found->text, random).has_value());
            ++pairs;
        }
    CHECK(pairs > 400);
}

TEST_CASE("abbreviations and slang") {
    check_shown(*make("abbreviate", {{"words", "1"}}),
                {{"By the way, as soon as possible please",
                  "[By the way → Btw], [as soon as possible → asap] [please → pls]"},
                 {"xyz", "unchanged"},
                 {"", "unchanged"}});
    check_shown(*make("expand-abbreviations"),
                {{"btw it was gr8 IMO", "[btw → by the way] it was [gr8 → great] [IMO → IN MY OPINION]"},
                 {"I can b it", "unchanged"},
                 {"2 go 4 it", "unchanged"}});
    CHECK(results(*make("slang", {{"words", "1"}}), "I'm going to leave, friend") ==
          std::set<std::string>{"I'm gonna leave, buddy", "I'm gonna leave, pal"});
    check_shown(*make("slang"), {{"going to Chicago, no refund", "unchanged"},
                                 {"I got to be there", "I [got to → gotta] be there"},
                                 {"", "unchanged"}});
    CHECK(list("informal", "abbreviation").entries.size() > 100);
    CHECK(list("informal", "slang").entries.size() > 80);
}

TEST_CASE("words that are confused or sound alike") {
    CHECK(results(*make("homophones"), "flower") == std::set<std::string>{"flour"});
    CHECK(results(*make("homophones"), "flour") == std::set<std::string>{"flower"});
    CHECK(results(*make("dyslexia-swaps"), "Their") == std::set<std::string>{"There", "They're"});
    check_touched(*make("homophones", {{"words", "1"}, {"protect", "their"}}), {{"their week", "week"}});
    check_shown(*make("homophones"), {{"not know no", "unchanged"}, {"", "unchanged"}, {"a", "unchanged"}});
    CHECK(list("spelling", "homophone").entries.size() > 150);
}

TEST_CASE("months and days, colors, adjectives") {
    check_shown(*make("abbreviate-dates"),
                {{"Monday in JANUARY", "[Monday → Mon] in [JANUARY → JAN]"}, {"monday may", "unchanged"}});
    check_shown(*make("expand-dates"),
                {{"Tue, Feb 3", "[Tue → Tuesday], [Feb → February] 3"},
                 {"the sun sat", "unchanged"},
                 {"IN THE SUN, MAR it", "unchanged"},
                 {"Sun is out. Sat 2 hours, says Jan", "unchanged"},
                 {"SAT, MAR 5 or on Sun", "[SAT → SATURDAY], [MAR → MARCH] 5 or on [Sun → Sunday]"},
                 {"Fri. Sat", "[Fri → Friday]. [Sat → Saturday]"},
                 {"", "unchanged"}});
    check_shown(*make("abbreviate-dates"),
                {{"April told June", "unchanged"}, {"in April, 3 June", "in [April → Apr], 3 [June → Jun]"}});
    const auto colors = results(*make("change-color"), "a red car");
    CHECK(colors.size() > 10);
    CHECK_FALSE(colors.contains("a red car"));
    CHECK(shown(*make("change-color"), "the Red Sox") == "unchanged");
    check_shown(*make("abbreviate-dates"),
                {{"Sunday Times, Black Friday, Thursday's soup", "unchanged"},
                 {"Due on Monday. Delta called", "Due on [Monday → Mon]. Delta called"}});
    check_shown(*make("expand-dates"),
                {{"Dec. 25, Fri. night", "[Dec. → December] 25, [Fri. → Friday] night"},
                 {"on Fri. and then", "unchanged"},
                 {"An APR of 5%, Ant and Dec, Jan is short for January", "unchanged"},
                 {"Mon to Sat, Sep to Dec",
                  "[Mon → Monday] to [Sat → Saturday], [Sep → September] to [Dec → December]"}});
    check_shown(*make("adjective-synonyms"),
                {{"an awful seat", "[an → a] [awful → terrible] seat"},
                 {"awful, terrible food", "unchanged"},
                 {"a great deal of work, a great shame, Great Britain", "unchanged"},
                 {"a great deal on shoes", "[a → an] [great → excellent] deal on shoes"},
                 {"an outstanding debt, useless at chess, don't be ridiculous", "unchanged"},
                 {"it's boring me", "unchanged"}});
    CHECK(shown(*make("adjective-antonyms"), "It was good.") == "It was [good → bad].");
}

TEST_CASE("what is said around a text") {
    for (const std::string& result : results(*make("add-greeting"), "The food"))
        CHECK(result.ends_with("! The food"));
    check_shown(*make("add-greeting"), {{"Hi, the food", "unchanged"}, {"", "unchanged"}});
    for (const std::string& result : results(*make("add-farewell"), "The food "))
        CHECK(result.starts_with("The food. "));
    CHECK(shown(*make("add-farewell"), " ") == "unchanged");
    for (const std::string& result : results(*make("add-discourse-marker"), "The food"))
        CHECK(result.ends_with(", the food"));
    for (const std::string& result : results(*make("add-discourse-marker"), "I see"))
        CHECK(result.ends_with(", I see"));
    for (const std::string& result : results(*make("add-discourse-marker"), "IT IS"))
        CHECK(result.ends_with(", IT IS"));
    CHECK(shown(*make("add-discourse-marker"), "@you hi") == "unchanged");
}

TEST_CASE("fillers stand between two words") {
    for (const std::string& result : results(*make("add-fillers"), "It works.")) {
        CHECK(result.starts_with("It, "));
        CHECK(result.ends_with(", works."));
    }
    check_shown(*make("add-fillers"),
                {{"one", "unchanged"}, {"", "unchanged"}, {"a, b", "unchanged"}, {"a @b", "unchanged"}});
}

TEST_CASE("degrees come and go") {
    for (const std::string& result : results(*make("add-intensifiers"), "It was a good day")) {
        CHECK(result.starts_with("It was a"));
        CHECK(result.ends_with(" good day"));
        CHECK(result.find("a e") == std::string::npos);  // "an extremely"
    }
    check_shown(*make("add-intensifiers"), {{"It was not good", "unchanged"},
                                            {"very good", "unchanged"},
                                            {"Good", "unchanged"},
                                            {"the good-natured", "unchanged"},
                                            {"Nothing bad, not a bad meal, isn't a good one", "unchanged"},
                                            {"neither good nor bad, the good and the bad", "unchanged"},
                                            {"Such a nice man, soooo nice, deeply boring", "unchanged"},
                                            {"my poor dog, a special offer, a good 20 minutes", "unchanged"},
                                            {"is embarrassing itself", "unchanged"},
                                            {"", "unchanged"}});
    const auto weaker = results(*make("add-reducers"), "a good seat");
    CHECK(weaker.contains("a somewhat good seat"));
    CHECK(weaker.size() > 4);
    for (const std::string& result : weaker) CHECK(std::count(result.begin(), result.end(), ' ') == 3);
    check_shown(*make("add-intensifiers"), {{"is good enough", "unchanged"}, {"and good luck", "unchanged"}});
    check_shown(*make("remove-intensifiers"), {{"It was a very old and really bad seat",
                                                "It was [a → an] [-very ]old and [-really ]bad seat"},
                                               {"not very good", "unchanged"},
                                               {"isn't really good", "unchanged"},
                                               {"very much, the very first", "unchanged"},
                                               {"I love Truly Scrumptious", "unchanged"},
                                               {"Very good", "unchanged"}});
    check_shown(*make("remove-reducers"),
                {{"It was a fairly old seat, kind of dirty and a little bit rude.",
                  "It was [a → an] [-fairly ]old seat, [-kind of ]dirty and [-a little bit ]rude."},
                 {"A RATHER UGLY LAMP", "[A → AN] [-RATHER ]UGLY LAMP"},
                 {"is a bit slow but more or less ok and pretty good",
                  "is [-a bit ]slow but more or less ok and "
                  "[-pretty ]good"},
                 {"a little old lady, a kind of bad joke, the sort of good seat", "unchanged"},
                 {"I would rather sleep, rather than sit; not even slightly bad", "unchanged"},
                 {"a pretty young woman, no more or less good, only a bit slow", "unchanged"},
                 {"Somewhat slow, a slightly-bad seat, somewhat slow-moving", "unchanged"},
                 {"I do not find it somewhat slow", "unchanged"},
                 {"She chose the ugly chair rather than the expensive one", "unchanged"},
                 {"was partly green, partly white; more or less hot than yesterday", "unchanged"},
                 {"a new kind of high, not fairly treated, a bit of bad luck", "unchanged"},
                 {"It is rather a good book, ever so slightly crooked", "unchanged"},
                 {"", "unchanged"}});
}

TEST_CASE("words are left out, with a blank each") {
    CHECK(results(*make("delete-words"), "a bc d") == std::set<std::string>{"bc d", "a d", "a bc"});
    CHECK(results(*make("delete-words", {{"words", "1"}}), "ab cd ef") == std::set<std::string>{"ef"});
    check_shown(
        *make("delete-words"),
        {{"", "unchanged"}, {"one", "unchanged"}, {"well-made", "unchanged"}, {"@a #b", "unchanged"}});
    check_shown(*make("remove-stop-words"),
                {{"The food is not in the box.", "[-The ]food[- is] not[- in the] box."},
                 {"the", "unchanged"},
                 {"good food", "unchanged"}});
}

TEST_CASE("neighbours change places, words are split") {
    CHECK(results(*make("swap-words"), "a b, c d") == std::set<std::string>{"b a, c d", "a b, d c"});
    check_shown(*make("swap-words"),
                {{"a", "unchanged"}, {"a a", "unchanged"}, {"a, b", "unchanged"}, {"", "unchanged"}});
    CHECK(results(*make("split-words"), "abcd") == std::set<std::string>{"a bcd", "ab cd", "abc d"});
    CHECK(results(*make("split-words"), "e\u0301abc") ==
          std::set<std::string>{"e\u0301 abc", "e\u0301a bc", "e\u0301ab c"});
    check_shown(*make("split-words"), {{"abc", "unchanged"}, {"@abcd", "unchanged"}, {"", "unchanged"}});
}

TEST_CASE("numbers become words and words numbers") {
    const auto words = make("numbers-to-words"), numbers = make("words-to-numbers");
    check_shown(
        *words,
        {{"45 of 999999.",
          "[45 → Forty-five] of [999999 → nine hundred ninety-nine thousand nine hundred ninety-nine]."},
         {"(100 bags), 0!", "([100 → One hundred] bags), [0 → zero]!"},
         {"We paid 120 for 3 bags at Gate 12.",
          "We paid [120 → one hundred twenty] for [3 → three] bags at Gate [12 → twelve]."},
         {"In Prague: 9 men", "In Prague: [9 → nine] men"},
         {"WE WAITED 90 MINUTES", "WE WAITED [90 → NINETY] MINUTES"},
         {"10:30, 3.5, $5, 5%, 9/10, #1, 2015, 007, 1000000, A380", "unchanged"},
         {"flight 769, a Boeing 747, ISO 9001, in 1431, on 5 May, Feb. 23, call 911, 555 1234", "unchanged"},
         {"6'2\", 4 me, 2 B, had 2 go, 1. milk 2. eggs", "unchanged"},
         {"", "unchanged"}});
    check_shown(*numbers, {{"Forty-five minutes, three hundred and five bags",
                            "[Forty-five → 45] minutes, [three hundred and five → 305] bags"},
                           {"twenty one thousand two hundred", "[twenty one thousand two hundred → 21200]"},
                           {"one of them, no one, five-star, hundred", "unchanged"},
                           {"two and three", "[two → 2] and [three → 3]"},
                           {"two thirds, nineteen eighty-four, three fifty, fifteen hundred", "unchanged"},
                           {"nine one one, a hundred and ten, five or six hundred", "unchanged"},
                           {"", "unchanged"}});
    for (std::uint64_t value = 2; value < 1'000'000; value += value < 1100 ? 1 : 7919) {
        if (value >= 1800 && value < 2100) continue;
        Random random(0);
        const std::string text = "x " + std::to_string(value) + " bags";
        CAPTURE(text);
        const auto there = words->apply(text, random);
        REQUIRE(there.has_value());
        CHECK(numbers->apply(there->text, random)->text == text);
    }
}
