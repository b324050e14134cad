#include "library.hpp"

#include <assay/base/error.hpp>

#include <doctest/doctest.h>

#include <string>

using namespace assay;
using assay_test::lexicon;
using assay_test::make;
using assay_test::shown;
using assay_test::small_library;

namespace {

std::string choice(const Perturbation& perturbation, std::string_view text, std::uint64_t index) {
    Random random(0);
    const auto edited = perturbation.apply(text, random, index);
    return edited ? edited->text : "unchanged";
}

}  // namespace

TEST_CASE("append sets a stop where the text has none, and a blank") {
    const auto append = make("append", {{"choices", "I hate you."}});
    struct Row {
        std::string text, expected;
    };
    for (const Row& row :
         {Row{"It is late.", "It is late.[+ I hate you.]"}, Row{"It is late", "It is late[+. I hate you.]"},
          Row{"Is it late?!", "Is it late?![+ I hate you.]"},
          Row{"It is late  ", "It is late[   → . I hate you.]"},
          Row{"\"It is late.\"", "\"It is late.\"[+ I hate you.]"}, Row{"(late)", "(late)[+. I hate you.]"},
          Row{"late :)", "late :)[+ I hate you.]"}, Row{"late 😊", "late 😊[+ I hate you.]"},
          Row{"thanks,", "thanks,[+ I hate you.]"}, Row{"@united", "@united[+. I hate you.]"},
          Row{"see http://t.co/x", "see http://t.co/x[+. I hate you.]"}, Row{"", "[+I hate you.]"},
          Row{"   ", "[    → I hate you.]"}, Row{"遅い。", "遅い。[+ I hate you.]"}}) {
        CAPTURE(row.text);
        CHECK(shown(*append, row.text) == row.expected);
    }
}

TEST_CASE("prepend sets a blank") {
    const auto prepend = make("prepend", {{"choices", "Well,"}});
    CHECK(shown(*prepend, "it is late.") == "[+Well, ]it is late.");
    CHECK(shown(*prepend, "") == "[+Well,]");
}

TEST_CASE("the choices are the cases of the template, in its order") {
    LexiconSet suite;
    suite.add(lexicon("insult", {{"lame", {}}, {"late", {}}, {"bad", {}}}));
    const auto append = make("append", {{"choices", "{You are|It is} {insult}."}}, small_library(), suite);
    REQUIRE(append->choice_count() == 6);
    CHECK(choice(*append, "Hi!", 0) == "Hi! You are lame.");
    CHECK(choice(*append, "Hi!", 2) == "Hi! You are bad.");
    CHECK(choice(*append, "Hi!", 5) == "Hi! It is bad.");
    CHECK_THROWS_WITH_AS(choice(*append, "Hi!", 6), "a choice must be below the number of choices", Error);
    const auto prepend = make("prepend", {{"choices", "{insult}"}}, small_library(), suite);
    CHECK(choice(*prepend, "Hi!", 1) == "late Hi!");
}

TEST_CASE("without a choice every one is drawn at times") {
    const auto append = make("append", {{"choices", "{a|b|c}"}});
    CHECK(assay_test::touched(*append, "Hi!") == "+ a | + b | + c");
}

TEST_CASE("an empty phrase changes nothing") {
    const auto append = make("append", {{"choices", "{a|}"}});
    CHECK(choice(*append, "Hi!", 0) == "Hi! a");
    CHECK(choice(*append, "Hi!", 1) == "unchanged");
    CHECK(choice(*make("prepend", {{"choices", "{a|}"}}), "Hi!", 1) == "unchanged");
}
