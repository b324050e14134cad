#include <assay/suggest/corpus.hpp>

#include "suggest_support.hpp"

#include <assay/base/random.hpp>
#include <support/temporary_folder.hpp>

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

using namespace assay;
using namespace assay::testing;

namespace {

std::string suggested(const std::string& text, const std::vector<std::string>& corpus, std::size_t top = 20) {
    return described(suggest_from_texts(parse_masked_text(text), corpus, top).fillers);
}

using Words = std::vector<std::string>;

/// Small letters and blanks alone, so that a text is its words between two boundaries.
Words words_of(const std::string& text) {
    Words words = {"#"};
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        words.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    words.emplace_back("#");
    return words;
}

/// The formula as corpus.hpp has it, context by context: for each, the whole corpus is searched.
std::map<std::string, double> oracle(const std::string& text, const std::vector<std::string>& corpus) {
    const Words masked = words_of(text);
    const auto mask =
        static_cast<std::size_t>(std::find(masked.begin(), masked.end(), "{mask}") - masked.begin());
    std::map<std::string, double> scores;
    for (std::size_t k = 1; k <= 4; ++k) {
        std::map<std::string, double> counts;
        double sum = 0;
        for (std::size_t l = k > 2 ? k - 2 : 0; l <= std::min<std::size_t>(k, 2); ++l) {
            const std::size_t r = k - l;
            if (l > mask || mask + r >= masked.size()) continue;
            const Words left(masked.begin() + mask - l, masked.begin() + mask);
            const Words right(masked.begin() + mask + 1, masked.begin() + mask + 1 + r);
            for (const std::string& one : corpus) {
                const Words words = words_of(one);
                for (std::size_t at = std::max<std::size_t>(l, 1);
                     at + std::max<std::size_t>(r, 1) < words.size(); ++at)
                    if (std::equal(left.begin(), left.end(), words.begin() + at - l) &&
                        std::equal(right.begin(), right.end(), words.begin() + at + 1)) {
                        ++counts[words[at]];
                        ++sum;
                    }
            }
        }
        if (k == 1)
            for (const auto& [word, count] : counts) scores[word] = count / sum;
        const auto different = static_cast<double>(counts.size());
        if (k > 1 && sum > 0)
            for (auto& [word, score] : scores) score = (counts[word] + different * score) / (sum + different);
    }
    return scores;
}

}  // namespace

TEST_CASE("words between the same neighbours come first, then those that share fewer") {
    CHECK(suggested("I {mask} the flight.", {"I enjoyed the flight.", "We hated the flight!", "I saw a film",
                                             "and I enjoyed the film", "I hated the crew"}) ==
          "enjoyed 0.8 1 ((begin) i _ the flight)\n"  // by hand: 1/2, 1/2, 3/5, 4/5 from level to level
          "hated 0.175 1 ((begin) i _ the)\n"
          "saw 0.025 1 ((begin) i _)\n");
}

TEST_CASE("scores are those of the formula, and add up to 1") {
    Random random(7);
    const std::vector<std::string> vocabulary = {"a", "b", "c", "d"};
    for (int round = 0; round < 200; ++round) {
        const auto sentence = [&](std::size_t least) {
            std::string text;
            for (std::uint64_t n = least + random.below(5); n > 0; --n)
                text += (text.empty() ? "" : " ") + vocabulary[random.below(vocabulary.size())];
            return text;
        };
        std::vector<std::string> corpus;
        for (std::uint64_t n = random.below(8); n > 0; --n) corpus.push_back(sentence(1));
        Words words = words_of(sentence(1));
        words[1 + random.below(words.size() - 2)] = "{mask}";
        std::string text;
        for (std::size_t i = 1; i + 1 < words.size(); ++i) text += (i > 1 ? " " : "") + words[i];
        CAPTURE(text);
        CAPTURE(corpus);
        const auto expected = oracle(text, corpus);
        const auto found = suggest_from_texts(parse_masked_text(text), corpus, 100);
        CHECK(found.found == expected.size());
        double sum = 0;
        for (const Filler& filler : found.fillers) {
            REQUIRE(expected.contains(filler.words[0]));
            CHECK(*filler.score == doctest::Approx(expected.at(filler.words[0])));
            sum += *filler.score;
        }
        if (!found.fillers.empty()) CHECK(sum == doctest::Approx(1));
        CHECK(
            std::is_sorted(found.fillers.begin(), found.fillers.end(), [](const Filler& a, const Filler& b) {
                return a.score != b.score ? a.score > b.score : a.words < b.words;
            }));
        std::reverse(corpus.begin(), corpus.end());
        CHECK(suggest_from_texts(parse_masked_text(text), corpus, 100).fillers == found.fillers);
    }
}

TEST_CASE("case does not matter to neighbours, and a word is written as it is most often") {
    CHECK(suggested("in {mask} today", {"In Paris today", "IN paris today", "in Paris TODAY",
                                        "in paris, today"}) == "Paris 1 3 ((begin) in _ today (end))\n");
    CHECK(suggested("in {mask}", {"in a", "in B", "in b"}) ==
          "B 0.6667 2 ((begin) in _ (end))\na 0.3333 1 ((begin) in _ (end))\n");
}

