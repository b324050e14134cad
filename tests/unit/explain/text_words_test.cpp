#include <assay/explain/text_words.hpp>

#include <assay/base/error.hpp>

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <rapidcheck.h>

#include <algorithm>

using namespace assay;

namespace {

std::string listed(std::string_view text) {
    std::string list;
    for (const TextSpan word : words_of(text)) list += fmt::format("{}|", word.of(text));
    return list;
}

}  // namespace

TEST_CASE("words are what can speak for a label") {
    struct Row {
        const char *text, *words;
    };
    for (const Row& row :
         {Row{"", ""}, Row{" .,!? ", ""}, Row{"Don't go, it's bad.", "Don't|go|it's|bad|"},
          Row{"a well-made film", "a|well|made|film|"},
          Row{"@united #fail 20x 😡 :-( http://a.b/c", "@united|#fail|20x|😡|:-(|http://a.b/c|"},
          Row{"schön \u00a0Привет 你好", "schön|Привет|你好|"}, Row{"<b>x", "<|b|>|x|"}}) {
        CAPTURE(row.text);
        CHECK(listed(row.text) == row.words);
    }
    CHECK_THROWS_WITH_AS(words_of("a\xff"), "a text to explain is not valid UTF-8", Error);
}

TEST_CASE("words that a span touches") {
    const std::vector<TextSpan> words = {{0, 3}, {4, 5}, {7, 9}};
    using Numbers = std::vector<std::size_t>;
    CHECK(words_in(words, {0, 9}) == Numbers{0, 1, 2});
    CHECK(words_in(words, {2, 5}) == Numbers{0, 1});
    CHECK(words_in(words, {3, 4}) == Numbers{});
    CHECK(words_in(words, {5, 8}) == Numbers{2});
    CHECK(words_in(words, {8, 8}) == Numbers{2});  // within a word
    CHECK(words_in(words, {3, 3}) == Numbers{});
    CHECK(words_in({}, {0, 9}) == Numbers{});
}

TEST_CASE("a text loses words and the white space behind them") {
    struct Row {
        const char *text, *kept, *rest;
    };
    for (const Row& row :
         {Row{"a bad film.", "111", "a bad film."}, Row{"a bad film.", "101", "a film."},
          Row{"a bad film.", "100", "a ."}, Row{"a \n bad\u00a0 film", "001", "film"},
          Row{"a bad film", "000", ""}, Row{"(a) bad", "01", "() bad"}, Row{"?!", "", "?!"}}) {
        CAPTURE(row.text);
        CAPTURE(row.kept);
        std::vector<bool> kept;
        for (const char c : std::string_view(row.kept)) kept.push_back(c == '1');
        CHECK(with_words_kept(row.text, words_of(row.text), kept) == row.rest);
    }
}

TEST_CASE("words lie in order, apart from each other, inside any text") {
    CHECK(rc::check([](const std::vector<char32_t>& points) {
        std::string text;
        for (const char32_t point : points) {
            constexpr std::string_view kPieces[] = {"a", " ", "'", ".", "é", "😡", "@", "\n", "你", "\u0301"};
            text += kPieces[point % std::size(kPieces)];
        }
        const std::vector<TextSpan> words = words_of(text);
        std::size_t at = 0;
        for (const TextSpan word : words) {
            RC_ASSERT(word.begin >= at);
            RC_ASSERT(word.end > word.begin);
            at = word.end;
        }
        RC_ASSERT(at <= text.size());
        RC_ASSERT(with_words_kept(text, words, std::vector<bool>(words.size(), true)) == text);
    }));
}
