// used-to, wrap-question and quote-and-disagree: a text that is one statement becomes part of a sentence that
// says who thinks so. After the tests of CheckList for time and for questions and answers (Ribeiro et al.,
// ACL 2020): "I used to think …", "Do I think …? Yes.", "My parents think …".
#include <assay/perturb/editing/word_choice.hpp>
#include <assay/perturb/english/clause_words.hpp>
#include <assay/perturb/english/clauses.hpp>
#include <assay/perturb/english/first_words.hpp>
#include <assay/perturb/english/statements.hpp>
#include <assay/perturb/english/tense_forms.hpp>
#include <assay/perturb/sentence_families.hpp>
#include <assay/text/letter_case.hpp>

#include <array>

namespace assay {
namespace {

/// The statement with its first word and its end, marks included, replaced.
std::optional<EditedText> wrap(const FirstWords& first_words, const Context& context,
                               const Statement& statement, const std::string& before,
                               const std::string& after) {
    const auto first = first_words.inside(context, 0);
    if (!first) return std::nullopt;
    Editor editor(context.text());
    editor.replace(0, context[0].end, before + *first);
    editor.replace(context[statement.end - 1].end, context.text().size(), after);
    return std::move(editor).finish();
}

class UsedTo final : public Perturbation {
public:
    explicit UsedTo(const Arguments& arguments)
        : first_words_(arguments.lexicons().library),
          after_(yes_or_no(arguments, "still") ? ", and I still do." : ", but now I do not.") {}

    std::optional<EditedText> apply(std::string_view text, Random&,
                                    std::optional<std::uint64_t>) const override {
        const Context context(text);
        const auto statement = sole_statement(context);
        if (!statement || is_about_oneself(context, *statement) || tells_time(context)) return std::nullopt;
        const auto past = in_past(context, *statement);
        if (!past) return std::nullopt;
        const Context shifted(past->text);
        const auto within = sole_statement(shifted);
        if (!within) return std::nullopt;
        auto outer = wrap(first_words_, shifted, *within, "I used to think that ", after_);
        if (!outer) return std::nullopt;
        return compose(text, *past, std::move(*outer));
    }

private:
    /// What one used to think of lasts: not "today", "tomorrow".
    static bool tells_time(const Context& context) {
        static const WordSet kWords(
            "now today tonight tomorrow yesterday currently soon next already anymore recently lately still "
            "used");
        return holds(context, 0, context.size(), kWords);
    }

    /// "I used to think" puts a present into the past; nothing where that is not clear.
    static std::optional<EditedText> in_past(const Context& context, const Statement& statement) {
        Editor editor(context.text());
        if (!statement.clauses && !statement.clause.past) return std::nullopt;
        for (const Clause& clause : statement.clauses.value_or(Clauses())) {
            if (clause.past) continue;
            const auto site = past_form(context, clause);
            if (!site) return std::nullopt;
            editor.replace(site->begin, site->end, site->with);
        }
        return std::move(editor).finish();
    }

    FirstWords first_words_;
    std::string after_;
};

class WrapQuestion final : public Perturbation {
public:
    explicit WrapQuestion(const Arguments& arguments) : first_words_(arguments.lexicons().library) {
        static const std::array<std::string, 2> kAnswers = {"yes", "no"};
        after_ = arguments.one_of("answer", kAnswers) == 0 ? "? Yes." : "? No.";
    }

    std::optional<EditedText> apply(std::string_view text, Random&,
                                    std::optional<std::uint64_t>) const override {
        const Context context(text);
        const auto statement = sole_statement(context);
        if (!statement) return std::nullopt;
        if (is_about_oneself(context, *statement)) return ask_oneself(context, *statement);
        return wrap(first_words_, context, *statement, "Do I think that ", after_);
    }

private:
    /// "I liked it" becomes "Did I like it?"
    std::optional<EditedText> ask_oneself(const Context& context, const Statement& statement) const {
        const Clause& clause = statement.clause;
        if (clause.subject_last != clause.subject_first || !is_one_question(context, statement))
            return std::nullopt;
        const auto subject = first_words_.inside(context, 0);
        if (!subject) return std::nullopt;
        Editor editor(context.text());
        if (clause.verb == 0) {
            if (!ask_with_clitic(context, editor)) return std::nullopt;
        } else if (clause.kind == VerbKind::lexical) {
            ask_with_do(context, clause, *subject, editor);
        } else {
            ask_with_auxiliary(context, clause, *subject, editor);
        }
        editor.replace(context[statement.end - 1].end, context.text().size(), after_);
        return std::move(editor).finish();
    }