TEST_CASE("a sentence ends where a text does, and at . ! ? …") {
    for (const char* text : {"So good.", "x. so good", "x!! So good?!", "What? So good… y"}) {
        CAPTURE(std::string(text));
        const std::string found = suggested("so {mask}", {text});
        CHECK(found.starts_with("good "));
        CHECK(found.find(" 1 ((begin) so _ (end))\n") != std::string::npos);
    }
}

TEST_CASE("numbers and marks are neighbours, but fill no mask") {
    CHECK(suggested("gate {mask} now", {"gate 7 now", "gate # now", "gate @x now"}).empty());
    CHECK(suggested("7 {mask},", {"7 seats, 8 rows"}).starts_with("seats "));
}

TEST_CASE("only the best are given, and all are counted") {
    const auto found = suggest_from_texts(parse_masked_text("a {mask}"), {"a b", "a c", "a b", "x"}, 1);
    CHECK(described(found.fillers) == "b 0.6571 2 ((begin) a _ (end))\n");
    CHECK(found.found == 3);  // x ends a text
    CHECK(found.texts == 4);
}

TEST_CASE("nothing is found in texts without a word beside the same neighbours") {
    CHECK(suggested("I {mask} the flight", {}).empty());
    CHECK(suggested("I {mask} the flight", {"x y z", ""}).empty());
}

TEST_CASE("pairs that stand together come before the products of their scores") {
    const std::vector<std::string> corpus = {"the crew was rude", "the food was cold", "the food was cold",
                                             "the crew was kind", "the seat is cold"};
    const auto found = suggest_from_texts(parse_masked_text("The {mask} was {mask}."), corpus, 3).fillers;
    REQUIRE(found.size() == 3);
    CHECK(found[0].words == Words{"food", "cold"});
    CHECK(found[0].count == 2);
    CHECK(found[1].words == Words{"crew", "kind"});
    CHECK(found[2].words == Words{"crew", "rude"});
    double sum = 0;
    for (const Filler& pair :
         suggest_from_texts(parse_masked_text("The {mask} was {mask}."), corpus, 1'000).fillers)
        sum += *pair.score;
    CHECK(sum == doctest::Approx(1));
}

TEST_CASE("masks side by side and far apart have their words, too") {
    const std::vector<std::string> corpus = {"big red bus", "big old bus", "a small red car"};
    CHECK(suggest_from_texts(parse_masked_text("{mask} {mask} bus"), corpus, 1).fillers[0].words ==
          Words{"big", "old"});
    CHECK(suggest_from_texts(parse_masked_text("{mask} {mask} {mask}"), corpus, 1).fillers[0].words ==
          Words{"big", "red", "bus"});
    CHECK(
        suggest_from_texts(parse_masked_text("small {mask} x y z old {mask}"), corpus, 1).fillers[0].words ==
        Words{"red", "bus"});
}

TEST_CASE("many words for many masks are cut to the best combinations") {
    std::vector<std::string> corpus;
    for (int i = 0; i < 200; ++i) corpus.push_back(fmt::format("a w{0}x b v{0}x c", i));
    CHECK(suggest_from_texts(parse_masked_text("a {mask} b {mask} c"), corpus, 5).found == kMostCombinations);
}

TEST_CASE("a corpus is a file of any kind, read piece by piece") {
    const assay::test::TemporaryFolder folder;
    const MaskedText text = parse_masked_text("I {mask} it");
    DatasetOptions columns;
    const auto best = [&](const std::filesystem::path& file) {
        return described(suggest_from_corpus(text, file, columns, 20).fillers);
    };
    CHECK(best(folder.write("a.txt", "I like it\n")) == "like 1 1 ((begin) i _ it (end))\n");
    CHECK(best(folder.write("a.csv", "id,text\n1,I like it\n")) == "like 1 1 ((begin) i _ it (end))\n");
    CHECK(best(folder.write("a.jsonl", "{\"text\": \"I like it\"}\n")) ==
          "like 1 1 ((begin) i _ it (end))\n");
    columns.text_columns = {"review"};
    CHECK(best(folder.write("b.tsv", "review\tx\nI like it\t1\n")) == "like 1 1 ((begin) i _ it (end))\n");
    CHECK(message_of([&] { best(folder / "a.csv"); }).find("no column 'review'") != std::string::npos);
    CHECK(message_of([&] { best(folder / "none.csv"); }).find("there is no file") == 0);
}

TEST_CASE("a pipe cannot be read twice, as several masks need it") {
    const assay::test::TemporaryFolder folder;
    REQUIRE(::mkfifo((folder / "pipe.txt").c_str(), 0600) == 0);
    CHECK(message_of([&] {
              suggest_from_corpus(parse_masked_text("{mask} {mask}"), folder / "pipe.txt", {}, 20);
          }).ends_with("is no file that can be read twice, as several masks need it"));
}
