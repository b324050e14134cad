#include <assay/base/random.hpp>
#include <assay/base/utf8.hpp>
#include <assay/text/characters.hpp>
#include <assay/text/tokens.hpp>

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <string>
#include <vector>

using namespace assay;

namespace {

/// "word(I) number(20) punctuation(.)"
std::string describe(std::string_view text) {
    static constexpr const char* kNames[] = {"word",  "number", "punctuation", "symbol",    "url",
                                             "email", "handle", "hashtag",     "reference", "emoticon"};
    std::string shown;
    for (const Token& token : tokenize(text)) {
        if (!shown.empty()) shown += ' ';
        shown += kNames[static_cast<int>(token.kind)];
        shown += '(' + std::string(text.substr(token.begin, token.end - token.begin)) + ')';
    }
    return shown;
}

struct Row {
    std::string text;
    std::string tokens;
};

void check(std::initializer_list<Row> rows) {
    for (const Row& row : rows) {
        CAPTURE(row.text);
        CHECK(describe(row.text) == row.tokens);
    }
}

}  // namespace

TEST_CASE("words keep their apostrophes, numbers are digits only") {
    check({{"", ""},
           {" \t\n", ""},
           {"I can't", "word(I) word(can't)"},
           {"can\u2019t", "word(can\u2019t)"},
           {"'quoted'", "punctuation(') word(quoted) punctuation(')"},
           {"the dogs' bowl", "word(the) word(dogs) punctuation(') word(bowl)"},
           {"O'Brien's", "word(O'Brien's)"},
           {"the 90's", "word(the) word(90's)"},
           {"5'3", "number(5) punctuation(') number(3)"},
           {"well-made.", "word(well) punctuation(-) word(made) punctuation(.)"},
           {"20 3rd A380 ٣", "number(20) word(3rd) word(A380) number(٣)"},
           {"1,000.50", "number(1) punctuation(,) number(000) punctuation(.) number(50)"},
           {"snake_case", "word(snake_case)"},
           {"$5+", "symbol($) number(5) symbol(+)"}});
}

TEST_CASE("words beyond ASCII") {
    check({{"São Tomé", "word(São) word(Tomé)"},
           {"cafe\u0301s", "word(cafe\u0301s)"},
           {"東京タワー。", "word(東京タワー) punctuation(。)"},
           {"مرحبا، عالم", "word(مرحبا) punctuation(،) word(عالم)"},
           {"a\u00A0b\u3000c", "word(a) word(b) word(c)"},
           {"ok😊👍🏽", "word(ok) symbol(😊) symbol(👍) symbol(🏽)"},
           {"❤\uFE0F!", "symbol(❤\uFE0F) punctuation(!)"},
           {"\u0301x", "symbol(\u0301) word(x)"},
           {"wait…what", "word(wait) punctuation(…) word(what)"}});
}

TEST_CASE("addresses are one span, without the punctuation around them") {
    check({{"see http://t.co/maRcn.", "word(see) url(http://t.co/maRcn) punctuation(.)"},
           {"(HTTPS://x.y/a_(b))", "punctuation(() url(HTTPS://x.y/a_(b)) punctuation())"},
           {"www.chicago.com, ok", "url(www.chicago.com) punctuation(,) word(ok)"},
           {"http://t.co/ab…", "url(http://t.co/ab) punctuation(…)"},
           {"xhttp://a.b",
            "word(xhttp) punctuation(:) punctuation(/) punctuation(/) word(a) punctuation(.) word(b)"},
           {"http://", "word(http) punctuation(:) punctuation(/) punctuation(/)"},
           {"chicago.com!", "url(chicago.com) punctuation(!)"},
           {"bit.ly/2fQ?", "url(bit.ly/2fQ) punctuation(?)"},
           {"fb.me/x", "url(fb.me/x)"},
           {"love it.Come", "word(love) word(it) punctuation(.) word(Come)"},
           {"love it.in fact", "word(love) word(it) punctuation(.) word(in) word(fact)"},
           {"wait...com", "word(wait) punctuation(.) punctuation(.) punctuation(.) word(com)"},
           {"U.S. e.g.",
            "word(U) punctuation(.) word(S) punctuation(.) word(e) punctuation(.) word(g) punctuation(.)"},
           {"john.smith+x@mail.example.org.", "email(john.smith+x@mail.example.org) punctuation(.)"},
           {"a_b@c.de", "email(a_b@c.de)"},
           {"a@b", "word(a) punctuation(@) word(b)"}});
}

