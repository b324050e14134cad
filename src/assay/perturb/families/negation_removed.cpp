// remove-negation: makes one negative statement of a text positive. Only "not" and "n't" behind an auxiliary
// or a form of "be", and "cannot": these leave a whole sentence when they go. Words that live on the negation
// ("any", "yet", "anymore") and idioms ("can't wait") keep it.
#include <assay/perturb/definitions.hpp>
#include <assay/perturb/editing/site.hpp>
#include <assay/perturb/english/clauses.hpp>
#include <assay/perturb/english/verbs.hpp>
#include <assay/text/characters.hpp>
#include <assay/text/letter_case.hpp>

#include <algorithm>
#include <array>

namespace assay {
namespace {

struct NegativeForm {
    std::string_view negative, positive;
};

constexpr std::array<NegativeForm, 19> kContractions = {{
    {"aren't", "are"},   {"can't", "can"},        {"couldn't", "could"}, {"didn't", "did"},
    {"doesn't", "does"}, {"don't", "do"},         {"hadn't", "had"},     {"hasn't", "has"},
    {"haven't", "have"}, {"isn't", "is"},         {"mightn't", "might"}, {"mustn't", "must"},
    {"shan't", "shall"}, {"shouldn't", "should"}, {"wasn't", "was"},     {"weren't", "were"},
    {"won't", "will"},   {"wouldn't", "would"},   {"cannot", "can"},
}};

const NegativeForm* contraction_of(std::string_view word) {
    constexpr std::size_t kLongest = 12;
    if (word.size() > kLongest || (word.back() | 0x20) != 't') return nullptr;
    const std::string lower = to_lower(word);
    const auto found = std::find_if(kContractions.begin(), kContractions.end(), [&](const NegativeForm& one) {
        return same_spelling(lower, one.negative);
    });
    return found == kContractions.end() ? nullptr : &*found;
}

/// Does "not" or "n't" stand somewhere? Most texts can be told apart without cutting them into words.
bool may_hold_negation(std::string_view text) {
    for (std::size_t i = 2; i < text.size(); ++i) {
        if ((text[i] | 0x20) != 't') continue;
        const char before = static_cast<char>(text[i - 1] | 0x20);
        if (before == 'o' || text[i - 1] == '\'' || !is_ascii(text[i - 1])) return true;
    }
    return false;
}

class NegationFinder {
public:
    explicit NegationFinder(const Context& context) : context_(context) {}

    std::vector<Site> run() {
        static const WordSet kNot("not");
        for (std::size_t i = 0; i < context_.size(); ++i) {
            if (!context_.is_word(i)) continue;
            const std::string_view word = context_.piece(i);
            if (kNot.contains(word)) {
                try_not(i);
            } else if (word.size() > 4) {
                if (const NegativeForm* contraction = contraction_of(word)) try_contraction(i, *contraction);
            }
        }
        return std::move(sites_);
    }

private:
    void add(std::size_t begin, std::size_t end, std::string with) {
        sites_.push_back({begin, end, std::move(with)});
    }

    /// May the negation whose last word is token i go?
    bool may_go(std::size_t i) const {
        static const WordSet kNever(
            "only just even merely simply necessarily that until because wait help beat believe agree "
            "bother mind matter ask fault resist stress wish change stop often fail to why if complain say "
            "need worry hesitate panic");
        static const WordSet kPolar(
            "any anything anyone anybody anywhere anymore yet either ever until till nor slightest "
            "whatsoever word clue soul cent penny dime shred inch finger faintest single enough much many "
            "bother but wrong all bit still neither years ages even less");
        const std::string_view next = context_.word_after(i);
        return !kNever.contains(next) && !clause_holds_behind(context_, i, kPolar) &&
               !clause_holds_behind(context_, i, idioms_of_more()) && !is_still_to_come(i) &&
               !is_contrasted(i) && !is_turned(i) && !is_taken_up(context_, i);
    }

    /// "what five emails couldn't": the verb is another clause's, and so is the sense.
    bool leaves_verb_out(std::size_t i) const {
        return context_.word_after(i).empty() && !is_in_question(context_, i);
    }

    /// "I'm not a fan, but this one won me over."
    bool is_turned(std::size_t i) const {
        static const WordSet kBut("but");
        constexpr std::size_t kReach = 12;
        const std::size_t end = std::min(context_.size(), i + kReach);
        for (std::size_t k = i + 1; k + 1 < end && !context_.ends_sentence(k); ++k)
            if (context_.is_mark(k, ",")) return kBut.contains(context_.piece(k + 1));
        return false;
    }

    /// "It isn't a bed, it's a board", "She wasn't helpful, she was rude": said twice, once by what it is
    /// not.
    bool is_corrected(std::size_t i, std::size_t comma) const {
        static const WordSet kShort("it's he's she's they're that's"), kThird("it he she they that");
        static const WordSet kBe("is are was were isn't aren't wasn't weren't");
        static const WordSet kAgain("is are was were has have had");
        static const WordSet kNot("not");
        const std::string_view negated =
            kNot.contains(context_.piece(i)) ? context_.word_before(i) : context_.piece(i);
        if (!kBe.contains(negated) && !kShort.contains(negated)) return false;
        const std::string_view subject = context_.word_after(comma);
        return kShort.contains(subject) ||
               (kThird.contains(subject) && kAgain.contains(context_.word_after(comma + 1)));
    }

