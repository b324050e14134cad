// change-number: one number of a text becomes a near one, wherever it stands. Numbers that name something (an
// aircraft, a date, a time, a rating, a telephone) rather than count it are left alone: changing one would
// change what the text says, or make nonsense of it.
#include <assay/perturb/definitions.hpp>
#include <assay/perturb/editing/context.hpp>
#include <assay/perturb/editing/english_words.hpp>
#include <assay/perturb/editing/marks.hpp>
#include <assay/perturb/editing/word_set.hpp>
#include <assay/perturb/english/article.hpp>
#include <assay/perturb/english/written_number.hpp>
#include <assay/text/characters.hpp>

#include <algorithm>
#include <array>

namespace assay {
namespace {

const WordSet& units() {
    static const WordSet kWords(
        "second seconds sec secs minute minutes min mins hour hours hr hrs day days night nights week "
        "weeks month months year years dollar dollars buck bucks euro euros pound pounds cent cents mile "
        "miles km kilometers meters feet inches pages points times people passengers customers bags "
        "flights calls emails tweets messages percent degrees kg lbs");
    return kWords;
}

/// A number as it is written: digits, perhaps in groups of three, perhaps with decimals.
struct DigitNumeral {
    std::size_t begin = 0, end = 0;   ///< bytes
    std::size_t first = 0, last = 0;  ///< tokens
    std::uint64_t value = 0;          ///< of all digits together, as if there were no marks
    unsigned digits = 0;              ///< of `value`: leading zeros not counted
    bool plain = true;                ///< digits only
};

constexpr std::size_t kMostMarkedDigits = 15;  ///< with marks between them
constexpr std::size_t kMostPlainDigits =
    6;  ///< longer ones without marks are numbers of tickets and accounts

class DigitReader {
public:
    explicit DigitReader(const Context& context) : context_(context) {}

    /// The numeral that begins at token i, whatever it is good for; nothing if its marks are in no known
    /// order. `next` becomes the first token behind it.
    std::optional<DigitNumeral> read(std::size_t i, std::size_t& next) const {
        DigitNumeral numeral{context_[i].begin, 0, i, i, 0, 0, true};
        bool grouped = false, decimals = false, well_formed = true;
        while (continues(numeral.last)) {
            const bool comma = context_.piece(numeral.last + 1) == ",";
            const std::size_t size = context_.piece(numeral.last + 2).size();
            well_formed &= !decimals && (!comma || size == 3);
            if (comma && !grouped) well_formed &= context_.piece(i).size() <= 3;
            grouped |= comma;
            decimals |= !comma;
            numeral.last += 2;
        }
        next = numeral.last + 1;
        numeral.end = context_[numeral.last].end;
        numeral.plain = numeral.first == numeral.last;
        if (!well_formed || !read_digits(numeral)) return std::nullopt;
        return numeral;
    }

private:
    bool continues(std::size_t last) const {
        return (context_.is_mark(last + 1, ",") || context_.is_mark(last + 1, ".")) &&
               context_.glued(last + 1) && context_.glued(last + 2) &&
               context_[last + 2].kind == TokenKind::number;
    }

    bool read_digits(DigitNumeral& numeral) const {
        std::size_t count = 0;
        for (const char c : context_.between(numeral.begin, numeral.end)) {
            if (c == ',' || c == '.') continue;
            if (!is_ascii_digit(c) || ++count > kMostMarkedDigits) return false;
            numeral.value = numeral.value * 10 + static_cast<std::uint64_t>(c - '0');
            if (numeral.value > 0) ++numeral.digits;
        }
        const bool leading_zero = context_.piece(numeral.first)[0] == '0' &&
                                  (numeral.plain || context_.piece(numeral.first).size() > 1);
        return !leading_zero && numeral.value > 0 && !(numeral.plain && count > kMostPlainDigits);
    }

    const Context& context_;
};

class NumeralJudge {
public:
    explicit NumeralJudge(const Context& context) : context_(context) {}

