#include "tables.hpp"

using assay_test::check_shown;
using assay_test::installed_library;
using assay_test::make;
using assay_test::results;
using Texts = std::set<std::string>;

TEST_CASE("reorder-sentences: every order but the one that is there") {
    const auto reorder = make("reorder-sentences");
    CHECK(results(*reorder, "The A is on. The B is on. The C is on.").size() == 5);
    CHECK(results(*reorder, "Nice room. Bad food") == Texts{"Bad food. Nice room."});
    CHECK(results(*reorder, "@air Late again! I missed my train. #fail") ==
          Texts{"@air I missed my train. Late again! #fail"});
    CHECK(results(*reorder, "Nice room\nBad food") == Texts{"Bad food.\nNice room"});
}

TEST_CASE("reorder-sentences keeps together what leans on each other") {
    const auto reorder = make("reorder-sentences");
    CHECK(results(*reorder, "Nice room. But it was cold. My bag is lost.") ==
          Texts{"My bag is lost. Nice room. But it was cold."});
    check_shown(*reorder, {{"", "unchanged"},
                           {"One sentence.", "unchanged"},
                           {"The room was nice. It was quiet.", "unchanged"},
                           {"Dr. Lund was nice", "unchanged"},
                           {"Stop. Stop.", "unchanged"}});
}

TEST_CASE("duplicate-sentence says one of them twice") {
    const auto duplicate = make("duplicate-sentence");
    CHECK(results(*duplicate, "Nice room. Bad food") ==
          Texts{"Nice room. Nice room. Bad food", "Nice room. Bad food. Bad food"});
    check_shown(
        *duplicate,
        {{"Late again #fail", "Late again[+. Late again] #fail"}, {"", "unchanged"}, {"!", "unchanged"}});
}

TEST_CASE("delete-sentence leaves one out, but none that another needs") {
    const auto shorten = make("delete-sentence");
    CHECK(results(*shorten, "Nice room. Bad food. Dead phone!") ==
          Texts{"Bad food. Dead phone!", "Nice room. Dead phone!", "Nice room. Bad food."});
    CHECK(results(*shorten, "Nice room. But it was cold.") == Texts{"Nice room."});
    check_shown(*shorten, {{"One sentence.", "unchanged"}, {"", "unchanged"}});
}

TEST_CASE("add-sentence puts one of the list where it is asked to") {
    const auto starts =
        results(*make("add-sentence", {{"where", "start"}}, installed_library()), "@air Late again");
    const auto ends =
        results(*make("add-sentence", {{"where", "end"}}, installed_library()), "Late again #fail");
    const auto anywhere = results(*make("add-sentence", {}, installed_library()), "Nice room. Bad food.");
    CHECK(starts.count("@air The bus stops at the corner. Late again") == 1);
    CHECK(ends.count("Late again. The bus stops at the corner. #fail") == 1);
    CHECK(anywhere.size() > 40);
    for (const std::string& text : starts) CHECK(text.starts_with("@air "));
    check_shown(*make("add-sentence", {}, installed_library()), {{"", "unchanged"}, {":)", "unchanged"}});
}
