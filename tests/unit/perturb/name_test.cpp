#include "tables.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>

using namespace assay;
using assay_test::check_touched;
using assay_test::installed_library;
using assay_test::lexicon;
using assay_test::make;
using assay_test::results;
using assay_test::small_library;

TEST_CASE("people are found by their first names") {
    check_touched(*make("change-name"), {{"Maria was kind", "Maria"},
                                         {"Thanks John!", "John"},
                                         {"Maria's bag, John’s bag", "John | Maria"},
                                         {"\"Emma\" (John)", "John"},
                                         {"\"Emma,\" he said", "Emma"},
                                         {"John the Baptist, Helen of Troy", "unchanged"},
                                         {"John Wayne Bridge, and John left", "unchanged"},
                                         {"THANK YOU MARIA", "MARIA"},
                                         {"we met Alex", "Alex"}});
}

TEST_CASE("family names count behind first names and titles") {
    check_touched(*make("change-name"), {{"Smith was kind", "unchanged"},
                                         {"Maria Smith was kind", "Maria | Smith"},
                                         {"Maria L. Smith", "Maria | Smith"},
                                         {"Maria, Smith", "Maria"},
                                         {"Mr. Smith and Dr Young", "Smith | Young"},
                                         {"Mr. John Smith", "John | Smith"},
                                         {"Maria van Dijk", "Maria | van Dijk"},
                                         {"Maria O'Brien's bag", "Maria | O'Brien"},
                                         {"Aunt May and Dr. Grace", "Grace | May"},
                                         {"Mr. Young people", "Young"},
                                         {"Sir Paul Unknown", "unchanged"},
                                         {"mr. smith", "unchanged"}});
}

TEST_CASE("names that are words or places need evidence") {
    check_touched(*make("change-name"), {{"May I go? Will you? I will, in May", "unchanged"},
                                         {"Grace and Mark my words", "unchanged"},
                                         {"Will Smith come?", "unchanged"},
                                         {"I met Will Smith", "Smith | Will"},
                                         {"my friend Grace, our agent, Will, was kind", "Grace | Will"},
                                         {"My name is Mark", "Mark"},
                                         {"Dear Grace,", "Grace"},
                                         {"Hi Will you there", "unchanged"},
                                         {"Mark said no", "Mark"},
                                         {"in Austin, in Paris", "unchanged"},
                                         {"an agent in Austin helped", "unchanged"},
                                         {"my friend Austin", "Austin"},
                                         {"Paris Hilton", "unchanged"},
                                         {"Austin Lopez", "Austin | Lopez"},
                                         {"my friend Mark. I like Mark. Mark it!", "Mark"},
                                         {"MARK IT, WILL DO", "unchanged"}});
}

TEST_CASE("what is no person, or part of another name, stays") {
    check_touched(*make("change-name"), {{"", "unchanged"},
                                         {"@John #Maria john.com emma@x.com http://x.y/John", "unchanged"},
                                         {"St. John, San Maria, Lake Emma", "unchanged"},
                                         {"Elton John, Jean-Maria, Maria-Jean", "unchanged"},
                                         {"John Wayne airport, John Street, Emma Park", "unchanged"},
                                         {"John's Diner, Ben & John, John & Co", "unchanged"},
                                         {"thanks john", "unchanged"},
                                         {"the John, Johnny, Johns", "unchanged"}});
}

TEST_CASE("a name keeps its gender, and one person one name") {
    const auto change = make("change-name");
    CHECK(results(*change, "Maria likes Maria's bag") == std::set<std::string>{"Emma likes Emma's bag"});
    CHECK(results(*change, "JOHN IS HERE") == std::set<std::string>{"PETER IS HERE"});
    CHECK(results(*change, "Alex came") == std::set<std::string>{"Kim came"});
    CHECK(results(*change, "Maria met Emma") == std::set<std::string>{});  // no third name of a woman
    const std::set<std::string> both = results(*change, "John Smith. Smith? John!");
    CHECK(both == std::set<std::string>{"Peter Lopez. Lopez? Peter!", "Peter O'Brien. O'Brien? Peter!",
                                        "Peter van Dijk. van Dijk? Peter!"});
    CHECK(results(*change, "Mr. Smith, John Smith").contains("Mr. Lopez, Peter Lopez"));
}