    /// "I don't want a voucher, I want my money."
    bool says_verb_again(std::size_t i, std::size_t comma) const {
        const Verb* verb = verb_by_base(context_.word_after(i));
        if (verb == nullptr || context_.word_after(comma).empty()) return false;
        const std::string_view other = context_.word_after(comma + 1);
        return verb == verb_by_base(other) || verb == verb_by_third(other) || verb == verb_by_past(other);
    }

    bool is_contrasted(std::size_t i) const {
        constexpr std::size_t kReach = 20;
        const std::size_t end = std::min(context_.size(), i + kReach);
        for (std::size_t k = i + 1; k < end && !context_.ends_sentence(k); ++k)
            if (context_.is_mark(k, ",") && (is_corrected(i, k) || says_verb_again(i, k))) return true;
        return false;
    }

    /// "still hasn't arrived", "still didn't call"
    bool is_still_to_come(std::size_t i) const {
        static const WordSet kStill("still"), kHave("has have had did hasn't haven't hadn't didn't"),
            kNot("not");
        const std::size_t auxiliary = kNot.contains(context_.piece(i)) && i > 0 ? i - 1 : i;
        return kHave.contains(context_.piece(auxiliary)) && kStill.contains(context_.word_before(auxiliary));
    }

    /// "couldn't be happier", "can't agree more"
    static const WordSet& idioms_of_more() {
        static const WordSet kWords("more better happier worse less easier");
        return kWords;
    }

    void try_contraction(std::size_t i, const NegativeForm& contraction) {
        if (!may_go(i) || leaves_verb_out(i)) return;
        const Token& token = context_[i];
        const std::string_view word = context_.piece(i);
        if (contraction.positive == "do" || contraction.positive == "does" || contraction.positive == "did")
            return drop_do(contraction.positive, i, token.begin, i);
        add(token.begin, token.end, copy_case(word, contraction.negative, contraction.positive));
    }

    /// "is not": the "not" goes with the blank before it.
    void try_not(std::size_t i) {
        static const WordSet kAuxiliaries(
            "am is are was were can could will would shall should must may might has have had been being "
            "be i'm you're we're they're he's she's it's that's there's this'll i'll you'll he'll she'll "
            "it'll we'll they'll i've you've we've they've");
        static const WordSet kDo("do does did");
        const std::string_view before = context_.word_before(i);
        if (before.empty() || context_.word_after(i).empty() || !may_go(i)) return;
        // "they're not and I'm late": what is left would be short for nothing
        static const WordSet kJoins("and or but because so if when");
        if (before.find_first_of("'\xE2") != std::string_view::npos &&
            kJoins.contains(context_.word_after(i)))
            return;
        if (kAuxiliaries.contains(before)) return add(context_[i - 1].end, context_[i].end, "");
        if (!kDo.contains(before)) return;
        const std::string lower = to_lower(before);
        drop_do(lower == "do" ? "do" : lower == "does" ? "does" : "did", i - 1, context_[i - 1].begin, i);
    }

    /// "don't like" becomes "like", "doesn't like" "likes", "didn't like" "liked"; where the verb is not
    /// known, or the sentence asks, the auxiliary stays: "do", "does", "did".
    void drop_do(std::string_view positive, std::size_t first, std::size_t begin, std::size_t last) {
        const std::string_view found = context_.piece(first), next = context_.word_after(last);
        const Verb* verb = verb_by_base(next);
        const bool asks_now = is_in_question(context_, first);
        if (!asks_now && pronouns().contains(next)) return;  // "don't you dare"
        if (!asks_now && next.empty()) return;               // "some worked, some didn't"
        const bool asks = asks_now || question_words().contains(context_.word_before(first));
        if (verb == nullptr || asks) {
            const std::string plain(positive);
            const std::string_view listed =
                letter_case(found) == LetterCase::lower ? found : std::string_view("don't");
            return add(begin, context_[last].end, copy_case(found, listed, plain));
        }
        const std::string& form = positive == "do"     ? verb->base
                                  : positive == "does" ? verb->third
                                                       : verb->past;
        const bool opening = begins_with_capital(found) && !is_loud(found);
        add(begin, context_[last + 1].end,
            is_loud(next) ? to_upper(form)
            : opening     ? capitalise(form)
                          : form);
    }

    const Context& context_;
    std::vector<Site> sites_;
};

class RemoveNegation final : public Perturbation {
public:
    std::optional<EditedText> apply(std::string_view text, Random& random,
                                    std::optional<std::uint64_t>) const override {
        if (!may_hold_negation(text)) return std::nullopt;
        const Context context(text);
        return edit_one_of(NegationFinder(context).run(), text, random);
    }
};

}  // namespace

Definition define_remove_negation() {
    return {
        {"remove-negation", "Takes the negation out of a statement: \"isn't good\" becomes \"is good\"", {}},
        make_plain<RemoveNegation>};
}

}  // namespace assay
