#include <assay/perturb/difference.hpp>

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <string>

using namespace assay;

TEST_CASE("the words that differ are found") {
    struct Row {
        const char* original;
        const char* edited;
        const char* shown;
    };
    for (const Row& row :
         {Row{"It is good in Rome.", "It is good in Oslo.", "It is good in [Rome → Oslo]."},
          Row{"Anna is a nurse.", "Adam is a nurse.", "[Anna → Adam] is a nurse."},
          Row{"Yesterday, it was bad.", "On Monday, it was bad.", "[Yesterday → On Monday], it was bad."},
          Row{"It is good.", "It is very good.", "It is [+very ]good."},
          Row{"I like it.", "I like it. Really.", "I like it.[+ Really.]"},
          Row{"the café is nice", "the cafè is nice", "the [café → cafè] is nice"},
          Row{"same", "same", "same"}, Row{"one two", "three four", "three four"}}) {
        CAPTURE(std::string(row.original));
        CHECK(show_edits(row.original, row.edited, difference(row.original, row.edited)) == row.shown);
    }
}

TEST_CASE("what lies outside the difference is equal") {
    CHECK(rc::check(
        [](const std::string& head, const std::string& a, const std::string& b, const std::string& tail) {
            const std::string original = head + a + tail, edited = head + b + tail;
            for (const Edit& edit : difference(original, edited)) {
                RC_ASSERT(edit.from_begin <= edit.from_end);
                RC_ASSERT(edit.to_begin <= edit.to_end);
                RC_ASSERT(original.substr(0, edit.from_begin) == edited.substr(0, edit.to_begin));
                RC_ASSERT(original.substr(edit.from_end) == edited.substr(edit.to_end));
            }
        }));
}
