#include <assay/features/count_vectorizer.hpp>

#include <assay/base/error.hpp>

#include "support/texts.hpp"

#include <doctest/doctest.h>

#include <map>

using namespace assay;
using testing::batch_of;

namespace {

/// "text: term=count term=count; …", terms in alphabetical order.
std::string counts_of(const CountVectorizer& vectorizer, const TextBatch& texts) {
    std::string all;
    const SparseRows rows = vectorizer.transform(texts);
    for (std::size_t row = 0; row < rows.size(); ++row) {
        for (std::size_t i = 0; i < rows[row].size(); ++i)
            all += vectorizer.vocabulary().terms()[rows[row].features[i]] + "=" +
                   std::to_string(static_cast<int>(rows[row].values[i])) + " ";
        all += ";";
    }
    return all;
}

/// N-grams as strings, counted in a map: the obvious way.
std::map<std::string, int> count_slowly(std::string_view text, const VectorizerOptions& options) {
    WordSplitter splitter(options.analyzer.lowercase, options.analyzer.min_token_length);
    splitter.read(text);
    std::vector<std::string> words;
    splitter.for_each_word([&](Word word) { words.emplace_back(word.text()); });
    std::map<std::string, int> counts;
    for (std::size_t n = options.ngram_range.shortest; n <= options.ngram_range.longest; ++n)
        for (std::size_t begin = 0; begin + n <= words.size(); ++begin) {
            std::string term = words[begin];
            for (std::size_t i = 1; i < n; ++i) term += " " + words[begin + i];
            ++counts[term];
        }
    return counts;
}

}  // namespace

TEST_CASE("options decide what is counted") {
    const TextBatch texts = batch_of({"Good, good film", "not a good film", "a bad film"});
    const AnalyzerOptions kAllWords{.min_token_length = 1};
    struct Row {
        VectorizerOptions options;
        const char* counts;
    };
    for (const Row& row :
         {Row{{.analyzer = kAllWords}, "film=1 good=2 ;a=1 film=1 good=1 not=1 ;a=1 bad=1 film=1 ;"},
          Row{{.analyzer = {.lowercase = false, .min_token_length = 1}},
              "Good=1 film=1 good=1 ;a=1 film=1 good=1 not=1 ;a=1 bad=1 film=1 ;"},
          Row{{}, "film=1 good=2 ;film=1 good=1 not=1 ;bad=1 film=1 ;"},
          Row{{.analyzer = kAllWords, .ngram_range = {2, 3}, .min_df = DocumentFrequency::count(2)},
              "good film=1 ;good film=1 ;;"},
          Row{{.analyzer = kAllWords, .min_df = DocumentFrequency::share(0.6)},
              "film=1 good=2 ;a=1 film=1 good=1 ;a=1 film=1 ;"},
          Row{{.analyzer = kAllWords, .max_df = DocumentFrequency::count(1)}, ";not=1 ;bad=1 ;"},
          Row{{.analyzer = kAllWords, .max_df = DocumentFrequency::share(0.7)},
              "good=2 ;a=1 good=1 not=1 ;a=1 bad=1 ;"},
          Row{{.analyzer = kAllWords, .max_features = 3}, "film=1 good=2 ;a=1 film=1 good=1 ;a=1 film=1 ;"},
          Row{{.analyzer = kAllWords, .max_features = 4},
              "film=1 good=2 ;a=1 film=1 good=1 ;a=1 bad=1 film=1 ;"},  // bad before not
          Row{{.analyzer = kAllWords, .binary = true},
              "film=1 good=1 ;a=1 film=1 good=1 not=1 ;a=1 bad=1 film=1 ;"}})
        CHECK(counts_of(CountVectorizer::fit(texts, row.options), texts) == row.counts);
}

TEST_CASE("unknown words break n-grams and are not counted") {
    const auto vectorizer =
        CountVectorizer::fit(batch_of({"not good", "good film"}), {.ngram_range = {1, 2}});
    CHECK(counts_of(vectorizer, batch_of({"not very good film", "film not", ""})) ==
          "film=1 good=1 good film=1 not=1 ;film=1 not=1 ;;");
}

