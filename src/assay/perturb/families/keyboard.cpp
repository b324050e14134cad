// keyboard-typos: a letter becomes one whose key lies beside, above or below its own. Keys are a unit wide;
// the second row of letters stands a quarter of a unit to the right of the first, the third three quarters.
#include <assay/perturb/editing/letter_edit.hpp>
#include <assay/text/characters.hpp>

#include <array>
#include <cstdlib>

namespace assay {
namespace {

constexpr std::size_t kKeyRows = 3;
using Layout = std::array<std::string_view, kKeyRows>;

const std::vector<std::string> kLayoutNames = {"qwerty", "azerty", "qwertz"};
constexpr std::array<Layout, 3> kLayouts = {{{"qwertyuiop", "asdfghjkl", "zxcvbnm"},
                                             {"azertyuiop", "qsdfghjklm", "wxcvbn"},
                                             {"qwertzuiop", "asdfghjkl", "yxcvbnm"}}};

/// By letter from a to z: the letters on the keys around.
using Neighbours = std::array<std::string, 26>;

Neighbours neighbours_of(const Layout& layout) {
    constexpr std::array<int, kKeyRows> kLeft = {0, 1, 3};  // in quarters of a key
    Neighbours neighbours;
    for (std::size_t row = 0; row < kKeyRows; ++row)
        for (std::size_t column = 0; column < layout[row].size(); ++column)
            for (std::size_t other_row = row > 0 ? row - 1 : 0; other_row <= row + 1 && other_row < kKeyRows;
                 ++other_row)
                for (std::size_t other = 0; other < layout[other_row].size(); ++other) {
                    const int x = kLeft[row] + 4 * static_cast<int>(column);
                    const int other_x = kLeft[other_row] + 4 * static_cast<int>(other);
                    const bool self = row == other_row && column == other;
                    const bool near =
                        row == other_row ? std::abs(x - other_x) <= 4 : std::abs(x - other_x) < 4;
                    if (!self && near)
                        neighbours[static_cast<std::size_t>(layout[row][column] - 'a')] +=
                            layout[other_row][other];
                }
    return neighbours;
}

class KeyboardTypos final : public LetterRule {
public:
    explicit KeyboardTypos(const Arguments& arguments)
        : neighbours_(neighbours_of(kLayouts[arguments.one_of("layout", kLayoutNames)])) {}

    std::size_t reach(std::span<const Letter> word, std::size_t at) const override {
        return word[at].code < 0x80 && word[at].end - word[at].begin == 1 &&
                       is_ascii_letter(static_cast<char>(word[at].code))
                   ? 1
                   : 0;
    }

    void write(std::string_view, std::span<const Letter> letters, Random& random,
               std::string& out) const override {
        const char letter = static_cast<char>(letters.front().code);
        const bool upper = is_ascii_upper(letter);
        const std::string& around =
            neighbours_[static_cast<std::size_t>((upper ? letter + 32 : letter) - 'a')];
        const char other = around[random.below(around.size())];
        out += upper ? static_cast<char>(other - 32) : other;
    }

private:
    Neighbours neighbours_;
};

}  // namespace

Definition define_keyboard_typos() {
    return define_letter_edit({"keyboard-typos",
                               "Swaps letters for those on the keys around",
                               {{"layout", "the keyboard: qwerty, azerty or qwertz", "qwerty"}}},
                              {}, [](const Arguments& arguments) -> std::unique_ptr<LetterRule> {
                                  return std::make_unique<KeyboardTypos>(arguments);
                              });
}

}  // namespace assay
