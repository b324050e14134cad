#include "tense_forms.hpp"

#include "clauses.hpp"

#include <assay/perturb/editing/word_set.hpp>
#include <assay/text/letter_case.hpp>

#include <algorithm>
#include <array>

namespace assay {
namespace {

struct TensePair {
    std::string_view present, past;
};

const TensePair* find_present(std::string_view word) {
    static constexpr std::array<TensePair, 23> kTensePairs = {{
        {"am", "was"},
        {"is", "was"},
        {"are", "were"},
        {"isn't", "wasn't"},
        {"aren't", "weren't"},
        {"has", "had"},
        {"have", "had"},
        {"hasn't", "hadn't"},
        {"haven't", "hadn't"},
        {"does", "did"},
        {"do", "did"},
        {"doesn't", "didn't"},
        {"don't", "didn't"},
        {"can", "could"},
        {"can't", "couldn't"},
        {"cannot", "could not"},
        {"will", "would"},
        {"won't", "wouldn't"},
        {"may", "might"},
        {"could", "could"},
        {"couldn't", "couldn't"},
        {"would", "would"},
        {"wouldn't", "wouldn't"},
    }};
    const auto found = std::find_if(kTensePairs.begin(), kTensePairs.end(),
                                    [&](const TensePair& pair) { return same_spelling(word, pair.present); });
    return found == kTensePairs.end() ? nullptr : &*found;
}

/// What is behind the apostrophe of "it's", in the past.
std::string_view past_of_clitic(std::string_view clitic) {
    static constexpr std::array<TensePair, 6> kTensePairs = {
        {{"m", "was"}, {"s", "was"}, {"re", "were"}, {"ve", "had"}, {"ll", "would"}, {"d", "would"}}};
    const auto found = std::find_if(kTensePairs.begin(), kTensePairs.end(),
                                    [&](const TensePair& pair) { return clitic == pair.present; });
    return found == kTensePairs.end() ? std::string_view() : found->past;
}

Site replaced(const Context& context, const Clause& clause, std::string_view with) {
    const std::string_view piece = context.piece(clause.verb);
    return {context[clause.verb].begin, context[clause.verb].end,
            copy_case(piece, to_lower(piece), std::string(with))};
}

bool is_clitic(const Clause& clause) {
    return clause.verb == clause.subject_first && clause.kind != VerbKind::lexical;
}

bool is_first_person(const Context& context, const Clause& clause) {
    static const WordSet kI("i");
    return clause.subject_first == clause.subject_last && kI.contains(context.piece(clause.subject_first));
}

std::optional<Site> past_of_clitic(const Context& context, const Clause& clause) {
    const Token& token = context[clause.verb];
    const std::string_view piece = context.piece(clause.verb);
    const std::size_t apostrophe = piece.find_first_of("'\xE2");
    if (apostrophe == std::string_view::npos) return std::nullopt;
    const std::string_view behind =
        piece.substr(apostrophe + (piece[apostrophe] == '\'' ? 1 : std::string_view("’").size()));
    const std::string_view past = past_of_clitic(to_lower(behind));
    if (past.empty()) return std::nullopt;
    const bool loud = is_loud(piece) && is_loud(behind);
    return Site{token.begin + apostrophe, token.end, " " + (loud ? to_upper(past) : std::string(past))};
}

/// "was", "weren't", "couldn't", "didn't": nothing for other words.
std::string present_of_auxiliary(const Context& context, const Clause& clause) {
    std::string word = to_lower(context.piece(clause.verb));
    if (const std::size_t at = word.find("’"); at != std::string::npos) word.replace(at, 3, "'");
    const bool negative = word.ends_with("n't"), first_person = is_first_person(context, clause);
    if (negative) word.resize(word.size() - 3);
    const std::string end = negative ? "n't" : "";
    if (word == "was") return first_person ? (negative ? "am not" : "am") : "is" + end;
    if (word == "were") return "are" + end;
    if (word == "could") return negative ? "can't" : "can";
    if (word == "did" && clause.plural) return (*clause.plural ? "do" : "does") + end;
    return "";
}

}  // namespace

std::string_view form_of_be(bool first_person, bool plural, bool past) {
    if (first_person) return past ? "was" : "am";
    if (plural) return past ? "were" : "are";
    return past ? "was" : "is";
}

std::string_view form_of_have(bool plain, bool past) {
    if (past) return "had";
    return plain ? "have" : "has";
}

std::optional<Site> past_form(const Context& context, const Clause& clause) {
    if (clause.kind == VerbKind::lexical) return replaced(context, clause, clause.lexical->past);
    if (is_clitic(clause)) return past_of_clitic(context, clause);
    const TensePair* pair = find_present(to_lower(context.piece(clause.verb)));
    if (pair == nullptr) return std::nullopt;
    return replaced(context, clause, pair->past);
}

std::optional<Site> present_form(const Context& context, const Clause& clause) {
    if (clause.kind == VerbKind::lexical) {
        if (!clause.plural) return std::nullopt;
        return replaced(context, clause, *clause.plural ? clause.lexical->base : clause.lexical->third);
    }
    const std::string present = present_of_auxiliary(context, clause);
    if (present.empty()) return std::nullopt;
    return replaced(context, clause, present);
}

}  // namespace assay
