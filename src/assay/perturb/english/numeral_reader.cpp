#include "numeral_reader.hpp"

#include "numerals.hpp"

#include <assay/perturb/editing/word_set.hpp>
#include <assay/text/characters.hpp>

#include <algorithm>

namespace assay {
namespace {

class NumeralReader {
public:
    explicit NumeralReader(const Context& context) : context_(context) {}

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

}  // namespace

std::optional<Numeral> read_numeral(const Context& context, std::size_t first) {
    return NumeralReader(context).read(first);
}

std::string_view numeral_words() {
    return "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
           "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety";
}

bool is_numeral(std::string_view word) {
    static const WordSet kWords(numeral_words());
    return kWords.contains(word);
}

bool is_scale(std::string_view word) {
    static const WordSet kScales("hundred thousand million billion trillion");
    return kScales.contains(word);
}

bool continues_numeral(const Context& context, std::size_t i) {
    static const WordSet kAnd("and");
    const std::string_view before = context.word_before(i);
    return is_scale(before) || (kAnd.contains(before) && is_scale(context.word_before(i - 1)));
}

}  // namespace assay
