#include "tables.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace assay;
using assay_test::check_shown;
using assay_test::installed_library;
using assay_test::make;

TEST_CASE("contract") {
    check_shown(*make("contract", {}, installed_library()),
                {{"Do not go, I cannot come", "[Do not → Don't] go, I [cannot → can't] come"},
                 {"DO NOT GO", "[DO NOT → DON'T] GO"},
                 {"I am happy, i am too", "[I am → I'm] happy, i am too"},
                 {"it is good", "[it is → it's] good"},
                 {"IT IS GOOD", "[IT IS → IT'S] GOOD"},
                 {"it is not good", "it [is not → isn't] good"},
                 {"I will not go", "I [will not → won't] go"},
                 {"I am not going", "[I am → I'm] not going"},
                 {"as good as I am.", "unchanged"},
                 {"who they are and", "unchanged"},
                 {"I know how it is done", "unchanged"},
                 {"the problem with it is that", "unchanged"},
                 {"I have a dog, a must have, let us know", "unchanged"},
                 {"do NOT go", "unchanged"},
                 {"do\nnot go", "unchanged"},
                 {"well-do not", "unchanged"},
                 {"#do not, @is not", "unchanged"},
                 {"", "unchanged"}});
}

TEST_CASE("expand-contractions") {
    check_shown(*make("expand-contractions", {}, installed_library()),
                {{"Don't go, I can't come", "[Don't → Do not] go, I [can't → cannot] come"},
                 {"I'm here, i'm here, I'M HERE", "[I'm → I am] here, [i'm → i am] here, [I'M → I AM] HERE"},
                 {"don’t go", "[don’t → do not] go"},
                 {"It's good, it's going", "[It's → It is] good, [it's → it is] going"},
                 {"It's been late, it's delayed", "unchanged"},
                 {"on it's way", "unchanged"},
                 {"I'd like to, I'd been, I'd better", "[I'd → I would] like to, I'd been, I'd better"},
                 {"let's go, we've been", "[let's → let us] go, [we've → we have] been"},
                 {"Don't you like it? Isn't the food good? Why can't I go", "unchanged"},
                 {"The food isn't the best", "The food [isn't → is not] the best"},
                 {"Maria's bag, dont, ain't", "unchanged"},
                 {"no apostrophe", "unchanged"},
                 {"http://x.y/don't @can't", "unchanged"}});
}

TEST_CASE("expanding takes back what contracting did") {
    const auto contract = make("contract", {}, installed_library()),
               expand = make("expand-contractions", {}, installed_library());
    Random random(0);
    for (const char* text :
         {"Do not go", "I cannot come", "it is good", "We are late and they will not help", "I AM HAPPY"}) {
        CAPTURE(text);
        CHECK(expand->apply(contract->apply(text, random)->text, random)->text == text);
    }
}
