#include <assay/features/surface_block.hpp>

#include <assay/base/choice.hpp>
#include <assay/base/error.hpp>
#include <assay/base/utf8.hpp>
#include <assay/features/block_bytes.hpp>
#include <assay/features/options_json.hpp>
#include <assay/text/characters.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <optional>

namespace assay {
namespace {

const std::array<std::string, 7> kCues = {"exclamations", "questions",   "ellipses", "punctuation",
                                          "capitals",     "elongations", "words"};

bool is_in_capitals(std::string_view word) {
    std::size_t capitals = 0;
    for (std::size_t at = 0; at < word.size();) {
        const char32_t c = next_code_point(word, at);
        if (is_lower_letter(c)) return false;
        if (is_upper_letter(c)) ++capitals;
    }
    return capitals >= 2;
}

/// `spelling` is folded.
bool is_elongated(std::string_view spelling) {
    char32_t before = kNoCodePoint;
    std::size_t run = 0;
    for (std::size_t at = 0; at < spelling.size();) {
        const char32_t c = next_code_point(spelling, at);
        run = c == before ? run + 1 : 1;
        before = c;
        if (run >= 3 && is_letter(c)) return true;
    }
    return false;
}

/// Calls visit(cue, first token, last token) for each cue of a text.
template <typename Visit>
class CueFinder {
public:
    CueFinder(const TextTokens& text, Visit visit) : text_(text), visit_(visit) {}

    void run() {
        for (std::size_t i = 0; i < text_.size(); ++i) {
            const TokenKind kind = text_[i].kind;
            if (kind == TokenKind::word || kind == TokenKind::number) visit_(SurfaceCue::words, i, i);
            if (kind == TokenKind::word) look_at_word(i);
            if (kind == TokenKind::punctuation) look_at_mark(i);
        }
    }

private:
    void look_at_word(std::size_t i) {
        if (is_in_capitals(text_.text().substr(text_[i].begin, text_[i].end - text_[i].begin)))
            visit_(SurfaceCue::capitals, i, i);
        if (is_elongated(text_.spelling(i).text())) visit_(SurfaceCue::elongations, i, i);
    }

    void look_at_mark(std::size_t i) {
        const std::string_view mark = text_.spelling(i).text();
        visit_(SurfaceCue::punctuation, i, i);
        if (mark == "!" || mark == "！") visit_(SurfaceCue::exclamations, i, i);
        if (mark == "?" || mark == "？") visit_(SurfaceCue::questions, i, i);
        if (mark == "…") visit_(SurfaceCue::ellipses, i, i);
        if (!is_stop(i)) return;
        if (!(text_.glued(i) && is_stop(i - 1))) run_begin_ = i;
        const bool goes_on = text_.glued(i + 1) && is_stop(i + 1);
        if (!goes_on && i > run_begin_) visit_(SurfaceCue::ellipses, run_begin_, i);
    }

    bool is_stop(std::size_t i) const {
        return text_[i].kind == TokenKind::punctuation && text_.spelling(i).text() == ".";
    }

    const TextTokens& text_;
    Visit visit_;
    std::size_t run_begin_ = 0;  ///< of the full stops in a row that are being read
};

}  // namespace

std::string_view name_of(SurfaceCue cue) {
    return name_among(cue, kCues);
}
SurfaceCue parse_surface_cue(std::string_view name) {
    return parse_choice<SurfaceCue>(name, kCues, "there is no surface feature");
}

std::vector<SurfaceCue> all_surface_cues() {
    std::vector<SurfaceCue> all;
    for (std::size_t cue = 0; cue < kCues.size(); ++cue) all.push_back(static_cast<SurfaceCue>(cue));
    return all;
}

SurfaceBlock::SurfaceBlock(SurfaceOptions options)
    : OccurrenceBlock(options.value), options_(std::move(options)) {
    if (options_.cues.empty()) throw Error("no surface feature is named");
    std::array<bool, kCues.size()> seen{};
    for (const SurfaceCue cue : options_.cues)
        if (std::exchange(seen[static_cast<std::size_t>(cue)], true))
            throw Error(fmt::format("the surface feature '{}' is named twice", assay::name_of(cue)));
}

void SurfaceBlock::find(const TextTokens& text, const Visit& visit) const {
    std::array<std::optional<std::uint32_t>, kCues.size()> features{};
    for (std::uint32_t feature = 0; feature < size(); ++feature)
        features[static_cast<std::size_t>(options_.cues[feature])] = feature;
    const auto found = [&](SurfaceCue cue, std::size_t first, std::size_t last) {
        const auto feature = features[static_cast<std::size_t>(cue)];
        if (!feature) return;
        const std::size_t begin = text[first].begin;
        visit({*feature, begin, cue == SurfaceCue::words ? begin : text[last].end});
    };
    CueFinder(text, found).run();
}

std::string SurfaceBlock::occurrence_name(std::uint32_t feature) const {
    return fmt::format("surface:{}", assay::name_of(options_.cues[feature]));
}

void SurfaceBlock::write(ByteWriter& out) const {
    write_json(out, to_json(options_.value));
    out.put(static_cast<std::uint8_t>(options_.cues.size()));
    for (const SurfaceCue cue : options_.cues) out.put(static_cast<std::uint8_t>(cue));
}

std::unique_ptr<SurfaceBlock> SurfaceBlock::read(ByteReader& in) {
    SurfaceOptions options;
    options.cues.clear();
    options.value = count_value_from(read_json(in));
    const auto count = in.get<std::uint8_t>();
    for (std::uint8_t i = 0; i < count; ++i) {
        const auto cue = in.get<std::uint8_t>();
        if (cue >= kCues.size()) throw Error(fmt::format("there is no surface feature {}", cue));
        options.cues.push_back(static_cast<SurfaceCue>(cue));
    }
    return std::make_unique<SurfaceBlock>(std::move(options));
}

}  // namespace assay