TEST_CASE("fields to keep can be chosen") {
    LexiconSet suite;
    suite.add(lexicon("hero", {{"Batman", {{"side", "good"}}},
                               {"Joker", {{"side", "bad"}}},
                               {"Robin", {{"side", "good"}}},
                               {"Hope", {{"side", "bad"}, {"also", "word"}}}}));
    const auto by_side = make("change-name", {{"lexicon", "hero"}, {"keep", "side"}}, small_library(), suite);
    CHECK(results(*by_side, "Batman came") == std::set<std::string>{"Robin came"});
    CHECK(results(*by_side, "Hope came") == std::set<std::string>{});
    const auto any = make("change-name", {{"lexicon", "hero"}}, small_library(), suite);
    CHECK(results(*any, "Batman came") == std::set<std::string>{"Joker came", "Robin came", "Hope came"});
    CHECK(results(*any, "Maria came") == std::set<std::string>{});
    const auto free = make("change-name", {{"keep", ""}});
    CHECK(results(*free, "Maria came").contains("John came"));
}

TEST_CASE("the installed lexicons: the usual traps") {
    check_touched(*make("change-name", {}, installed_library()),
                  {{"May I ask? Will you? Can I? Do not Hunt. Mark my words, Frank talk", "unchanged"},
                   {"Rich food, Long wait, Hope it helps, Faith in you, a Rose", "unchanged"},
                   {"My bag. Guy at the desk. Don pays. Bill me.", "unchanged"},
                   {"in June, April and August", "unchanged"},
                   {"flying to Austin, Charlotte, Houston and Dallas", "unchanged"},
                   {"Victoria Beckham went to Victoria", "unchanged"},
                   {"my sister Victoria, my wife Georgia", "Georgia | Victoria"},
                   {"Jordan is a country", "unchanged"},
                   {"Mercedes makes cars, Moana is a film, thank Jesús", "unchanged"},
                   {"my friend Mercedes, my wife Moana, my friend Jesús", "Jesús | Mercedes | Moana"},
                   {"Jennifer Lopez and Mr. Washington", "Jennifer | Lopez | Washington"},
                   {"Austin Bergstrom", "unchanged"},
                   {"playa del Carmen", "unchanged"},
                   {"Joyful Maryland, Jacksonville", "unchanged"},
                   {"Maria, Jose's, Chloe, Jesus, I waited", "Chloe | Jose | Maria"},
                   {"Seán, José's, FRANÇOIS IS HERE", "FRANÇOIS | José | Seán"}});
}

TEST_CASE("names may be those of a religion or an ethnicity") {
    const LexiconSet& groups = installed_library().load("name-groups");
    const auto all_are = [&](const std::set<std::string>& texts, const char* lexicon, const char* field,
                             const char* value) {
        return std::all_of(texts.begin(), texts.end(), [&](const std::string& text) {
            const auto& entries = groups.find(lexicon)->entries;
            return std::any_of(entries.begin(), entries.end(), [&](const LexiconEntry& entry) {
                return entry.value == text.substr(3) && entry.field(field) != nullptr &&
                       *entry.field(field) == value;
            });
        });
    };
    for (const char* religion : {"muslim", "hindu", "christian", "sikh", "jain", "buddhist", "parsi"}) {
        CAPTURE(religion);
        const auto edit =
            make("change-name", {{"to", std::string("religion=") + religion}}, installed_library());
        const std::set<std::string> women = results(*edit, "Hi Jessica"), men = results(*edit, "Hi Kevin");
        CHECK(women.size() >= 8);
        CHECK(men.size() >= 8);
        CHECK(all_are(women, "religious_first_name", "religion", religion));
        CHECK(all_are(women, "religious_first_name", "gender", "female"));
        CHECK(all_are(men, "religious_first_name", "gender", "male"));
        CHECK(results(*edit, "Mr. Jones").size() >= 8);
    }
    for (const char* ethnicity : {"white", "black", "hispanic", "asian"}) {
        CAPTURE(ethnicity);
        const auto edit =
            make("change-name", {{"to", std::string("ethnicity=") + ethnicity}}, installed_library());
        CHECK(all_are(results(*edit, "Hi Jessica"), "ethnic_first_name", "ethnicity", ethnicity));
        CHECK(results(*edit, "Hi Jessica").size() >= 8);
        CHECK(results(*edit, "Mr. Jones").size() >= 8);
    }
}

TEST_CASE("only first or only last names may change") {
    const auto first = make("change-name", {{"names", "first"}}, installed_library());
    CHECK(assay_test::touched(*first, "John Smith and Mr. Smith") == "John");
    const auto last =
        make("change-name", {{"to", "ethnicity=native-american"}, {"names", "last"}}, installed_library());
    CHECK(assay_test::touched(*last, "John Smith and Mr. Smith") == "Smith");
    CHECK(assay_test::touched(*last, "Hi John") == "unchanged");
}
