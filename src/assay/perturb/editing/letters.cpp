#include "letters.hpp"

#include <assay/base/utf8.hpp>
#include <assay/text/characters.hpp>

#include <algorithm>
#include <array>

namespace assay {
namespace {

constexpr char32_t kZeroWidthNonJoiner = 0x200C, kZeroWidthJoiner = 0x200D;

bool is_extender(char32_t c) {
    return is_mark(c) || c == kZeroWidthJoiner || c == kZeroWidthNonJoiner;
}

/// Code points from `first` on that follow each other and are all letters.
struct Alphabet {
    char32_t from, to;  ///< whose letters are of this alphabet
    char32_t first;
    std::size_t size;
};

// The Greek letters drawn end before ς, which stands at the end of words only.
constexpr std::array<Alphabet, 12> kAlphabets = {{{'A', 'Z', 'A', 26},
                                                  {'a', 'z', 'a', 26},
                                                  {0x391, 0x3A9, 0x391, 17},
                                                  {0x3B1, 0x3C9, 0x3B1, 17},
                                                  {0x410, 0x42F, 0x410, 32},
                                                  {0x430, 0x44F, 0x430, 32},
                                                  {0x531, 0x556, 0x531, 38},
                                                  {0x561, 0x586, 0x561, 38},
                                                  {0x5D0, 0x5EA, 0x5D0, 27},
                                                  {0x628, 0x63A, 0x628, 19},
                                                  {0x915, 0x939, 0x915, 37},
                                                  {0x10D0, 0x10F0, 0x10D0, 33}}};

bool is_accented_latin(char32_t c) {
    return (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7) || (c >= 0x1E00 && c <= 0x1EFF);
}

const Alphabet* alphabet_of(char32_t c) {
    if (is_accented_latin(c)) c = is_upper_letter(c) ? U'A' : U'a';
    const auto found = std::find_if(kAlphabets.begin(), kAlphabets.end(),
                                    [&](const Alphabet& row) { return row.from <= c && c <= row.to; });
    return found == kAlphabets.end() ? nullptr : &*found;
}

}  // namespace

void read_letters(std::string_view text, std::size_t begin, std::size_t end, Letters& letters) {
    letters.clear();
    for (std::size_t position = begin; position < end;) {
        const std::size_t start = position;
        char32_t c = static_cast<unsigned char>(text[position]);
        if (is_ascii(text[position]))
            ++position;
        else
            c = next_code_point(text, position);
        if (c >= 0x80 && !letters.empty() && is_extender(c))
            letters.back().end = position;
        else
            letters.push_back({start, position, c});
    }
}

std::size_t letters_of_alphabet(char32_t c) {
    const Alphabet* alphabet = alphabet_of(c);
    return alphabet == nullptr ? 0 : alphabet->size;
}

char32_t letter_of_alphabet(char32_t c, std::size_t number) {
    return alphabet_of(c)->first + static_cast<char32_t>(number);
}

}  // namespace assay
