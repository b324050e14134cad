#include "library.hpp"

#include <assay/text/tokens.hpp>

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <map>
#include <string>

using namespace assay;
using assay_test::make;
using assay_test::shown;
using assay_test::touched;

TEST_CASE("neighbouring letters that differ are swapped") {
    struct Row {
        std::string text, expected;
    };
    const auto typos = make("add-typos");
    for (const Row& row : {Row{"ab", "ab"},
                           Row{"abc", "ab | bc"},
                           Row{"aab", "ab"},
                           Row{"aa", "unchanged"},
                           Row{"", "unchanged"},
                           Row{"a", "unchanged"},
                           Row{"a b c 12 34", "unchanged"},
                           Row{"I'd", "unchanged"},
                           Row{"don't", "do | on"},
                           Row{"a1b2", "unchanged"},
                           Row{"ab @cd #ef http://gh.ij &kl; mn.com o@pq.rs", "ab"},
                           Row{"@ab", "unchanged"},
                           Row{"ab@cd.de", "unchanged"},
                           Row{"éa", "éa"},
                           Row{"жи", "жи"},
                           Row{"ae\u0301", "unchanged"},
                           Row{"e\u0301a", "unchanged"},
                           Row{"😊ab", "ab"},
                           Row{"well-ok.", "el | ok | we"},
                           Row{"x.Yz", "Yz"}}) {
        CAPTURE(row.text);
        CHECK(touched(*typos, row.text) == row.expected);
    }
    CHECK(shown(*typos, "ab") == "[ab → ba]");
    CHECK(shown(*typos, "жи") == "[жи → иж]");
}

TEST_CASE("as many swaps as asked for, fewer where there is no room") {
    const auto three = make("add-typos", {{"count", "3"}});
    CHECK(shown(*three, "ab cd ef") == "[ab → ba] [cd → dc] [ef → fe]");
    CHECK(shown(*three, "ab cd") == "[ab → ba] [cd → dc]");
    CHECK(shown(*three, "a") == "unchanged");
    Random random(3);
    std::string text;
    for (int i = 0; i < 100; ++i) text += "ab ";
    CHECK(three->apply(text, random)->edits.size() == 3);
}

TEST_CASE("every place is about equally likely") {
    const auto typos = make("add-typos");
    const std::string text = "abcdefghijk";  // ten places
    std::map<std::size_t, int> counts;
    constexpr int kDraws = 20000;
    for (int seed = 0; seed < kDraws; ++seed) {
        Random random(static_cast<std::uint64_t>(seed));
        ++counts[typos->apply(text, random)->edits[0].from_begin];
    }
    REQUIRE(counts.size() == 10);
    for (const auto& count : counts) {
        CAPTURE(count.first);
        CHECK(count.second > kDraws / 10 * 0.9);
        CHECK(count.second < kDraws / 10 * 1.1);
    }
}

TEST_CASE("laws of typos") {
    CHECK(rc::check("the letters stay the same, and no protected span is touched", [](std::uint64_t seed,
                                                                                      std::uint8_t count) {
        static const std::string kPieces[] = {"ab", "cde", " ", " ",   "@fg",    "http://hi.jk",
                                              "é",  "'",   ".", "#lm", "no.com", ":)"};
        Random random(seed);
        std::string text;
        for (std::uint64_t i = random.below(12); i > 0; --i)
            text += kPieces[random.below(std::size(kPieces))];
        const auto edited =
            make("add-typos", {{"count", std::to_string(1 + count % 4)}})->apply(text, random);
        if (!edited) return;
        assay_test::check_promises(text, *edited);
        std::string before = text, after = edited->text;
        std::sort(before.begin(), before.end());
        std::sort(after.begin(), after.end());
        RC_ASSERT(before == after);
        for (const Token& token : tokenize(text)) {
            if (!is_protected(token.kind)) continue;
            for (const Edit& edit : edited->edits)
                RC_ASSERT(edit.from_end <= token.begin || edit.from_begin >= token.end);
        }
    }));
}
