// wordnet-synonyms, wordnet-antonyms, wordnet-hypernyms, wordnet-hyponyms: by the WordNet of
// small_wordnet.cpp, and a few by the real one where it is installed.
#include "library.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace assay;
using assay_test::installed_library;
using assay_test::make;
using assay_test::shown;
using assay_test::touched;

namespace {

struct Row {
    const char* text;
    const char* shown;
};

std::string edited(const std::string& name, const std::string& text) {
    return shown(*make(name, {{"words", "1"}}), text);
}

}  // namespace

TEST_CASE("a word becomes a synonym in the same form") {
    for (const Row& row : {
             Row{"The sofa is gone.", "The [sofa → couch] is gone."},
             Row{"My sofas are gone.", "My [sofas → couches] are gone."},
             Row{"The child is here.", "The [child → infant] is here."},
             Row{"Two children are here.", "Two [children → infants] are here."},
             Row{"I want to buy a hat.", "I want to [buy → acquire] a hat."},
             Row{"She buys the hat.", "She [buys → acquires] the hat."},
             Row{"She bought the hat.", "She [bought → acquired] the hat."},
             Row{"The hat was bought by me.", "The hat was [bought → acquired] by me."},
             Row{"They are buying it.", "They are [buying → acquiring] it."},
             Row{"We acquired the house.", "We [acquired → bought] the house."},
             Row{"We opened the meeting.", "We [opened → began] the meeting."},
             Row{"We have opened the meeting.", "We have [opened → begun] the meeting."},
             Row{"We are opening the meeting.", "We are [opening → beginning] the meeting."},
             Row{"The clock had stopped.", "The clock had [stopped → halted]."},
             Row{"They halt.", "They [halt → stop]."},
             Row{"He halted.", "He [halted → stopped]."},
             Row{"I was so happy.", "I was so [happy → merry]."},
             Row{"I was happier.", "I was [happier → merrier]."},
             Row{"Nobody was merrier.", "Nobody was [merrier → happier]."},
             Row{"We left quickly.", "We left [quickly → rapidly]."},
         }) {
        CAPTURE(std::string(row.text));
        CAPTURE(std::string(row.shown));
        CHECK(edited("wordnet-synonyms", row.text) == row.shown);
    }
}

TEST_CASE("case and article follow") {
    for (const Row& row : {
             Row{"An odd child is here.", "An [odd → unusual] [child → infant] is here."},
             Row{"It was an infant.", "It was [an → a] [infant → child]."},
             Row{"A child!", "[A → An] [child → infant]!"},
             Row{"THE CHILD IS HERE", "THE [CHILD → INFANT] IS HERE"},
             Row{"Children are welcome.", "[Children → Infants] are welcome."},
             Row{"The Child is here.", "unchanged"},  // a name
             Row{"Children Unite is here.", "unchanged"}, Row{"The sofa-bed is here.", "unchanged"},
             Row{"The SOFA is here.", "unchanged"},  // may be an abbreviation
         }) {
        CAPTURE(std::string(row.text));
        CAPTURE(std::string(row.shown));
        CHECK(edited("wordnet-synonyms", row.text) == row.shown);
    }
}

TEST_CASE("a word stays where its part of speech is not sure") {
    for (const char* text : {
             "The sofa cover is gone.",  // part of another noun
             "We went by sofa.",         // no determiner
             "I happy.",                 // no verb
             "The buy was good.",        // no verb here
             "I opened up.",             // a particle
             "I want to open.",          // without an object it may mean anything
             "They stop the car.",       // with an object, too
             "It was happy to help.",    // takes something that "merry" may not
             "She bought Berlin.",       // no object that is known
             "I hate to leave.",         // nor is this one
             "The happy is here.",
             "quickly",
             "sofa",
         }) {
        CAPTURE(std::string(text));
        CHECK(edited("wordnet-synonyms", text) == "unchanged");
    }
}

TEST_CASE("a word stays that has no sense which is nearly all of it, and none is put in that is not common") {
    CHECK(edited("wordnet-synonyms", "The bank is closed.") == "unchanged");    // counted five to five
    CHECK(edited("wordnet-synonyms", "The lender is closed.") == "unchanged");  // only "bank" means the same
    CHECK(edited("wordnet-synonyms", "The widget is closed.") == "unchanged");
    CHECK(edited("wordnet-synonyms", "The gizmo is closed.") == "unchanged");  // "widget" was met once
    CHECK(edited("wordnet-synonyms", "The settee is gone.").find("settee → ") != std::string::npos);
    CHECK(edited("wordnet-synonyms", "The finish is near.") ==
          "unchanged");  // nouns made of verbs are not put in
}

TEST_CASE("nothing is put in that is named beside it") {
    CHECK(edited("wordnet-synonyms", "The sofa, a couch, is here.") == "unchanged");
    CHECK(edited("wordnet-synonyms", "The sofa, a Couch, is here.") == "unchanged");
    CHECK(edited("wordnet-hypernyms", "The sofa is a seat.") == "unchanged");
}

