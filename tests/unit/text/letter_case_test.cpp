#include <assay/text/letter_case.hpp>

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <string>

using namespace assay;

TEST_CASE("the case of a text") {
    struct Row {
        std::string text;
        LetterCase expected;
    };
    using enum LetterCase;
    for (const Row& row :
         {Row{"", none}, Row{"42", none}, Row{"東京", none}, Row{"new york", lower}, Row{"can't", lower},
          Row{"é", lower}, Row{"NEW YORK", upper}, Row{"I", upper}, Row{"A380", upper}, Row{"ÉCOLE", upper},
          Row{"Paris", capitalised}, Row{"McDonald", capitalised}, Row{"Rio de Janeiro", capitalised},
          Row{"'Tis", capitalised}, Row{"Élodie", capitalised}, Row{"iPhone", mixed},
          Row{"van Dijk", mixed}}) {
        CAPTURE(row.text);
        CHECK(letter_case(row.text) == row.expected);
    }
}

TEST_CASE("changing case") {
    CHECK(to_upper("new york 42!") == "NEW YORK 42!");
    CHECK(to_upper("straße café") == "STRASSE CAFÉ");
    CHECK(to_lower("NEW York") == "new york");
    CHECK(to_lower("ÉCOLE I") == "école i");
    CHECK(capitalise("new york") == "New york");
    CHECK(capitalise("'tis") == "'Tis");
    CHECK(capitalise("élodie") == "Élodie");
    CHECK(capitalise("") == "");
    CHECK(capitalise("42") == "42");
}

TEST_CASE("a replacement takes the case of what it replaces") {
    struct Row {
        std::string found, listed, replacement, expected;
    };
    for (const Row& row :
         {Row{"Paris", "Paris", "Rome", "Rome"}, Row{"PARIS", "Paris", "Rome", "ROME"},
          Row{"paris", "Paris", "Los Angeles", "los angeles"}, Row{"Do not", "do not", "don't", "Don't"},
          Row{"DO NOT", "do not", "don't", "DON'T"}, Row{"do not", "do not", "don't", "don't"},
          Row{"i am", "I am", "I'm", "i'm"}, Row{"I AM", "I am", "I'm", "I'M"},
          Row{"I am", "I am", "I'm", "I'm"}, Row{"A", "a", "the", "The"}, Row{"he", "he", "Maria", "Maria"},
          Row{"PARIS", "Paris", "Zürich", "ZÜRICH"}, Row{"iPhone", "iphone", "camera", "camera"},
          Row{"USA", "USA", "Chad", "Chad"}}) {
        CAPTURE(row.found);
        CHECK(copy_case(row.found, row.listed, row.replacement) == row.expected);
    }
}

TEST_CASE("letters without their accents") {
    CHECK(without_accents("São Tomé") == "Sao Tome");
    CHECK(without_accents("François Łódź ø") == "Francois Łodz ø");
    CHECK(without_accents("Müller's") == "Muller's");
    CHECK(without_accents("plain") == "plain");
    CHECK(without_accents("e\u0301") == "e");
    CHECK(without_accents("") == "");
}

TEST_CASE("laws of case") {
    CHECK(rc::check("upper and lower case are stable", [](const std::string& bytes) {
        std::string text;
        for (const char c : bytes) text += static_cast<char>(c & 0x7F);
        RC_ASSERT(to_upper(to_upper(text)) == to_upper(text));
        RC_ASSERT(to_lower(to_upper(text)) == to_lower(text));
        RC_ASSERT(copy_case(text, text, "Some Thing") == "Some Thing");
    }));
}
