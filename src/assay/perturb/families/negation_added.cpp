// add-negation: makes one statement of a text negative. Only where the neighbouring words tell the grammar:
// an auxiliary or a form of "be" behind its subject, a contraction of one, a pronoun with a verb of a table.
// Questions, clauses that are negative already, comparisons ("than I can") and words that do not go with
// "not" are left alone.
#include <assay/perturb/definitions.hpp>
#include <assay/perturb/editing/english_words.hpp>
#include <assay/perturb/editing/site.hpp>
#include <assay/perturb/english/clauses.hpp>
#include <assay/perturb/english/verbs.hpp>
#include <assay/text/letter_case.hpp>

#include <algorithm>

namespace assay {
namespace {

std::string loud_like(std::string_view word, const std::string& text) {
    return is_loud(word) ? to_upper(text) : text;
}

class DeniableFinder {
public:
    explicit DeniableFinder(const Context& context) : context_(context) {}

    std::vector<Site> run() {
        for (std::size_t i = 0; i < context_.size(); ++i) {
            if (!context_.is_word(i)) continue;
            const std::string_view word = context_.piece(i);
            if (auxiliaries().contains(word))
                try_auxiliary(i);
            else if (subjects().contains(word))
                try_verb(i);
            else if (contractions().contains(word))
                try_contraction(i);
        }
        return std::move(sites_);
    }

private:
    static const WordSet& auxiliaries() {
        static const WordSet kWords(
            "am is are was were can could will would should must has have had do does did");
        return kWords;
    }

    static const WordSet& subjects() {
        static const WordSet kWords("i you we they he she it");
        return kWords;
    }

    static const WordSet& contractions() {
        static const WordSet kWords(
            "i'm you're we're they're he's she's it's that's there's i've you've we've they've i'll you'll "
            "he'll she'll it'll we'll they'll");
        return kWords;
    }

    void add(std::size_t begin, std::size_t end, std::string with) {
        sites_.push_back({begin, end, std::move(with)});
    }

    // What both ways share: the clause is a statement, and not a negative one.
    bool is_positive_statement(std::size_t i) const {
        static const WordSet kPolar(
            "too already still some someone somebody something somewhere also either least well ever "
            "anything");
        static const WordSet kOpen("only what whatever how when where why whether");
        return !is_in_question(context_, i) && !clause_holds_behind(context_, i, negative_words()) &&
               !clause_holds_before(context_, i, negative_words()) &&
               !clause_holds_before(context_, i, kOpen) && !clause_holds_behind(context_, i, kPolar) &&
               !is_agreed_with(i) && !ends_quotation(i) && !goes_on_with_verb(i) && !is_taken_up(context_, i);
    }

    /// "was delayed and caused me": the second verb would not be denied.
    bool goes_on_with_verb(std::size_t i) const {
        static const WordSet kAnd("and");
        constexpr std::size_t kReach = 14;
        const std::size_t end = std::min(context_.size(), i + kReach);
        for (std::size_t k = i + 1; k < end && !context_.ends_sentence(k); ++k) {
            const std::string_view verb = context_.word_after(k);
            const std::string_view joint = context_.piece(k);
            if (!kAnd.contains(joint) && joint != "&" && joint != "&amp;") continue;
            if (verb_by_third(verb) != nullptr || verb_by_past(verb) != nullptr || is_finite_be(verb))
                return true;
        }
        return false;
    }

    static bool is_finite_be(std::string_view word) {
        static const WordSet kBe("is was were has had will would");
        return kBe.contains(word);
    }

    /// "My phone is dead. So is my laptop."
    bool is_agreed_with(std::size_t i) const {
        static const WordSet kSo("so");
        for (std::size_t k = i + 1; k + 1 < context_.size(); ++k)
            if (kSo.contains(context_.piece(k)) && auxiliaries().contains(context_.word_after(k)))
                return true;
        return false;
    }

    /// "“I'm sure,” he said": the verb behind a quotation.
    bool ends_quotation(std::size_t i) const {
        for (std::size_t k = i; k > 0 && k + 3 > i; --k)
            if (context_.is_mark(k - 1, "\"") || context_.is_mark(k - 1, "”")) return true;
        return false;
    }

