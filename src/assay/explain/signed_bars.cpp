#include <assay/explain/signed_bars.hpp>

#include <assay/base/utf8.hpp>
#include <assay/explain/explanation.hpp>
#include <assay/plot/palette.hpp>

#include <algorithm>
#include <cmath>

namespace assay {
namespace {

constexpr double kNumberWidth = 48;
constexpr double kGap = 8;
constexpr double kWidestName = 0.36;  // of the whole

double width_of_names(std::span<const SignedBar> bars, double most) {
    double widest = 0;
    for (const SignedBar& bar : bars) widest = std::max(widest, text_width(printable(bar.name)));
    return std::min(std::ceil(widest) + kGap, most);  // whole, so that no rounding cuts a name
}

}  // namespace

std::string sign_style(double value) {
    return class_of(Palette::categories, value < 0 ? 1 : 0);
}

void draw_signed_bars(Drawing& drawing, Spot corner, double width, std::span<const SignedBar> bars) {
    double high = 0, low = 0;
    for (const SignedBar& bar : bars) {
        high = std::max(high, bar.value);
        low = std::min(low, bar.value);
    }
    const double names = width_of_names(bars, kWidestName * width);
    const double room = width - names - (low < 0 ? 2 : 1) * kNumberWidth;
    const double pixels_a_unit = high - low > 0 ? room / (high - low) : 0;
    const double zero = corner.x + names + (low < 0 ? kNumberWidth : 0) - low * pixels_a_unit;
    double top = corner.y;
    for (const SignedBar& bar : bars) {
        const double middle = top + kBarHeight / 2 + 4, length = std::fabs(bar.value) * pixels_a_unit;
        const bool left = bar.value < 0;
        drawing.text({corner.x + names - kGap, middle}, fitted(printable(bar.name), names - kGap),
                     Anchor::end);
        if (length > 0)
            drawing.box(sign_style(bar.value), {left ? zero - length : zero, top + 3}, length,
                        kBarHeight - 6);
        drawing.text({left ? zero - length - 5 : zero + length + 5, middle}, signed_number(bar.value),
                     left ? Anchor::end : Anchor::start);
        top += kBarHeight;
    }
    drawing.line("frame", {zero, corner.y}, {zero, top});
}

}  // namespace assay
