// add-accents and remove-accents.
#include <assay/base/utf8.hpp>
#include <assay/perturb/editing/letter_table.hpp>
#include <assay/text/characters.hpp>
#include <assay/text/letter_case.hpp>

namespace assay {
namespace {

constexpr std::string_view kAccented =
    "a:áàâäãå c:ç e:éèêë i:íìîï n:ñ o:óòôöõ s:š u:úùûü y:ýÿ z:ž A:ÁÀÂÄÃÅ C:Ç E:ÉÈÊË I:ÍÌÎÏ N:Ñ O:ÓÒÔÖÕ S:Š "
    "U:ÚÙÛÜ Y:Ý Z:Ž";

/// Latin and Greek only: in other scripts a mark is often a vowel, or makes another letter (й is no и).
class RemoveAccents final : public LetterRule {
public:
    std::size_t reach(std::span<const Letter> word, std::size_t at) const override {
        const Letter& letter = word[at];
        const std::size_t bytes = letter.end - letter.begin;
        if (letter.code < 0x80) return is_ascii_letter(static_cast<char>(letter.code)) && bytes > 1 ? 1 : 0;
        if (!is_latin_or_greek(letter.code)) return 0;
        std::string alone;
        append_code_point(alone, letter.code);
        return bytes > alone.size() || without_accents(alone) != alone ? 1 : 0;
    }

    void write(std::string_view text, std::span<const Letter> letters, Random&,
               std::string& out) const override {
        const std::string plain =
            without_accents(text.substr(letters.front().begin, letters.front().end - letters.front().begin));
        std::size_t position = 0;
        next_code_point(plain, position);
        out.append(plain, 0, position);  // a joiner behind the marks goes, too
    }

private:
    static bool is_latin_or_greek(char32_t c) {
        return is_letter(c) &&
               ((c >= 0xC0 && c <= 0x24F) || (c >= 0x370 && c <= 0x3FF) || (c >= 0x1E00 && c <= 0x1FFF));
    }
};

}  // namespace

Definition define_add_accents() {
    return define_letter_edit({"add-accents", "Puts accents on letters: \"good\" becomes \"göod\"", {}},
                              {"0.3", "0.3", "1", "no"}, [](const Arguments&) -> std::unique_ptr<LetterRule> {
                                  return std::make_unique<LetterTable>(kAccented);
                              });
}

Definition define_remove_accents() {
    return define_letter_edit(
        {"remove-accents", "Takes accents off letters: \"café\" becomes \"cafe\"", {}}, {"1", "1", "1", "no"},
        [](const Arguments&) -> std::unique_ptr<LetterRule> { return std::make_unique<RemoveAccents>(); });
}

}  // namespace assay
