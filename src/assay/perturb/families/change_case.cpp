// change-case: words in capitals, in small letters, capitalised, or in letters of either kind by chance.
#include <assay/perturb/definitions.hpp>
#include <assay/perturb/editing/letters.hpp>
#include <assay/perturb/editing/word_choice.hpp>
#include <assay/text/characters.hpp>
#include <assay/text/letter_case.hpp>

namespace assay {
namespace {

enum class CaseChange { upper, lower, title, sentence, swap, random };
const std::vector<std::string> kCaseChanges = {"upper", "lower", "title", "sentence", "swap", "random"};

class ChangeCase final : public Perturbation {
public:
    explicit ChangeCase(const Arguments& arguments)
        : words_(arguments), to_(static_cast<CaseChange>(arguments.one_of("to", kCaseChanges))) {}

    std::optional<EditedText> apply(std::string_view text, Random& random,
                                    std::optional<std::uint64_t>) const override {
        const Context context(text);
        const TokenNumbers words = words_.draw(context, random, [&](std::size_t i) {
            return to_ == CaseChange::random ? has_case(context.piece(i))
                                             : changed(context, i) != context.piece(i);
        });
        if (words.empty()) return std::nullopt;
        Editor editor(text);
        for (const std::size_t i : words)
            editor.replace(
                context[i].begin, context[i].end,
                to_ == CaseChange::random ? at_random(context.piece(i), random) : changed(context, i));
        return std::move(editor).finish_if_edited();
    }

private:
    static bool has_case(std::string_view word) { return letter_case(word) != LetterCase::none; }

    std::string changed(const Context& context, std::size_t i) const {
        const std::string_view word = context.piece(i);
        switch (to_) {
            case CaseChange::upper:
                return to_upper(word);
            case CaseChange::lower:
                return to_lower(word);
            case CaseChange::title:
                return capitalise(to_lower(word));
            case CaseChange::sentence:
                return context.starts_sentence(i) ? capitalise(to_lower(word)) : to_lower(word);
            default:
                return swapped(word);
        }
    }

    /// Each letter in capitals if it is small, and small if it is a capital.
    static std::string swapped(std::string_view word) {
        return by_letters(word, [](char32_t code) { return is_lower_letter(code); });
    }

    static std::string at_random(std::string_view word, Random& random) {
        return by_letters(word, [&](char32_t) { return random.below(2) == 0; });
    }

    template <typename Wants>
    static std::string by_letters(std::string_view word, Wants wants_upper) {
        Letters letters;
        read_letters(word, 0, word.size(), letters);
        std::string result;
        for (const Letter& letter : letters) {
            const std::string_view piece = word.substr(letter.begin, letter.end - letter.begin);
            if (!is_letter(letter.code))
                result += piece;
            else
                result += wants_upper(letter.code) ? to_upper(piece) : to_lower(piece);
        }
        return result;
    }

    WordChoice words_;
    CaseChange to_;
};

}  // namespace

Definition define_change_case() {
    return {
        {"change-case", "Writes words in capitals, in small letters, or mixed",
         with_word_parameters({{"to",
                                "upper, lower, title (each word capitalised), sentence (the first one), swap "
                                "(each letter the other way) or random",
                                "upper"}},
                              "1"),
         true},
        make_from_arguments<ChangeCase>};
}

}  // namespace assay
