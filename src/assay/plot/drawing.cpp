#include <assay/plot/drawing.hpp>

#include <assay/base/utf8.hpp>
#include <assay/base/xml_text.hpp>

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <cstdint>

namespace assay {

std::string pixels(double value) {
    const auto hundredths = static_cast<std::int64_t>(std::nearbyint(value * 100));
    const std::int64_t size = hundredths < 0 ? -hundredths : hundredths;
    std::string text = fmt::format("{}{}", hundredths < 0 ? "-" : "", size / 100);
    if (size % 100 != 0) text += fmt::format(".{:02}", size % 100);
    if (size % 100 != 0 && size % 10 == 0) text.pop_back();
    return text;
}

namespace {

constexpr double kCharacterWidth = 6.8;  // of 12 pixels; the widest common fonts have 6.6 on average

}  // namespace

double text_width(std::string_view text) {
    return kCharacterWidth * static_cast<double>(code_point_count(text));
}

std::string fitted(std::string_view text, double width) {
    if (text_width(text) <= width) return std::string(text);
    const auto room = static_cast<std::size_t>(std::fmax(1, width / kCharacterWidth));
    return shortened(text, room - 1);
}

namespace {

/// Filled with the colour and drawn along the edge with it. The disc is a line of no length with a round cap.
struct Marker {
    std::string_view steps, style;
};
constexpr std::string_view kThin = "stroke-width=\"1.2\"";
constexpr std::array<Marker, 6> kMarkers = {{{"h0", "stroke-width=\"4.4\" stroke-linecap=\"round\""},
                                             {"m-1.6-1.6h3.2v3.2h-3.2z", kThin},
                                             {"m0-2.3l2.3 4h-4.6z", kThin},
                                             {"m-2-2l4 4m0-4l-4 4", kThin},
                                             {"m0-2.5l2.5 2.5-2.5 2.5-2.5-2.5z", kThin},
                                             {"m-2.5 0h5m-2.5-2.5v5", kThin}}};

}  // namespace

std::string marker_path(std::size_t colour, Spot at) {
    return fmt::format("M{} {}{}", pixels(at.x), pixels(at.y), kMarkers[colour % kMarkers.size()].steps);
}

std::string_view marker_style(std::size_t colour) {
    return kMarkers[colour % kMarkers.size()].style;
}

namespace {

std::string spaced(std::string_view more) {
    return more.empty() ? "" : " " + std::string(more);
}

std::string_view name_of(Anchor anchor) {
    if (anchor == Anchor::start) return "start";
    return anchor == Anchor::middle ? "middle" : "end";
}

}  // namespace

void Drawing::line(std::string_view style, Spot from, Spot to) {
    svg_ += fmt::format("<path class=\"{}\" d=\"M{} {}L{} {}\"/>\n", style, pixels(from.x), pixels(from.y),
                        pixels(to.x), pixels(to.y));
}

void Drawing::box(std::string_view style, Spot corner, double width, double height, double opacity) {
    svg_ += fmt::format("<rect class=\"{}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"", style,
                        pixels(corner.x), pixels(corner.y), pixels(width), pixels(height));
    if (opacity < 1) svg_ += fmt::format(" opacity=\"{}\"", pixels(opacity));
    svg_ += "/>\n";
}

void Drawing::path(std::string_view style, const std::string& steps, std::string_view more) {
    svg_ += "<path";
    if (!style.empty()) svg_ += fmt::format(" class=\"{}\"", style);
    svg_ += fmt::format(" d=\"{}\"{}/>\n", steps, spaced(more));
}

void Drawing::text(Spot at, std::string_view text, Anchor anchor, std::string_view more) {
    svg_ += fmt::format("<text class=\"ink\" x=\"{}\" y=\"{}\" text-anchor=\"{}\"{}>{}</text>\n",
                        pixels(at.x), pixels(at.y), name_of(anchor), spaced(more), xml_text(text));
}

void Drawing::note(Spot at, std::string_view text) {
    svg_ += fmt::format(
        "<text class=\"ink note\" x=\"{}\" y=\"{}\" text-anchor=\"middle\" font-weight=\"600\" "
        "stroke-width=\"4\" "
        "stroke-linejoin=\"round\" paint-order=\"stroke\">{}</text>\n",
        pixels(at.x), pixels(at.y), xml_text(text));
}

void Drawing::upright_text(Spot at, std::string_view text) {
    svg_ += fmt::format(
        "<text class=\"ink\" transform=\"translate({} {}) rotate(-90)\" text-anchor=\"middle\">{}</text>\n",
        pixels(at.x), pixels(at.y), xml_text(text));
}

void Drawing::begin_group(std::string_view style, std::string_view name, std::string_view more) {
    svg_ += fmt::format("<g class=\"{}\"{}>\n", style, spaced(more));
    if (!name.empty()) svg_ += fmt::format("<title>{}</title>\n", xml_text(name));
}

void Drawing::end_group() {
    svg_ += "</g>\n";
}

}  // namespace assay