    /// Can "not" stand before this word?
    bool takes_not(std::string_view next) const {
        static const WordSet kNever(
            "now just only also already still even too probably definitely certainly clearly simply "
            "absolutely truly always and or but if because when while than as then though so rather "
            "better supposed about all hardly both nothing no not never none such quite pretty almost "
            "nearly merely barely once downright perhaps maybe obviously apparently sorry worth");
        return !next.empty() && !kNever.contains(next) && !pronouns().contains(next);
    }

    void try_auxiliary(std::size_t i) {
        const std::string_view word = context_.piece(i), next = context_.word_after(i);
        if (!takes_not(next) || !has_subject(i) || is_idiom(i) || !is_positive_statement(i)) return;
        static const WordSet kBe("am is are was were"), kHave("has have had"), kDo("do does did");
        if (kBe.contains(word)) return add_not(i);
        if (kHave.contains(word)) return try_have(i, next);
        if (kDo.contains(word)) {
            if (verb_by_base(next) != nullptr && is_subject_pronoun(context_, i - 1)) add_not(i);
            return;
        }
        if (is_bare_verb(next)) add_not(i);
    }

    /// "has got to be", "there are those who", "somebody has": "not" would have to stand elsewhere.
    bool is_idiom(std::size_t i) const {
        static const WordSet kGot("got"), kTo("to"), kThere("there"), kThose("those some"),
            kSome("somebody someone something");
        const std::string_view before = context_.word_before(i), next = context_.word_after(i);
        return kSome.contains(before) || (kThere.contains(before) && kThose.contains(next)) ||
               (kGot.contains(next) && kTo.contains(context_.word_after(i + 1)));
    }

    void add_not(std::size_t i) {
        const Token& token = context_[i];
        static const WordSet kCan("can");
        if (kCan.contains(context_.piece(i)))
            return add(token.end, token.end, loud_like(context_.piece(i), "not"));
        add(token.end, token.end, loud_like(context_.piece(i), " not"));
    }

    /// Behind a modal verb: no function word but "be" and its like.
    static bool is_bare_verb(std::string_view word) {
        static const WordSet kVerbs("be have do like");
        return !begins_with_capital_only(word) &&
               (kVerbs.contains(word) || !function_words().contains(word)) && !word.ends_with("ing") &&
               !word.ends_with("ly");
    }

    static bool begins_with_capital_only(std::string_view word) {
        return begins_with_capital(word) && !is_loud(word);
    }

    /// "have been" takes "not", "have a" takes "don't".
    void try_have(std::size_t i, std::string_view next) {
        static const WordSet kObjects("a an the my your his her its our their this that these those to");
        if (may_be_participle(next)) return add_not(i);
        if (!kObjects.contains(next)) return;
        const std::string_view word = context_.piece(i);
        static const WordSet kHas("has"), kHad("had");
        const char* with = kHas.contains(word)   ? "doesn't have"
                           : kHad.contains(word) ? "didn't have"
                                                 : "don't have";
        if (with[2] == 'n' && !is_subject_pronoun(context_, i - 1)) return;
        add(context_[i].begin, context_[i].end, loud_like(word, with));
    }

    /// Is the word before a subject: a pronoun, or a word that is neither a function word nor an adverb?
    bool has_subject(std::size_t i) const {
        static const WordSet kSubjects(
            "i you he she it we they there this that these those who which everyone everybody everything "
            "someone one him");
        static const WordSet kAdverbs(
            "really always never just still also ever often usually sometimes now then even only actually "
            "probably maybe perhaps here today yesterday tomorrow again soon already too");
        const std::string_view subject = context_.word_before(i);
        if (subject.empty() || kAdverbs.contains(subject) || subject.ends_with("ly")) return false;
        if (kSubjects.contains(subject)) return is_subject(i - 1);
        return !function_words().contains(subject) && !auxiliaries().contains(subject);
    }

