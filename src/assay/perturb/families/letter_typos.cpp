// delete-letters, insert-letters, substitute-letters and repeat-letters: the slips of hasty fingers that need
// no table, in any alphabet that letters.hpp knows (deletion and repetition: in any script).
#include <assay/base/utf8.hpp>
#include <assay/perturb/editing/letter_edit.hpp>
#include <assay/text/characters.hpp>

namespace assay {
namespace {

std::string_view letters_in(std::string_view text, std::span<const Letter> letters) {
    return text.substr(letters.front().begin, letters.back().end - letters.front().begin);
}

class DeleteLetters final : public LetterRule {
public:
    std::size_t reach(std::span<const Letter> word, std::size_t at) const override {
        return is_letter(word[at].code) ? 1 : 0;
    }
    void write(std::string_view, std::span<const Letter>, Random&, std::string&) const override {}
    std::size_t most(std::size_t letters) const override { return letters - 1; }
};

class InsertLetters final : public LetterRule {
public:
    std::size_t reach(std::span<const Letter> word, std::size_t at) const override {
        return is_letter(word[at].code) && letters_of_alphabet(word[at].code) > 0 ? 1 : 0;
    }
    void write(std::string_view text, std::span<const Letter> letters, Random& random,
               std::string& out) const override {
        const char32_t code = letters.front().code;
        out += letters_in(text, letters);
        append_code_point(out, letter_of_alphabet(code, random.below(letters_of_alphabet(code))));
    }
};

class SubstituteLetters final : public LetterRule {
public:
    std::size_t reach(std::span<const Letter> word, std::size_t at) const override {
        return is_letter(word[at].code) && letters_of_alphabet(word[at].code) > 1 ? 1 : 0;
    }
    void write(std::string_view, std::span<const Letter> letters, Random& random,
               std::string& out) const override {
        const char32_t code = letters.front().code;
        const std::size_t size = letters_of_alphabet(code);
        const char32_t first = letter_of_alphabet(code, 0);
        const bool drawn_from = code >= first && code - first < size;
        std::size_t number = random.below(drawn_from ? size - 1 : size);
        if (drawn_from && number >= code - first) ++number;
        append_code_point(out, letter_of_alphabet(code, number));
    }
};

class RepeatLetters final : public LetterRule {
public:
    explicit RepeatLetters(const Arguments& arguments)
        : times_(static_cast<std::size_t>(arguments.number("times", 1, kMostTimes))) {
        static const std::vector<std::string> kKinds = {"any", "vowels"};
        vowels_only_ = arguments.one_of("kind", kKinds) == 1;
    }

    std::size_t reach(std::span<const Letter> word, std::size_t at) const override {
        return is_letter(word[at].code) && (!vowels_only_ || is_vowel(word[at].code)) ? 1 : 0;
    }
    void write(std::string_view text, std::span<const Letter> letters, Random&,
               std::string& out) const override {
        for (std::size_t i = 0; i <= times_; ++i) out += letters_in(text, letters);
    }

    static constexpr std::uint64_t kMostTimes = 20;

private:
    static bool is_vowel(char32_t c) {
        constexpr std::u32string_view kVowels = U"aeiouyáàâäãåéèêëíìîïóòôöõøúùûüýαεηιουωάέήίόύώаеёиоуыэюя";
        return kVowels.find(fold(c)) != std::u32string_view::npos;
    }

    std::size_t times_;
    bool vowels_only_ = false;
};

template <typename Rule>
std::unique_ptr<LetterRule> plain_rule(const Arguments&) {
    return std::make_unique<Rule>();
}

}  // namespace

Definition define_delete_letters() {
    return define_letter_edit({"delete-letters", "Leaves letters out of words", {}}, {},
                              plain_rule<DeleteLetters>);
}

Definition define_insert_letters() {
    return define_letter_edit({"insert-letters", "Puts letters of the same alphabet into words", {}}, {},
                              plain_rule<InsertLetters>);
}

Definition define_substitute_letters() {
    return define_letter_edit(
        {"substitute-letters", "Swaps letters of words for others of the same alphabet", {}}, {},
        plain_rule<SubstituteLetters>);
}

Definition define_repeat_letters() {
    return define_letter_edit(
        {"repeat-letters",
         "Repeats letters of words, as hasty fingers do, or to stress them",
         {{"times", "how often, 1 to 20", "1"}, {"kind", "any: all letters; vowels: these alone", "any"}}},
        {}, [](const Arguments& arguments) -> std::unique_ptr<LetterRule> {
            return std::make_unique<RepeatLetters>(arguments);
        });
}

}  // namespace assay
