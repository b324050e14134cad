#include <assay/pipeline/linear_scorer.hpp>

#include "support.hpp"
#include "support/numbers.hpp"

#include <doctest/doctest.h>

using namespace assay;

TEST_CASE("the fast path gives the scores of the counts, for every option and number of classes") {
    Random random(5);
    for (int round = 0; round < 80; ++round) {
        std::vector<std::string> texts = {"good bad not good", "not I"};
        for (int i = 0; i < 10; ++i) texts.push_back(testing::random_text(random));
        VectorizerOptions options;
        options.lowercase = random.below(2) == 0;
        options.ngram_range = {1 + random.below(2), 2 + random.below(3)};
        options.binary = random.below(2) == 0;
        if (random.below(2) == 0) options.max_features = 5;
        const auto vectorizer = CountVectorizer::fit(testing::batch_of(texts), options);
        const std::size_t scores =
            1 + random.below(7);    // one score, then those with a loop of their own, then any
        if (scores == 2) continue;  // two classes have one
        const std::size_t terms = vectorizer.vocabulary().size();
        const LinearModel model(testing::random_numbers(terms * scores, 2, random.next()),
                                testing::random_numbers(scores, 2, random.next()));
        const LinearScorer scorer(vectorizer, model);
        auto scratch = scorer.scratch();
        for (int i = 0; i < 10; ++i) texts.push_back(testing::random_text(random, 40));
        const SparseRows rows = vectorizer.transform(testing::batch_of(texts));
        for (std::size_t row = 0; row < rows.size(); ++row) {
            std::vector<std::int64_t> fast(scores),
                slow(model.intercepts().begin(), model.intercepts().end());
            scorer.score(texts[row], scratch, fast);
            for (std::size_t i = 0; i < rows[row].size(); ++i)
                for (std::size_t s = 0; s < scores; ++s)
                    slow[s] += static_cast<std::int64_t>(rows[row].values[i]) *
                               model.weights(rows[row].features[i])[s];
            CAPTURE(texts[row]);
            CHECK(fast == slow);
        }
    }
}

TEST_CASE("a text may be cut where no word is") {
    struct Row {
        const char* left;
        const char* right;
        bool seam;
    };
    for (const Row& row :
         {Row{"a ", "b", true}, Row{"a", " b", true}, Row{"a", "b", false}, Row{"a.", ".b", true},
          Row{"a_", "1", false}, Row{"caf\xC3", "\xA9", false}, Row{"a", "é", false}, Row{"é", "a", false},
          Row{"a ", "é", true}, Row{"ΑΣ ", "b", false}, Row{"a ", "Σ", false}, Row{"-", "-", true}}) {
        CAPTURE(row.left);
        CAPTURE(row.right);
        CHECK(LinearScorer::is_seam(row.left, row.right) == row.seam);
    }
}

TEST_CASE("the scores of the pieces of a text are those of the text, wherever it is cut at seams") {
    Random random(6);
    std::vector<std::string> texts;
    for (int i = 0; i < 60; ++i) texts.push_back(testing::random_text(random, 30));
    const auto vectorizer = CountVectorizer::fit(testing::batch_of(texts), {.ngram_range = {1, 3}});
    const std::size_t terms = vectorizer.vocabulary().size();
    int cuts = 0;
    for (const std::size_t scores : {1u, 3u, 6u}) {
        const LinearModel model(testing::random_numbers(terms * scores, 2, 1),
                                testing::random_numbers(scores, 2, 2));
        const LinearScorer scorer(vectorizer, model);
        REQUIRE(scorer.is_additive());
        auto scratch = scorer.scratch();
        for (const std::string& text : texts) {
            std::vector<std::int64_t> whole(scores), parts(scores);
            scorer.score(text, scratch, whole);
            NgramCursor cursor = scorer.start(parts);
            std::size_t begin = 0;
            for (std::size_t at = 1; at < text.size(); ++at) {
                if (random.below(2) == 0 ||
                    !LinearScorer::is_seam(text.substr(begin, at - begin), text.substr(at)))
                    continue;
                scorer.add(text.substr(begin, at - begin), cursor, scratch, parts);
                begin = at;
                ++cuts;
            }
            scorer.add(text.substr(begin), cursor, scratch, parts);
            CAPTURE(text);
            CHECK(parts == whole);
        }
    }
    CHECK(cuts > 500);
}