TEST_CASE("handles, hashtags, character references and emoticons are one span") {
    check({{"@Chicago rocks", "handle(@Chicago) word(rocks)"},
           {".@united's", "punctuation(.) handle(@united) punctuation(') word(s)"},
           {"“@JetBlue", "punctuation(“) handle(@JetBlue)"},
           {"mé@x", "word(mé) punctuation(@) word(x)"},
           {"@ 5", "punctuation(@) number(5)"},
           {"#Chicago #1 #29Days #été",
            "hashtag(#Chicago) punctuation(#) number(1) hashtag(#29Days) hashtag(#été)"},
           {"a#b", "word(a) punctuation(#) word(b)"},
           {"R&amp;D &#39; &x", "word(R) reference(&amp;) word(D) reference(&#39;) punctuation(&) word(x)"},
           {"ok :) :-( ;D =P :'(",
            "word(ok) emoticon(:)) emoticon(:-() emoticon(;D) emoticon(=P) emoticon(:'()"},
           {"great:)))", "word(great) emoticon(:))))"},
           {"note:Do 10:30 and:/or",
            "word(note) punctuation(:) word(Do) number(10) punctuation(:) number(30) word(and) "
            "punctuation(:) punctuation(/) word(or)"},
           {"<3 </3 &lt;3 <30", "emoticon(<3) emoticon(</3) emoticon(&lt;3) symbol(<) number(30)"}});
}

TEST_CASE("every byte that is no white space is in exactly one token, at code point boundaries") {
    const std::vector<std::string> pieces = {
        "a", "Z",  "9", "'", "’", ".", "@",      "#",      "&amp;",  ":)", "http://", "www.",
        "é", "東", "😊", "-", "_", "/", "\u0301", "\u200D", "\u00A0", " ",  ".com",    "<3"};
    CHECK(rc::check("tokens cover the text", [&](std::uint64_t seed, std::uint8_t length) {
        Random random(seed);
        std::string text;
        for (int i = 0; i < length; ++i) text += pieces[random.below(pieces.size())];
        std::size_t position = 0;
        const auto only_space = [&](std::size_t end) {
            while (position < end) RC_ASSERT(is_space(next_code_point(text, position)));
            RC_ASSERT(position == end);
        };
        for (const Token& token : tokenize(text)) {
            RC_ASSERT(token.begin < token.end);
            only_space(token.begin);
            while (position < token.end) next_code_point(text, position);
            RC_ASSERT(position == token.end);
        }
        only_space(text.size());
    }));
}

TEST_CASE("hostile texts cost linear time") {
    // A quadratic step would take minutes on these.
    for (const std::string_view piece :
         {"a",       ".",  "a.",  "a.b_", "@", "@a",     "#",  "#1",   "&", "&a",       ":",  ":D", "www.",
          "http://", "a@", "a.-", "_.",   "’", "\u0301", "<3", "a@b.", "(", "http://(", "a'", "😊"}) {
        CAPTURE(piece);
        std::string text;
        while (text.size() < 1'000'000) text += piece;
        CHECK(tokenize(text).size() >= 1);
        CHECK(tokenize(text + "!x").size() >= 1);
    }
}

TEST_CASE("bytes that are no UTF-8 do no harm") {
    for (const std::string_view bytes :
         {"\xff", "a\xc3", "\xe2\x82", "@\xff", "#\x80", "http://\xff", "a'\xc3"})
        CHECK(tokenize(bytes).size() >= 1);
}
