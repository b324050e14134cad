#include <assay/features/words.hpp>

#include <assay/base/error.hpp>
#include <assay/base/utf8.hpp>
#include <assay/features/normalise.hpp>

#include <fmt/format.h>
#include <unicode/uchar.h>

#include <cstring>

namespace assay {
namespace {

// Eight bytes as one number: each constant repeats a byte, each test leaves its answer in the top bit of the
// bytes. (Byte tests on 64-bit words: Mycroft 1987; Lamport, "Multiple byte processing", 1975.)
constexpr std::uint64_t repeat(unsigned byte) {
    return 0x0101010101010101u * byte;
}
constexpr std::uint64_t kTopBits = repeat(0x80);

/// The top bit of each byte that lies in [low, high]; bytes are below 0x80.
constexpr std::uint64_t in_range(std::uint64_t bytes, unsigned char low, unsigned char high) {
    const std::uint64_t at_least_low = bytes + repeat(0x80u - low);
    const std::uint64_t above_high = bytes + repeat(0x7Fu - high);
    return (at_least_low & ~above_high) & kTopBits;
}

std::uint64_t load_little_endian(const char* bytes) {
    std::uint64_t value = 0;
    std::memcpy(&value, bytes, sizeof value);
    if constexpr (std::endian::native == std::endian::big) value = __builtin_bswap64(value);
    return value;
}

void store_little_endian(char* bytes, std::uint64_t value) {
    if constexpr (std::endian::native == std::endian::big) value = __builtin_bswap64(value);
    std::memcpy(bytes, &value, sizeof value);
}

/// The top bits of eight bytes as the eight low bits of a number, first byte first.
std::uint64_t gather_top_bits(std::uint64_t bytes) {
    return ((bytes >> 7) * 0x0102040810204080u) >> 56;
}

/// The two code points whose lower case is more than u_tolower: I with a dot becomes two, and a final sigma
/// differs.
bool needs_full_lower_case(std::string_view text) {
    return text.find("\u0130") != std::string_view::npos || text.find("\u03A3") != std::string_view::npos;
}

}  // namespace

void WordSplitter::check_size(std::string_view text) {
    if (text.size() > kMaxTextBytes)
        throw Error(fmt::format("a text has {} bytes; at most {} are allowed", text.size(), kMaxTextBytes));
}

void WordSplitter::read(std::string_view text) {
    check_size(text);
    if (classify(text)) return;
    normalise(text);
    classify(normalised_);
}

bool WordSplitter::classify(std::string_view text) {
    const std::size_t blocks = text.size() / 64 + 1;  // at least one byte behind the text: ends the last word
    if (bytes_.size() < blocks * 64 + Word::kPadding) bytes_.resize(2 * blocks * 64 + Word::kPadding);
    word_bytes_.assign(blocks, 0);
    std::uint64_t all = 0;
    char tail[8] = {};
    for (std::size_t at = 0; at < text.size(); at += 8) {
        const char* source = text.data() + at;
        if (text.size() - at < 8)
            source = static_cast<const char*>(std::memcpy(tail, source, text.size() - at));
        std::uint64_t bytes = load_little_endian(source);
        all |= bytes;
        const std::uint64_t low = bytes & ~kTopBits;
        const std::uint64_t word = in_range(low | repeat(0x20), 'a', 'z') | in_range(low, '0', '9') |
                                   in_range(low, '_', '_') | bytes;
        if (lowercase_) bytes |= (in_range(low, 'A', 'Z') & ~bytes) >> 2;
        store_little_endian(bytes_.data() + at, bytes);
        word_bytes_[at / 64] |= gather_top_bits(word & kTopBits) << (at % 64);
    }
    return (all & kTopBits) == 0;
}

void WordSplitter::normalise(std::string_view text) {
    const bool fully = lowercase_ && needs_full_lower_case(text);
    if (fully) lower_case(text, lowered_);
    const std::string_view source = fully ? lowered_ : text;
    normalised_.clear();
    for (std::size_t position = 0; position < source.size();) {
        char32_t c = next_code_point(source, position);
        if (c < 0x80) {
            normalised_ += static_cast<char>(c);
            continue;
        }
        if (lowercase_ && c != kNoCodePoint) c = static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
        if (c != kNoCodePoint && (c < 0x80 || is_word_character(c))) {
            append_code_point(normalised_, c);
        } else {
            normalised_ += ' ';
        }
    }
}

bool WordSplitter::long_enough_in_code_points(Word word) const {
    return word.size >= 4 * min_token_length_ || code_point_count(word.text()) >= min_token_length_;
}

}  // namespace assay
