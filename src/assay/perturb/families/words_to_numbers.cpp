// words-to-numbers: whole numbers below a million. Numerals that are said in parts ("nineteen eighty-four",
// "three fifty", "fifteen hundred") or share one ("five or six hundred") stay in words.
#include <assay/perturb/editing/context.hpp>
#include <assay/perturb/editing/word_set.hpp>
#include <assay/perturb/english/numeral_reader.hpp>
#include <assay/perturb/word_families.hpp>

namespace assay {
namespace {

/// Words behind a numeral that make another number of it: "fifteen hundred", "two thirds", "two point five".
bool goes_on(std::string_view after) {
    static const WordSet kParts(
        "third thirds quarter quarters half halves fourth fourths fifth fifths "
        "sixth sixths eighth eighths "
        "tenth tenths hundredth hundredths point");
    return is_scale(after) || kParts.contains(after) || is_numeral(after) || after == "oh";
}

class WordsToNumbers final : public Perturbation {
public:
    std::optional<EditedText> apply(std::string_view text, Random&,
                                    std::optional<std::uint64_t>) const override {
        const Context context(text);
        Editor editor(text);
        for (std::size_t i = 0; i < context.size(); ++i) {
            if (!context.is_word(i) || !is_numeral(context.piece(i))) continue;
            const auto numeral = read_numeral(context, i);
            if (!numeral) continue;
            const std::size_t last = end_of_run(context, *numeral);
            // "one" is a pronoun, too
            if (last == numeral->last && numeral->value != 1 && !context.hyphenated(i, last) &&
                !continues_numeral(context, i) && !goes_on(context.word_after(last))) {
                editor.replace(context[i].begin, context[last].end, std::to_string(numeral->value));
            }
            i = last;
        }
        return std::move(editor).finish_if_edited();
    }

private:
    /// The last token of the numerals that follow each other from this one: "nine one one", "five or six
    /// hundred".
    static std::size_t end_of_run(const Context& context, Numeral numeral) {
        static const WordSet kJoins("and or to");
        while (const auto next = read_numeral(context, numeral.last + 1)) {
            if (context.word_after(numeral.last).empty()) break;
            numeral = *next;
        }
        if (numeral.value >= kScaled || !kJoins.contains(context.word_after(numeral.last)))
            return numeral.last;
        const auto other = read_numeral(context, numeral.last + 2);
        const bool share = other && !context.word_after(numeral.last + 1).empty() &&
                           (other->value >= kScaled || is_scale(context.word_after(other->last)));
        return share ? other->last : numeral.last;
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
