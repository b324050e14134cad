// The families of letters, and the shares and limits that they have in common with those of words.
#include <assay/perturb/editing/letters.hpp>
#include <assay/perturb/editing/word_choice.hpp>

#include "tables.hpp"

#include <assay/base/utf8.hpp>
#include <assay/text/characters.hpp>
#include <assay/text/letter_case.hpp>

#include <rapidcheck.h>

#include <algorithm>
#include <map>

using namespace assay;
using assay_test::check_shown;
using assay_test::check_touched;
using assay_test::make;
using assay_test::Parameters;
using assay_test::results;
using assay_test::shown;
using assay_test::touched;

namespace {

/// The edited text of a seed, or the text itself.
std::string edited(const Perturbation& perturbation, std::string_view text, std::uint64_t seed) {
    Random random(seed);
    const auto result = perturbation.apply(text, random);
    return result ? result->text : std::string(text);
}

std::size_t edit_count(const Perturbation& perturbation, std::string_view text, std::uint64_t seed) {
    Random random(seed);
    const auto result = perturbation.apply(text, random);
    return result ? result->edits.size() : 0;
}

const std::vector<std::string> kFamilies = {
    "delete-letters", "homoglyphs", "insert-letters", "invisible-characters", "keyboard-typos",
    "leet",           "ocr-errors", "add-accents",    "repeat-letters",       "substitute-letters"};

Parameters every_word(std::string letters = "0") {
    return {{"words", "1"}, {"letters", std::move(letters)}, {"min-length", "1"}, {"keep-ends", "no"}};
}

}  // namespace

TEST_CASE("letters keep the marks that follow them") {
    Letters letters;
    const std::string_view text = "ae\u0301\u200D1";
    read_letters(text, 0, text.size(), letters);
    REQUIRE(letters.size() == 3);
    CHECK(letters[1].begin == 1);
    CHECK(letters[1].end == 7);
    CHECK(letters[1].code == U'e');
    CHECK(letters[2].code == U'1');
}

TEST_CASE("alphabets hold letters only, each once, of the case that was asked for") {
    for (const char32_t c : U"aZéÀωΔжЖאبकა") {
        if (c == 0) continue;
        std::set<char32_t> seen;
        for (std::size_t i = 0; i < letters_of_alphabet(c); ++i) {
            const char32_t other = letter_of_alphabet(c, i);
            CAPTURE(static_cast<std::uint32_t>(other));
            CHECK(is_letter(other));
            CHECK(is_upper_letter(other) == is_upper_letter(c));
            CHECK(seen.insert(other).second);
        }
        CHECK(seen.size() >= 17);
    }
    for (const char32_t c : U"東1'") {
        if (c != 0) CHECK(letters_of_alphabet(c) == 0);
    }
}

TEST_CASE("a share is rounded and never nothing") {
    CHECK(share_of(0, 10) == 1);
    CHECK(share_of(0.1, 10) == 1);
    CHECK(share_of(0.25, 10) == 3);
    CHECK(share_of(0.24, 10) == 2);
    CHECK(share_of(1, 10) == 10);
    CHECK(share_of(1, 0) == 1);
}

TEST_CASE("every choice of some items is about equally likely, and in order") {
    std::map<std::string, int> counts;
    constexpr int kDraws = 20'000;
    for (int seed = 0; seed < kDraws; ++seed) {
        Random random(static_cast<std::uint64_t>(seed));
        std::string items = "abcde";
        keep_some(items, 2, random);
        ++counts[items];
    }
    REQUIRE(counts.size() == 10);
    for (const auto& count : counts) {
        CAPTURE(count.first);
        CHECK(count.first[0] < count.first[1]);
        CHECK(count.second > kDraws / 10 * 0.9);
        CHECK(count.second < kDraws / 10 * 1.1);
    }
}

