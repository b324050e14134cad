#include "library.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace assay;
using assay_test::lexicon;
using assay_test::make;
using assay_test::shown;
using assay_test::small_library;
using assay_test::touched;

namespace {

const LexiconSet& suite() {
    static const LexiconSet set = [] {
        LexiconSet lexicons;
        lexicons.add(lexicon("pair", {{"he", {{"female", "she"}}},
                                      {"actor", {{"female", "actress"}}},
                                      {"king", {{"female", "queen"}}},
                                      {"same", {{"female", "same"}}},
                                      {"bull", {}},
                                      {"best man", {{"female", "maid of honor"}}}}));
        lexicons.add(lexicon("thing", {{"seat", {}}, {"apple", {}}}));
        lexicons.add(
            lexicon("adjective", {{"Polish", {{"other", "Irish"}}}, {"polish", {{"other", "shine"}}}}));
        return lexicons;
    }();
    return set;
}

}  // namespace

TEST_CASE("every word of the lexicon becomes its field, in its case") {
    struct Row {
        std::string text, expected;
    };
    const auto replace =
        make("replace", {{"lexicon", "pair"}, {"field", "female"}}, small_library(), suite());
    for (const Row& row : {Row{"He is the king.", "[He → She] is the [king → queen]."},
                           Row{"HE IS KING", "[HE → SHE] IS [KING → QUEEN]"},
                           Row{"an actor, the king's best man",
                               "an [actor → actress], the [king → queen]'s [best man → maid of honor]"},
                           Row{"the heir, kings, he-man, bull, same", "unchanged"},
                           Row{"@he #king http://he.com", "unchanged"}, Row{"", "unchanged"}}) {
        CAPTURE(row.text);
        CHECK(shown(*replace, row.text) == row.expected);
    }
}

TEST_CASE("without a field one word becomes another of the lexicon, with its article") {
    const auto replace = make("replace", {{"lexicon", "thing"}}, small_library(), suite());
    CHECK(shown(*replace, "A seat is a seat") == "[A → An] [seat → apple] is [a → an] [seat → apple]");
    CHECK(shown(*replace, "AN APPLE") == "[AN → A] [APPLE → SEAT]");
    CHECK(shown(*replace, "a seat and an apple") == "unchanged");  // both are there already
    const auto swap = make("replace", {{"lexicon", "pair"}}, small_library(), suite());
    CHECK(touched(*swap, "the king and the actor") == "actor | king");
}

TEST_CASE("a capital of the lexicon is asked for") {
    const auto replace =
        make("replace", {{"lexicon", "adjective"}, {"field", "other"}}, small_library(), suite());
    CHECK(shown(*replace, "Polish food") == "[Polish → Irish] food");
    CHECK(shown(*replace, "POLISH food") == "[POLISH → IRISH] food");
    CHECK(shown(*replace, "polish it") ==
          "unchanged");  // of values that differ only in case the first counts
}
