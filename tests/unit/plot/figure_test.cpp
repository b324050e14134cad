#include <assay/plot/figure.hpp>

#include <assay/base/error.hpp>

#include <doctest/doctest.h>

#include <functional>
#include <limits>

using namespace assay;

namespace {

Figure figure() {
    Figure figure;
    figure.rows = {{{Panel{}}}};
    figure.rows[0].panels[0].series = {{.name = "s", .points = {{1, 2}, {2, 3}}}};
    return figure;
}

}  // namespace

TEST_CASE("what cannot be drawn is refused by name") {
    struct Row {
        std::function<void(Figure&, Panel&, Series&)> change;
        const char* message;
    };
    for (const Row& row : {
             Row{[](Figure&f, Panel&, Series&) { f.rows.clear(); },
                 "a figure without panels cannot be drawn"},
             Row{[](Figure&f, Panel&, Series&) { f.rows.push_back({}); },
                 "a row without panels cannot be drawn"},
             Row{[](Figure&f, Panel&, Series&) { f.width = 199; },
                 "a width of 199 is not possible; 200 to 10,000 pixels are"},
             Row{[](Figure&f, Panel&, Series&) { f.height = 1e9; },
                 "a height of 1e+09 is not possible; 200 to 10,000 pixels are"},
             Row{[](Figure&f, Panel&, Series&) { f.rows[0].share = 0; },
                 "a row with the share 0 cannot be drawn"},
             Row{[](Figure&, Panel&p, Series&) { p.share = -1; },
                 "a panel with the share -1 cannot be drawn"},
             Row{[](Figure&, Panel&p, Series&) { p.x = {.label = "e\n", .low = 2.0, .high = 2.0}; },
                 "the axis 'e\\n': its low end 2 is not below its high end 2"},
             Row{[](Figure&, Panel&p, Series&) { p.y.low = std::numeric_limits<double>::infinity(); },
                 "the axis '': inf cannot be drawn"},
             Row{[](Figure&, Panel&, Series&s) { s.points[0].y = std::numeric_limits<double>::quiet_NaN(); },
                 "the series 's': nan cannot be drawn"},
             Row{[](Figure&, Panel&, Series&s) { s.points[1].x = -2e100; },
                 "the series 's': -2e+100 cannot be drawn"},
             Row{[](Figure&, Panel&p, Series&s) { p.x.logarithmic = true, s.points[1].x = 0; },
                 "the series 's': 0 cannot be drawn on a logarithmic axis"},
             Row{[](Figure&, Panel&, Series&s) { s.opacity = 0; },
                 "the series 's': the opacity 0 is not possible"},
             Row{[](Figure&, Panel&, Series&s) { s.mark = Mark::bars, s.bar_width = 0; },
                 "the series 's': bars cannot be 0 wide"},
             Row{[](Figure&, Panel&p, Series&s) { s.mark = Mark::bars, p.y.logarithmic = true; },
                 "the series 's': bars cannot stand on a logarithmic axis"},
             Row{[](Figure&, Panel&p, Series&) {
                     p.notes = {{{0, 1e300}, "n"}};
                 },
                 "the note 'n': 1e+300 cannot be drawn"},
         }) {
        Figure broken = figure();
        row.change(broken, broken.rows[0].panels[0], broken.rows[0].panels[0].series[0]);
        CHECK_THROWS_WITH_AS(check(broken), row.message, Error);
    }
    CHECK_NOTHROW(check(figure()));
}
