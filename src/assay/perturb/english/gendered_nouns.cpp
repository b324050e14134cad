#include "gendered_nouns.hpp"

#include <assay/perturb/editing/word_set.hpp>
#include <assay/text/letter_case.hpp>

#include <utility>

namespace assay {
namespace {

/// "the Ladies Cup", "Mother's Day": a capital inside a sentence, but not of a title or of "Mom".
bool is_part_of_name(const Context& context, std::size_t i, std::string_view word) {
    static const WordSet kTitles(
        "mr mrs ms sir madam ma'am mom mommy dad daddy mum mummy grandma grandpa aunt uncle");
    static const WordSet kDay("day days");
    if (kDay.contains(context.word_after(i))) return true;
    if (letter_case(word) != LetterCase::capitalised || kTitles.contains(word)) return false;
    return !context.starts_sentence(i) || begins_with_capital(context.word_after(i));
}

/// "man-made", "girl/boy", but not "mother-in-law".
bool is_compound(const Context& context, std::size_t i) {
    const auto joins = [&](std::size_t mark) {
        return context.is_mark(mark, "-") || context.is_mark(mark, "/");
    };
    if (context.glued(i) && joins(i - 1)) return true;
    static const WordSet kIn("in");
    return context.glued(i + 1) && joins(i + 1) &&
           !(context.is_mark(i + 1, "-") && i + 2 < context.size() && kIn.contains(context.piece(i + 2)));
}

/// "Oh boy!", "Man, that was late", "thanks, man".
bool is_exclamation(const Context& context, std::size_t i) {
    static const WordSet kWords("man boy girl brother sister lady guy");
    static const WordSet kBare("man boy brother");
    static const WordSet kBefore("oh hey yo hell whoa wow damn thanks sorry");
    if (!kWords.contains(context.piece(i))) return false;
    if (kBefore.contains(context.word_before(i))) return true;
    const bool at_end = i + 1 == context.size() || context[i + 1].kind == TokenKind::punctuation;
    return context.starts_sentence(i) ? at_end || kBare.contains(context.piece(i))
                                      : context.is_mark(i - 1, ",") && at_end;
}

bool may_be_noun(const Context& context, std::size_t i, std::string_view word) {
    return !is_part_of_name(context, i, word) && !is_compound(context, i) && !is_exclamation(context, i);
}

bool is_apostrophe(std::string_view mark) {
    return mark == "'" || mark == "’";
}

/// "the ladies' room", "the men's room"
bool is_plural_possessive(const Context& context, std::size_t i) {
    static const WordSet kMen("men's women's gentlemen's");
    if (kMen.contains(context.piece(i))) return true;
    return context.piece(i).ends_with('s') && context.glued(i + 1) && is_apostrophe(context.piece(i + 1)) &&
           !context.glued(i + 2) && context.is_word(i + 2);
}

/// Takes in the sign of the possessive, which plurals in s have without one: "gentlemen's", "ladies'".
void change_possessive(const Context& context, std::size_t i, GenderedNouns::Noun& noun) {
    const bool behind = possessive_length(context.piece(i)) > 0;
    const std::size_t end = behind ? context[i].end : context[i + 1].end;
    const std::string_view sign = context.between(noun.end, end);
    const std::string apostrophe(sign.substr(0, behind ? sign.size() - 1 : sign.size()));
    noun.counterpart += noun.counterpart.ends_with('s') ? apostrophe : apostrophe + "s";
    noun.end = end;
}

bool is_male_pronoun(std::string_view word) {
    static const WordSet kWords("he him his himself");
    return kWords.contains(word);
}

}  // namespace

GenderedNouns::GenderedNouns(const Lexicon& pairs) {
    for (const LexiconEntry& entry : pairs.entries) {
        const std::string* female = entry.field("female");
        if (female == nullptr || entry.field("also") != nullptr || is_male_pronoun(entry.value)) continue;
        add(entry.value, *female, false);
        add(*female, entry.value, true);
    }
    using Pair = std::pair<const char*, const char*>;
    for (const auto& [female, male] :
         {Pair{"Mrs", "Mr"}, Pair{"ma'am", "sir"}, Pair{"mum", "dad"}, Pair{"mummy", "daddy"}})
        add(female, male, true);
}

bool GenderedNouns::has_no_counterpart(std::string_view word) {
    static const WordSet kWords(
        "hostess countess manageress headmistress headmaster nun nuns monk monks abbess abbot barman "
        "barmaid fireman maid king kings queen queens prince princess god goddess emperor empress duke "
        "duchess baron baroness schoolgirls schoolboys pope priestess pregnant maiden wifey hubby hubs hes "
        "shes holiness majesty");
    return kWords.contains(word.substr(0, word.size() - possessive_length(word)));
}

void GenderedNouns::add(const std::string& word, const std::string& counterpart, bool female) {
    listed_.try_emplace(to_lower(word), Listed{word, counterpart, female});
}

std::optional<GenderedNouns::Noun> GenderedNouns::at(const Context& context, std::size_t i) const {
    if (!context.is_word(i)) return std::nullopt;
    const std::string_view piece = context.piece(i);
    const std::string_view word = piece.substr(0, piece.size() - possessive_length(piece));
    const auto found = listed_.find(to_lower(word));
    if (found == listed_.end() || !may_be_noun(context, i, word)) return std::nullopt;
    const Listed& listed = found->second;
    Noun noun{i, context[i].begin, context[i].begin + word.size(), listed.female,
              copy_case(word, listed.word, listed.counterpart)};
    if (is_plural_possessive(context, i)) change_possessive(context, i, noun);
    return noun;
}

}  // namespace assay
