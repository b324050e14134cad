#include <assay/explain/data_map_figure.hpp>

#include <assay/base/random.hpp>
#include <assay/plot/svg.hpp>

#include "support/golden.hpp"

#include <doctest/doctest.h>

using namespace assay;

namespace {

DataMap some_map(std::size_t texts) {
    Random random(3);
    DataMap map(std::vector<std::uint32_t>(texts, 1), 2);
    std::vector<double> talent(texts);
    for (double& each : talent) each = random.unit();
    for (int epoch = 0; epoch < 10; ++epoch) {
        std::vector<double> probabilities;
        for (const double each : talent) {
            const double p = 0.7 * each + 0.3 * random.unit();
            probabilities.insert(probabilities.end(), {1 - p, p});
        }
        map.add_epoch(probabilities);
    }
    return map;
}

std::size_t points_in(const Figure& figure) {
    std::size_t count = 0;
    for (const Series& series : figure.rows[0].panels[0].series) count += series.points.size();
    return count;
}

}  // namespace

TEST_CASE("the picture of a map as it stands") {
    const DataMap map = some_map(60);
    test::check_golden("explain/data_map.svg", to_svg(data_map_figure(map, Regions(map), "Data map")));
}

TEST_CASE("all texts are drawn, or as many as may be, and all are counted") {
    const DataMap map = some_map(100);
    CHECK(points_in(data_map_figure(map, Regions(map), "")) == 100);
    const Figure figure = data_map_figure(map, Regions(map), "", 30);
    CHECK(points_in(figure) == 30);
    CHECK(figure.description.ends_with(" 30 of them are drawn as points."));
    for (const Panel& panel : figure.rows[1].panels) {
        double count = 0;
        for (const Point& bar : panel.series[0].points) count += bar.y;
        CHECK(count == 100);
    }
}

TEST_CASE("a point has the colour of its correctness") {
    DataMap map({1, 1, 1}, 2);
    for (int epoch = 0; epoch < 5; ++epoch)
        map.add_epoch(std::vector<double>{0.1, 0.9, 0.8, 0.2, epoch < 2 ? 0.3 : 0.6, epoch < 2 ? 0.7 : 0.4});
    const Figure figure = data_map_figure(map, Regions(map), "");
    for (const Series& series : figure.rows[0].panels[0].series) {
        CAPTURE(series.name);
        const bool found = series.colour == 0 || series.colour == 2 || series.colour == 4;
        CHECK(series.points.size() == (found ? 1 : 0));
        if (series.colour == 4) CHECK(series.name == "right in 80 to 100% of epochs");
    }
}
