// invisible-characters: what a reader does not see and a tokenizer does (Boucher et al. 2022, "Bad
// Characters").
#include <assay/base/utf8.hpp>
#include <assay/perturb/editing/letter_edit.hpp>
#include <assay/text/characters.hpp>

#include <array>

namespace assay {
namespace {

const std::vector<std::string> kInvisibleKinds = {"zero-width", "bidirectional", "delete"};

std::string_view written(std::string_view text, const Letter& letter) {
    return text.substr(letter.begin, letter.end - letter.begin);
}

/// A character without width behind a letter.
class ZeroWidth final : public LetterRule {
public:
    std::size_t reach(std::span<const Letter> word, std::size_t at) const override {
        return is_letter(word[at].code) ? 1 : 0;
    }
    void write(std::string_view text, std::span<const Letter> letters, Random& random,
               std::string& out) const override {
        // zero width space, non-joiner and joiner, word joiner
        static constexpr std::array<char32_t, 4> kCharacters = {0x200B, 0x200C, 0x200D, 0x2060};
        out += written(text, letters.front());
        append_code_point(out, kCharacters[random.below(kCharacters.size())]);
    }
};

/// Two letters change places between controls that show them the other way round, so that nothing seems to
/// have changed. Only in scripts that are written from left to right.
class Bidirectional final : public LetterRule {
public:
    std::size_t reach(std::span<const Letter> word, std::size_t at) const override {
        return at + 1 < word.size() && runs_rightward(word[at].code) && runs_rightward(word[at + 1].code) ? 2
                                                                                                          : 0;
    }
    void write(std::string_view text, std::span<const Letter> letters, Random&,
               std::string& out) const override {
        constexpr char32_t kRightToLeftOverride = 0x202E, kPopDirectionalFormatting = 0x202C;
        append_code_point(out, kRightToLeftOverride);
        out += written(text, letters[1]);
        out += written(text, letters[0]);
        append_code_point(out, kPopDirectionalFormatting);
    }

private:
    static bool runs_rightward(char32_t c) { return is_letter(c) && c < 0x590; }
};

/// A letter and a backspace, which takes it away again on a screen.
class Deleted final : public LetterRule {
public:
    std::size_t reach(std::span<const Letter> word, std::size_t at) const override {
        return is_letter(word[at].code) ? 1 : 0;
    }
    void write(std::string_view text, std::span<const Letter> letters, Random& random,
               std::string& out) const override {
        out += written(text, letters.front());
        out += static_cast<char>('a' + random.below(26));
        out += '\b';
    }
};

std::unique_ptr<LetterRule> make_rule(const Arguments& arguments) {
    switch (arguments.one_of("kind", kInvisibleKinds)) {
        case 0:
            return std::make_unique<ZeroWidth>();
        case 1:
            return std::make_unique<Bidirectional>();
        default:
            return std::make_unique<Deleted>();
    }
}

}  // namespace

Definition define_invisible_characters() {
    return define_letter_edit(
        {"invisible-characters",
         "Puts characters into words that nobody sees",
         {{"kind",
           "zero-width; bidirectional: letters change places and are shown as before; delete: a letter and a "
           "backspace",
           "zero-width"}}},
        {"0.3", "0.1", "2", "no"}, make_rule);
}

}  // namespace assay
