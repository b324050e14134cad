// words-to-numbers: whole numbers below a million. Numerals that are said in parts ("nineteen eighty-four",
// "three fifty", "fifteen hundred") or share one ("five or six hundred") stay in words.
#include <assay/perturb/editing/context.hpp>
#include <assay/perturb/editing/word_set.hpp>
#include <assay/perturb/english/numerals.hpp>
#include <assay/perturb/word_families.hpp>
#include <assay/text/characters.hpp>

#include <algorithm>

namespace assay {
namespace {

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
        return context_.is_word(i) && equals_ignoring_case(context_.piece(i), word);
    }

    template <std::size_t N>
    std::optional<std::uint64_t> position(std::size_t i, const std::array<std::string_view, N>& words) const {
        if (!context_.is_word(i)) return std::nullopt;
        const auto found = std::find_if(words.begin(), words.end(), [&](std::string_view word) {
            return !word.empty() && equals_ignoring_case(context_.piece(i), word);
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

bool is_numeral(std::string_view word) {
    static const WordSet kNumbers(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety");
    return kNumbers.contains(word);
}

bool is_scale(std::string_view word) {
    static const WordSet kScales("hundred thousand million billion trillion");
    return kScales.contains(word);
}

/// Words behind a numeral that make another number of it: "fifteen hundred", "two thirds", "two point five".
bool goes_on(std::string_view after) {
    static const WordSet kParts(
        "third thirds quarter quarters half halves fourth fourths fifth fifths sixth sixths eighth eighths "
        "tenth tenths hundredth hundredths point");
    return is_scale(after) || kParts.contains(after) || is_numeral(after) || after == "oh";
}

class WordsToNumbers final : public Perturbation {
public:
    std::optional<EditedText> apply(std::string_view text, Random&,
                                    std::optional<std::uint64_t>) const override {
        const Context context(text);
        const NumeralReader reader(context);
        Editor editor(text);
        for (std::size_t i = 0; i < context.size(); ++i) {
            if (!context.is_word(i) || !is_numeral(context.piece(i))) continue;
            const auto numeral = reader.read(i);
            if (!numeral) continue;
            const std::size_t last = end_of_run(context, reader, *numeral);
            // "one" is a pronoun, too
            if (last == numeral->last && numeral->value != 1 && !context.hyphenated(i, last) &&
                !continues(context, i) && !goes_on(context.word_after(last))) {
                editor.replace(context[i].begin, context[last].end, std::to_string(numeral->value));
            }
            i = last;
        }
        return std::move(editor).finish_if_edited();
    }

private:
    /// The last token of the numerals that follow each other from this one: "nine one one", "five or six
    /// hundred".
    static std::size_t end_of_run(const Context& context, const NumeralReader& reader,
                                  NumeralReader::Numeral numeral) {
        static const WordSet kJoins("and or to");
        while (const auto next = reader.read(numeral.last + 1)) {
            if (context.word_after(numeral.last).empty()) break;
            numeral = *next;
        }
        if (numeral.value >= kScaled || !kJoins.contains(context.word_after(numeral.last)))
            return numeral.last;
        const auto other = reader.read(numeral.last + 2);
        const bool share = other && !context.word_after(numeral.last + 1).empty() &&
                           (other->value >= kScaled || is_scale(context.word_after(other->last)));
        return share ? other->last : numeral.last;
    }

    /// "a hundred and ten", "twelve hundred fifty": the end of a longer numeral.
    static bool continues(const Context& context, std::size_t i) {
        static const WordSet kAnd("and");
        const std::string_view before = context.word_before(i);
        return is_scale(before) || (kAnd.contains(before) && is_scale(context.word_before(i - 1)));
    }

    static constexpr std::uint64_t kScaled = 100;
};

}  // namespace

Definition define_words_to_numbers() {
    return {
        {"words-to-numbers", "Writes numbers in words as digits: \"forty-five\" becomes \"45\"", {}, true},
        make_plain<WordsToNumbers>};
}

}  // namespace assay
