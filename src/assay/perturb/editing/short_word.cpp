#include "short_word.hpp"

#include <assay/base/utf8.hpp>
#include <assay/text/characters.hpp>

#include <bit>
#include <cstring>
#include <string>

namespace assay {
namespace {

constexpr std::uint64_t kHighBits = 0x8080808080808080u;

/// Up to eight bytes, without reading behind them: two loads that overlap.
std::uint64_t load(const char* bytes, std::size_t size) {
    const auto part = [&]<typename Unsigned>(Unsigned value, std::size_t at) {
        std::memcpy(&value, bytes + at, sizeof value);
        return static_cast<std::uint64_t>(value) << (8 * at);
    };
    static_assert(std::endian::native == std::endian::little,
                  "tables of words are laid out for little-endian machines");
    if (size >= 8) return part(std::uint64_t{}, 0);
    if (size >= 4) return part(std::uint32_t{}, 0) | part(std::uint32_t{}, size - 4);
    if (size >= 2) return part(std::uint16_t{}, 0) | part(std::uint16_t{}, size - 2);
    return size == 1 ? static_cast<unsigned char>(bytes[0]) : 0;
}

/// Eight ASCII bytes in small letters: the high bit of a byte tells whether it lies between 'A' and 'Z'.
std::uint64_t lower(std::uint64_t bytes) {
    constexpr std::uint64_t kOnes = 0x0101010101010101u;
    const std::uint64_t from_a = bytes + kOnes * (0x80 - 'A'), behind_z = bytes + kOnes * (0x7F - 'Z');
    return bytes | (((from_a & ~behind_z) & kHighBits) >> 2);
}

std::optional<ShortWord> fold_slowly(std::string_view word) {
    std::string folded;
    for (std::size_t position = 0; position < word.size() && folded.size() <= ShortWord::kLongest;) {
        const char32_t c = next_code_point(word, position);
        append_code_point(folded, c == kNoCodePoint ? U'\uFFFD' : fold(c));
    }
    if (folded.size() > ShortWord::kLongest) return std::nullopt;
    const std::size_t head = folded.size() < 8 ? folded.size() : 8;
    return ShortWord{load(folded.data(), head), load(folded.data() + head, folded.size() - head)};
}

}  // namespace

std::optional<ShortWord> short_word(std::string_view word) {
    if (word.empty()) return std::nullopt;
    if (word.size() > ShortWord::kLongest)
        return word.size() > 3 * ShortWord::kLongest ? std::nullopt : fold_slowly(word);
    const std::size_t head = word.size() < 8 ? word.size() : 8;
    const ShortWord raw{load(word.data(), head), load(word.data() + head, word.size() - head)};
    if ((raw.low | raw.high) & kHighBits) return fold_slowly(word);
    return ShortWord{lower(raw.low), lower(raw.high)};
}

}  // namespace assay
