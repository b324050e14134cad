#include <assay/perturb/editing/context.hpp>
#include <assay/perturb/editing/text_end.hpp>
#include <assay/perturb/english/clauses.hpp>
#include <assay/perturb/english/verbs.hpp>

#include <doctest/doctest.h>

#include <string>

using namespace assay;

namespace {

/// The words for which the question is answered with yes.
template <typename Question>
std::string words_where(std::string_view text, Question question) {
    const Context context(text);
    std::string shown;
    for (std::size_t i = 0; i < context.size(); ++i)
        if (context.is_word(i) && question(context, i))
            shown += (shown.empty() ? "" : " ") + std::string(context.piece(i));
    return shown;
}

struct Row {
    std::string text, expected;
};

}  // namespace

TEST_CASE("where sentences begin") {
    for (const Row& row :
         {Row{"One two. Three", "One Three"}, Row{"One! (Two) \"Three\" four", "One Two Three four"},
          Row{"One, two & three", "One"}, Row{"Dr. One and J. Two vs. three", "Dr"},
          Row{"one\ntwo", "one two"}, Row{"@handle #tag One two", "One"},
          Row{"thank you @handle Two", "thank"}, Row{"wow 😊 One", "wow One"},
          Row{"see http://t.co/x Two", "see Two"}, Row{"so... One", "so One"}, Row{"note: One", "note One"},
          Row{"A&amp;B", "A"}, Row{"R 5 B", "R"}}) {
        CAPTURE(row.text);
        CHECK(words_where(row.text, [](const Context& c, std::size_t i) { return c.starts_sentence(i); }) ==
              row.expected);
    }
}

TEST_CASE("words next to each other") {
    const Context context("one two, three\nfour-five");
    CHECK(context.word_before(0) == "");
    CHECK(context.word_after(0) == "two");
    CHECK(context.word_before(1) == "one");
    CHECK(context.word_after(1) == "");
    CHECK(context.word_after(3) == "");
    CHECK(context.word_before(4) == "");
    CHECK(context.word_after(99) == "");
    CHECK(context.is_mark(2, ","));
    CHECK(!context.is_mark(99, ","));
    CHECK(context.glued(2));
    CHECK(!context.glued(3));
    CHECK(!context.glued(0));
}

TEST_CASE("capitals and possessives") {
    CHECK(begins_with_capital("Élodie"));
    CHECK(!begins_with_capital("élodie"));
    CHECK(!begins_with_capital(""));
    CHECK(possessive_length("Chicago's") == 2);
    CHECK(possessive_length("Chicago’s") == 4);
    CHECK(possessive_length("CHICAGO'S") == 2);
    CHECK(possessive_length("Chicagos") == 0);
    CHECK(possessive_length("'s") == 0);
    CHECK(possessive_length("’s") == 0);
    CHECK(same_spelling("O'Brien", "O'Brien"));
    CHECK(same_spelling("O’Brien", "O'Brien"));
    CHECK(!same_spelling("O’Brie", "O'Brien"));
    CHECK(!same_spelling("O’Brienn", "O'Brien"));
    CHECK(!same_spelling("OBrien's", "O'Brien"));
}

TEST_CASE("where clauses begin") {
    for (const Row& row :
         {Row{"it works, it does", "it it"}, Row{"I think it works", "I it"}, Row{"about it", "about"},
          Row{"one\nit", "one it"}, Row{"5 it", ""}, Row{"ok 😊it", "ok it"}}) {
        CAPTURE(row.text);
        CHECK(words_where(row.text, opens_clause) == row.expected);
    }
}

TEST_CASE("questions are known by their mark") {
    for (const Row& row :
         {Row{"is it? yes it is.", "is it"}, Row{"is it!? no", "is it"}, Row{"no mark", ""}, Row{"？", ""}}) {
        CAPTURE(row.text);
        CHECK(words_where(row.text, is_in_question) == row.expected);
    }
}

TEST_CASE("how texts end") {
    struct EndRow {
        std::string text, marks, closers;
        bool takes_stop;
    };
    for (const EndRow& row :
         {EndRow{"", "", "", false}, EndRow{"  ", "", "", false}, EndRow{"good", "", "", true},
          EndRow{"good. ", ".", "", false}, EndRow{"good?!", "?!", "", false},
          EndRow{"\"good.\"", ".", "\"", false}, EndRow{"(good)", "", ")", true},
          EndRow{"good :)", "", "", false}, EndRow{"good😊", "", "", false}, EndRow{"good,", "", "", false},
          EndRow{"http://t.co/x", "", "", true}, EndRow{"50%", "", "", true}, EndRow{"R&amp;", "", "", false},
          EndRow{"good !", "!", "", false}, EndRow{"…", "…", "", false}, EndRow{"$", "", "", false}}) {
        CAPTURE(row.text);
        const TextEnd at = end_of_text(row.text);
        CHECK(row.text.substr(at.marks, at.closers - at.marks) == row.marks);
        CHECK(row.text.substr(at.closers, at.end - at.closers) == row.closers);
        CHECK(at.takes_stop == row.takes_stop);
    }
}

TEST_CASE("verbs are found by their forms") {
    REQUIRE(verb_by_base("like") != nullptr);
    CHECK(verb_by_base("LIKE")->third == "likes");
    CHECK(verb_by_third("goes")->base == "go");
    CHECK(verb_by_past("thought")->base == "think");
    CHECK(verb_by_base("likes") == nullptr);
    CHECK(verb_by_base("zzz") == nullptr);
    CHECK(verb_by_base("") == nullptr);
    CHECK(verb_by_past(std::string(100, 'a')) == nullptr);
    CHECK(may_be_participle("been"));
    CHECK(may_be_participle("delayed"));
    CHECK(!may_be_participle("red"));
    CHECK(!may_be_participle("good"));
}
