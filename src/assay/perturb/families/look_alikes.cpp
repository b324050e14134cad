// ocr-errors, homoglyphs and leet: letters become what looks like them, to a scanner, to the eye, or to the
// eye that wants to.
#include <assay/perturb/editing/letter_table.hpp>

namespace assay {
namespace {

// What recognition of print takes for each other: shapes that differ by a stroke, and letters that touch.
constexpr std::string_view kPrint =
    "rn:m cl:d vv:w ii:u nn:m ri:n li:h lo:b m=rn d=cl w=vv a:o b:h6 c:e e:c f:t g:q9 h:b i:l1 j:i k:x l:1I "
    "n:r o:0 q:g r:n s:5 t:f u:v v:u x:k y:v z:2 A:4 B:8 C:G D:O E:F F:P G:6C H:N I:l1 K:X L:1 M:N N:M O:0Q "
    "P:F "
    "Q:O R:P S:5 T:7 U:V V:U X:K Y:V Z:2 0:O 1:l 5:S 6:G 8:B";

// Latin letters and those of Cyrillic, Greek and Armenian that most fonts draw alike (Unicode's confusables).
constexpr std::string_view kAlike =
    "a:а c:сϲ d:ԁ e:е g:ɡ h:һ i:і j:јϳ l:ӏ n:ո o:оο p:рρ q:ԛ s:ѕ u:ս v:ѵν w:ԝ x:х y:у A:АΑ B:ВΒ C:СϹ E:ЕΕ "
    "H:НΗ I:ІΙ "
    "J:Ј K:КΚ M:МΜ N:Ν O:ОΟ P:РΡ Q:Ԛ S:Ѕ T:ТΤ V:Ѵ W:Ԝ X:ХΧ Y:ΥҮ Z:Ζ";

constexpr std::string_view kLeet =
    "a:4 b:8 e:3 g:9 i:1 l:1 o:0 s:5 t:7 z:2 A:4 B:8 E:3 G:6 I:1 L:1 O:0 S:5 T:7 Z:2";

}  // namespace

Definition define_ocr_errors() {
    return define_letter_edit({"ocr-errors", "Misreads letters as a scanner does: \"rn\" for \"m\"", {}},
                              {"0.2", "0.1", "2", "no"}, [](const Arguments&) -> std::unique_ptr<LetterRule> {
                                  return std::make_unique<LetterTable>(kPrint);
                              });
}

Definition define_homoglyphs() {
    return define_letter_edit({"homoglyphs", "Swaps Latin letters for others that look the same", {}},
                              {"0.3", "0.3", "1", "no"}, [](const Arguments&) -> std::unique_ptr<LetterRule> {
                                  return std::make_unique<LetterTable>(kAlike);
                              });
}

Definition define_leet() {
    return define_letter_edit(
        {"leet", "Writes letters as digits that look like them: \"l33t\"", {}}, {"0.5", "1", "2", "no"},
        [](const Arguments&) -> std::unique_ptr<LetterRule> { return std::make_unique<LetterTable>(kLeet); });
}

}  // namespace assay
