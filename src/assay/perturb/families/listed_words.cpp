// The families that are a list and a way to read it: spelling, abbreviations, slang, what sounds alike.
#include <assay/perturb/editing/word_set.hpp>
#include <assay/perturb/english/verbs.hpp>
#include <assay/perturb/english/word_swap.hpp>
#include <assay/perturb/word_families.hpp>

namespace assay {
namespace {

/// "gonna" is for "going to leave", not for "going to Chicago"; "nope" is an answer, not "no food".
bool fits_slang(const Context& context, const PhraseMatcher::Match& match) {
    static const WordSet kTo("to"), kNo("no"), kAuxiliaries("be have do");
    const std::string_view last = context.piece(match.last), next = context.word_after(match.last);
    if (kNo.contains(last)) return next.empty() && context.word_before(match.first).empty();
    return !kTo.contains(last) || kAuxiliaries.contains(next) ||
           (!begins_with_capital(next) && verb_by_base(next) != nullptr);
}

}  // namespace

Definition define_abbreviate() {
    return define_word_swap(
        {"abbreviate", "Writes phrases as in messages: \"by the way\" becomes \"btw\"", {}, true}, "0.3",
        {{"informal", "abbreviation", "short", false, "abbreviate", true}});
}

Definition define_expand_abbreviations() {
    return define_word_swap({"expand-abbreviations",
                             "Writes abbreviations of messages in full: \"btw\" becomes \"by the way\"",
                             {},
                             true},
                            "1", {{"informal", "abbreviation", "short", true, "expand", true}});
}

Definition define_slang() {
    return define_word_swap({"slang", "Writes words as slang: \"going to\" becomes \"gonna\"", {}, true},
                            "0.3", {{"informal", "slang", "slang", false, ""}}, fits_slang);
}

Definition define_british_spelling() {
    return define_word_swap(
        {"british-spelling", "American spelling becomes British: \"color\", \"colour\"", {}, true}, "1",
        {{"spelling", "spelling_variant", "british", false, "british"}});
}

Definition define_american_spelling() {
    return define_word_swap(
        {"american-spelling", "British spelling becomes American: \"colour\", \"color\"", {}, true}, "1",
        {{"spelling", "spelling_variant", "british", true, "american"}});
}

Definition define_misspell() {
    return define_word_swap(
        {"misspell", "Misspells words as people do: \"definately\"", {}, true}, "0.3",
        {{"words", "misspelling", "wrong", false, ""}, {"spelling", "misspelled", "wrong", false, ""}});
}

Definition define_correct_spelling() {
    return define_word_swap(
        {"correct-spelling", "Mends common misspellings: \"definately\", \"definitely\"", {}, true}, "1",
        {{"words", "misspelling", "wrong", true, ""}, {"spelling", "misspelled", "wrong", true, ""}});
}

Definition define_dyslexia_swaps() {
    return define_word_swap(
        {"dyslexia-swaps", "Swaps words that are easily confused: \"there\", \"their\"", {}, true}, "0.3",
        {{"spelling", "confused", "with", false, ""}, {"spelling", "confused", "with", true, ""}});
}

Definition define_homophones() {
    return define_word_swap(
        {"homophones", "Mishears words as machines do: \"flour\" for \"flower\"", {}, true}, "0.3",
        {{"spelling", "homophone", "like", false, ""}, {"spelling", "homophone", "like", true, ""}});
}

Definition define_change_color() {
    return define_word_swap({"change-color", "Swaps colors for others", {}, true}, "1",
                            {{"informal", "color", "", false, ""}});
}

}  // namespace assay
