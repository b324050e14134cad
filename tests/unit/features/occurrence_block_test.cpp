// Prefixes, suffixes, mentions, beginnings and surface features: what counts as an occurrence, and where it
// stands.
#include <assay/features/occurrence_block.hpp>

#include <assay/base/error.hpp>
#include <assay/base/logarithm.hpp>
#include <assay/features/feature_spec.hpp>

#include "support/texts.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

using namespace assay;

namespace {

const std::vector<PhraseList> kLists = {{"good", {"good", "very good", "well-made", "Can't fault", ":-)"}},
                                        {"film", {"film", "New York", "#film"}},
                                        {"echo", {"la la", "la la la"}}};

std::vector<PhraseList> toy_lists(const std::string&, const std::vector<std::string>& names) {
    std::vector<PhraseList> lists;
    for (const PhraseList& list : kLists)
        if (std::find(names.begin(), names.end(), list.name) != names.end()) lists.push_back(list);
    return lists;
}

Representation fitted(const std::string& spec) {
    return Representation::fit(TextBatch(), {parse_feature_spec(spec, toy_lists)});
}

/// "name=value", with a space between, as the row has them.
std::string row_of(const std::string& spec, std::string_view text) {
    const Representation representation = fitted(spec);
    SparseRows rows;
    representation.reader().append(text, rows);
    std::string row;
    for (std::size_t i = 0; i < rows[0].size(); ++i)
        row += fmt::format("{}{}={}", i == 0 ? "" : " ", representation.feature_name(rows[0].features[i]),
                           rows[0].values[i]);
    return row;
}

/// What is found, as the text writes it.
std::string places_of(const std::string& spec, std::string_view text) {
    const Representation representation = fitted(spec);
    const auto& block = dynamic_cast<const OccurrenceBlock&>(*representation.blocks().front());
    TextTokens tokens;
    tokens.read(text);
    std::string places;
    block.find(tokens, [&](const Occurrence& found) {
        places += fmt::format("{}|", text.substr(found.begin, found.end - found.begin));
    });
    return places;
}

}  // namespace

TEST_CASE("prefixes begin words that go on, whatever their case") {
    CHECK(row_of("prefix:un,dis", "Unhappy, UNDONE and un; disliked run") == "prefix:un-=2 prefix:dis-=1");
    CHECK(places_of("prefix:un", "Unhappy, UNDONE and un; run") == "Unhappy|UNDONE|");
    CHECK(places_of("prefix:un", "un-American, un - x, un-, run-un") == "un-American|");
    CHECK(row_of("prefix:i,in,int", "into Iota") == "prefix:i-=2 prefix:in-=1 prefix:int-=1");
    CHECK(places_of("prefix:über", "Überaus ÜBERALL uber über") == "Überaus|ÜBERALL|");
    CHECK(row_of("prefix:un", "https://undo.com/un @undo #undo") == "");
    CHECK(row_of("prefix:un", "") == "");
}

TEST_CASE("suffixes end words that begin before them") {
    CHECK(row_of("suffix:less,ness,s", "Careless KINDNESS less cars") ==
          "suffix:-less=1 suffix:-ness=1 suffix:-s=4");
    CHECK(places_of("suffix:free", "sugar-free, carefree, free-range, -free") == "sugar-free|carefree|");
    CHECK(places_of("suffix:ité", "Vérité VÉRITÉ verite") == "Vérité|VÉRITÉ|");
}

TEST_CASE("mentions are whole words and phrases, the longest of those that begin together") {
    CHECK(row_of("mentions:good,film", "A very good FILM, goods, good") == "lexicon:good=2 lexicon:film=1");
    CHECK(places_of("mentions:good", "Very \t GOOD. good-natured") == "Very \t GOOD|good|");
    CHECK(places_of("mentions:good", "well-made well - made well made Well-Made") == "well-made|Well-Made|");
    CHECK(places_of("mentions:good", "I can’t fault it, CAN'T FAULT") == "can’t fault|CAN'T FAULT|");
    CHECK(places_of("mentions:film", "New York's film’s New  York #film #films") ==
          "New York|film|New  York|#film|");
    CHECK(places_of("mentions:good", ":-) so good") == ":-)|good|");
    CHECK(places_of("mentions:echo", "la la la la la la") == "la la la|la la la|");
    CHECK(places_of("mentions:echo", "la la la la") == "la la la|");
    CHECK(row_of("mentions:good", "\xFFgood\xFF go\xFFod") == "lexicon:good=1");
}

TEST_CASE("a text begins with a phrase, handles and punctuation before it left out") {
    const std::string spec = "begins_with:not,'not a, b'";
    CHECK(row_of(spec, "Not a, B and not") == "begins:not=1 begins:not a, b=1");
    CHECK(row_of(spec, "@you: \"not now") == "begins:not=1");
    CHECK(row_of(spec, "nothing") == "");
    CHECK(row_of(spec, "so not") == "");
    CHECK(row_of("begins_with:@you", "@you not now") == "begins:@you=1");
    CHECK(row_of("begins_with:good,file=x", "Can't fault it, very good") == "begins:good=1");
    CHECK(row_of(spec, "!") == "");
}

