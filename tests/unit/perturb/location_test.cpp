#include "tables.hpp"

#include <doctest/doctest.h>

#include <set>
#include <string>

using namespace assay;
using assay_test::check_touched;
using assay_test::installed_library;
using assay_test::lexicon;
using assay_test::make;
using assay_test::results;
using assay_test::small_library;

TEST_CASE("places are found as whole names") {
    check_touched(*make("change-location"),
                  {{"I flew to Chicago.", "Chicago"},
                   {"Chicago is cold", "Chicago"},
                   {"I love New York City", "New York City"},
                   {"in South Sudan and Sudan", "South Sudan | Sudan"},
                   {"a week in Washington, D.C.", "Washington, D.C."},
                   {"in St. Louis, Los Angeles, London", "London | Los Angeles | St. Louis"},
                   {"London's trains, London’s buses", "London"},
                   {"a Chicago-based firm (London)", "Chicago | London"},
                   {"Chicago/London", "Chicago | London"},
                   {"VERY COLD IN CHICAGO", "CHICAGO"},
                   {"the Netherlands", "Netherlands"},
                   {"“Chicago”", "Chicago"}});
}

TEST_CASE("what is no place, or part of something else, stays") {
    check_touched(*make("change-location"),
                  {{"", "unchanged"},
                   {"nothing here", "unchanged"},
                   {"www.chicago.com @Chicago #Chicago Chicago@x.com chicago.com/x", "unchanged"},
                   {"the Chicago Bulls and the London Times", "unchanged"},
                   {"the University of Chicago, Bank of London", "unchanged"},
                   {"Air France, George London, West London", "unchanged"},
                   {"the Republic of South Sudan of old", "unchanged"},
                   {"the US-France talks, France-Spain", "unchanged"},
                   {"Chicagoland, prechicago, Chicago_x", "unchanged"},
                   {"Dallas, TX and Chicago, Ohio and Chicago Ohio", "unchanged"},
                   {"London, Ontario", "unchanged"},
                   {"French wine", "unchanged"}});
}

TEST_CASE("names that are ordinary words need a preposition of place and a capital") {
    check_touched(*make("change-location"), {{"Reading a book", "unchanged"},
                                             {"I like Reading", "unchanged"},
                                             {"a job in Reading", "Reading"},
                                             {"reading in nice weather", "unchanged"},
                                             {"Nice! NICE. IN NICE", "unchanged"},
                                             {"a Turkey sandwich", "unchanged"},
                                             {"a trip from Turkey to Nice", "Nice | Turkey"},
                                             {"in Chicago or Nice", "Chicago | Nice"},
                                             {"Nice airport", "Nice"},
                                             {"I live in Nice. Is Nice nice? Nice is", "Nice"}});
}

TEST_CASE("names of people need more") {
    check_touched(*make("change-location"), {{"Jordan was rude", "unchanged"},
                                             {"I talked to Jordan", "unchanged"},
                                             {"a holiday in Jordan", "Jordan"},
                                             {"in Jordan's car", "unchanged"},
                                             {"a flight to Dallas", "Dallas"},
                                             {"we moved from Dallas", "Dallas"},
                                             {"a letter from Dallas", "unchanged"},
                                             {"from Dallas to Washington", "Dallas | Washington"},
                                             {"Paris Hilton", "unchanged"},
                                             {"Washington said no", "unchanged"},
                                             {"Dallas International Airport", "Dallas"},
                                             {"Dallas is hot. I was in Dallas.", "Dallas"}});
}

TEST_CASE("in small letters a single word needs a preposition, several do not") {
    check_touched(*make("change-location"), {{"stuck in chicago", "chicago"},
                                             {"love chicago", "unchanged"},
                                             {"i love new york", "new york"},
                                             {"flight to dallas", "dallas"},
                                             {"I love New york", "New york"},
                                             {"love cHICAGO", "unchanged"},
                                             {"a trip to turkey", "unchanged"}});
}

TEST_CASE("a place becomes another of its kind, wherever it stands, in its case") {
    const auto change = make("change-location");
    CHECK(results(*change, "Texas. TEXAS!") == std::set<std::string>{"Ohio. OHIO!", "New York. NEW YORK!"});
    CHECK(results(*change, "the Netherlands") == std::set<std::string>{"the Philippines"});
    CHECK(results(*change, "in Sudan, not in South Sudan, Spain") ==
          std::set<std::string>{"in France, not in South Sudan, Spain",
                                "in Jordan, not in South Sudan, Spain", "in Sudan, not in France, Spain",
                                "in Sudan, not in Jordan, Spain", "in Sudan, not in South Sudan, France",
                                "in Sudan, not in South Sudan, Jordan"});
    for (const std::string& text : results(*change, "in chicago"))
        CHECK(text.find_first_of("ABCDLNPSW") == std::string::npos);
}

TEST_CASE("the article follows") {
    LexiconSet suite;
    suite.add(lexicon("town", {{"Springfield", {}}, {"Ogdenville", {}}}));
    const auto change = make("change-location", {{"lexicon", "town"}}, small_library(), suite);
    CHECK(results(*change, "A Springfield flight") == std::set<std::string>{"An Ogdenville flight"});
    CHECK(results(*change, "an Ogdenville flight") == std::set<std::string>{"a Springfield flight"});
    CHECK(results(*change, "in Chicago") == std::set<std::string>{});
}

TEST_CASE("fields can be kept") {
    const auto change = make("change-location", {{"keep", "country"}});
    CHECK(results(*change, "near London") == std::set<std::string>{});  // Reading is a word
    CHECK(results(*change, "near Reading") == std::set<std::string>{"near London"});
    CHECK(results(*change, "near St. Louis").contains("near Washington"));
    CHECK(!results(*change, "near St. Louis").contains("near London"));
}

TEST_CASE("the installed lexicons: the usual traps") {
    check_touched(*make("change-location", {}, installed_library()),
                  {{"May I go? Will you? I will, in May.", "unchanged"},
                   {"Reading a Nice book on Mobile", "unchanged"},
                   {"Surprise! Normal service, a Deal in Bath", "Bath"},
                   {"a Turkey Sandwich with Cologne", "unchanged"},
                   {"Thanks Austin, thanks Charlotte, love Sydney!", "unchanged"},
                   {"flight from Charlotte to Austin", "Austin | Charlotte"},
                   {"from JFK to new york city and los angeles", "los angeles | new york city"},
                   {"Jordan scored, Michael Jordan too", "unchanged"},
                   {"Virginia Tech, Georgia Tech, Washington Post", "unchanged"},
                   {"North Korea, South Korea and Korea", "North Korea | South Korea"},
                   {"Mexico City, not Mexico", "unchanged"},
                   {"Athens, the heart of Greece, and Rome", "Rome"},
                   {"Rio de Janeiro is loud, Rio is fun", "unchanged"},
                   {"My aunt Florence lives in Florence", "Florence"},
                   {"Philadelphia cream cheese", "unchanged"},
                   {"the United States of America", "unchanged"},
                   {"the United States' army", "United States"},
                   {"green chile and lima beans", "unchanged"},
                   {"Chicago City", "unchanged"},
                   {"Northern Ireland", "unchanged"},
                   {"São Paulo's cafés, N'Djamena, Xi’an", "N'Djamena | São Paulo | Xi’an"},
                   {"Port-au-Prince", "Port-au-Prince"},
                   {"Bogota, Sao Paulo. Male or female, Malé", "Bogota | Sao Paulo"},
                   {"a flight to Malé", "Malé"},
                   {"🛫 Chicago ✈️ London", "Chicago | London"}});
}
