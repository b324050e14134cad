#include "pronouns.hpp"

#include <assay/perturb/editing/english_words.hpp>
#include <assay/text/letter_case.hpp>

#include <algorithm>

namespace assay {
namespace {

std::size_t apostrophe_in(std::string_view word) {
    const std::size_t straight = word.find('\'');
    return straight != std::string_view::npos ? straight : word.find("’");
}

bool is_pronoun(std::string_view word) {
    static const WordSet kPronouns("he him his himself she her hers herself");
    return kPronouns.contains(word.substr(0, apostrophe_in(word)));
}

/// Verbs that take a person and then something else: "gave her money", "made her happy", "saw her leave".
bool takes_two(std::string_view verb) {
    static const WordSet kVerbs(
        "give gives gave given giving tell tells told telling show shows showed shown showing make makes "
        "made making let lets letting help helps helped helping see sees saw seen seeing hear hears heard "
        "hearing watch watches watched watching have has had having get gets got getting call calls "
        "called calling ask asks asked asking send sends sent sending offer offers offered offering buy "
        "buys bought buying pay pays paid paying teach teaches taught teaching bring brings brought "
        "bringing keep keeps kept keeping find finds found finding leave leaves left leaving wish wishes "
        "wished wishing name named consider considered think thought believe feel felt cost costs serve "
        "served serving charge charged set sets setting take takes took taken taking kiss kissed owe owed "
        "lend lent hand handed pass passed read wrote write promise promised refuse refused deny denied "
        "save saved book booked cook cooked want wants wanted");
    return kVerbs.contains(verb);
}

/// Words with which nothing begins that could belong to somebody: behind them, "her" is an object.
bool begins_no_noun(std::string_view word) {
    static const WordSet kAdverbs(
        "again back too either together today tonight tomorrow yesterday everything nothing something "
        "anything anyway anymore alone apart aside away forward later once twice instead ever soon enough "
        "upstairs downstairs because whenever wherever however except despite per plus via");
    static const WordSet kDetermined(
        "most many more very only just even all both every please thanks thank hi hello hey no yes like");
    return (function_words().contains(word) && !kDetermined.contains(word)) || kAdverbs.contains(word);
}

/// Words that stand before a noun, or alone: "her only child", "with her only"; "her incredibly rude sister",
/// "we met her recently"; "her singing", "we heard of her singing there".
bool is_either(std::string_view word) {
    static const WordSet kWords(
        "most many more very only just even all both every right first last like home");
    static const WordSet kNouns(
        "family friendly lovely lonely early elderly ugly silly likely deadly curly belly reply wedding "
        "meeting morning evening ring feeling feelings building clothing boarding rating training "
        "painting king thing things string spring ceiling earring sibling wellbeing");
    if (kWords.contains(word)) return true;
    const std::string lower = to_lower(word);
    return (lower.ends_with("ly") || lower.ends_with("ing")) && !kNouns.contains(word);
}

enum class Behind { end, noun, unclear };

/// What follows token i: the end of what is said of a person, or something that is theirs?
Behind behind(const Context& context, std::size_t i) {
    if (i + 1 >= context.size()) return Behind::end;
    const Token& next = context[i + 1];
    if (next.kind == TokenKind::word) {
        const std::string_view word = context.word_after(i);
        if (word.empty()) return context.glued(i + 1) ? Behind::unclear : Behind::end;  // a line break
        if (is_either(word)) return Behind::unclear;
        return begins_no_noun(word) || is_pronoun(word) ? Behind::end : Behind::noun;
    }
    if (next.kind == TokenKind::number) return context.glued(i + 1) ? Behind::unclear : Behind::noun;
    if (next.kind == TokenKind::punctuation) {
        static constexpr std::string_view kEnds = ".,!?;:)…";
        return kEnds.find(context.piece(i + 1)) != std::string_view::npos ? Behind::end : Behind::unclear;
    }
    return next.kind == TokenKind::symbol || next.kind == TokenKind::emoticon ? Behind::end : Behind::unclear;
}

std::optional<PronounRole> role_of_her(const Context& context, std::size_t i) {
    switch (behind(context, i)) {
        case Behind::end:
            return PronounRole::object;
        case Behind::noun:
            if (takes_two(context.word_before(i)) && !person_nouns().contains(context.word_after(i)))
                return std::nullopt;
            return PronounRole::determiner;
        case Behind::unclear:
            break;
    }
    return std::nullopt;
}

std::optional<PronounRole> role_of_his(const Context& context, std::size_t i) {
    if (behind(context, i) == Behind::end) return PronounRole::possessive;
    static const WordSet kOf("of");
    if (kOf.contains(context.word_before(i))) return std::nullopt;  // "a friend of his came"
    return PronounRole::determiner;
}

/// "he/she", "(s)he", "his or her", "her-story"
bool is_one_of_two(const Context& context, std::size_t i) {
    const auto joined = [&](std::size_t mark, bool glued) {
        return mark < context.size() && glued && context[mark].kind != TokenKind::word &&
               (context.is_mark(mark, "/") || context.is_mark(mark, "-") || context.is_mark(mark, "\\"));
    };
    if (i > 0 && joined(i - 1, context.glued(i))) return true;
    if (joined(i + 1, context.glued(i + 1))) return true;
    if (context.glued(i) && (context.is_mark(i - 1, ")"))) return true;
    static const WordSet kOr("or");
    const auto or_at = [&](std::size_t at) { return at < context.size() && kOr.contains(context.piece(at)); };
    const auto pronoun_at = [&](std::size_t at) {
        return at < context.size() && is_pronoun(context.piece(at));
    };
    return (or_at(i + 1) && pronoun_at(i + 2)) || (i >= 2 && or_at(i - 1) && pronoun_at(i - 2));
}

}  // namespace

std::string_view clitic_of(std::string_view word) {
    const std::size_t at = apostrophe_in(word);
    if (at == std::string_view::npos) return {};
    return word.substr(at + (word[at] == '\'' ? 1 : std::string_view("’").size()));
}

std::string_view PronounSet::form(PronounRole role) const {
    switch (role) {
        case PronounRole::subject:
            return subject;
        case PronounRole::object:
            return object;
        case PronounRole::determiner:
            return determiner;
        case PronounRole::possessive:
            return possessive;
        case PronounRole::reflexive:
            break;
    }
    return reflexive;
}

std::optional<std::vector<Pronoun>> find_pronouns(const Context& context) {
    std::vector<Pronoun> found;
    for (std::size_t i = 0; i < context.size(); ++i) {
        if (!context.is_word(i) || !is_pronoun(context.piece(i))) continue;
        if (is_one_of_two(context, i)) return std::nullopt;
        const std::string_view piece = context.piece(i);
        const std::size_t size = std::min(apostrophe_in(piece), piece.size());
        const std::string word = to_lower(piece.substr(0, size));
        Pronoun pronoun{i, context[i].begin, context[i].begin + size, PronounRole::subject,
                        word[0] == 's' || word.starts_with("her")};
        if (word.ends_with("self")) {
            pronoun.role = PronounRole::reflexive;
        } else if (word == "her") {
            const auto role = role_of_her(context, i);
            if (!role) return std::nullopt;
            pronoun.role = *role;
        } else if (word == "his") {
            const auto role = role_of_his(context, i);
            if (!role) return std::nullopt;
            pronoun.role = *role;
        } else if (word == "him") {
            pronoun.role = PronounRole::object;
        } else if (word == "hers") {
            pronoun.role = PronounRole::possessive;
        }
        // Only subjects have endings: "she'll".
        if (size < piece.size() && pronoun.role != PronounRole::subject) return std::nullopt;
        found.push_back(pronoun);
    }
    return found;
}

}  // namespace assay
