// "a" or "an": the first word is reduced to ASCII letters; a number, a letter or an abbreviation is judged by
// how it is read aloud, any other word by its longest known beginning, otherwise by its first letter.
#include <assay/base/ascii.hpp>
#include <assay/base/utf8.hpp>
#include <assay/pattern/english.hpp>

#include <unicode/uchar.h>
#include <unicode/unorm2.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace assay {
namespace {

/// Beginnings of words in lower case; '$' stands for the end. The longest that fits, of both lists, decides.
/// American usage where it differs from British (herb, homage).
constexpr auto kTakeAn = std::to_array<std::string_view>(
    {"heir",   "herb",   "homage", "honest", "honor", "honour", "hors$", "hour",   "ewa$", "ewok",
     "uniden", "unidio", "unign",  "unill",  "unim",  "unin",   "unir",  "unissu", "xbox", "xmas"});
constexpr auto kTakeA = std::to_array<std::string_view>(
    {"herbert", "herbicid", "herbivor", "houri",  "eu",    "ew",    "ubiq", "ucla",   "uefa", "ufo",
     "ugand",   "uk",       "ulyss",    "unanim", "unary", "unesc", "uni",  "unimod", "ura",  "ure",
     "uri",     "uro",      "uru",      "usa",    "usb",   "usda",  "use",  "usi",    "usu",  "uta",
     "ups$",    "us$",      "ute",      "uti",    "uto",   "uuid",  "uv",   "once$",  "one$", "onenes",
     "ones$",   "onesel",   "onesie",   "ouagad", "oui$",  "ouija", "uigh", "uygh"});

constexpr bool is_vowel_letter(char c) {
    return std::string_view("aeiou").find(c) != std::string_view::npos;
}

/// eight, eighty, eighteen, eleven; "1,800" is one thousand, but 1800 a year.
bool number_takes_an(std::string_view text) {
    std::string digits;
    bool grouped = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (is_ascii_digit(text[i])) {
            digits += text[i];
        } else if (text[i] == ',' && i + 1 < text.size() && is_ascii_digit(text[i + 1])) {
            grouped = true;
        } else {
            break;
        }
    }
    if (digits.starts_with('8')) return true;
    const bool teen = digits.starts_with("11") || digits.starts_with("18");
    return teen && (digits.size() % 3 == 2 || (digits.size() == 4 && !grouped));
}

/// The ASCII letter that stands for a letter of any script, case kept: é → e, Ø → O; '?' if none does.
char base_letter(char32_t c) {
    if (c < 0x80) return static_cast<char>(c);
    constexpr std::u32string_view kUndivided = U"ÆæŒœØøıŁłĐđßÐðÞþ";
    constexpr std::string_view kTheirBase = "AaOoOoiLlDdsDdTt";
    if (const auto at = kUndivided.find(c); at != kUndivided.npos) return kTheirBase[at];
    UErrorCode status = U_ZERO_ERROR;
    UChar decomposed[16];
    const int32_t length = unorm2_getDecomposition(unorm2_getNFDInstance(&status), static_cast<UChar32>(c),
                                                   decomposed, std::size(decomposed), &status);
    return U_SUCCESS(status) && length > 0 && decomposed[0] < 0x80 ? static_cast<char>(decomposed[0]) : '?';
}

struct FirstWord {
    std::string letters;  ///< ASCII, case kept
    char32_t next = 0;    ///< what follows them; 0 at the end
};

FirstWord first_word(std::string_view text) {
    constexpr std::size_t kEnough = 40;  // letters decide early; a value may be long
    FirstWord word;
    for (std::size_t position = 0; position < text.size() && word.letters.size() < kEnough;) {
        const char32_t c = next_code_point(text, position);
        const bool known = c != kNoCodePoint;
        if (known && (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_M_MASK)) continue;
        if (!known || !u_isalpha(static_cast<UChar32>(c))) return {std::move(word.letters), c};
        word.letters += base_letter(c);
    }
    return word;
}

bool letter_takes_an(char letter) {
    return std::string_view("aefhilmnorsxAEFHILMNORSX").find(letter) != std::string_view::npos;
}

template <std::size_t N>
std::size_t longest_fit(const std::array<std::string_view, N>& beginnings, std::string_view word) {
    std::size_t longest = 0;
    for (const std::string_view beginning : beginnings) {
        if (word.starts_with(beginning)) longest = std::max(longest, beginning.size());
    }
    return longest;
}

bool word_takes_an(std::string word) {
    std::transform(word.begin(), word.end(), word.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    word += '$';
    const std::size_t an = longest_fit(kTakeAn, word), a = longest_fit(kTakeA, word);
    if (an != a) return an > a;
    const bool vowel_y = word[0] == 'y' && is_ascii_lower(word[1]) && !is_vowel_letter(word[1]);  // Yvonne
    return is_vowel_letter(word[0]) || vowel_y;
}

std::string_view skip_marks_and_money(std::string_view text) {
    for (;;) {
        text.remove_prefix(skip_opening_marks(text));
        if (text.empty()) return text;
        std::size_t next = 0;
        const char32_t c = next_code_point(text, next);
        if (c == kNoCodePoint || u_charType(static_cast<UChar32>(c)) != U_CURRENCY_SYMBOL) return text;
        text.remove_prefix(next);
    }
}

}  // namespace

bool takes_an(std::string_view phrase) {
    const std::string_view text = skip_marks_and_money(phrase);
    if (text.empty()) return false;
    if (is_ascii_digit(text[0])) return number_takes_an(text);
    const FirstWord word = first_word(text);
    if (word.letters.empty()) return false;
    const bool contracted =
        word.next == U'\'' || word.next == U'’';  // O'Brien, L'Oréal: not a letter by itself
    const bool spelled = word.letters.size() == 1 ? !contracted : is_spelled_out(word.letters);
    return spelled ? letter_takes_an(word.letters[0]) : word_takes_an(word.letters);
}

}  // namespace assay