    bool is_subject(std::size_t i) const {
        static const WordSet kRelative("who which");
        static const WordSet kFirst("i"), kAm("am");
        const std::string_view before = context_.word_before(i);
        if (is_comparing(before) || auxiliaries().contains(before)) return false;
        if (kAm.contains(context_.piece(i + 1)) && !kFirst.contains(context_.piece(i))) return false;
        if (kRelative.contains(context_.piece(i))) return !context_.starts_sentence(i) && !before.empty();
        return opens_clause(context_, i);  // not "the most fun I have had"
    }

    /// "than I can", "what it is", "when I arrived": a "not" there would turn the sense around or make none.
    static bool is_comparing(std::string_view before) {
        static const WordSet kWords("than as like while before after until since once");
        return kWords.contains(before) || question_words().contains(before);
    }

    /// "I'm", "it's", "they're", "we've", "I'll"
    void try_contraction(std::size_t i) {
        static const WordSet kNot("i'm you're we're they're he's she's it's that's there's");
        static const WordSet kHave("i've you've we've they've"),
            kWill("i'll you'll he'll she'll it'll we'll they'll");
        const std::string_view word = context_.piece(i), next = context_.word_after(i);
        const bool be = kNot.contains(word), have = kHave.contains(word), will = kWill.contains(word);
        if (!(be || have || will) || !takes_not(next) || !opens_clause(context_, i) ||
            !is_positive_statement(i))
            return;
        if (is_comparing(context_.word_before(i))) return;
        const Token& token = context_[i];
        const std::size_t apostrophe = token.begin + word.find_first_of("'\xE2");
        if (be) add(token.end, token.end, loud_like(word, " not"));
        if (have && may_be_participle(next))
            add(apostrophe, token.end, loud_like(word.substr(word.size() - 2), " haven't"));
        if (will && is_bare_verb(next))
            add(apostrophe, token.end, loud_like(word.substr(word.size() - 2), " won't"));
    }

    /// "I like", "I really like", "she likes", "they liked"
    void try_verb(std::size_t subject) {
        static const WordSet kReally("really"), kSingular("he she it");
        const bool really = kReally.contains(context_.word_after(subject));
        const std::size_t i = subject + (really ? 2 : 1);
        const std::string_view word = context_.word_after(i - 1), before = context_.word_before(subject);
        if (word.empty() || auxiliaries().contains(word)) return;  // "had": try_auxiliary knows more of it
        static const WordSet kEmbracing("hope hopes hoped guess guesses guessed");
        if (kEmbracing.contains(word)) return;  // nobody says "I don't hope it works"
        const bool singular = kSingular.contains(context_.piece(subject));
        const Verb* base = singular ? nullptr : verb_by_base(word);
        const Verb* third = singular ? verb_by_third(word) : nullptr;
        const Verb* past = base || third ? nullptr : verb_by_past(word);
        if (!base && !third && !past) return;
        if (!opens_clause(context_, subject) || is_comparing(before) || auxiliaries().contains(before))
            return;
        static const WordSet kOnly("only");
        if (kOnly.contains(context_.word_after(i)) || !is_positive_statement(i)) return;
        // The auxiliary goes before "really", too.
        const std::size_t begin = context_[subject + 1].begin;
        if (base != nullptr) return add(begin, begin, loud_like(word, "don't "));
        const std::string& verb = third != nullptr ? third->base : past->base;
        const std::string adverb = really ? std::string(context_.piece(subject + 1)) + " " : "";
        add(begin, context_[i].end,
            loud_like(word, third != nullptr ? "doesn't " : "didn't ") + adverb + loud_like(word, verb));
    }

    const Context& context_;
    std::vector<Site> sites_;
};

class AddNegation final : public Perturbation {
public:
    std::optional<EditedText> apply(std::string_view text, Random& random,
                                    std::optional<std::uint64_t>) const override {
        const Context context(text);
        return edit_one_of(DeniableFinder(context).run(), text, random);
    }
};

}  // namespace

Definition define_add_negation() {
    return {{"add-negation", "Makes a statement negative: \"is good\" becomes \"is not good\"", {}},
            make_plain<AddNegation>};
}

}  // namespace assay
