#include "tables.hpp"

using assay_test::check_shown;
using assay_test::make;
using assay_test::results;

TEST_CASE("wrap-question asks whether one thinks so") {
    check_shown(
        *make("wrap-question"),
        {{"The food was good.", "[The → Do I think that the] food was good[. → ? Yes.]"},
         {"it's a scam", "[it's → Do I think that it's] a scam[+? Yes.]"},
         {"NASA has delayed the launch!", "[NASA → Do I think that NASA] has delayed the launch[! → ? Yes.]"},
         {"Two of the chairs broke.", "[Two → Do I think that two] of the chairs broke[. → ? Yes.]"},
         {"The soup was hot, thick and tasty.",
          "[The → Do I think that the] soup was hot, thick and tasty[. → ? Yes.]"}});
    check_shown(*make("wrap-question", {{"answer", "no"}}),
                {{"You are a liar.", "[You → Do I think that you] are a liar[. → ? No.]"}});
}

TEST_CASE("wrap-question asks oneself directly") {
    check_shown(*make("wrap-question"),
                {{"I love it.", "[I → Do I] love it[. → ? Yes.]"},
                 {"I really liked it.", "[I → Did I] really [liked → like] it[. → ? Yes.]"},
                 {"I am happy.", "[I am → Am I] happy[. → ? Yes.]"},
                 {"We're happy.", "[We're → Are we] happy[. → ? Yes.]"},
                 {"I'll come back.", "[I'll → Will I] come back[. → ? Yes.]"},
                 {"We have seen it.", "[We have → Have we] seen it[. → ? Yes.]"},
                 {"I'd come back.", "unchanged"},
                 {"I don't like it.", "unchanged"},
                 {"I came and I saw it.", "unchanged"},
                 {"I ordered the soup and waited for an hour.", "unchanged"}});
}

TEST_CASE("used-to puts what one thought into the past") {
    check_shown(
        *make("used-to"),
        {{"The food is good.",
          "[The → I used to think that the] food [is → was] good[. → , but now I do not.]"},
         {"The food was good", "[The → I used to think that the] food was good[+, but now I do not.]"},
         {"It's a scam.", "[It's → I used to think that it was] a scam[. → , but now I do not.]"},
         {"They have lied to us.",
          "[They → I used to think that they] [have → had] lied to us[. → , but now I do not.]"},
         {"You will love it!",
          "[You → I used to think that you] [will → would] love it[! → , but now I do not.]"}});
    check_shown(*make("used-to", {{"still", "yes"}}),
                {{"He is rude.", "[He → I used to think that he] [is → was] rude[. → , and I still do.]"}});
}

TEST_CASE("quote-and-disagree lets somebody else think so") {
    const auto all = results(*make("quote-and-disagree"), "The food was good.");
    CHECK(all.size() == 8);
    CHECK(all.count("My friend thinks that the food was good, but I do not.") == 1);
    CHECK(all.count("My parents think that the food was good, but I do not.") == 1);
    const auto others =
        results(*make("quote-and-disagree", {{"agree", "yes"}}), "My friend's brother is rude");
    CHECK(others.size() == 6);
    CHECK(others.count("My sister thinks that my friend's brother is rude, and I agree.") == 1);
}

TEST_CASE("a name keeps its capital where it is surely one") {
    check_shown(*make("wrap-question"),
                {{"Maria was nice.", "[Maria → Do I think that Maria] was nice[. → ? Yes.]"},
                 {"Maria's pizza is good.", "[Maria's → Do I think that Maria's] pizza is good[. → ? Yes.]"},
                 {"Los Angeles is hot.", "[Los → Do I think that Los] Angeles is hot[. → ? Yes.]"},
                 {"South Sudan is poor.", "[South → Do I think that South] Sudan is poor[. → ? Yes.]"},
                 {"South winds are warm.", "unchanged"},
                 {"NASA's launch was late.", "[NASA's → Do I think that NASA's] launch was late[. → ? Yes.]"},
                 {"TVs are cheap.", "[TVs → Do I think that TVs] are cheap[. → ? Yes.]"},
                 {"JetBlue is good.", "[JetBlue → Do I think that JetBlue] is good[. → ? Yes.]"},
                 {"ThE food was good.", "[ThE → Do I think that the] food was good[. → ? Yes.]"},
                 {"Monday was awful.", "[Monday → Do I think that Monday] was awful[. → ? Yes.]"},
                 {"Nice is a city.", "unchanged"}});
}

TEST_CASE("what is not one clear statement is not wrapped") {
    for (const char* name : {"wrap-question", "used-to", "quote-and-disagree"}) {
        CAPTURE(name);
        check_shown(*make(name), {{"", "unchanged"},
                                  {"Great food!", "unchanged"},
                                  {"Is it late?", "unchanged"},
                                  {"Leave it!", "unchanged"},
                                  {"The food was good. The room was not.", "unchanged"},
                                  {"The food was good, but the room was not.", "unchanged"},
                                  {"The room was clean, and it was quiet.", "unchanged"},
                                  {"The food was cold I want my money back.", "unchanged"},
                                  {"It was cold and I was angry.", "unchanged"},
                                  {"Zorbo was nice.", "unchanged"},
                                  {"Mark was nice.", "unchanged"},
                                  {"THE FOOD WAS BAD", "unchanged"},
                                  {"@air the food was bad", "unchanged"},
                                  {"The food was bad :(", "unchanged"},
                                  {"That was rude.", "unchanged"},
                                  {"He said \"it is late\".", "unchanged"}});
    }
    for (const char* name : {"used-to", "quote-and-disagree"})
        check_shown(*make(name), {{"I love it.", "unchanged"}, {"We're happy.", "unchanged"}});
    check_shown(*make("used-to"), {{"It is late now.", "unchanged"}, {"It should go.", "unchanged"}});
}
