// English plurals: the longest ending in the table decides, otherwise the regular rules for s, x, z, ch, sh
// and y.
#include <assay/base/ascii.hpp>
#include <assay/base/utf8.hpp>
#include <assay/pattern/english.hpp>

#include <unicode/uchar.h>

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>

namespace assay {
namespace {

/// "singular plural, …". '^' stands for the beginning of a word or of a part after a hyphen. The longest
/// singular that fits decides.
constexpr std::string_view kEndings =
    // another vowel, another word
    "child children, ^die dice, foot feet, ^goose geese, ^louse lice, man men, mouse mice, ^ox oxen, "
    "passerby passersby, passer-by passers-by, person people, quiz quizzes, runner-up runners-up, "
    "tooth teeth, whiz whizzes, ^fez fezzes, "
    // no men in these
    "^brahman brahmans, caiman caimans, cayman caymans, german germans, human humans, ^norman "
    "normans, ottoman ottomans, ^roman romans, shaman shamans, talisman talismans, "
    // f to v
    "^calf calves, ^elf elves, half halves, hoof hooves, knife knives, leaf leaves, life lives, loaf "
    "loaves, scarf scarves, self selves, sheaf sheaves, shelf shelves, thief thieves, ^wharf wharves, "
    "wife wives, wolf wolves, "
    // o to oes
    "buffalo buffaloes, ^cargo cargoes, domino dominoes, ^echo echoes, embargo embargoes, ^go goes, "
    "hero heroes, ^mango mangoes, mosquito mosquitoes, ^no noes, potato potatoes, tomato tomatoes, "
    "tornado tornadoes, torpedo torpedoes, ^veto vetoes, volcano volcanoes, "
    // ch spoken as k
    "czech czechs, epoch epochs, eunuch eunuchs, ^loch lochs, monarch monarchs, oligarch oligarchs, "
    "stomach stomachs, tech techs, triarch triarchs, "
    // Latin and Greek
    "^alga algae, alumna alumnae, alumnus alumni, appendix appendices, ^axis axes, bacillus bacilli, "
    "bacterium bacteria, cactus cacti, ^corpus corpora, criterion criteria, curriculum curricula, "
    "^datum data, fungus fungi, ^genus genera, ^larva larvae, ^locus loci, matrix matrices, ^medium "
    "media, nucleus nuclei, phenomenon phenomena, ^radius radii, ^sis sises, sis ses, stimulus "
    "stimuli, stratum strata, syllabus syllabi, vertebra vertebrae, vertex vertices";

/// Endings of words that are one and many alike.
constexpr std::string_view kUnchanging =
    "^advice, aircraft, baggage, barracks, ^bison, ^cattle, chassis, clothes, ^cod, ^corps, "
    "crossroads, deer, equipment, ^evidence, ^feedback, fish, furniture, gallows, glasses, guese, "
    "hardware, headphones, headquarters, homework, hovercraft, ics, ^information, jeans, ^knowledge, "
    "lese, luggage, ^means, mese, ^moose, nese, ^news, offspring, pajamas, pants, people, ^police, "
    "^salmon, scissors, series, shambles, sheep, shorts, ^shrimp, software, spacecraft, species, "
    "^swine, ^swiss, tese, ^trout, trousers, watercraft";

struct Ending {
    std::string_view singular, plural;
};

std::string change_case(std::string_view text, char from, char to) {
    std::string changed(text);
    for (char& c : changed) {
        if (c >= from && c < from + 26) c = static_cast<char>(c - from + to);
    }
    return changed;
}
std::string lower(std::string_view text) {
    return change_case(text, 'A', 'a');
}
std::string upper(std::string_view text) {
    return change_case(text, 'a', 'A');
}

bool fits(std::string_view word, std::string_view ending) {
    if (!ending.starts_with('^')) return word.ends_with(ending);
    ending.remove_prefix(1);
    if (!word.ends_with(ending)) return false;
    return word.size() == ending.size() || word[word.size() - ending.size() - 1] == '-';
}

/// Calls `take` with each item of a list separated by commas.
template <typename Take>
void for_each_item(std::string_view list, const Take& take) {
    constexpr std::string_view kSeparator = ", ";
    while (!list.empty()) {
        const std::size_t end = std::min(list.find(kSeparator), list.size());
        take(list.substr(0, end));
        list.remove_prefix(std::min(end + kSeparator.size(), list.size()));
    }
}

/// The longest ending that fits; an empty one if none does.
Ending find_ending(std::string_view lower_word) {
    Ending best;
    const auto consider = [&](Ending ending) {
        if (fits(lower_word, ending.singular) && ending.singular.size() > best.singular.size()) best = ending;
    };
    for_each_item(kEndings, [&](std::string_view item) {
        const std::size_t space = item.find(' ');
        consider({item.substr(0, space), item.substr(space + 1)});
    });
    for_each_item(kUnchanging, [&](std::string_view item) {
        consider({item, item.substr(item.starts_with('^'))});
    });
    return best;
}

/// Letters that both forms share keep their case (Man → Men); the rest is as loud as the word.
std::string replace_ending(std::string_view word, const Ending& ending, bool shouted) {
    std::string_view singular = ending.singular;
    if (singular.starts_with('^')) singular.remove_prefix(1);
    const auto shared =
        std::mismatch(singular.begin(), singular.end(), ending.plural.begin(), ending.plural.end());
    const auto kept = static_cast<std::size_t>(shared.first - singular.begin());
    const std::string_view rest = ending.plural.substr(kept);
    return std::string(word.substr(0, word.size() - singular.size() + kept)) +
           (shouted ? upper(rest) : std::string(rest));
}

std::string regular_plural(std::string_view word, std::string_view low, bool shouted) {
    const auto ends = [&](std::initializer_list<std::string_view> endings) {
        return std::any_of(endings.begin(), endings.end(), [&](auto e) { return low.ends_with(e); });
    };
    const auto with = [&](std::string_view ending) {
        return std::string(word) + (shouted ? upper(ending) : std::string(ending));
    };
    if (ends({"s", "x", "z", "ch", "sh"})) return with("es");
    const bool y_sounds =
        low.size() < 2 || !is_ascii_lower(low[low.size() - 2]) || ends({"ay", "ey", "iy", "oy", "uy"});
    if (!low.ends_with('y') || (y_sounds && !low.ends_with("quy"))) return with("s");
    word.remove_suffix(1);
    return with("ies");
}

/// 8, A, F16, FBI, GPS: read as letters, whatever they spell.
std::string plural_of_letters(std::string_view word) {
    const bool hisses =
        word.size() > 1 && std::string_view("SXZ").find(word.back()) != std::string_view::npos;
    return std::string(word) + (hisses ? "es" : "s");
}

std::string plural_of_word(std::string_view word) {
    const std::string low = lower(word);
    constexpr std::string_view kInLaw = "-in-law";
    if (low.size() > kInLaw.size() && low.ends_with(kInLaw)) {
        const std::size_t head = word.size() - kInLaw.size();
        return plural_of_word(word.substr(0, head)).append(word.substr(head));
    }
    const std::string_view last = word.substr(word.rfind('-') + 1);  // npos + 1 is 0
    const bool ascii = std::all_of(last.begin(), last.end(), is_ascii_letter);
    const bool capitals = ascii && last.size() > 1 && std::all_of(last.begin(), last.end(), is_ascii_upper);
    if (last.size() == 1 || (capitals && is_spelled_out(last))) return plural_of_letters(word);
    const Ending ending = find_ending(low);
    if (!ending.singular.empty()) return replace_ending(word, ending, capitals);
    return regular_plural(word, low, capitals);
}

/// Where the code point before `end` begins; the byte before `end` where that is malformed.
std::size_t previous_code_point(std::string_view text, std::size_t end) {
    std::size_t begin = end - 1;
    while (begin > 0 && end - begin < 4 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) --begin;
    std::size_t next = begin;
    next_code_point(text, next);
    return next == end ? begin : end - 1;
}

/// Where the last letter or digit ends; 0 if there is none.
std::size_t end_of_words(std::string_view text) {
    for (std::size_t end = text.size(), begin; end > 0; end = begin) {
        begin = previous_code_point(text, end);
        std::size_t position = begin;
        const char32_t c = next_code_point(text, position);
        if (c == kNoCodePoint) continue;
        const auto mask = U_GET_GC_MASK(static_cast<UChar32>(c));
        if (mask & (U_GC_L_MASK | U_GC_M_MASK | U_GC_ND_MASK)) return end;
    }
    return 0;
}

/// Where the noun of a phrase ends: before a preposition (work of art), otherwise at its end.
std::size_t end_of_noun(std::string_view phrase) {
    std::size_t end = phrase.size();
    for (const std::string_view preposition :
         {" at ", " de ", " for ", " from ", " in ", " of ", " on ", " to ", " with "})
        end = std::min(end, phrase.find(preposition, 1));
    return end;
}

}  // namespace

std::string plural_of(std::string_view phrase) {
    const std::size_t end = end_of_words(phrase.substr(0, end_of_noun(phrase)));
    if (end == 0) return std::string(phrase);
    const std::size_t begin = phrase.substr(0, end).find_last_of(" \t\n") + 1;  // npos + 1 is 0
    std::string plural(phrase.substr(0, begin));
    plural += plural_of_word(phrase.substr(begin, end - begin));
    return plural.append(phrase.substr(end));
}

}  // namespace assay
