// change-tense: "The food is good" becomes "The food was good", and the other way round. All finite verbs of
// the text change; it is left alone if one is unclear, if it has two tenses, or if other words tell the time.
#include <assay/perturb/editing/word_set.hpp>
#include <assay/perturb/english/clause_words.hpp>
#include <assay/perturb/english/sentences.hpp>
#include <assay/perturb/english/tense_forms.hpp>
#include <assay/perturb/sentence_families.hpp>

#include <array>
#include <string>

namespace assay {
namespace {

/// "since 2015", "in the nineties"
bool is_year(const Context& context, std::size_t i) {
    const std::string_view piece = context.piece(i);
    return context[i].kind == TokenKind::number && piece.size() == 4 &&
           (piece.starts_with("19") || piece.starts_with("20"));
}

/// Does a word say when, so that the other tense would not fit?
bool tells_time(const Context& context, bool to_past) {
    static const WordSet kEither(
        "hope hopes hoped if unless wish wished since would should hopefully yet till until");
    static const WordSet kPresent(
        "now today tonight tomorrow currently nowadays presently soon next anymore already lately "
        "recently upcoming still");
    static const WordSet kPast(
        "just yesterday ago last previously formerly earlier recently lately once born finally eventually "
        "then "
        "afterwards later before after when until already after first twice monday tuesday wednesday "
        "thursday "
        "friday saturday sunday january february april june july august september october november december "
        "night morning afternoon evening weekend christmas easter");
    const WordSet& words = to_past ? kPresent : kPast;
    for (std::size_t i = 0; i < context.size(); ++i) {
        const std::string_view piece = context.piece(i);
        if (kEither.contains(piece) || words.contains(piece) || is_year(context, i)) return true;
    }
    return false;
}

class ChangeTense final : public Perturbation {
public:
    explicit ChangeTense(const Arguments& arguments) {
        static const std::array<std::string, 3> kTargets = {"other", "past", "present"};
        target_ = static_cast<Target>(arguments.one_of("to", kTargets));
    }

    std::optional<EditedText> apply(std::string_view text, Random&,
                                    std::optional<std::uint64_t>) const override {
        const Context context(text);
        std::vector<Clause> clauses;
        if (!find_clauses(context, clauses) || clauses.empty()) return std::nullopt;
        const bool to_past = !clauses.front().past;
        if (target_ == (to_past ? Target::present : Target::past) || tells_time(context, to_past))
            return std::nullopt;
        Editor editor(text);
        for (const Clause& clause : clauses) {
            if (clause.past == to_past || !may_change(context, clause)) return std::nullopt;
            const auto site = to_past ? past_form(context, clause) : present_form(context, clause);
            if (!site) return std::nullopt;
            editor.replace(site->begin, site->end, site->with);
        }
        return std::move(editor).finish();
    }

private:
    enum class Target { other, past, present };

    static bool find_clauses(const Context& context, std::vector<Clause>& all) {
        for (const Sentence& sentence : sentences_of(context)) {
            if (asks(context, sentence)) return false;
            const auto clauses = clauses_of(context, sentence.first, sentence.stop);
            if (!clauses) return false;
            all.insert(all.end(), clauses->begin(), clauses->end());
        }
        return true;
    }

    /// Not "has been", "will be" and "could be", whose time is another one.
    static bool may_change(const Context& context, const Clause& clause) {
        if (clause.kind == VerbKind::perfect) return false;
        if (clause.kind != VerbKind::modal) return true;
        static const WordSet kCan("can can't cannot could couldn't"), kNot("be have");
        if (!kCan.contains(context.piece(clause.verb))) return false;
        for (std::size_t i = clause.verb + 1; context.is_word(i); ++i)
            if (!(word_classes(context.piece(i)) & kAdverb)) return !kNot.contains(context.piece(i));
        return false;
    }

    Target target_ = Target::other;
};

}  // namespace

Definition define_change_tense() {
    return {{"change-tense",
             "Puts the verbs of a text into another tense: \"is\" becomes \"was\"",
             {{"to", "past, present, or the other one of these two than the text is in", "other"}}},
            make_from_arguments<ChangeTense>};
}

}  // namespace assay