TEST_CASE("surface features") {
    CHECK(row_of("surface", "WOW!! So GOOD... is it?… I, soooo U.S.") ==
          "surface:exclamations=2 surface:questions=1 surface:ellipses=2 surface:punctuation=10 "
          "surface:capitals=2 surface:elongations=1 surface:words=9");
    CHECK(row_of("surface:words,questions", "who? 42 ？ https://a.de/?x!") ==
          "surface:words=2 surface:questions=2");
    CHECK(places_of("surface:ellipses", "a.. b. . c.... …") == "..|....|…|");
    CHECK(places_of("surface:capitals", "NO I A4 AB ÄÖ I'M McD USA's #NO") == "NO|AB|ÄÖ|I'M|");
    CHECK(places_of("surface:elongations", "cool coool 1000 Aaa ÄäÄ hmmm...") == "coool|Aaa|ÄäÄ|hmmm|");
    CHECK(row_of("surface", "") == "");
}

TEST_CASE("values") {
    CHECK(row_of("surface:exclamations,value=binary", "!!!") == "surface:exclamations=1");
    CHECK(row_of("surface:exclamations,scale=0.5", "!!!") == "surface:exclamations=1.5");
    CHECK(row_of("surface:exclamations,at_least=3", "!!!") == "surface:exclamations>=3=1");
    CHECK(row_of("surface:exclamations,at_least=4", "!!!") == "");
    CHECK(row_of("surface:exclamations,value=log1p,scale=2", "!!!") ==
          fmt::format("surface:exclamations={}", 2 * logarithm(4)));
}

TEST_CASE("what features are made of is checked") {
    struct Row {
        const char* spec;
        const char* message;
    };
    for (const Row& row : {
             Row{"prefix", "no prefix is named, as in prefix:un,dis"},
             Row{"prefix:un-", "the prefix 'un-' is no part of a word: letters and digits, without a hyphen"},
             Row{"prefix: un", "the prefix ' un' is no part of a word: letters and digits, without a hyphen"},
             Row{"suffix:", "the suffix '' is no part of a word: letters and digits, without a hyphen"},
             Row{"prefix:un,UN", "the prefix 'UN' is named twice"},
             Row{"prefix:\xFF", "the prefix '\\xff' is not valid UTF-8"},
             Row{"mentions:none", "no list of words or phrases is named"},
             Row{"begins_with:a,a", "'a' is named twice"},
             Row{"begins_with:' '", "' ' in the list ' ' holds no word"},
             Row{"begins_with:", "a list of phrases has no name"},
             Row{"surface:caps",
                 "there is no surface feature 'caps': exclamations, questions, ellipses, punctuation, "
                 "capitals, elongations or words"},
             Row{"surface:words,words", "the surface feature 'words' is named twice"},
             Row{"surface:scale=0", "scale 0 is not possible; it lies above 0 and is at most 1,000,000"},
             Row{"surface:at_least=0", "at_least cannot be 0; it is a whole number from 1"},
             Row{"surface:at_least=2,value=log1p",
                 "at_least goes with value=binary: 1 from so many on, otherwise 0"},
             Row{"surface:value=logp",
                 "there is no value 'logp': count, binary or log1p; did you mean 'log1p'?"},
             Row{"surface:min_df=2", "options of counts: there is no 'min_df'"},
         }) {
        CAPTURE(row.spec);
        std::string message;
        try {
            parse_feature_spec(row.spec, toy_lists);
        } catch (const Error& error) {
            message = error.what();
        }
        message.erase(0, std::min(message.size(), message.find("': ") + 3));
        CHECK(message == row.message);
    }
    const std::string longest(32, 'u'),
        words = "a b c d e f g h i j k l m n o p q r s t u v w x y z a b c d e f";
    CHECK_NOTHROW(parse_feature_spec("prefix:" + longest));
    CHECK_THROWS_AS(parse_feature_spec("prefix:u" + longest), Error);
    CHECK_NOTHROW(parse_feature_spec("begins_with:" + words));
    CHECK_THROWS_AS(parse_feature_spec("begins_with:a " + words), Error);
    CHECK_THROWS_AS(parse_feature_spec("mentions:x,file=y"), Error);  // without a loader
}

TEST_CASE("mentions against a slow search, on random texts") {
    const std::vector<std::string> phrases = {"a", "a b", "b a b", "c a", "b b b b"};
    const auto representation =
        Representation::fit(TextBatch(), {MentionOptions{MentionPlace::anywhere, {{"x", phrases}}, {}}});
    Random random(11);
    auto reader = representation.reader();
    for (int round = 0; round < 500; ++round) {
        std::vector<std::string> words;
        std::string text;
        for (std::uint64_t count = random.below(12); count > 0; --count) {
            words.emplace_back(1, "abcA"[random.below(4)]);
            text += words.back() + " ";
        }
        for (std::string& word : words) word = word == "A" ? "a" : word;
        std::size_t expected = 0;
        for (std::size_t first = 0; first < words.size();) {
            std::size_t longest = 0;
            std::string joined;
            for (std::size_t last = first; last < words.size(); ++last) {
                joined += (last == first ? "" : " ") + words[last];
                if (std::find(phrases.begin(), phrases.end(), joined) != phrases.end())
                    longest = last + 1 - first;
            }
            expected += longest > 0 ? 1 : 0;
            first += std::max<std::size_t>(1, longest);
        }
        SparseRows rows;
        reader.append(text, rows);
        CAPTURE(text);
        REQUIRE((rows[0].size() == 0 ? 0 : rows[0].values[0]) == static_cast<double>(expected));
    }
}
