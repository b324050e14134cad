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
        options.analyzer.lowercase = random.below(2) == 0;
        options.analyzer.kind = static_cast<AnalyzerKind>(random.below(3));
        if (options.analyzer.kind == AnalyzerKind::word)
            options.analyzer.mark_negation = random.below(3) == 0;
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
