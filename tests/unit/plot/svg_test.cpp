#include <assay/plot/svg.hpp>

#include <assay/base/files.hpp>
#include <assay/base/random.hpp>
#include <assay/plot/drawing.hpp>

#include "support/golden.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <cstdlib>
#include <pugixml.hpp>
#include <string>

using namespace assay;

namespace {

/// The exit status of xmllint, which is not ours, for a document.
int xmllint(const std::string& document) {
    const std::string file = std::string(ASSAY_BINARY_DIR) + "/figure-under-test.svg";
    write_file(file, document);
    return std::system(("xmllint --noout --nonet '" + file + "' >'" + file + ".log' 2>&1").c_str());
}

Figure one_panel(std::vector<Series> series) {
    Figure figure;
    figure.title = "A title";
    figure.description = "What there is to be seen.";
    figure.rows = {{{Panel{}}}};
    figure.rows[0].panels[0].x.label = "x";
    figure.rows[0].panels[0].y.label = "y";
    figure.rows[0].panels[0].series = std::move(series);
    return figure;
}

Figure lines() {
    Figure figure =
        one_panel({{.name = "solid", .points = {{0, 0.1}, {1, 0.4}, {2, 0.9}}},
                   {.name = "dashed", .points = {{0, 0.9}, {2, 0.2}}, .colour = 1, .dashed = true}});
    figure.rows[0].panels[0].notes = {{{1, 0.6}, "here"}};
    return figure;
}

Figure points() {
    std::vector<Series> series;
    for (std::size_t colour = 0; colour < 6; ++colour)
        series.push_back({.name = "colour " + std::to_string(colour),
                          .mark = Mark::points,
                          .points = {{static_cast<double>(colour), 10}, {static_cast<double>(colour), 20}},
                          .colour = colour,
                          .opacity = colour == 5 ? 0.5 : 1.0});
    return one_panel(std::move(series));
}

Figure panels() {
    Figure figure = one_panel(
        {{.name = "share", .mark = Mark::bars, .points = {{0.25, 0.4}, {0.75, -0.2}}, .bar_width = 0.5}});
    figure.palette = Palette::steps;
    Panel wide = figure.rows[0].panels[0];
    wide.title = "Texts by size";
    wide.share = 2;
    wide.x = {.label = "texts", .logarithmic = true};
    wide.series = {
        {.name = "accuracy", .points = {{100, 12'000}, {1000, 34'000}, {5000, 41'000}}, .colour = 4}};
    figure.rows.push_back({{figure.rows[0].panels[0], wide}, 0.7});
    return figure;
}

pugi::xml_document parsed(const std::string& svg) {
    pugi::xml_document document;
    REQUIRE(document.load_buffer(svg.data(), svg.size(), pugi::parse_default | pugi::parse_ws_pcdata_single));
    return document;
}

std::string text_at(const pugi::xml_document& document, const char* path) {
    return document.select_node(path).node().text().get();
}

}  // namespace

TEST_CASE("figures as they stand") {
    test::check_golden("plot/lines.svg", to_svg(lines()));
    test::check_golden("plot/points.svg", to_svg(points()));
    test::check_golden("plot/panels.svg", to_svg(panels()));
    test::check_golden("plot/empty.svg", to_svg(one_panel({})));
}

TEST_CASE("figures are well-formed and hold nothing that runs or loads") {
    for (const Figure& figure : {lines(), points(), panels(), one_panel({})}) {
        const std::string svg = to_svg(figure);
        CHECK(xmllint(svg) == 0);
        for (const char* forbidden : {"<script", "href", "url(", "@import", "onload", "id="})
            CHECK(svg.find(forbidden) == std::string::npos);
    }
    CHECK(xmllint(to_svg(lines()).substr(0, 500)) != 0);  // the check can fail
}

TEST_CASE("title and description come first and whole, and texts are escaped") {
    Figure figure = lines();
    const std::string hostile = "</title><script>x</script> & \"q\" ]]> ";
    figure.title = hostile + std::string(200, 'w');
    figure.description = hostile;
    Panel& panel = figure.rows[0].panels[0];
    panel.title = panel.x.label = panel.y.label = panel.notes[0].text = panel.series[0].name = hostile;
    const std::string svg = to_svg(figure);
    CHECK(xmllint(svg) == 0);
    CHECK(svg.find("<script") == std::string::npos);
    const pugi::xml_document document = parsed(svg);
    CHECK(std::string(document.first_child().first_child().name()) == "title");
    CHECK(text_at(document, "/svg/title") == figure.title);
    CHECK(text_at(document, "/svg/desc") == hostile);
    CHECK(text_at(document, "/svg/text[@font-size=15]").ends_with("w…"));
    CHECK(text_at(document, "//text[@class='ink note']") == hostile);
    CHECK(text_at(document, "//g/title") == hostile);
    CHECK(std::string(document.first_child().attribute("role").value()) == "img");
}

TEST_CASE("every mark is there, once") {
    const std::string svg = to_svg(points());
    CHECK(svg.find("M") != std::string::npos);
    const pugi::xml_document document = parsed(svg);
    // Opaque marks are one path a series, the others a path each; a legend has one more of each.
    CHECK(document.select_nodes("/svg/g[not(title)]/path").size() == 6);
    CHECK(document.select_nodes("/svg/g[title]/path").size() == 5 + 2);
    CHECK(parsed(to_svg(panels())).select_nodes("//rect[@class='bar']").size() == 2 * 2);
}

TEST_CASE("whatever the numbers, a figure is well-formed and all of it lies on the paper") {
    const auto law = [] {
        Random random(*rc::gen::arbitrary<std::uint64_t>());
        const double scale = std::pow(10.0, static_cast<double>(random.below(60)) - 30);
        std::vector<Series> series;
        for (std::size_t s = 0; s <= random.below(4); ++s) {
            Series next{.name = "s", .mark = static_cast<Mark>(random.below(3)), .points = {}, .colour = s};
            for (std::size_t i = 0; i < random.below(20); ++i)
                next.points.push_back({scale * (random.unit() - 0.5), random.unit() / scale});
            next.bar_width = scale / 10;
            series.push_back(std::move(next));
        }
        const pugi::xml_document document = parsed(to_svg(one_panel(std::move(series))));
        for (const auto& found : document.select_nodes("//rect")) {
            const pugi::xml_node box = found.node();
            const double x = box.attribute("x").as_double(), y = box.attribute("y").as_double();
            RC_ASSERT(x >= 0);
            RC_ASSERT(y >= 0);
            RC_ASSERT(x + box.attribute("width").as_double() <= 640.01);
            RC_ASSERT(y + box.attribute("height").as_double() <= 420.01);
        }
        for (const auto& found : document.select_nodes("//path")) {
            const std::string steps = found.node().attribute("d").value();
            RC_ASSERT(steps.find("nan") == std::string::npos);
            for (std::size_t at = steps.find('M'); at != steps.npos; at = steps.find('M', at + 1)) {
                const double x = std::strtod(steps.c_str() + at + 1, nullptr);
                RC_ASSERT(x >= 0);
                RC_ASSERT(x <= 640);
            }
        }
    };
    CHECK(rc::check("law of figures", law));
}

TEST_CASE("pixels have two decimals at most and no zeros behind") {
    CHECK(pixels(12) == "12");
    CHECK(pixels(12.5) == "12.5");
    CHECK(pixels(12.344) == "12.34");
    CHECK(pixels(0.01) == "0.01");
    CHECK(pixels(-0.25) == "-0.25");
    CHECK(pixels(-0.001) == "0");
    CHECK(pixels(99.999) == "100");
}

TEST_CASE("a text that does not fit ends with an ellipsis, at a character") {
    CHECK(fitted("short", 100) == "short");
    CHECK(fitted("a longer text", 35) == "a lo…");
    CHECK(fitted("ääääääääää", 35) == "ääää…");
    CHECK(fitted("ab", 1) == "…");
}