    bool may_change(const DigitNumeral& numeral) const {
        const std::string_view before = context_.word_before(numeral.first), after = unit_after(numeral);
        const bool unit = units().contains(after), money = has_currency(numeral);
        return stands_alone(numeral) && !is_small_word(numeral) && !is_rating_or_range(numeral) &&
               !months().contains(before) && !months().contains(after) && !is_time(numeral, before, unit) &&
               (unit || money || !is_name(numeral, before)) && !is_all_of(numeral, after);
    }

private:
    /// Nothing but brackets, quotes, currency and punctuation of the sentence touches it.
    bool stands_alone(const DigitNumeral& numeral) const {
        static constexpr std::array<std::string_view, 13> kBefore = {"(", "[", "{", "\"", "“", "‘", "«",
                                                                     "~", "…", "$", "£",  "€", "¥"};
        static constexpr std::array<std::string_view, 15> kAfter = {")", "]", "}", "\"", "”", "»", ",", ".",
                                                                    "!", "?", ";", "…",  ":", "%", "€"};
        const std::size_t next = numeral.last + 1;
        if (context_.glued(numeral.first) && !is_one_of(context_.piece(numeral.first - 1), kBefore))
            return false;
        if (numeral.first > 0 && is_number_like(numeral.first - 1)) return false;
        if (next >= context_.size()) return true;
        if (is_number_like(next)) return false;
        if (context_.is_mark(next, ")") && is_number_like(next + 1)) return false;  // "(800) 555"
        if (!context_.glued(next)) return true;
        if (context_.is_mark(next, "-"))
            return context_.glued(next + 1) && units().contains(context_.piece(next + 1));
        if (context_.is_mark(next, ":") && context_.glued(next + 1)) return false;  // "10:26pm"
        const bool number_behind = context_.glued(next + 1) && is_number_like(next + 1);
        return is_one_of(context_.piece(next), kAfter) && !number_behind;
    }

    bool is_number_like(std::size_t i) const {
        return i < context_.size() &&
               (context_[i].kind == TokenKind::number || context_[i].kind == TokenKind::emoticon);
    }

    bool has_currency(const DigitNumeral& numeral) const {
        return numeral.first > 0 && context_[numeral.first - 1].kind == TokenKind::symbol &&
               context_.glued(numeral.first);
    }

    /// "minutes" in "20 minutes" and in "20-minute".
    std::string_view unit_after(const DigitNumeral& numeral) const {
        const std::size_t next = numeral.last + 1;
        if (context_.is_mark(next, "-") && context_.glued(next) && context_.is_word(next + 1))
            return context_.piece(next + 1);
        return context_.word_after(numeral.last);
    }

    /// 2 and 4 are also "to" and "for"; 1 sets the number of its noun.
    static bool is_small_word(const DigitNumeral& numeral) {
        return numeral.plain && (numeral.value == 1 || numeral.value == 2 || numeral.value == 4);
    }

    /// "4 stars", "3 out of 5", "17 of the last 20", "20 to 30", "5 or 6", "10 - 12": to change one of two
    /// would tell another story.
    bool is_rating_or_range(const DigitNumeral& numeral) const {
        static const WordSet kRatings("star stars out thumbs x of");
        static const WordSet kJoints("to or and of by vs versus through until till thru minus plus times x");
        const std::string_view after = context_.word_after(numeral.last);
        if (kRatings.contains(after)) return true;
        const auto joined = [&](std::size_t joint, std::size_t other) {
            const bool is_joint = context_.piece(joint) == "-" || context_.piece(joint) == "–" ||
                                  context_.piece(joint) == "/" ||
                                  (context_.is_word(joint) && kJoints.contains(context_.piece(joint)));
            return is_joint && context_[other].kind == TokenKind::number;
        };
        if (numeral.last + 2 < context_.size() && joined(numeral.last + 1, numeral.last + 2)) return true;
        if (numeral.first >= 2 && joined(numeral.first - 1, numeral.first - 2)) return true;
        return context_.word_before(numeral.first) == "of" && numeral.first >= 2 &&
               context_.is_mark(numeral.first - 2, "out");
    }

    /// "10 am", "5 p.m.", "6 o'clock", "at 5" and "at 830".
    bool is_time(const DigitNumeral& numeral, std::string_view before, bool unit) const {
        static const WordSet kClock("am pm o'clock oclock noon hundred est pst cst edt pdt gmt");
        static const WordSet kAt("at by until till from since before after around");
        const std::string_view after = context_.word_after(numeral.last);
        if (kClock.contains(after)) return true;
        const bool dotted =
            after.size() == 1 && context_.is_mark(numeral.last + 2, ".") && context_.glued(numeral.last + 2);
        if (dotted && (after == "a" || after == "p" || after == "A" || after == "P")) return true;
        return numeral.plain && numeral.value <= 2400 && !unit && !has_currency(numeral) &&
               kAt.contains(before);
    }

