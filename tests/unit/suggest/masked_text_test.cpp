#include <assay/suggest/masked_text.hpp>

#include "suggest_support.hpp"

#include <doctest/doctest.h>

using namespace assay;
using namespace assay::testing;

TEST_CASE("a masked text reads back as its masks and what stands around them") {
    using Texts = std::vector<std::string>;
    CHECK(parse_masked_text("I {mask} it.") == MaskedText{{"mask"}, {"I ", " it."}});
    CHECK(parse_masked_text("{mask}") == MaskedText{{"mask"}, {"", ""}});
    CHECK(parse_masked_text("{mask2}{mask1} {{x}}") == MaskedText{{"mask2", "mask1"}, {"", "", " {x}"}});
    CHECK(parse_masked_text("{mask} {mask}").names == Texts{"mask", "mask"});
    CHECK(filled(parse_masked_text("I {mask} {{the}} {mask}!"), {"like", "sea"}) == "I like {the} sea!");
}

TEST_CASE("what is no masked text is refused at its place") {
    struct Row {
        const char* text;
        const char* message;
    };
    for (const Row& row :
         {Row{"I like it.", "'I like it.' has no {mask}: write it where a word is looked for"},
          Row{"ü {mask1} {mask1}",
              "'ü {mask1} {mask1}', column 12: {mask1} stands there twice; give each mask a number of its "
              "own"},
          Row{"{mask} {city}",
              "'{mask} {city}', column 9: only {mask}, or {mask1}, {mask2}, … can be filled here; "
              "write a word in place of any other slot"},
          Row{"{masks}",
              "'{masks}', column 2: only {mask}, or {mask1}, {mask2}, … can be filled here; "
              "write a word in place of any other slot"},
          Row{"{a:mask}",
              "'{a:mask}', column 4: only {mask}, or {mask1}, {mask2}, … can be filled here; "
              "write a word in place of any other slot"},
          Row{"{mask} {a|b}",
              "'{mask} {a|b}', column 8: a choice cannot be filled here; write one of its words"},
          Row{"{mask}{mask}{mask}{mask}{mask}{mask}",
              "'{mask}{mask}{mask}{mask}{mask}{mask}', column 32: more than 5 masks"},
          Row{"\xFF{mask}", "'\\xff{mask}', column 1: this is no UTF-8"}}) {
        CAPTURE(std::string(row.text));
        CHECK(message_of([&] { parse_masked_text(row.text); }) == row.message);
    }
    CHECK(message_of([] { parse_masked_text("{mask"); }).starts_with("'{mask', column 1: "));
}
