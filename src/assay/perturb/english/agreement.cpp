#include "agreement.hpp"

#include "verb_forms.hpp"
#include "verbs.hpp"

#include <assay/perturb/editing/word_set.hpp>
#include <assay/text/letter_case.hpp>

#include <algorithm>

namespace assay {
namespace {

/// "is", "wasn't": the plural, or empty.
std::string_view plural_auxiliary(std::string_view word) {
    const std::string lower = to_lower(word);
    for (const AuxiliaryPair& pair : auxiliary_pairs())
        if (same_spelling(lower, pair.singular)) return pair.plural;
    return {};
}

bool is_adverb(std::string_view word) {
    static const WordSet kWords("not always never just also still even already often usually sometimes ever");
    return kWords.contains(word) || to_lower(word).ends_with("ly");
}

/// Could it be a verb's third person that is not known?
bool may_be_third_person(std::string_view word) {
    const std::string lower = to_lower(word);
    return lower.ends_with("s") && !lower.ends_with("ss") && lower != "always" && lower != "this";
}

/// The first token from `i` that is no adverb.
std::size_t behind_adverbs(const Context& context, std::size_t i) {
    while (context.is_word(i) && is_adverb(context.piece(i))) ++i;
    return i;
}

class Agreement {
public:
    Agreement(const Context& context, const Pronoun& subject) : context_(context), subject_(subject) {}

    std::optional<std::vector<Site>> edits() {
        const std::string_view clitic = clitic_of(context_.piece(subject_.token));
        const bool sound = clitic.empty() ? find_verb() : find_clitic(clitic);
        if (!sound || !find_second_verbs()) return std::nullopt;
        return std::move(edits_);
    }

private:
    void change(std::size_t token, std::string_view with) {
        const std::string_view piece = context_.piece(token);
        edits_.push_back({context_[token].begin, context_[token].end,
                          copy_case(piece, to_lower(piece), std::string(with))});
    }

    /// "she's" is "she is", or "she has" before "been", "got" and "had".
    bool find_clitic(std::string_view clitic) {
        static const WordSet kHas("been got had");
        static const WordSet kOther("ll d");
        if (kOther.contains(clitic)) return true;
        if (to_lower(clitic) != "s") return false;
        const std::size_t next = behind_adverbs(context_, subject_.token + 1);
        const bool is_word = context_.is_word(next);
        const bool has = is_word && kHas.contains(context_.piece(next));
        if (!has && is_word && may_be_participle(context_.piece(next))) return false;
        const std::size_t end = context_[subject_.token].end;
        const bool capitals =
            letter_case(context_.between(subject_.begin, subject_.end)) == LetterCase::upper;
        const std::string_view with = has ? (capitals ? "VE" : "ve") : (capitals ? "RE" : "re");
        edits_.push_back({end - clitic.size(), end, std::string(with)});
        return true;
    }

    /// The verb in front ("Is she …?") or behind ("she often forgets").
    bool find_verb() {
        const std::string_view before = context_.word_before(subject_.token);
        const std::string_view plural_before = plural_auxiliary(before);
        const std::size_t next = behind_adverbs(context_, subject_.token + 1);
        if (context_.is_mark(next, ",") || context_.is_mark(next, "'") || context_.is_mark(next, "’"))
            return false;  // "he 's" in texts that are cut into words
        const bool word = context_.is_word(next) && !context_.word_before(next).empty();
        const std::string_view behind = word ? context_.piece(next) : std::string_view();
        static const WordSet kUnclear("who that whom and or");
        if (kUnclear.contains(behind)) return false;
        const std::string_view plural_behind = plural_auxiliary(behind);
        const Verb* verb = verb_by_third(behind);
        if (!plural_before.empty()) {
            if (!begins_question(subject_.token - 1)) return false;
            change(subject_.token - 1, plural_before);
            return plural_behind.empty() && verb == nullptr && !may_be_third_person(behind);
        }
        if (!plural_behind.empty())
            change(next, plural_behind);
        else if (verb != nullptr)
            change(next, verb->base);
        else
            return !may_be_third_person(behind);
        verb_ = next;
        return true;
    }

    /// "Is she", "Why was he", "Neither does she", but not "The reason is she".
    bool begins_question(std::size_t auxiliary) const {
        static const WordSet kBefore(
            "who what when where why how which nor neither so as and but then than well");
        const std::string_view before = context_.word_before(auxiliary);
        return before.empty() || kBefore.contains(before);
    }

    static constexpr std::size_t kFarthest = 60;  ///< tokens

    /// "She smiled and was kind" has a second verb. It is unclear if somebody else may be meant ("she said it
    /// was late and was rude", "the crew, she said, was rude"), and what may be a noun ("she likes walks and
    /// talks").
    bool find_second_verbs() {
        static const WordSet kJoins("and but or then");
        static const WordSet kSubjects("i you he she it we they who which that this these those");
        bool others = false;
        const std::size_t from = std::max(subject_.token, verb_) + 1;
        for (std::size_t i = from; i < context_.size(); ++i) {
            if (context_.ends_sentence(i)) return true;
            if (i - from > kFarthest) return false;  // who could still be meant?
            others = others || kSubjects.contains(context_.piece(i));
            const bool comma = context_.is_mark(i, ",");
            if (!comma && !kJoins.contains(context_.piece(i))) continue;
            const std::size_t next = behind_adverbs(context_, i + 1);
            if (!context_.is_word(next) || kSubjects.contains(context_.word_after(next)))
                continue;  // ", does she?"
            const std::string_view plural = plural_auxiliary(context_.piece(next));
            const bool verb = verb_by_third(context_.piece(next)) != nullptr;
            if ((!plural.empty() && (comma || others)) || (plural.empty() && verb)) return false;
            if (!plural.empty()) change(next, plural);
        }
        return true;
    }

    const Context& context_;
    const Pronoun& subject_;
    std::vector<Site> edits_;
    std::size_t verb_ = 0;
};

}  // namespace

std::optional<std::vector<Site>> plural_verbs(const Context& context, const Pronoun& subject) {
    return Agreement(context, subject).edits();
}

}  // namespace assay
