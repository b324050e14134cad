#include <assay/explain/highlighted_text.hpp>

#include <assay/base/utf8.hpp>
#include <assay/explain/signed_bars.hpp>

#include <fmt/format.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <cmath>

namespace assay {
namespace {

// Monospaced letters are 0.6 of their size wide in all common fonts: the boxes fit.
constexpr double kCell = 7.8;
constexpr std::string_view kFont = "font-family=\"ui-monospace,monospace\" font-size=\"13\"";
constexpr double kNumberCell = 5.4;
constexpr std::string_view kNumberFont = "font-family=\"ui-monospace,monospace\" font-size=\"9\"";
constexpr double kLineHeight = 38;
constexpr double kDeepest = 0.5;  // of the colour; ink on it keeps a contrast of more than 5 : 1

double cells_of(std::string_view shown) {
    double cells = 0;
    for (std::size_t at = 0; at < shown.size();) {
        const auto point = static_cast<UChar32>(next_code_point(shown, at));
        const int width = u_getIntPropertyValue(point, UCHAR_EAST_ASIAN_WIDTH);
        cells += width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
    }
    return cells;
}

/// A word, or what stands between two, as it is shown. A space separates; `number` is empty where none is
/// wanted.
struct Piece {
    std::string shown, number;
    double contribution = 0;
    bool space = false;

    double width() const {
        const double number_width = number.empty() ? 0 : kNumberCell * (cells_of(number) + 1);
        return std::max(kCell * cells_of(shown), number_width);
    }
};

/// In pieces that fit a line; the number stands below the last.
void add_piece(const Piece& piece, double width, std::vector<Piece>& pieces) {
    const auto most = static_cast<std::size_t>(std::fmax(1, width / kCell / 2));
    std::string_view rest = piece.shown;
    for (std::size_t end = byte_offset_of_column(rest, most + 1); end < rest.size();
         end = byte_offset_of_column(rest, most + 1)) {
        pieces.push_back({std::string(rest.substr(0, end)), {}, piece.contribution, piece.space});
        rest.remove_prefix(end);
    }
    pieces.push_back({std::string(rest), piece.number, piece.contribution, piece.space});
}

/// What stands between words: punctuation, and spaces, of which many are one.
void add_gap(std::string_view gap, double width, std::vector<Piece>& pieces) {
    constexpr std::string_view kSpaces = " \t\n\r";
    while (!gap.empty()) {
        const bool space = kSpaces.find(gap.front()) != kSpaces.npos;
        const std::size_t end =
            std::min(space ? gap.find_first_not_of(kSpaces) : gap.find_first_of(kSpaces), gap.size());
        add_piece({space ? " " : printable(gap.substr(0, end)), {}, 0, space}, width, pieces);
        gap.remove_prefix(end);
    }
}

std::vector<Piece> pieces_of(const Explanation& explanation, double width, std::size_t numbered) {
    std::vector<bool> has_number(explanation.words.size(), false);
    const std::vector<std::size_t> order = words_by_size(explanation);
    for (std::size_t i = 0; i < std::min(numbered, order.size()); ++i) has_number[order[i]] = true;
    const std::string_view text = explanation.text;
    std::vector<Piece> pieces;
    std::size_t at = 0;
    for (std::size_t word = 0; word < explanation.words.size(); ++word) {
        const auto& [place, contribution] = explanation.words[word];
        add_gap(text.substr(at, place.begin - at), width, pieces);
        add_piece({printable(place.of(text)), has_number[word] ? signed_number(contribution) : "",
                   contribution, false},
                  width, pieces);
        at = place.end;
    }
    add_gap(text.substr(at), width, pieces);
    return pieces;
}

void draw_piece(Drawing& drawing, Spot at, const Piece& piece, double largest) {
    const double width = piece.width(), middle = at.x + width / 2;
    if (piece.contribution != 0 && largest > 0) {
        const double depth = kDeepest * std::fabs(piece.contribution) / largest;
        const std::string style = sign_style(piece.contribution);
        drawing.box(style, at, width, 20, std::fmax(0.02, depth));
        drawing.path(style, fmt::format("M{} {}h{}", pixels(at.x), pixels(at.y + 21), pixels(width)),
                     piece.contribution < 0 ? "stroke-dasharray=\"2 2\"" : "");
    }
    drawing.text({middle, at.y + 14.5}, piece.shown, Anchor::middle, kFont);
    if (!piece.number.empty()) drawing.text({middle, at.y + 31}, piece.number, Anchor::middle, kNumberFont);
}

/// How wide the pieces from `first` on are up to the next space.
double width_up_to_space(const std::vector<Piece>& pieces, std::size_t first) {
    double width = 0;
    for (std::size_t i = first; i < pieces.size() && !pieces[i].space; ++i) width += pieces[i].width();
    return width;
}

}  // namespace

double draw_highlighted(Drawing& drawing, Spot corner, double width, const Explanation& explanation,
                        std::size_t numbered) {
    const std::vector<Piece> pieces = pieces_of(explanation, width, numbered);
    const double largest = largest_contribution(explanation);
    Spot at = corner;
    bool after_space = true;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const Piece& piece = pieces[i];
        const double together = after_space ? width_up_to_space(pieces, i) : piece.width();
        const bool breaks = at.x + (together <= width ? together : piece.width()) > corner.x + width;
        if (!piece.space && breaks && at.x > corner.x) at = {corner.x, at.y + kLineHeight};
        if (!piece.space) draw_piece(drawing, at, piece, largest);
        if (!piece.space || at.x > corner.x) at.x += piece.width();
        after_space = piece.space;
    }
    return at.y + kLineHeight - corner.y;
}

}  // namespace assay
