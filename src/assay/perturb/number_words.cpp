// numbers-to-words and words-to-numbers: whole numbers below a million.
#include "context.hpp"
#include "word_families.hpp"
#include "word_set.hpp"

#include <assay/base/numbers.hpp>
#include <assay/text/characters.hpp>
#include <assay/text/letter_case.hpp>

#include <algorithm>
#include <array>

namespace assay {
namespace {

constexpr std::array<std::string_view, 20> kSmall = {
    "zero",     "one",     "two",     "three",     "four",     "five",    "six",
    "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",  "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
constexpr std::array<std::string_view, 10> kTens = {"",      "",      "twenty",  "thirty", "forty",
                                                    "fifty", "sixty", "seventy", "eighty", "ninety"};

std::string below_thousand(std::uint64_t value) {
    std::string words;
    if (value >= 100) {
        words = std::string(kSmall[value / 100]) + " hundred";
        value %= 100;
        if (value == 0) return words;
        words += ' ';
    }
    if (value < 20) return words.append(kSmall[value]);
    words += kTens[value / 10];
    if (value % 10 != 0) words.append("-").append(kSmall[value % 10]);
    return words;
}

/// value < 1,000,000
std::string in_words(std::uint64_t value) {
    if (value < 1000) return below_thousand(value);
    const std::string thousands = below_thousand(value / 1000) + " thousand";
    return value % 1000 == 0 ? thousands : thousands + " " + below_thousand(value % 1000);
}

class NumbersToWords final : public Perturbation {
public:
    std::optional<EditedText> apply(std::string_view text, Random&,
                                    std::optional<std::uint64_t>) const override {
        if (std::none_of(text.begin(), text.end(), is_ascii_digit)) return std::nullopt;
        const Context context(text);
        std::optional<Editor> editor;
        for (std::size_t i = 0; i < context.size(); ++i) {
            if (context[i].kind != TokenKind::number || !stands_alone(context, i)) continue;
            const std::string_view digits = context.piece(i);
            const auto value = parse_unsigned(digits);
            if (!value || digits.size() > 6 || (digits[0] == '0' && digits.size() > 1)) continue;
            if (*value >= 1800 && *value < 2100) continue;  // years
            if (!editor) editor.emplace(text);
            const std::string words = in_words(*value);
            editor->replace(context[i].begin, context[i].end,
                            context.starts_sentence(i) ? capitalise(words) : words);
        }
        return editor ? std::optional(std::move(*editor).finish()) : std::nullopt;
    }

private:
    /// No part of "10:30", "3.5", "$5", "5%", "9/10", "#1"; marks of the sentence may follow.
    static bool stands_alone(const Context& context, std::size_t i) {
        constexpr std::string_view kOpening = "(\"'[", kClosing = ".,;:!?)\"']";
        if (context.glued(i) && !is_one_of(context.piece(i - 1), kOpening)) return false;
        for (std::size_t next = i + 1; context.glued(next); ++next)
            if (!is_one_of(context.piece(next), kClosing)) return false;
        return true;
    }

    static bool is_one_of(std::string_view piece, std::string_view marks) {
        return piece.size() == 1 && marks.find(piece[0]) != std::string_view::npos;
    }
};

/// Reads a number in words from left to right. A walk of at most a dozen tokens.
class NumeralReader {
public:
    explicit NumeralReader(const Context& context) : context_(context) {}

    struct Numeral {
        std::size_t last = 0;  ///< token
        std::uint64_t value = 0;
    };

    /// The longest number that begins with token `first`.
    std::optional<Numeral> read(std::size_t first) const {
        auto head = hundreds(first);
        if (!head) return std::nullopt;
        const std::size_t thousand = next_word(head->last);
        if (!is(thousand, "thousand")) return head;
        Numeral all{thousand, head->value * 1000};
        if (const auto tail = hundreds(behind_and(thousand))) all = {tail->last, all.value + tail->value};
        return all;
    }

private:
    /// Behind white space without a line break; the size of the text if no word follows.
    std::size_t next_word(std::size_t i) const {
        return context_.word_after(i).empty() ? context_.size() : i + 1;
    }

    std::size_t behind_and(std::size_t i) const {
        const std::size_t next = next_word(i);
        return is(next, "and") ? next_word(next) : next;
    }

    bool is(std::size_t i, std::string_view word) const {
        return context_.is_word(i) && equals_folded(context_.piece(i), word);
    }

    static bool equals_folded(std::string_view piece, std::string_view word) {
        return std::equal(piece.begin(), piece.end(), word.begin(), word.end(),
                          [](char a, char b) { return (is_ascii_upper(a) ? a + 32 : a) == b; });
    }

    template <std::size_t N>
    std::optional<std::uint64_t> position(std::size_t i, const std::array<std::string_view, N>& words) const {
        if (!context_.is_word(i)) return std::nullopt;
        const auto found = std::find_if(words.begin(), words.end(), [&](std::string_view word) {
            return !word.empty() && equals_folded(context_.piece(i), word);
        });
        return found == words.end() ? std::nullopt
                                    : std::optional(static_cast<std::uint64_t>(found - words.begin()));
    }

    /// 1 to 99
    std::optional<Numeral> tens(std::size_t i) const {
        if (const auto small = position(i, kSmall); small && *small > 0) return Numeral{i, *small};
        const auto ten = position(i, kTens);
        if (!ten) return std::nullopt;
        const bool hyphen = context_.glued(i + 1) && context_.is_mark(i + 1, "-") && context_.glued(i + 2);
        const std::size_t unit_at = hyphen ? i + 2 : next_word(i);
        if (const auto unit = position(unit_at, kSmall); unit && *unit > 0 && *unit < 10)
            return Numeral{unit_at, *ten * 10 + *unit};
        return Numeral{i, *ten * 10};
    }

    /// 1 to 999
    std::optional<Numeral> hundreds(std::size_t i) const {
        const auto head = tens(i);
        if (!head || head->value > 9) return head;
        const std::size_t hundred = next_word(head->last);
        if (!is(hundred, "hundred")) return head;
        Numeral all{hundred, head->value * 100};
        if (const auto tail = tens(behind_and(hundred))) all = {tail->last, all.value + tail->value};
        return all;
    }

    const Context& context_;
};

class WordsToNumbers final : public Perturbation {
public:
    std::optional<EditedText> apply(std::string_view text, Random&,
                                    std::optional<std::uint64_t>) const override {
        const Context context(text);
        const NumeralReader reader(context);
        std::optional<Editor> editor;
        for (std::size_t i = 0; i < context.size(); ++i) {
            if (!may_begin(context, i)) continue;
            const auto numeral = reader.read(i);
            if (!numeral) continue;
            const bool joined = context.glued(numeral->last + 1) && context.is_mark(numeral->last + 1, "-");
            if (numeral->value != 1 && !joined && !joins_before(context, i)) {  // "one" is a pronoun, too
                if (!editor) editor.emplace(text);
                editor->replace(context[i].begin, context[numeral->last].end, std::to_string(numeral->value));
            }
            i = numeral->last;
        }
        return editor ? std::optional(std::move(*editor).finish()) : std::nullopt;
    }

private:
    static bool may_begin(const Context& context, std::size_t i) {
        static const WordSet kNumbers(
            "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
            "sixteen "
            "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety");
        return context.is_word(i) && kNumbers.contains(context.piece(i));
    }

    static bool joins_before(const Context& context, std::size_t i) {
        return context.glued(i) && context.is_mark(i - 1, "-");
    }
};

template <typename Made>
std::unique_ptr<Perturbation> make_plain(const Arguments&) {
    return std::make_unique<Made>();
}

}  // namespace

Definition define_numbers_to_words() {
    return {{"numbers-to-words", "Writes whole numbers as words: \"45\" becomes \"forty-five\"", {}, true},
            make_plain<NumbersToWords>};
}

Definition define_words_to_numbers() {
    return {
        {"words-to-numbers", "Writes numbers in words as digits: \"forty-five\" becomes \"45\"", {}, true},
        make_plain<WordsToNumbers>};
}

}  // namespace assay