TEST_CASE("comparison goes on as it was, and fixed phrases stay") {
    if (!assay_test::has_installed_wordnet()) return;
    const auto antonyms = make("wordnet-antonyms", {{"words", "1"}}, installed_library());
    CHECK(shown(*antonyms, "The bill is too expensive.") == "The bill is too [expensive → cheap].");
    CHECK(shown(*antonyms, "It was a more expensive hotel.") == "unchanged");  // not "more cheap"
    CHECK(shown(*antonyms, "We sold the house.") == "We [sold → bought] the house.");
    CHECK(shown(*antonyms, "We sold him the house.") == "unchanged");  // not "bought him the house"
    CHECK(shown(*antonyms, "It was a nice room.") == "It was a [nice → nasty] room.");
    CHECK(shown(*antonyms, "A refund would be nice.") == "unchanged");
    CHECK(shown(*antonyms, "It was a guilty pleasure.") == "unchanged");
    const auto hypernyms = make("wordnet-hypernyms", {{"words", "1"}}, installed_library());
    CHECK(shown(*hypernyms, "The wall is wet.") == "The [wall → partition] is wet.");
    CHECK(shown(*hypernyms, "I hit a wall.") == "unchanged");
    CHECK(shown(*hypernyms, "A wall of sound") == "unchanged");
    CHECK(shown(*hypernyms, "The kid is here.") == "The [kid → person] is here.");
    CHECK(shown(*hypernyms, "My kid is here.") == "unchanged");
}

TEST_CASE("opposites") {
    CHECK(edited("wordnet-antonyms", "I was so happy.") == "I was so [happy → sad].");
    CHECK(edited("wordnet-antonyms", "I was happier.") == "I was [happier → sadder].");
    CHECK(edited("wordnet-antonyms", "They hate it.") == "They [hate → love] it.");
    CHECK(edited("wordnet-antonyms", "They loathe it.") == "unchanged");  // that of "hate" alone
    CHECK(edited("wordnet-antonyms", "My joy was great.") == "My [joy → grief] was great.");
    CHECK(edited("wordnet-antonyms", "The sofa is gone.") == "unchanged");
}

TEST_CASE("more general, and more special") {
    CHECK(edited("wordnet-hypernyms", "The sofa is gone.") == "The [sofa → seat] is gone.");
    CHECK(edited("wordnet-hypernyms", "The benches are gone.") ==
          "The [benches → seats] are gone.");                                // two steps
    CHECK(edited("wordnet-hypernyms", "My joy was great.") == "unchanged");  // no thing
    CHECK(edited("wordnet-hypernyms", "They hate it.") == "unchanged");
    CHECK(touched(*make("wordnet-hyponyms", {{"words", "1"}}), "The seat is gone.") == "seat");
    if (assay_test::has_installed_wordnet()) {  // a woman is no wife
        const auto kinds =
            assay_test::make("wordnet-hyponyms", {{"words", "1"}}, assay_test::installed_library());
        CHECK(touched(*kinds, "The woman was late.") == "unchanged");
        CHECK(touched(*kinds, "The hotel was old.") == "hotel");
        CHECK(touched(*kinds, "The airplane was old.") == "unchanged");  // whose only common kind is a bomber
        CHECK(shown(*kinds, "The room was old.") == "The [room → bedroom] was old.");
        CHECK(touched(*kinds, "There was no room.") == "unchanged");
    }
    CHECK(edited("wordnet-hyponyms", "The sofa is gone.") == "unchanged");
}

TEST_CASE("parts of speech and phrases are chosen") {
    const std::string text = "The sofa was so odd that I bought the hat.";
    CHECK(touched(*make("wordnet-synonyms", {{"words", "1"}}), text) == "bought | sofa");
    CHECK(touched(*make("wordnet-synonyms", {{"words", "1"}, {"pos", "noun"}}), text) == "sofa");
    CHECK(touched(*make("wordnet-synonyms", {{"words", "1"}, {"pos", "verb"}}), text) == "bought");
    CHECK(touched(*make("wordnet-synonyms", {{"words", "1"}, {"pos", "adverb"}}), text) == "unchanged");
    CHECK_THROWS_WITH(
        make("wordnet-synonyms", {{"pos", "nuon"}}),
        "'pos' must be one of any, noun, verb, adjective, adverb, not 'nuon'; did you mean 'noun'?");
    CHECK_THROWS_WITH(make("wordnet-hypernyms", {{"pos", "noun"}}),
                      "'wordnet-hypernyms' has no parameter 'pos'");
}

TEST_CASE("words that are protected stay, and shares hold") {
    const std::string text = "The sofa, the stool, the child and the joy are here.";
    CHECK(
        shown(*make("wordnet-synonyms", {{"words", "1"}, {"protect", "sofa, child"}}), text).find("sofa →") ==
        std::string::npos);
    const auto one = make("wordnet-synonyms", {{"words", "1"}, {"max", "1"}});
    CHECK(touched(*one, text) == "child | joy | sofa");
}

TEST_CASE("the real WordNet") {
    if (!assay_test::has_installed_wordnet()) return;
    const auto synonyms = make("wordnet-synonyms", {{"words", "1"}}, installed_library());
    CHECK(shown(*synonyms, "I wanted to purchase the house.") == "I wanted to [purchase → buy] the house.");
    CHECK(shown(*synonyms, "Both authors are here.") == "Both [authors → writers] are here.");
    const auto phrases = make("wordnet-hypernyms", {{"words", "1"}, {"phrases", "yes"}}, installed_library());
    CHECK(shown(*phrases, "The egg is here.") == "unchanged");
}
