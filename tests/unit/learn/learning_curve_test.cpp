#include <assay/learn/learning_curve.hpp>

#include <assay/plot/svg.hpp>

#include "support/golden.hpp"

#include <doctest/doctest.h>

using namespace assay;

TEST_CASE("learning by epochs as it stands") {
    const std::vector<EpochPoint> points = {
        {0, 1.1, {}, {}}, {1, 0.7, 0.6, 0.55}, {2, 0.5, 0.7, 0.68}, {3, 0.45, 0.69, 0.66}};
    test::check_golden("learn/epochs.svg", to_svg(epoch_figure(points, "Training", 2)));
}

TEST_CASE("without a development set there is the loss alone") {
    const Figure figure = epoch_figure({{0, 0.69, {}, {}}, {1, 0.5, {}, {}}}, "");
    CHECK(figure.rows.size() == 1);
    CHECK(figure.description == "Training loss by epoch: 0.6900 after epoch 0, 0.5000 after epoch 1.");
    CHECK_NOTHROW(to_svg(figure));
    CHECK_NOTHROW(to_svg(epoch_figure({}, "")));
}

TEST_CASE("the epoch that was kept is marked on every line") {
    const Figure figure = epoch_figure({{1, 0.7, 0.6, 0.5}, {2, 0.6, 0.7, 0.6}}, "", 2);
    std::vector<Point> marked;
    for (const PanelRow& row : figure.rows)
        for (const Series& series : row.panels[0].series)
            if (series.mark == Mark::points)
                marked.insert(marked.end(), series.points.begin(), series.points.end());
    CHECK(marked == std::vector<Point>{{2, 0.6}, {2, 0.7}, {2, 0.6}});
}

TEST_CASE("learning by texts goes through the mean of repeated measurements") {
    const Figure figure = size_figure({{"logistic", {{1000, 0.8}, {100, 0.6}, {1000, 0.9}, {100, 0.5}}},
                                       {"naive Bayes", {{100, 0.7}, {1000, 0.75}}}},
                                      "Accuracy", "accuracy");
    CHECK(figure.rows[0].panels[0].series[0].points ==
          std::vector<Point>{{100, 0.55}, {1000, (0.8 + 0.9) / 2}});
    CHECK(figure.description ==
          "The accuracy by the number of texts learnt from. logistic: 0.8500 at 1,000. naive Bayes: 0.7500 "
          "at 1,000.");
    test::check_golden("learn/sizes.svg", to_svg(figure));
}
