#include <assay/base/ascii.hpp>
#include <assay/base/utf8.hpp>
#include <assay/pattern/english.hpp>

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

namespace assay {
namespace {

/// Words that look like abbreviations when they are shouted. Only those with an initial whose name sounds
/// unlike the word's own beginning matter ("a RED seat", but "an RED seat" letter by letter).
constexpr auto kShortWords = std::to_array<std::string_view>(
    {"fab", "fad", "fan", "far", "fat", "fax", "fed", "fee", "few", "fig", "fit", "fix", "flu", "fly", "foe",
     "fog", "for", "fox", "fry", "fun", "fur", "had", "ham", "has", "hat", "hay", "he",  "hen", "her", "hey",
     "hi",  "hid", "him", "hip", "his", "hit", "hog", "hop", "hot", "how", "hub", "hud", "hug", "hut", "lab",
     "lad", "lag", "lan", "lap", "law", "lay", "leg", "let", "lid", "lie", "lip", "lit", "lot", "low", "mac",
     "mad", "man", "map", "mat", "max", "may", "me",  "men", "met", "mix", "mob", "mom", "mop", "mud", "mug",
     "mum", "my",  "nap", "net", "new", "nil", "nip", "no",  "nod", "nor", "not", "now", "nun", "nut", "rag",
     "ram", "ran", "rap", "rat", "raw", "ray", "red", "rib", "rid", "rig", "rim", "rob", "rod", "rom", "rot",
     "row", "rub", "rug", "rum", "run", "rut", "rye", "sad", "say", "sea", "see", "set", "sex", "she", "shy",
     "sim", "sin", "sip", "sir", "sit", "six", "ski", "sky", "sly", "so",  "son", "soy", "spa", "spy", "sub",
     "sue", "sum", "sun", "ugh", "up",  "ups", "urn", "us"});

/// Without a vowel, or long, and yet the other way round than the rule says.
constexpr auto kSpelledThough = std::to_array<std::string_view>({"hdmi", "mmorpg", "naacp", "ncaa"});
constexpr auto kWordsThough = std::to_array<std::string_view>(
    {"ft", "hm", "hmm", "lt", "mm", "mmm", "mr", "mrs", "ms", "mt", "sgt", "sh", "shh", "sr", "st"});

constexpr char to_lower(char c) {
    return is_ascii_upper(c) ? static_cast<char>(c - 'A' + 'a') : c;
}

template <std::size_t N>
bool contains(const std::array<std::string_view, N>& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool spelled_as_capitals(std::string_view lower, bool has_vowel) {
    if (contains(kSpelledThough, lower)) return true;
    const bool only_u = lower[0] == 'u' && lower.size() > 3 && lower.find_first_of("aeiouy", 1) == lower.npos;
    if (only_u) return true;  // UNHCR, USPS
    return !has_vowel || (lower.size() <= 3 && !contains(kShortWords, lower));
}

}  // namespace

bool is_spelled_out(std::string_view letters) {
    if (letters.size() > 2 && letters.back() == 's' && is_ascii_upper(letters[1]))
        letters.remove_suffix(1);  // DVDs
    if (letters.size() < 2) return false;
    std::string lower(letters);
    std::transform(lower.begin(), lower.end(), lower.begin(), to_lower);
    const bool has_vowel = lower.find_first_of("aeiouy") != std::string::npos;
    const auto capitals = std::count_if(letters.begin(), letters.end(), is_ascii_upper);
    if (capitals == static_cast<std::ptrdiff_t>(letters.size())) return spelled_as_capitals(lower, has_vowel);
    if (capitals == 0) return !has_vowel && !contains(kWordsThough, lower);
    return is_ascii_upper(letters[0]) && is_ascii_upper(letters[1]);  // MSc, but not McDonald
}

std::size_t skip_opening_marks(std::string_view text) {
    std::size_t position = 0;
    while (position < text.size()) {
        std::size_t next = position;
        const char32_t c = next_code_point(text, next);
        if (c == kNoCodePoint) break;
        const auto type = u_charType(static_cast<UChar32>(c));
        const bool opens =
            type == U_START_PUNCTUATION || type == U_INITIAL_PUNCTUATION || type == U_FINAL_PUNCTUATION ||
            c == U'¿' || c == U'¡' ||
            (c < 0x80 && std::string_view("\"'`*_").find(static_cast<char>(c)) != std::string::npos);
        if (!opens) break;
        position = next;
    }
    return position;
}

}  // namespace assay
