#include "library.hpp"

#include <assay/base/error.hpp>

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <string>

using namespace assay;
using assay_test::check_promises;

namespace {

EditedText edit(std::string_view original,
                std::initializer_list<std::tuple<int, int, const char*>> replacements) {
    Editor editor(original);
    for (const auto& [begin, end, with] : replacements) editor.replace(begin, end, with);
    return std::move(editor).finish();
}

std::string show(std::string_view original, const EditedText& edited) {
    return show_edits(original, edited.text, edited.edits);
}

/// Random edits; some change nothing, some touch.
EditedText random_edits(std::string_view original, Random& random) {
    static constexpr const char* kPieces[] = {"", "a", "bb", "c", "xyz"};
    Editor editor(original);
    std::size_t position = 0;
    for (int i = 0; i < 4 && position <= original.size(); ++i) {
        const std::size_t begin = position + random.below(original.size() - position + 1);
        const std::size_t end = begin + random.below(std::min<std::size_t>(3, original.size() - begin) + 1);
        editor.replace(begin, end, kPieces[random.below(5)]);
        position = end;
    }
    return std::move(editor).finish();
}

}  // namespace

TEST_CASE("an editor keeps what lies between its edits") {
    const EditedText edited = edit("I like Chicago.", {{7, 14, "Dallas"}, {15, 15, " Really."}});
    CHECK(edited.text == "I like Dallas. Really.");
    CHECK(edited.edits == std::vector<Edit>{{7, 14, 7, 13}, {15, 15, 14, 22}});
    CHECK(edit("same", {}) == EditedText{"same", {}});
    CHECK(edit("", {{0, 0, "x"}}) == EditedText{"x", {{0, 0, 0, 1}}});
}

TEST_CASE("edits that change nothing are left out, touching ones are joined") {
    CHECK(edit("abc", {{0, 1, "a"}, {2, 3, "c"}}) == EditedText{"abc", {}});
    CHECK(edit("abc", {{0, 1, "x"}, {1, 2, "y"}}) == EditedText{"xyc", {{0, 2, 0, 2}}});
    CHECK(edit("abc", {{0, 1, ""}, {1, 1, "a"}}) == EditedText{"abc", {}});
    CHECK(edit("abc", {{0, 1, "x"}, {1, 2, "b"}, {2, 3, "z"}}).edits ==
          std::vector<Edit>{{0, 1, 0, 1}, {2, 3, 2, 3}});
}

TEST_CASE("an editor goes from left to right and stays inside") {
    Editor editor("abc");
    editor.replace(1, 2, "x");
    const char* message = "edits of a text must go from left to right and stay inside it";
    CHECK_THROWS_WITH_AS(editor.replace(0, 1, "y"), message, Error);
    CHECK_THROWS_WITH_AS(editor.replace(3, 2, "y"), message, Error);
    CHECK_THROWS_WITH_AS(editor.replace(2, 4, "y"), message, Error);
}

TEST_CASE("edits are shown in their place") {
    struct Row {
        std::string original;
        EditedText edited;
        std::string expected;
    };
    for (const Row& row :
         {Row{"I like Chicago a lot", edit("I like Chicago a lot", {{7, 14, "Dallas"}}),
              "I like [Chicago → Dallas] a lot"},
          Row{"I like it", edit("I like it", {{9, 9, ". You are lame."}}), "I like it[+. You are lame.]"},
          Row{"is not good", edit("is not good", {{2, 6, ""}}), "is[- not] good"},
          Row{"a b c", edit("a b c", {{0, 1, "x"}, {4, 5, ""}}), "[a → x] b [-c]"}, Row{"", edit("", {}), ""},
          Row{"C++::x ##vso", edit("C++::x ##vso", {{0, 3, "D"}, {12, 12, "y"}}),
              "[C++ → D]::x ##vso\\x5b+y]"},
          Row{"a\x1b[31m\nb", edit("a\x1b[31m\nb", {{0, 1, "\t"}}), "[a → \\t]\\x1b[31m\\nb"}}) {
        CAPTURE(row.original);
        CHECK(show(row.original, row.edited) == row.expected);
    }
}

TEST_CASE("steps are composed into edits of the very original") {
    struct Row {
        std::string what, original;
        EditedText first;
        std::initializer_list<std::tuple<int, int, const char*>> second;
        std::string expected;
    };
    const std::string text = "one two three";
    for (const Row& row : {
             Row{"apart", text, edit(text, {{0, 3, "1"}}), {{6, 11, "3"}}, "[one → 1] two [three → 3]"},
             Row{"before", text, edit(text, {{8, 13, "3"}}), {{0, 3, "1"}}, "[one → 1] two [three → 3]"},
             Row{"inside", text, edit(text, {{4, 7, "second"}}), {{6, 8, "X"}}, "one [two → seXnd] three"},
             Row{"over", text, edit(text, {{4, 7, "2"}}), {{0, 9, "x"}}, "[one two thr → x]ee"},
             Row{"touching on the left",
                 text,
                 edit(text, {{4, 7, "2"}}),
                 {{3, 4, "-"}},
                 "one[ two → -2] three"},
             Row{"touching on the right",
                 text,
                 edit(text, {{4, 7, "2"}}),
                 {{5, 6, "-"}},
                 "one [two  → 2-]three"},
             Row{"at a deletion", text, edit(text, {{3, 7, ""}}), {{3, 3, " 2"}}, "one[ two →  2] three"},
             Row{"one over two",
                 text,
                 edit(text, {{0, 3, "1"}, {8, 13, "3"}}),
                 {{0, 7, "x"}},
                 "[one two three → x]"},
             Row{"undone", text, edit(text, {{4, 7, "2"}}), {{4, 5, "two"}}, "one two three"},
             Row{"nothing second", text, edit(text, {{4, 7, "2"}}), {}, "one [two → 2] three"},
             Row{"nothing first", text, edit(text, {}), {{4, 7, "2"}}, "one [two → 2] three"},
         }) {
        CAPTURE(row.what);
        const EditedText composed = compose(row.original, row.first, edit(row.first.text, row.second));
        CHECK(show(row.original, composed) == row.expected);
    }
}

TEST_CASE("composed edits keep the promises of edits") {
    CHECK(rc::check("the edits of two steps give the text of the second", [](std::uint64_t seed) {
        Random random(seed);
        std::string original;
        for (std::uint64_t i = random.below(12); i > 0; --i)
            original += static_cast<char>('a' + random.below(3));
        const EditedText first = random_edits(original, random);
        const EditedText second = random_edits(first.text, random);
        const EditedText composed = compose(original, first, second);
        RC_ASSERT(composed.text == second.text);
        if (composed.text != original) check_promises(original, composed);
        RC_ASSERT(compose(original, first, EditedText{first.text, {}}) == first);
        RC_ASSERT(compose(first.text, EditedText{first.text, {}}, second) == second);
    }));
}