TEST_CASE("counts equal those of strings in a map") {
    Random random(3);
    for (int round = 0; round < 60; ++round) {
        std::vector<std::string> texts;
        for (int i = 0; i < 12; ++i) texts.push_back(testing::random_text(random));
        texts.push_back("good");
        VectorizerOptions options;
        options.analyzer.lowercase = random.below(2) == 0;
        options.analyzer.min_token_length = 1 + random.below(2);
        options.ngram_range = {1, 1 + random.below(4)};
        options.ngram_range.shortest = 1 + random.below(options.ngram_range.longest);
        if (options.ngram_range.shortest > 1) texts.push_back("good bad not good bad");
        const auto vectorizer = CountVectorizer::fit(batch_of(texts), options);
        const SparseRows rows = vectorizer.transform(batch_of(texts));
        std::map<std::string, int> total;
        for (std::size_t row = 0; row < rows.size(); ++row) {
            std::map<std::string, int> counts;
            for (std::size_t i = 0; i < rows[row].size(); ++i)
                counts[vectorizer.vocabulary().terms()[rows[row].features[i]]] =
                    static_cast<int>(rows[row].values[i]);
            CAPTURE(texts[row]);
            CHECK(counts == count_slowly(texts[row], options));
            total.insert(counts.begin(), counts.end());
        }
        CHECK(total.size() == vectorizer.vocabulary().size());
    }
}

TEST_CASE("options out of range and empty vocabularies are refused") {
    struct Row {
        VectorizerOptions options;
        const char* message;
    };
    const TextBatch texts = batch_of({"one two", "two three"});
    for (const Row& row :
         {Row{{.analyzer = {.min_token_length = 0}}, "min_token_length 0 is not possible; the smallest is 1"},
          Row{{.ngram_range = {0, 1}}, "ngram_range 0..1 is not possible; it goes from 1 to at most 8"},
          Row{{.ngram_range = {2, 1}}, "ngram_range 2..1 is not possible; it goes from 1 to at most 8"},
          Row{{.ngram_range = {1, 9}}, "ngram_range 1..9 is not possible; it goes from 1 to at most 8"},
          Row{{.max_df = DocumentFrequency::share(1.5)}, "1.5 is no share of the texts; it goes from 0 to 1"},
          Row{{.max_features = 0}, "max_features 0 leaves no term; the smallest is 1"},
          Row{{.ngram_range = {3, 3}},
              "the 2 texts hold no n-gram of 3 to 3 words: there is nothing to learn from"},
          Row{{.min_df = DocumentFrequency::count(3)},
              "min_df 3 asks for terms of more texts than there are: 2"},
          Row{{.min_df = DocumentFrequency::count(2), .max_df = DocumentFrequency::share(0.5)},
              "max_df 0.5 is fewer texts than min_df 2"},
          Row{{.ngram_range = {2, 2}, .min_df = DocumentFrequency::count(2)},
              "no term is left: none occurs in at least 2 and at most 1.0 of the 2 texts; a smaller min_df "
              "or a "
              "larger max_df keeps more"}})
        CHECK_THROWS_WITH_AS(CountVectorizer::fit(texts, row.options), row.message, Error);
    CHECK_THROWS_WITH_AS(CountVectorizer::fit(batch_of({"", "!"}), {}),
                         "the 2 texts hold no n-gram of 1 to 1 words: there is nothing to learn from", Error);
    CHECK_NOTHROW(CountVectorizer::fit(texts, {.ngram_range = {1, 8}}));
}

TEST_CASE("a document frequency is a number of texts or a share of them") {
    CHECK(DocumentFrequency::parse("2") == DocumentFrequency::count(2));
    CHECK(DocumentFrequency::parse("0.05") == DocumentFrequency::share(0.05));
    CHECK(DocumentFrequency::parse("1.0") == DocumentFrequency::share(1));
    for (const char* text : {"2", "0.05", "1.0", "0.0", "1e-05"})
        CHECK(describe(DocumentFrequency::parse(text)) == text);
    CHECK_THROWS_WITH_AS(
        DocumentFrequency::parse("1.5"),
        "'1.5' is no document frequency; write a number of texts such as 2, or a share such as 0.05", Error);
}