    /// Not "I ordered the soup and waited", nor a question that "yes" would not answer clearly.
    static bool is_one_question(const Context& context, const Statement& statement) {
        const std::optional<Clauses>& clauses = statement.clauses;
        if (!clauses || clauses->empty()) return false;
        for (std::size_t k = 1; k < clauses->size(); ++k) {
            const std::size_t begin = (*clauses)[k].subject_first;
            if (begin == 0 || context.is_mark(begin - 1, ",") ||
                (word_classes(context.piece(begin - 1)) & kCoordinator))
                return false;
        }
        return !holds(context, 0, statement.end, negative_words());
    }

    /// "I'm" → "Am I"; of "I'd" it is not clear what it is short for.
    static bool ask_with_clitic(const Context& context, Editor& editor) {
        static const WordSet kAm("i'm"), kAre("we're"), kHave("i've we've"), kWill("i'll we'll");
        const std::string_view piece = context.piece(0);
        const char* verb = kAm.contains(piece)     ? "Am "
                           : kAre.contains(piece)  ? "Are "
                           : kHave.contains(piece) ? "Have "
                           : kWill.contains(piece) ? "Will "
                                                   : nullptr;
        if (verb == nullptr) return false;
        const bool singular = !begins_with_we(piece);
        editor.replace(0, context[0].end, std::string(verb) + (singular ? "I" : "we"));
        return true;
    }

    static bool begins_with_we(std::string_view piece) { return (piece.front() | 0x20) == 'w'; }

    static void ask_with_do(const Context& context, const Clause& clause, const std::string& subject,
                            Editor& editor) {
        editor.replace(0, context[0].end, (clause.past ? "Did " : "Do ") + subject);
        const Token& verb = context[clause.verb];
        editor.replace(verb.begin, verb.end, clause.lexical->base);
    }

    static void ask_with_auxiliary(const Context& context, const Clause& clause, const std::string& subject,
                                   Editor& editor) {
        editor.replace(0, context[0].end, capitalise(to_lower(context.piece(clause.verb))) + " " + subject);
        editor.replace(context[clause.verb - 1].end, context[clause.verb].end, "");
    }

    FirstWords first_words_;
    std::string after_;
};

class QuoteAndDisagree final : public Perturbation {
public:
    explicit QuoteAndDisagree(const Arguments& arguments)
        : first_words_(arguments.lexicons().library),
          after_(yes_or_no(arguments, "agree") ? ", and I agree." : ", but I do not.") {}

    std::optional<EditedText> apply(std::string_view text, Random& random,
                                    std::optional<std::uint64_t>) const override {
        const Context context(text);
        const auto statement = sole_statement(context);
        if (!statement || is_about_oneself(context, *statement)) return std::nullopt;
        return wrap(first_words_, context, *statement, std::string(draw_speaker(context, random)) + " that ",
                    after_);
    }

private:
    /// One that the text does not speak of already.
    static std::string_view draw_speaker(const Context& context, Random& random) {
        struct Speaker {
            std::string_view noun, thinks;
        };
        static constexpr std::array<Speaker, 8> kSpeakers = {{{"friend", "My friend thinks"},
                                                              {"brother", "My brother thinks"},
                                                              {"sister", "My sister thinks"},
                                                              {"neighbor", "My neighbor thinks"},
                                                              {"boss", "My boss thinks"},
                                                              {"colleague", "A colleague of mine thinks"},
                                                              {"parents", "My parents think"},
                                                              {"people", "Some people think"}}};
        const std::uint64_t first = random.below(kSpeakers.size());
        for (std::uint64_t k = 0;; ++k) {
            const Speaker& speaker = kSpeakers[(first + k) % kSpeakers.size()];
            if (k == kSpeakers.size() || !names(context, speaker.noun)) return speaker.thinks;
        }
    }

    static bool names(const Context& context, std::string_view noun) {
        for (std::size_t i = 0; i < context.size(); ++i)
            if (to_lower(context.piece(i)).starts_with(noun)) return true;
        return false;
    }

    FirstWords first_words_;
    std::string after_;
};

}  // namespace

Definition define_used_to() {
    return {{"used-to",
             "Says that one used to think so, but does not any more",
             {{"still", "yes: one still thinks so", "no"}},
             false,
             {{"still", "yes"}}},
            make_from_arguments<UsedTo>};
}

Definition define_wrap_question() {
    return {{"wrap-question",
             "Makes a question and its answer of a statement: \"Do I think that it was good? Yes.\"",
             {{"answer", "yes, or no, which denies the statement", "yes"}},
             true,
             {{"answer", "no"}}},
            make_from_arguments<WrapQuestion>};
}

Definition define_quote_and_disagree() {
    return {{"quote-and-disagree",
             "Lets somebody else think so: \"My friend thinks that it was good, but I do not.\"",
             {{"agree", "yes: one agrees", "no"}},
             false,
             {{"agree", "yes"}}},
            make_from_arguments<QuoteAndDisagree>};
}

}  // namespace assay