    /// Years, aircraft, emergency numbers, "room 12", "Windows 10", "UA 1234".
    bool is_name(const DigitNumeral& numeral, std::string_view before) const {
        static constexpr std::array<std::uint64_t, 13> kNames = {101, 360, 380, 404, 411, 420, 737,
                                                                 747, 757, 767, 777, 787, 911};
        static const WordSet kNaming(
            "no nr number numbers step part room chapter version route highway interstate area channel "
            "code model grade level class iphone windows pin a b page platform row gate ep episode week "
            "article "
            "order section seat bus line track ticket case file season volume");
        static const WordSet kCapitalised(
            "flight flights flt gate i the a an only waited waiting after over about almost nearly paid "
            "for in");
        if (kNaming.contains(before)) return true;
        if (!numeral.plain || numeral.digits >= 5) return numeral.plain;  // "ticket 89971"
        if (numeral.value >= 1800 && numeral.value < 2100) return true;
        static const WordSet kInYear("in since until by before after");
        if (numeral.digits == 4 && numeral.value < 1800 && kInYear.contains(before)) return true;
        if (std::find(kNames.begin(), kNames.end(), numeral.value) != kNames.end()) return true;
        return has_capital(before) && !kCapitalised.contains(before) &&
               !context_.starts_sentence(numeral.first - 1);
    }

    static bool has_capital(std::string_view word) {
        return std::any_of(word.begin(), word.end(), is_ascii_upper);
    }

    /// "100%" is a way of saying "all".
    bool is_all_of(const DigitNumeral& numeral, std::string_view after) const {
        const std::size_t next = numeral.last + 1;
        return numeral.plain && numeral.value == 100 &&
               (after == "percent" || after == "times" ||
                (context_.glued(next) && context_.is_mark(next, "%")));
    }

    const Context& context_;
};

std::vector<DigitNumeral> changeable_numerals(const Context& context) {
    const DigitReader reader(context);
    const NumeralJudge judge(context);
    std::vector<DigitNumeral> found;
    for (std::size_t i = 0, next = 0; i < context.size(); i = next) {
        next = i + 1;
        if (context[i].kind != TokenKind::number) continue;
        const auto numeral = reader.read(i, next);
        if (numeral && judge.may_change(*numeral)) found.push_back(*numeral);
    }
    return found;
}

std::uint64_t power_of_ten(unsigned exponent) {
    std::uint64_t power = 1;
    for (unsigned i = 0; i < exponent; ++i) power *= 10;
    return power;
}

/// Within a fifth (and one) of the value, another, with as many digits. Not below 2: one thing has no plural.
std::uint64_t near_value(const DigitNumeral& numeral, Random& random) {
    const std::uint64_t reach = numeral.value / 5 + 1;
    const std::uint64_t least =
        std::max<std::uint64_t>(power_of_ten(numeral.digits - 1), numeral.plain ? 2 : 1);
    const std::uint64_t low = std::max(least, numeral.value - std::min(reach, numeral.value));
    const std::uint64_t high = std::min(power_of_ten(numeral.digits) - 1, numeral.value + reach);
    const std::uint64_t value = low + random.below(high - low);
    return value < numeral.value ? value : value + 1;
}

/// The digits of the value in the places of the digits of the text, from the right.
std::string written_like(std::string_view text, std::uint64_t value) {
    std::string written(text);
    for (auto c = written.rbegin(); c != written.rend(); ++c) {
        if (!is_ascii_digit(*c)) continue;
        *c = static_cast<char>('0' + value % 10);
        value /= 10;
    }
    return written;
}

class ChangeNumber final : public Perturbation {
public:
    std::optional<EditedText> apply(std::string_view text, Random& random,
                                    std::optional<std::uint64_t>) const override {
        if (!has_digit(text)) return std::nullopt;
        const Context context(text);
        const std::vector<DigitNumeral> numerals = changeable_numerals(context);
        if (numerals.empty()) return std::nullopt;
        const DigitNumeral chosen = numerals[random.below(numerals.size())];
        const std::string_view old = context.between(chosen.begin, chosen.end);
        const std::string with = written_like(old, near_value(chosen, random));
        Editor editor(text);
        for (const DigitNumeral& numeral : numerals)
            if (context.between(numeral.begin, numeral.end) == old) {
                adjust_article(context, numeral.first, with, editor);
                editor.replace(numeral.begin, numeral.end, with);
            }
        return std::move(editor).finish();
    }
};

}  // namespace

Definition define_change_number() {
    return {{"change-number", "Changes a number by up to a fifth", {}, true}, make_plain<ChangeNumber>};
}

}  // namespace assay
