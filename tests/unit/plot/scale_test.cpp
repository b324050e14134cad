#include <assay/plot/scale.hpp>

#include <doctest/doctest.h>

using namespace assay;

namespace {

Extent extent(std::initializer_list<double> values) {
    Extent all;
    for (const double value : values) all.add(value);
    return all;
}

}  // namespace

TEST_CASE("an end that is set stays unless a value lies beyond; a free one goes to the next tick") {
    Axis axis;
    CHECK(Scale(axis, extent({0.13, 0.87}), 0, 100, 5).range() == Range{0, 1});
    axis.low = 0.1;
    CHECK(Scale(axis, extent({0.13, 0.87}), 0, 100, 5).range() == Range{0.1, 1});
    CHECK(Scale(axis, extent({0.05, 0.87}), 0, 100, 5).range() == Range{0.05, 1});
    axis.high = 0.9;
    CHECK(Scale(axis, extent({0.13, 0.87}), 0, 100, 5).range() == Range{0.1, 0.9});
    CHECK(Scale(axis, extent({}), 0, 100, 5).range() == Range{0.1, 0.9});
    CHECK(Scale(Axis{}, extent({}), 0, 100, 5).range() == Range{0, 1});
}

TEST_CASE("values go to pixels between the ends, also from right to left") {
    const Scale up(Axis{.label = "", .low = 0.0, .high = 2.0}, extent({}), 100, 20, 4);
    CHECK(up(0) == 100);
    CHECK(up(2) == 20);
    CHECK(up(0.5) == 80);
}

TEST_CASE("on a logarithmic axis equal factors are equally far apart") {
    const Scale scale(Axis{.label = "", .low = 10.0, .high = 1000.0, .logarithmic = true}, extent({}), 0, 200,
                      4);
    CHECK(scale(10) == 0);
    CHECK(scale(100) == doctest::Approx(100));
    CHECK(scale(1000) == 200);
    const Scale free(Axis{.label = "", .logarithmic = true}, extent({10, 1000}), 0, 200, 4);
    CHECK(free.range().low < 10);
    CHECK(free.range().high > 1000);
}

TEST_CASE("an axis of whole numbers has no ticks between them") {
    const Axis epochs{.label = "", .whole = true};
    for (const double last : {1.0, 2.0, 3.0, 7.0, 100.0}) {
        CAPTURE(last);
        const Scale scale(epochs, extent({0, last}), 0, 500, 6);
        REQUIRE(scale.ticks().size() >= 2);
        for (const Tick& tick : scale.ticks())
            CHECK(tick.value == static_cast<double>(static_cast<int>(tick.value)));
    }
    // Also where the values alone would ask for fewer ticks.
    const Scale set(Axis{.label = "", .low = 0.0, .high = 3.0, .whole = true}, extent({1, 3}), 0, 500, 6);
    CHECK(set.ticks().size() == 4);
    const Scale one(epochs, extent({3}), 0, 500, 6);
    CHECK(one.ticks().size() >= 1);
}

TEST_CASE("the extent of a panel holds bars from their feet on, and notes") {
    Panel panel;
    panel.series = {{.name = "", .mark = Mark::bars, .points = {{1, 5}, {2, 7}}, .bar_width = 0.5}};
    panel.notes = {{{9, -2}, "far"}};
    const PanelExtent extent = extent_of(panel);
    CHECK(extent.x.range() == Range{0.75, 9});
    CHECK(extent.y.range() == Range{-2, 7});
}
