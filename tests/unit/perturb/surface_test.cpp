// Case, white space, emoji, links and hashtags.
#include "tables.hpp"

#include <assay/base/utf8.hpp>
#include <assay/text/letter_case.hpp>

using namespace assay;
using assay_test::check_shown;
using assay_test::installed_library;
using assay_test::make;
using assay_test::results;
using assay_test::shown;

TEST_CASE("words change their case, links keep theirs") {
    check_shown(*make("change-case"), {{"Don't go, é!", "[Don't → DON'T] [go → GO], [é → É]!"},
                                       {"straße", "[straße → STRASSE]"},
                                       {"OK 12 @you http://a.b", "unchanged"},
                                       {"", "unchanged"},
                                       {"東京", "unchanged"}});
    check_shown(*make("change-case", {{"to", "lower"}}),
                {{"OK Go go", "[OK → ok] [Go → go] go"}, {"a", "unchanged"}});
    check_shown(
        *make("change-case", {{"to", "title"}}),
        {{"the END is nigh", "[the → The] [END → End] [is → Is] [nigh → Nigh]"}, {"Good", "unchanged"}});
    check_shown(*make("change-case", {{"to", "sentence"}}),
                {{"ALL Bad. not Good", "[ALL → All] [Bad → bad]. [not → Not] [Good → good]"}});
    check_shown(*make("change-case", {{"to", "swap"}}),
                {{"iPhone", "[iPhone → IpHONE]"}, {"12", "unchanged"}});
    CHECK(shown(*make("change-case", {{"max", "1"}, {"min-length", "3"}}), "a bc def") == "a bc [def → DEF]");
}

TEST_CASE("the case of each letter by chance") {
    const auto random = make("change-case", {{"to", "random"}});
    const auto all = results(*random, "ab");
    CHECK(all == std::set<std::string>{"aB", "Ab", "AB"});
    CHECK(shown(*random, "1 ?") == "unchanged");
}

TEST_CASE("blanks are doubled, become tabs and new lines, or go") {
    CHECK(shown(*make("change-whitespace", {{"words", "1"}}), "a b, c") == "a[  →   ]b,[  →   ]c");
    CHECK(shown(*make("change-whitespace", {{"words", "1"}, {"kind", "tab"}}), "a b c") ==
          "a[  → \\t]b[  → \\t]c");
    CHECK(shown(*make("change-whitespace", {{"words", "1"}, {"kind", "newline"}}), "a b") == "a[  → \\n]b");
    CHECK(shown(*make("change-whitespace", {{"words", "1"}, {"kind", "missing"}}), "a b, c @d e") ==
          "a[- ]b, c @d e");
    for (const char* kind : {"double", "tab", "newline", "missing"})
        check_shown(*make("change-whitespace", {{"kind", kind}}),
                    {{"", "unchanged"}, {"a", "unchanged"}, {"a  b", "unchanged"}, {" a ", "unchanged"}});
}

TEST_CASE("an emoji is added at the end") {
    const auto neutral = make("add-emoji", {}, installed_library());
    const auto all = results(*neutral, "Good. ");
    CHECK(all.size() > 5);
    for (const std::string& result : all) {
        CHECK(result.starts_with("Good. "));
        CHECK(result.ends_with(" "));
        CHECK(result.find("😊") == std::string::npos);
    }
    const auto happy = results(*make("add-emoji", {{"mood", "positive"}}, installed_library()), "x");
    CHECK(happy.contains("x 😊"));
    CHECK_FALSE(happy.contains("x 😡"));
    CHECK(shown(*neutral, " ") == "unchanged");
}

TEST_CASE("an emoticon has a mood") {
    const auto sad =
        results(*make("add-emoji", {{"mood", "negative"}, {"kind", "emoticons"}}, installed_library()), "x");
    CHECK(sad.contains("x :("));
    CHECK_FALSE(sad.contains("x :)"));
    CHECK_FALSE(sad.contains("x 😢"));
    CHECK_THROWS_WITH_AS(make("add-emoji", {{"kind", "emoticons"}}, installed_library()),
                         "no emoticon is neutral; mood= says which are wanted", ParameterError);
}

TEST_CASE("emoji and emoticons go, and take a blank along") {
    check_shown(*make("remove-emoji"), {{"Good 😊", "Good[- 😊]"},
                                        {"Good 😊 day :)", "Good[- 😊] day[- :)]"},
                                        {"😊😊 Good", "[-😊😊 ]Good"},
                                        {"so😊so", "so[😊 →  ]so"},
                                        {"😊", "unchanged"},
                                        {"👍🏽 ok", "[-👍🏽 ]ok"},
                                        {"5 € + 3 ©", "unchanged"},
                                        {"", "unchanged"}});
}

TEST_CASE("emoji become words and words emoji") {
    check_shown(*make("emoji-to-words", {}, installed_library()),
                {{"I ❤️ it :)))", "I [❤️ → red heart] it [:))) → smiling face]"},
                 {"no😂no", "no[😂 →  tears of joy ]no"},
                 {"👍🏽!", "[👍🏽 → thumbs up]!"},
                 {"good 🗿", "unchanged"},
                 {"", "unchanged"}});
    check_shown(*make("words-to-emoji", {}, installed_library()),
                {{"Pizza and a beer", "[Pizza → 🍕] and a [beer → 🍺]"},
                 {"a pizza-lover", "unchanged"},
                 {"@pizza", "unchanged"},
                 {"", "unchanged"}});
}

TEST_CASE("links stand before or behind the text") {
    for (const char* name : {"add-url", "add-handle"}) {
        CAPTURE(name);
        const std::string mark = std::string(name) == "add-url" ? "https://t.co/" : "@";
        for (const std::string& result : results(*make(name, {{"where", "start"}}), "so good "))
            CHECK((result.starts_with(mark) && result.ends_with(" so good ")));
        for (const std::string& result : results(*make(name, {{"where", "end"}}), "so good "))
            CHECK(result.starts_with("so good " + mark));
        bool before = false, behind = false;
        for (const std::string& result : results(*make(name), "so good"))
            (result.starts_with("so good") ? behind : before) = true;
        CHECK(before);
        CHECK(behind);
        CHECK(results(*make(name), "").size() > 90);
    }
}

TEST_CASE("words become hashtags where they stand alone") {
    check_shown(
        *make("make-hashtags", {{"words", "1"}}),
        {{"The Chicago flight, can't well-made wait", "The [+#]Chicago [+#]flight, can't well-made [+#]wait"},
         {"#good @good", "unchanged"},
         {"so bad", "unchanged"},
         {"", "unchanged"}});
}
