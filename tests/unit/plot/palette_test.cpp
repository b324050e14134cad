#include <assay/plot/palette.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

using namespace assay;

namespace {

using Colour = std::array<double, 3>;  // red, green, blue, linear, from 0 to 1

Colour linear(std::string_view hex) {
    REQUIRE(hex.size() == 7);
    Colour colour{};
    for (std::size_t i = 0; i < 3; ++i) {
        const double value = std::stoi(std::string(hex.substr(1 + 2 * i, 2)), nullptr, 16) / 255.0;
        colour[i] = value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    }
    return colour;
}

double luminance(const Colour& c) {
    return 0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2];
}

double contrast(std::string_view a, std::string_view b) {
    const double one = luminance(linear(a)), two = luminance(linear(b));
    return (std::max(one, two) + 0.05) / (std::min(one, two) + 0.05);
}

/// As seen with no working long-wave, medium-wave or short-wave cones: the matrices of Machado, Oliveira and
/// Fernandes (2009) for severity 1, on linear colours. Kind 3 has all cones.
Colour seen(const Colour& c, std::size_t kind) {
    static constexpr double kMatrices[3][3][3] = {
        {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}},
        {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}},
        {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}};
    if (kind == 3) return c;
    Colour out{};
    for (std::size_t i = 0; i < 3; ++i) {
        for (std::size_t j = 0; j < 3; ++j) out[i] += kMatrices[kind][i][j] * c[j];
        out[i] = std::clamp(out[i], 0.0, 1.0);
    }
    return out;
}

/// CIE 1976 L*a*b*, D65.
Colour lab(const Colour& c) {
    const double x = (0.4124 * c[0] + 0.3576 * c[1] + 0.1805 * c[2]) / 0.95047;
    const double y = luminance(c);
    const double z = (0.0193 * c[0] + 0.1192 * c[1] + 0.9505 * c[2]) / 1.08883;
    const auto f = [](double t) { return t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16.0 / 116; };
    return {116 * f(y) - 16, 500 * (f(x) - f(y)), 200 * (f(y) - f(z))};
}

double distance(const Colour& a, const Colour& b) {
    const Colour p = lab(a), q = lab(b);
    return std::hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
}

}  // namespace

TEST_CASE("colours stand out from their paper") {
    for (const Paper paper : {Paper::light, Paper::dark}) {
        for (const Palette palette : {Palette::categories, Palette::steps})
            for (const std::string_view colour : colours_of(palette, paper)) {
                CAPTURE(std::string(colour));
                CHECK(contrast(colour, paper_colour(paper)) >= 3);
            }
        CHECK(contrast(ink_colour(paper), paper_colour(paper)) >= 7);
    }
    CHECK(contrast("#ffffff", "#000000") == doctest::Approx(21));
}

TEST_CASE("colours can be told apart, whichever cones work") {
    for (const Paper paper : {Paper::light, Paper::dark})
        for (const Palette palette : {Palette::categories, Palette::steps}) {
            const auto colours = colours_of(palette, paper);
            for (std::size_t i = 0; i < colours.size(); ++i)
                for (std::size_t j = i + 1; j < colours.size(); ++j)
                    for (std::size_t kind = 0; kind < 4; ++kind) {
                        CAPTURE(std::string(colours[i]));
                        CAPTURE(std::string(colours[j]));
                        CAPTURE(kind);
                        CHECK(distance(seen(linear(colours[i]), kind), seen(linear(colours[j]), kind)) >= 20);
                    }
        }
    // Red and green of equal lightness would not do.
    CHECK(distance(seen(linear("#a05000"), 1), seen(linear("#5a6e00"), 1)) < 10);
}

TEST_CASE("light and dark paper have equally many colours, each with a class") {
    for (const Palette palette : {Palette::categories, Palette::steps}) {
        const std::string style = style_sheet(palette);
        const std::size_t count = colours_of(palette, Paper::light).size();
        CHECK(colours_of(palette, Paper::dark).size() == count);
        for (std::size_t i = 0; i < count; ++i)
            CHECK(style.find(" ." + class_of(palette, i) + "{") != std::string::npos);
        CHECK(class_of(palette, count) == class_of(palette, 0));
    }
}
