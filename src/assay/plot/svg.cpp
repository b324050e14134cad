#include <assay/plot/svg.hpp>

#include <assay/base/xml_text.hpp>
#include <assay/plot/drawing.hpp>
#include <assay/plot/legend.hpp>
#include <assay/plot/palette.hpp>
#include <assay/plot/panel.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace assay {
namespace {

constexpr double kMargin = 16;
constexpr double kTitleHeight = 24;
constexpr double kTitleScale = 15.0 / 12;  // of its letters to all others

double sum_of_shares(const auto& parts) {
    double sum = 0;
    for (const auto& part : parts) sum += part.share;
    return sum;
}

/// The first panels of all rows begin at one line, so that panels over each other can be compared.
double first_margin_of(const Figure& figure, double height) {
    const double rows = sum_of_shares(figure.rows);
    double margin = 0;
    for (const PanelRow& row : figure.rows)
        margin = std::max(margin, left_margin_of(row.panels.front(), height * row.share / rows));
    return margin;
}

void draw_rows(Drawing& drawing, const Figure& figure, double top) {
    const double height = figure.height - top - 4;
    const double rows = sum_of_shares(figure.rows), first_margin = first_margin_of(figure, height);
    for (const PanelRow& row : figure.rows) {
        const double row_height = height * row.share / rows, panels = sum_of_shares(row.panels);
        double left = 0;
        for (const Panel& panel : row.panels) {
            const Frame frame{left, top, figure.width * panel.share / panels, row_height};
            const bool first = &panel == &row.panels.front();
            draw_panel(drawing, panel, figure.palette, frame,
                       first ? first_margin : left_margin_of(panel, row_height));
            left += frame.width;
        }
        top += row_height;
    }
}

std::string body_of(const Figure& figure) {
    Drawing drawing;
    drawing.box("paper", {0, 0}, figure.width, figure.height);
    double top = 8;
    if (!figure.title.empty()) {
        drawing.text({kMargin, top + 16}, fitted(figure.title, (figure.width - 2 * kMargin) / kTitleScale),
                     Anchor::start, "font-size=\"15\" font-weight=\"600\"");
        top += kTitleHeight;
    }
    const Legend legend(figure);
    legend.draw(drawing, kMargin, top);
    draw_rows(drawing, figure, top + legend.height());
    return drawing.svg();
}

}  // namespace

std::string to_svg(const Figure& figure) {
    check(figure);
    const std::string width = pixels(figure.width), height = pixels(figure.height);
    return fmt::format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"assay-plot\" role=\"img\" width=\"{0}\" "
        "height=\"{1}\" viewBox=\"0 0 {0} {1}\">\n"
        "<title>{2}</title>\n<desc>{3}</desc>\n<style>{4}</style>\n{5}</svg>\n",
        width, height, xml_text(figure.title), xml_text(figure.description), style_sheet(figure.palette),
        body_of(figure));
}

}  // namespace assay