TEST_CASE("shares and limits hold in every family of letters") {
    const std::string text = "please bring another blanket because sleeping outside is terribly freezing";
    for (const std::string& family : kFamilies) {
        CAPTURE(family);
        for (std::uint64_t seed = 0; seed < 20; ++seed) {
            CHECK(edit_count(*make(family, {{"words", "0.3"}, {"letters", "0"}}), text, seed) <= 3);
            CHECK(edit_count(*make(family, {{"words", "1"}, {"max", "2"}, {"letters", "0"}}), text, seed) ==
                  2);
            CHECK(edit_count(*make(family, {{"words", "100%"}, {"letters", "0"}, {"min-length", "8"}}), text,
                             seed) == 3);
            const auto guarded =
                make(family, {{"words", "1"}, {"protect", "Blanket, sleeping outside , xyz"}});
            const std::string result = edited(*guarded, text, seed);
            CHECK(result.find("blanket") != std::string::npos);
            CHECK(result.find("sleeping outside") != std::string::npos);
            CHECK(result.find(" another ") == std::string::npos);
            const auto keeping = make(family, {{"words", "1"}, {"min-length", "1"}, {"stop-words", "keep"}});
            CHECK(edited(*keeping, text, seed).find(" because ") != std::string::npos);
            CHECK(edited(*keeping, text, seed).find(" is ") != std::string::npos);
        }
    }
}

TEST_CASE("the ends of words are kept where they should be") {
    const std::string text = "umbrella éclair\u0301 naïveté";
    for (const std::string& family : kFamilies) {
        CAPTURE(family);
        const auto perturbation =
            make(family, {{"words", "1"}, {"letters", "1"}, {"min-length", "3"}, {"keep-ends", "yes"}});
        for (std::uint64_t seed = 0; seed < 10; ++seed) {
            const std::string result = edited(*perturbation, text, seed);
            CHECK(result != text);
            CHECK(result.starts_with("u"));
            CHECK(result.find("a é") != std::string::npos);
            CHECK(result.find("r\u0301 n") != std::string::npos);
            CHECK(result.ends_with("é"));
        }
    }
}

TEST_CASE("a letter is deleted, never a whole word") {
    CHECK(results(*make("delete-letters"), "abcd") == std::set<std::string>{"abd", "acd"});
    CHECK(results(*make("delete-letters", every_word()), "ab") == std::set<std::string>{"a", "b"});
    CHECK(results(*make("delete-letters", every_word("1")), "ab") == std::set<std::string>{"a", "b"});
    check_shown(*make("delete-letters", every_word()),
                {{"", "unchanged"}, {"a", "unchanged"}, {"é", "unchanged"}, {"12 :)", "unchanged"}});
    CHECK(results(*make("delete-letters", every_word()), "e\u0301x") ==
          std::set<std::string>{"e\u0301", "x"});
}

TEST_CASE("letters are inserted and substituted within their alphabet") {
    for (const std::string& result : results(*make("insert-letters"), "ABCD")) {
        CHECK(result.size() == 5);
        CHECK(to_upper(result) == result);
    }
    for (const std::string& result : results(*make("substitute-letters", every_word()), "ж")) {
        CHECK(result != "ж");
        CHECK(code_point_count(result) == 1);
        CHECK(result >= "а");
        CHECK(result <= "я");
    }
    CHECK(results(*make("substitute-letters", every_word()), "q").size() > 20);
    CHECK(results(*make("substitute-letters", every_word()), "q").contains("q") == false);
    check_shown(*make("insert-letters", every_word()),
                {{"東京", "unchanged"}, {"", "unchanged"}, {"7", "unchanged"}, {"@abcd #abcd", "unchanged"}});
}

TEST_CASE("letters are repeated") {
    CHECK(shown(*make("repeat-letters",
                      {{"times", "3"}, {"kind", "vowels"}, {"keep-ends", "no"}, {"min-length", "2"}}),
                "so") == "s[o → oooo]");
    CHECK(results(*make("repeat-letters"), "abcd") == std::set<std::string>{"abbcd", "abccd"});
    CHECK(shown(*make("repeat-letters", {{"kind", "vowels"}}), "rhythms") == "rh[y → yy]thms");
    CHECK(shown(*make("repeat-letters", {{"kind", "vowels"}}), "brrrr") == "unchanged");
    CHECK(shown(*make("repeat-letters", every_word()), "e\u0301") == "[e\u0301 → e\u0301e\u0301]");
}

TEST_CASE("keys lie beside each other as on the keyboard") {
    const auto around = [](const char* layout, const char* letter) {
        Parameters parameters = every_word();
        parameters.push_back({"layout", layout});
        std::string all;
        for (const std::string& result : results(*make("keyboard-typos", parameters), letter)) all += result;
        return all;
    };
    CHECK(around("qwerty", "g") == "bfhtvy");
    CHECK(around("qwerty", "q") == "aw");
    CHECK(around("qwerty", "P") == "LO");
    CHECK(around("azerty", "a") == "qz");
    CHECK(around("azerty", "m") == "lp");
    CHECK(around("qwertz", "y") == "asx");
    CHECK(around("qwertz", "z") == "ghtu");
    CHECK(around("qwerty", "é").empty());
}

