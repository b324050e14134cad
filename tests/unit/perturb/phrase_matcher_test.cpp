#include <assay/base/random.hpp>
#include <assay/perturb/editing/phrase_matcher.hpp>
#include <assay/perturb/editing/word_set.hpp>

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <string>
#include <vector>

using namespace assay;

namespace {

/// All matches from left to right: "1:[South Sudan] 0:[Sudan]" by number of phrase.
std::string matches(const PhraseMatcher& matcher, std::string_view text) {
    const Context context(text);
    std::string shown;
    for (std::size_t i = 0; i < context.size(); ++i) {
        const auto match = matcher.longest(context, i);
        if (!match) continue;
        if (!shown.empty()) shown += ' ';
        shown += std::to_string(match->phrase) + ":[" +
                 std::string(context.between(match->begin, match->end)) + "]";
        i = match->last;
    }
    return shown;
}

}  // namespace

TEST_CASE("the longest phrase of whole words is found, whatever its case") {
    PhraseMatcher matcher;
    for (const char* phrase : {"Sudan", "South Sudan", "St. Louis", "New York", "New York City",
                               "Port-au-Prince", "Xi'an", "São Tomé", "it's", "N'Djamena"})
        matcher.add(phrase);
    struct Row {
        std::string text, expected;
    };
    for (const Row& row :
         {Row{"South Sudan and Sudan", "1:[South Sudan] 0:[Sudan]"}, Row{"SOUTH sudan", "1:[SOUTH sudan]"},
          Row{"Sudanese South", ""}, Row{"in St. Louis,", "2:[St. Louis]"},
          Row{"St.Louis St . Louis St Louis", ""},
          Row{"New York New York City", "3:[New York] 4:[New York City]"}, Row{"New  York", "3:[New  York]"},
          Row{"New-York", ""}, Row{"New York Citys", "3:[New York]"},
          Row{"Port-au-Prince's", "5:[Port-au-Prince]"}, Row{"Port - au - Prince", ""},
          Row{"Xi’an’s Xi'an's", "6:[Xi’an] 6:[Xi'an]"}, Row{"SÃO TOMÉ", "7:[SÃO TOMÉ]"},
          Row{"it’s", "8:[it’s]"}, Row{"N’DJAMENA'S", "9:[N’DJAMENA]"}, Row{"@Sudan #Sudan sudan.com", ""},
          Row{"", ""}}) {
        CAPTURE(row.text);
        CHECK(matches(matcher, row.text) == row.expected);
    }
}

TEST_CASE("phrases are numbered in the order of adding") {
    PhraseMatcher matcher;
    CHECK(matcher.add("a b") == 0);
    CHECK(matcher.add("A  B") == 0);
    CHECK(matcher.add("b") == 1);
    CHECK(matcher.add("") == PhraseMatcher::kNone);
    CHECK(matcher.add("  ") == PhraseMatcher::kNone);
    CHECK(matcher.size() == 2);
}

TEST_CASE("words beyond the limit are never found") {
    PhraseMatcher matcher;
    const std::string at(PhraseMatcher::kLongestWord, 'a'), above(PhraseMatcher::kLongestWord + 1, 'a');
    CHECK(matcher.add(at) == 0);
    CHECK(matcher.add(above) == PhraseMatcher::kNone);
    CHECK(matches(matcher, at) == "0:[" + at + "]");
    CHECK(matches(matcher, above) == "");
}

TEST_CASE("the matcher agrees with a slow and obvious one") {
    static const std::vector<std::string> kWords = {"a", "b", "Ab", "é"};
    CHECK(rc::check("longest() finds what comparing word by word finds", [](std::uint64_t seed) {
        Random random(seed);
        const auto words = [&](std::size_t most) {
            std::vector<std::string> picked;
            for (std::size_t i = 1 + random.below(most); i > 0; --i)
                picked.push_back(kWords[random.below(kWords.size())]);
            return picked;
        };
        const auto joined = [](const std::vector<std::string>& parts) {
            std::string text;
            for (const std::string& part : parts) text += (text.empty() ? "" : " ") + part;
            return text;
        };
        PhraseMatcher matcher;
        std::vector<std::vector<std::string>> phrases;
        for (int i = 0; i < 4; ++i) {
            phrases.push_back(words(3));
            matcher.add(joined(phrases.back()));
        }
        const std::vector<std::string> text = words(10);
        const std::string whole = joined(text);
        const Context context(whole);
        for (std::size_t i = 0; i < text.size(); ++i) {
            std::size_t longest = 0;
            for (const auto& phrase : phrases)
                if (phrase.size() <= text.size() - i &&
                    std::equal(phrase.begin(), phrase.end(), text.begin() + static_cast<std::ptrdiff_t>(i)))
                    longest = std::max(longest, phrase.size());
            const auto match = matcher.longest(context, i);
            RC_ASSERT((match ? match->last - match->first + 1 : 0) == longest);
        }
    }));
}

TEST_CASE("a set of words ignores case and the kind of apostrophe") {
    const WordSet set("a don't book abcdefghijklmnop");
    for (const char* word : {"a", "A", "don't", "DON'T", "don’t", "DON’T", "book", "boo\u212A",
                             "abcdefghijklmnop", "ABCDEFGHIJKLMNOP"}) {
        CAPTURE(word);
        CHECK(set.contains(word));
    }
    for (const char* word :
         {"", "b", "dont", "don't ", "do", "abcdefghijklmno", "abcdefghijklmnopq", "aé", "é", "’"}) {
        CAPTURE(word);
        CHECK(!set.contains(word));
    }
    CHECK_THROWS_WITH(WordSet("seventeen-letters"), "not a word for a set: seventeen-letters");
}
