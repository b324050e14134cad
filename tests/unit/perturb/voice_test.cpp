#include "tables.hpp"

using assay_test::check_shown;
using assay_test::make;
using assay_test::results;

TEST_CASE("active-to-passive: every kind of verb") {
    check_shown(
        *make("active-to-passive"),
        {{"The waiter ignored us.", "[The waiter → We] [ignored → were ignored] [us → by the waiter]."},
         {"The ads annoy me.", "[The ads → I] [annoy → am annoyed] [me → by the ads]."},
         {"They did not clean the room.",
          "[They → The room] [did → was] not [clean → cleaned] [the room → by them]."},
         {"I don't trust them", "[I → They] [don't → aren't] [trust → trusted] [them → by me]"},
         {"It doesn't impress me.", "[It → I] [doesn't → am not] [impress → impressed] [me → by it]."},
         {"He can repair the lamps.", "[He → The lamps] can [repair → be repaired] [the lamps → by him]."},
         {"The vet has saved our cats.",
          "[The vet → Our cats] [has → have] [+been ]saved [our cats → by the vet]."},
         {"She never used the gym.", "[She → The gym] [+was ]never used [the gym → by her]."},
         {"They overcharged us shamelessly.",
          "[They → We] [overcharged → were shamelessly overcharged] [us shamelessly → by them]."},
         {"Maria Lopez ignored us.", "[Maria Lopez → We] [ignored → were ignored] [us → by Maria Lopez]."},
         {"the dog bit my son twice", "[the dog → my son] [bit → was bitten] [my son → by the dog] twice"}});
}

TEST_CASE("active-to-passive leaves alone what is no clear object or verb") {
    check_shown(*make("active-to-passive"),
                {{"", "unchanged"},
                 {"The waiter ignored us?", "unchanged"},
                 {"Nobody helped us.", "unchanged"},
                 {"My son broke his phone.", "unchanged"},
                 {"The waiter slept.", "unchanged"},
                 {"The room has a view.", "unchanged"},
                 {"We loved the pool and the garden.", "unchanged"},
                 {"The lawyer answered my question about the lease.", "unchanged"},
                 {"My wife and I loved the room.", "unchanged"},
                 {"Zorbo ignored us.", "unchanged"},
                 {"They found us a seat.", "unchanged"},
                 {"We enjoyed ourselves.", "unchanged"}});
}

TEST_CASE("passive-to-active: every kind of verb") {
    check_shown(
        *make("passive-to-active"),
        {{"We were ignored by the waiter.", "[We → The waiter] [-were ]ignored [by the waiter → us]."},
         {"I am annoyed by the ads.", "[I → The ads] [am annoyed → annoy] [by the ads → me]."},
         {"The song was written by her.", "[The song → She] [was written → wrote] [by her → the song]."},
         {"It was not cleaned by the staff.",
          "[It → The staff] [was → did] not [cleaned → clean] [by the staff → it]."},
         {"It wasn't cleaned by him", "[It → He] [wasn't → didn't] [cleaned → clean] [by him → it]"},
         {"It can be opened by a child.", "[It → A child] can [be opened → open] [by a child → it]."},
         {"They have been ignored by the mayor.",
          "[They → The mayor] [have → has] [-been ]ignored [by the mayor → them]."}});
}

TEST_CASE("passive-to-active leaves alone what does not say who acts") {
    check_shown(*make("passive-to-active"),
                {{"", "unchanged"},
                 {"We were ignored.", "unchanged"},
                 {"It was cancelled by phone.", "unchanged"},
                 {"We were greeted by the door.", "unchanged"},
                 {"It will be delivered by Monday.", "unchanged"},
                 {"His book was written by a friend.", "unchanged"},
                 {"Were we ignored by the waiter?", "unchanged"},
                 {"The wing was designed by an architect from Muscat.", "unchanged"}});
}

TEST_CASE("one of the sentences changes its voice, each at times") {
    CHECK(results(*make("active-to-passive"), "The dog bit me. The cat bit you.") ==
          std::set<std::string>{"I was bitten by the dog. The cat bit you.",
                                "The dog bit me. You were bitten by the cat."});
}
