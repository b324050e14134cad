// numbers-to-words: whole numbers below a million, where they count something or are said as words are. Those
// that name things (flights, telephones, years, days of a month) stay in digits.
#include <assay/base/numbers.hpp>
#include <assay/perturb/editing/english_words.hpp>
#include <assay/perturb/editing/marks.hpp>
#include <assay/perturb/english/clauses.hpp>
#include <assay/perturb/english/numerals.hpp>
#include <assay/perturb/english/verbs.hpp>
#include <assay/perturb/english/written_number.hpp>
#include <assay/perturb/word_families.hpp>
#include <assay/text/characters.hpp>
#include <assay/text/letter_case.hpp>

#include <algorithm>

namespace assay {
namespace {

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

bool is_number(const Context& context, std::size_t i) {
    return i < context.size() && context[i].kind == TokenKind::number;
}

bool is_quote(std::string_view mark) {
    return mark == "\"" || mark == "'" || mark == "”" || mark == "’";
}

/// No part of "10:30", "3.5", "$5", "5%", "9/10", "#1", nor of 6'2"; marks of the sentence may follow.
bool is_bare_number(const Context& context, std::size_t i) {
    constexpr std::string_view kOpening = "(\"'[", kClosing = ".,;:!?)\"']";
    if (context.glued(i) &&
        (!is_one_of(context.piece(i - 1), kOpening) || (context.glued(i - 1) && is_number(context, i - 2))))
        return false;
    if (context.glued(i + 1) && is_quote(context.piece(i + 1)) &&
        !(context.glued(i) && is_quote(context.piece(i - 1))))
        return false;
    for (std::size_t next = i + 1; context.glued(next); ++next)
        if (!is_one_of(context.piece(next), kClosing)) return false;
    return true;
}

/// "1. milk 2. eggs", "1) milk"
bool numbers_item(const Context& context, std::size_t i) {
    if (!context.glued(i + 1) || i + 2 >= context.size()) return false;
    if (context.is_mark(i + 1, ")")) return context.starts_sentence(i) && !context.is_mark(i - 1, "(");
    if (!context.is_mark(i + 1, ".")) return false;
    return context.starts_sentence(i) ||
           (context.is_word(i + 2) && !begins_with_capital(context.piece(i + 2)));
}

/// Does it count what follows: "45 minutes", "3 angry men", "100 of them"?
bool counts(const Context& context, std::size_t i) {
    static const WordSet kOf("of");
    const std::string_view after = context.word_after(i);
    return kOf.contains(after) ||
           (!after.empty() && !begins_with_capital(after) && !function_words().contains(after));
}

/// By a plural, so that no name with a number goes on with a verb: "iPhone 6 died".
bool counts_many(const Context& context, std::size_t i) {
    static const WordSet kPlurals("min people men women children percent hr km kg of");
    const std::string_view after = context.word_after(i);
    static const WordSet kNoPlurals("series class yes plus");
    return counts(context, i) && !kNoPlurals.contains(after) &&
           (after.ends_with('s') || kPlurals.contains(after));
}

/// "5 May", "Feb 23", "Feb. 23"
bool is_day_of_month(const Context& context, std::size_t i) {
    return months().contains(word_before_dot(context, i)) || months().contains(context.word_after(i));
}

/// "in 1431": what follows is not counted by it.
bool is_year(const Context& context, std::size_t i, std::uint64_t value) {
    static const WordSet kBefore("in since until till before after by from year circa");
    return value >= 1800 ? value < 2100
                         : value >= 1000 && kBefore.contains(context.word_before(i)) && !counts(context, i);
}

/// "call 911", "555 1234", "an 800 number"
bool is_telephone(const Context& context, std::size_t i, std::uint64_t value) {
    static const WordSet kCall(
        "call calls called calling dial dialed dialled dialing text texted phone ring");
    static const WordSet kNumber("number numbers line lines");
    if (is_number(context, i + 1) || (i > 0 && is_number(context, i - 1))) return true;
    return value >= 100 &&
           (kCall.contains(context.word_before(i)) || kNumber.contains(context.word_after(i)));
}

/// "120 over 80", "3 by 4": one figure of two numbers
bool is_pair(const Context& context, std::size_t i) {
    static const WordSet kJoins("over by x");
    return (kJoins.contains(context.word_after(i)) && is_number(context, i + 2)) ||
           (i > 1 && kJoins.contains(context.word_before(i)) && is_number(context, i - 2));
}

/// "Boeing 747", "ISO 9001", "iPhone 6", "flight 769". Small numbers of rooms and chapters are words as well
/// ("room twelve"); large ones are where they count something.
bool is_name(const Context& context, std::size_t i, std::uint64_t value) {
    static const WordSet kLabelled(
        "chapter page room row seat gate floor number version size level bus stop platform step day week "
        "part terminal group lane table door stage round line box unit");
    static const WordSet kMeasured(
        "over under about around nearly almost than of least most only paid cost costs");
    constexpr std::uint64_t kLarge = 100;
    const std::string_view before = context.word_before(i), after = context.word_after(i);
    const bool shouted = is_loud(before) && is_loud(after);
    if (value >= kLarge && !shouted && !counts_many(context, i)) return !kMeasured.contains(before);
    const bool capital = std::any_of(before.begin(), before.end(), is_ascii_upper);
    if (!capital || shouted || function_words().contains(before) || kLabelled.contains(before)) return false;
    return !counts_many(context, i) ||
           (value >= kLarge && (is_loud(before) || !context.starts_sentence(i - 1)));
}

bool may_be_chat(std::string_view digits) {
    return digits == "2" || digits == "4";
}

/// "4 me", "2 come", "2 B", "asking 4 a friend": letters that sound like "for" and "to".
bool is_chat(const Context& context, std::size_t i) {
    static const WordSet kBehind(
        "me him her us them you u ur ya my your his its our their the this that a an all it what be date");
    if (!may_be_chat(context.piece(i))) return false;
    const std::string_view after = context.word_after(i);
    if (after.empty()) return false;
    return after.size() == 1 || letter_case(after) == LetterCase::capitalised || kBehind.contains(after) ||
           after.ends_with("ing") || verb_by_base(after) != nullptr;
}

/// Who writes "2" for "to" once does so again.
bool is_chat_text(const Context& context) {
    for (std::size_t i = 0; i < context.size(); ++i)
        if (is_chat(context, i)) return true;
    return false;
}

/// Does a sentence begin with it, brackets and quotation marks left out? Not behind a colon: "in Prague: 9
/// men".
bool begins_sentence(const Context& context, std::size_t i) {
    if (!context.starts_sentence(i)) return false;
    static constexpr std::string_view kInside = ":;(\"'[-";
    while (i > 0 && context.piece(i - 1).size() == 1 &&
           kInside.find(context.piece(i - 1)[0]) != std::string_view::npos)
        --i;
    return context.starts_sentence(i);
}

bool is_written_as_words(const Context& context, std::size_t i, std::uint64_t value) {
    return is_bare_number(context, i) && !numbers_item(context, i) && !is_year(context, i, value) &&
           !is_day_of_month(context, i) && !is_pair(context, i) && !is_telephone(context, i, value) &&
           !is_name(context, i, value);
}

/// Among words in capitals it is in capitals, too.
std::string in_case(const Context& context, std::size_t i, const std::string& words) {
    const std::string_view before = context.word_before(i), after = context.word_after(i);
    const bool loud = (before.empty() || is_loud(before)) && (after.empty() || is_loud(after));
    if (loud && !(before.empty() && after.empty())) return to_upper(words);
    return begins_sentence(context, i) ? capitalise(words) : words;
}

class NumbersToWords final : public Perturbation {
public:
    std::optional<EditedText> apply(std::string_view text, Random&,
                                    std::optional<std::uint64_t>) const override {
        if (!has_digit(text)) return std::nullopt;
        const Context context(text);
        const bool chat = is_chat_text(context);
        Editor editor(text);
        for (std::size_t i = 0; i < context.size(); ++i) {
            if (!is_number(context, i) || (chat && may_be_chat(context.piece(i)))) continue;
            const std::string_view digits = context.piece(i);
            if (digits.size() > kMostDigits || (digits[0] == '0' && digits.size() > 1)) continue;
            const auto value = parse_unsigned(digits);
            if (!value || !is_written_as_words(context, i, *value)) continue;
            editor.replace(context[i].begin, context[i].end, in_case(context, i, in_words(*value)));
        }
        return std::move(editor).finish_if_edited();
    }

private:
    static constexpr std::size_t kMostDigits = 6;
};

}  // namespace

Definition define_numbers_to_words() {
    return {{"numbers-to-words", "Writes whole numbers as words: \"45\" becomes \"forty-five\"", {}, true},
            make_plain<NumbersToWords>};
}

}  // namespace assay
