#include <assay/learn/metrics.hpp>

#include <doctest/doctest.h>

using namespace assay;

namespace {

ConfusionMatrix matrix(const std::vector<std::vector<int>>& counts) {
    ConfusionMatrix confusion(counts.size());
    for (std::size_t t = 0; t < counts.size(); ++t)
        for (std::size_t p = 0; p < counts.size(); ++p)
            for (int i = 0; i < counts[t][p]; ++i) confusion.add(t, p);
    return confusion;
}

}  // namespace

TEST_CASE("metrics by hand") {
    // scikit-learn's example for precision_recall_fscore_support: cat dog pig cat dog pig / cat pig dog cat
    // cat dog
    const Metrics metrics = metrics_of(matrix({{2, 0, 0}, {1, 0, 1}, {0, 2, 0}}));
    CHECK(metrics.texts == 6);
    CHECK(metrics.accuracy == 2.0 / 6);
    CHECK(metrics.classes == std::vector<ClassMetrics>{{2.0 / 3, 1, 0.8, 2}, {0, 0, 0, 2}, {0, 0, 0, 2}});
    CHECK(metrics.macro_f1 == doctest::Approx(0.8 / 3));
}

TEST_CASE("nothing divided by nothing is zero, and a class that never occurs does not lower the mean") {
    const Metrics metrics = metrics_of(matrix({{3, 0, 0}, {0, 1, 0}, {0, 0, 0}}));
    CHECK(metrics.classes[2] == ClassMetrics{0, 0, 0, 0});
    CHECK(metrics.macro_f1 == 1);
    CHECK(metrics_of(ConfusionMatrix(2)) == Metrics{0, 0, 0, {{}, {}}});
}

TEST_CASE("matrices are merged by adding") {
    ConfusionMatrix a = matrix({{1, 2}, {3, 4}});
    a.merge(matrix({{10, 0}, {0, 1}}));
    CHECK(a == matrix({{11, 2}, {3, 5}}));
    CHECK(a.total() == 21);
    CHECK(a.correct() == 16);
}