TEST_CASE("a scanner takes pairs for letters and letters for pairs") {
    CHECK(results(*make("ocr-errors", every_word()), "corn").contains("com"));
    CHECK(results(*make("ocr-errors", every_word()), "m") == std::set<std::string>{"rn"});
    CHECK(results(*make("ocr-errors", every_word()), "O") == std::set<std::string>{"0", "Q"});
    check_shown(*make("ocr-errors"), {{"", "unchanged"}, {"a", "unchanged"}, {"жжж", "unchanged"}});
}

TEST_CASE("homoglyphs look the same and are not") {
    const std::string text = "pay your account";
    const std::string result = edited(*make("homoglyphs", every_word("1")), text, 1);
    CHECK(code_point_count(result) == code_point_count(text));
    for (const char c : result)
        CHECK((std::string_view(" rt").find(c) != std::string_view::npos || !is_ascii(c)));
}

TEST_CASE("leet is digits") {
    CHECK(shown(*make("leet", {{"words", "1"}}), "I see @Leet elite") ==
          "I [see → 533] @Leet [elite → 31173]");
    CHECK(shown(*make("leet"), "why") == "unchanged");
}

TEST_CASE("accents come and go, the letters stay") {
    const auto removing = make("remove-accents");
    check_shown(*removing, {{"Café São Paulo", "Caf[é → e] S[ã → a]o Paulo"},
                            {"e\u0301te\u0301", "[e\u0301 → e]t[e\u0301 → e]"},
                            {"й हिन्दी @é", "unchanged"},
                            {"άλφα", "[ά → α]λφα"},
                            {"Łódź", "Ł[ó → o]d[ź → z]"},
                            {"", "unchanged"},
                            {"plain", "unchanged"}});
    CHECK(rc::check("what was added can be removed", [&](std::uint64_t seed) {
        const std::string text = "The zebra says: nice city, Sunny Zoo";
        const std::string added = edited(*make("add-accents", {{"letters", "1"}}), text, seed);
        RC_ASSERT(added != text);
        RC_ASSERT(edited(*removing, added, seed) == text);
    }));
}

TEST_CASE("invisible characters are invisible") {
    const auto without_invisible = [](std::string text) {
        for (const std::string_view mark : {"\u200B", "\u200C", "\u200D", "\u2060"})
            for (std::size_t at; (at = text.find(mark)) != std::string::npos;) text.erase(at, mark.size());
        return text;
    };
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        const std::string text = "so very good, жук";
        const std::string result = edited(*make("invisible-characters", {{"letters", "1"}}), text, seed);
        CHECK(result != text);
        CHECK(without_invisible(result) == text);
        const std::string deleted =
            edited(*make("invisible-characters", {{"kind", "delete"}, {"words", "1"}}), text, seed);
        std::string left;
        for (const char c : deleted) {
            if (c == '\b')
                left.pop_back();
            else
                left += c;
        }
        CHECK(deleted != text);
        CHECK(left == text);
    }
    CHECK(results(*make("invisible-characters", {{"kind", "bidirectional"}}), "ab 12") ==
          std::set<std::string>{"\u202Eba\u202C 12"});
    CHECK(shown(*make("invisible-characters", {{"kind", "bidirectional"}}), "שלום a1") == "unchanged");
}

TEST_CASE("swaps of letters keep to shares and limits, too") {
    const std::string text = "abcd efgh ijkl mnop";
    CHECK(touched(*make("add-typos", {{"words", "1"}, {"keep-ends", "yes"}}), text) == "bc | fg | jk | no");
    CHECK(edit_count(*make("add-typos", {{"words", "1"}}), text, 3) == 4);
    CHECK(edit_count(*make("add-typos", {{"words", "1"}, {"max", "2"}}), text, 3) == 2);
    CHECK(edit_count(*make("add-typos", {{"count", "9"}, {"max", "2"}}), text, 3) == 2);
    check_touched(*make("add-typos", {{"protect", "efgh, ijkl mnop"}}), {{text, "ab | bc | cd"}});
    check_touched(*make("add-typos", {{"min-length", "3"}}), {{"ab cd", "unchanged"}, {"ab cde", "cd | de"}});
    check_touched(*make("add-typos", {{"stop-words", "keep"}}), {{"the is", "unchanged"}, {"the xy", "xy"}});
    check_touched(*make("add-typos", {{"keep-ends", "yes"}}), {{"abc de", "unchanged"}});
}
