#include "letter_table.hpp"

#include "word_set.hpp"

#include <assay/base/error.hpp>
#include <assay/base/utf8.hpp>
#include <assay/text/characters.hpp>

#include <algorithm>

namespace assay {
namespace {

bool is_plain(const Letter& letter) {
    return letter.code < 0x80 && letter.end - letter.begin == 1;
}

void add_code_points(std::string_view text, std::vector<std::string>& choices) {
    for (std::size_t position = 0; position < text.size();) {
        const std::size_t start = position;
        next_code_point(text, position);
        choices.emplace_back(text.substr(start, position - start));
    }
}

}  // namespace

LetterTable::LetterTable(std::string_view rows) {
    for (const PlacedWord& row : split_words(rows)) {
        const std::size_t sign = row.word.find_first_of(":=");
        const bool known =
            (sign == 1 || sign == 2) && sign + 1 < row.word.size() && is_ascii(row.word.substr(0, sign));
        if (!known) throw Error("not a row of a table of letters: " + std::string(row.word));
        const auto first = static_cast<unsigned char>(row.word[0]);
        if (sign == 2) pairs_[first].push_back({row.word[1], {}});
        Choices& choices = sign == 2 ? pairs_[first].back().choices : singles_[first];
        const std::string_view with = row.word.substr(sign + 1);
        if (row.word[sign] == '=')
            choices.emplace_back(with);
        else
            add_code_points(with, choices);
    }
}

const LetterTable::Choices* LetterTable::single(const Letter& letter) const {
    if (!is_plain(letter)) return nullptr;
    const Choices& choices = singles_[letter.code];
    return choices.empty() ? nullptr : &choices;
}

const LetterTable::Choices* LetterTable::pair(const Letter& first, const Letter& second) const {
    if (!is_plain(first) || !is_plain(second)) return nullptr;
    for (const Pair& row : pairs_[first.code])
        if (static_cast<unsigned char>(row.second) == second.code) return &row.choices;
    return nullptr;
}

std::size_t LetterTable::reach(std::span<const Letter> word, std::size_t at) const {
    if (at + 1 < word.size() && pair(word[at], word[at + 1]) != nullptr) return 2;
    return single(word[at]) != nullptr ? 1 : 0;
}

void LetterTable::write(std::string_view, std::span<const Letter> letters, Random& random,
                        std::string& out) const {
    const Choices* choices = letters.size() == 2 ? pair(letters[0], letters[1]) : single(letters[0]);
    if (choices == nullptr) throw Error("these letters have no others in the table");
    out += (*choices)[choices->size() == 1 ? 0 : random.below(choices->size())];
}

}  // namespace assay
