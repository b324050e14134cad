#include <assay/report/display.hpp>

#include <assay/base/utf8.hpp>

#include "random_results.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace assay;
using Lines = std::vector<std::string>;

TEST_CASE("width counts cells, not bytes") {
    struct Row {
        const char* text;
        std::size_t width;
    };
    for (const Row& row : {Row{"", 0}, Row{"abc", 3}, Row{"São", 3}, Row{"e\xCC\x81", 1}, Row{"日本", 4},
                           Row{"ｶ", 1}, Row{"Ａ", 2}, Row{"🙂", 2}, Row{"→…", 2}, Row{"\xE2\x80\x8B", 0}}) {
        CAPTURE(row.text);
        CHECK(display_width(row.text) == row.width);
    }
}

TEST_CASE("a text is shortened only if it must be") {
    struct Row {
        const char* text;
        std::size_t width;
        const char* shown;
    };
    for (const Row& row :
         {Row{"abcdef", 6, "abcdef"}, Row{"abcdef", 5, "abcd…"}, Row{"abc def", 5, "abc…"},
          Row{"日本語", 5, "日本…"}, Row{"日本語", 4, "日…"}, Row{"e\xCC\x81xyz", 3, "e\xCC\x81x…"}}) {
        CAPTURE(row.text);
        CHECK(shorten(row.text, row.width) == row.shown);
    }
    CHECK(shorten("abcdef", 5, kAsciiMarks) == "ab...");
}

TEST_CASE("lines break at spaces, or inside a word that fills a line") {
    CHECK(wrap("", 5, 9) == Lines{""});
    CHECK(wrap("one two three", 13, 9) == Lines{"one two three"});
    CHECK(wrap("one two three", 7, 9) == Lines{"one two", "three"});
    CHECK(wrap("one two three", 6, 9) == Lines{"one", "two", "three"});
    CHECK(wrap("one   two", 4, 9) == Lines{"one", "two"});
    CHECK(wrap("abcdefgh ij", 3, 9) == Lines{"abc", "def", "gh", "ij"});
    CHECK(wrap("日本語日本", 5, 9) == Lines{"日本", "語日", "本"});
    CHECK(wrap("one two three four", 5, 2) == Lines{"one", "two…"});
    CHECK(wrap("one two three four", 5, 1) == Lines{"one…"});
    CHECK(wrap("   indented", 4, 9) == Lines{"   i", "nden", "ted"});
    CHECK(wrap("ends       ", 5, 9) == Lines{"ends"});
    // A line that begins so would be a command to a CI system.
    CHECK(wrap("C++ ::error::x", 8, 9) == Lines{"C++", "\\x3a:err", "or::x"});
    CHECK(wrap("aaaaa::b::c ::1", 5, 9) == Lines{"aaaaa", "\\x3a:", "b::c", "::1"});
}

TEST_CASE("wrapped lines fit and lose nothing but spaces") {
    CHECK(rc::check("wrap", [] {
        const std::string text = printable(*test::hostile_text() + *test::hostile_text());
        const auto width = *rc::gen::inRange<std::size_t>(3, 20);
        std::string kept;
        for (const std::string& line : wrap(text, width, 1'000)) {
            RC_ASSERT(display_width(line) <= width);
            RC_ASSERT(!invalid_utf8_at(line));
            kept += line;
        }
        std::string wanted = text;
        for (std::string* each : {&wanted, &kept})
            for (std::size_t at; (at = each->find("\\x3a:")) != each->npos;) each->replace(at, 5, "::");
        std::erase(wanted, ' ');
        std::erase(kept, ' ');
        RC_ASSERT(kept == wanted);
        RC_ASSERT(display_width(shorten(text, width)) <= width);
        RC_ASSERT(display_width(shorten(text, width, kAsciiMarks)) <= width);
    }));
}

TEST_CASE("padding counts cells") {
    CHECK(pad_left("日", 4) == "  日");
    CHECK(pad_right("日", 4) == "日  ");
    CHECK(pad_left("long", 2) == "long");
    CHECK(pad_right("long", 2) == "long");
}

TEST_CASE("ascii() knows the marks of the reports and escapes the rest") {
    CHECK(ascii("[a → b] ≤ 5% – x… ± · ─") == "[a -> b] <= 5% - x... +- | -");
    CHECK(ascii("São 🙂") == "S\\u00e3o \\U0001f642");
    CHECK(rc::check("nothing but ASCII", [] {
        const std::string shown = ascii(*test::hostile_text());
        RC_ASSERT(std::all_of(shown.begin(), shown.end(),
                              [](char c) { return static_cast<unsigned char>(c) < 0x80; }));
    }));
}
