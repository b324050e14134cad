#include "word_swap.hpp"

#include "article.hpp"
#include "verb_forms.hpp"

#include <assay/perturb/editing/word_choice.hpp>
#include <assay/perturb/editing/word_set.hpp>
#include <assay/text/letter_case.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace assay {
namespace {

std::string with_ending(const std::string& word, std::string_view ending) {
    return (is_vowel(ending[0]) && word.ends_with('e') ? word.substr(0, word.size() - 1) : word) +
           std::string(ending);
}

class WordSwap final : public Perturbation {
public:
    WordSwap(const Arguments& arguments, const std::vector<WordList>& lists, PlaceRule fits)
        : words_(arguments), fits_(fits) {
        for (const WordList& list : lists) {
            no_repetition_ = no_repetition_ || list.no_repetition;
            const Lexicon& lexicon = library_lexicon(arguments.lexicons().library, list.file, list.lexicon);
            for (const LexiconEntry& entry : lexicon.entries)
                list.field.empty() ? read_others(entry, lexicon, list) : read(entry, list);
        }
    }

    std::optional<EditedText> apply(std::string_view text, Random& random,
                                    std::optional<std::uint64_t>) const override {
        const Context context(text);
        std::vector<PhraseMatcher::Match> matches = find(context);
        if (matches.empty()) return std::nullopt;
        words_.thin(matches, random);
        Editor editor(text);
        std::size_t done = 0;  // tokens
        for (const PhraseMatcher::Match& match : matches) {
            const Swap& swap = swaps_[match.phrase];
            const std::string& choice = swap.with[swap.with.size() == 1 ? 0 : random.below(swap.with.size())];
            const std::string with = copy_case(context.between(match.begin, match.end), swap.word, choice);
            if (match.first > done && !swap.read_alike) adjust_article(context, match.first, with, editor);
            editor.replace(match.begin, swap.takes_dot ? behind_dot(context, match) : match.end, with);
            done = match.last + 1;
        }
        return std::move(editor).finish_if_edited();
    }

private:
    struct Swap {
        std::string word;
        std::vector<std::string> with;
        std::vector<std::uint32_t> results;  ///< `with` in results_
        bool read_alike = false, takes_dot = false;
    };

    void read(const LexiconEntry& entry, const WordList& list) {
        const std::string* field = entry.field(list.field);
        const std::string* one_way = entry.field("one_way");
        if (field == nullptr || (one_way != nullptr && *one_way != list.way)) return;
        for (const PlacedWord& part : split_words(*field, '|')) {
            const std::string other(part.word);
            const std::string& word = list.backwards ? other : entry.value;
            const std::string& with = list.backwards ? entry.value : other;
            add(word, with, list);
            if (const std::string* endings = entry.field("forms"))
                for (const PlacedWord& ending : split_words(*endings))
                    add(with_ending(word, ending.word), with_ending(with, ending.word), list);
        }
    }

    void read_others(const LexiconEntry& entry, const Lexicon& lexicon, const WordList& list) {
        for (const LexiconEntry& other : lexicon.entries) add(entry.value, other.value, list);
    }

    void add(const std::string& word, const std::string& with, const WordList& list) {
        if (word == with) return;
        const std::uint32_t number = matcher_.add(word);
        if (number == PhraseMatcher::kNone) return;
        if (number == swaps_.size()) swaps_.push_back({word, {}, {}, list.read_alike, list.takes_dot});
        Swap& swap = swaps_[number];
        if (swap.word != word || std::find(swap.with.begin(), swap.with.end(), with) != swap.with.end())
            return;
        swap.with.push_back(with);
        if (no_repetition_) swap.results.push_back(results_.add(with));
    }

    /// What could be swapped: as listed or in capitals, no part of a compound ("by-law").
    std::vector<PhraseMatcher::Match> find(const Context& context) const {
        std::vector<PhraseMatcher::Match> matches;
        const TokenNumbers words = words_.editable(context);
        for (std::size_t at = 0; at < words.size(); ++at) {
            if (!matcher_.may_begin(context.piece(words[at]))) continue;
            const auto match = matcher_.longest(context, words[at]);
            if (!match || !all_editable(context, *match, words, at)) continue;
            if (!may_swap(context, *match)) continue;
            matches.push_back(*match);
            while (at + 1 < words.size() && words[at + 1] <= match->last) ++at;
        }
        return matches;
    }

    static bool all_editable(const Context& context, const PhraseMatcher::Match& match,
                             const TokenNumbers& words, std::size_t at) {
        for (std::size_t i = match.first; i <= match.last; ++i) {
            while (at < words.size() && words[at] < i) ++at;
            if (context.is_word(i) && (at == words.size() || words[at] != i)) return false;
        }
        return true;
    }

    /// In a regular case, no part of a compound ("by-law") and, by its capital, of no name ("Red Sox").
    bool may_swap(const Context& context, const PhraseMatcher::Match& match) const {
        const std::string& listed = swaps_[match.phrase].word;
        const std::string_view found = context.between(match.begin, match.end);
        if (context.hyphenated(match.first, match.last) || !is_regular_case(found, listed)) return false;
        if (fits_ != nullptr && !fits_(context, match)) return false;
        if (no_repetition_ && repeats_neighbour(context, match)) return false;
        const bool capitalised =
            letter_case(found) == LetterCase::capitalised && !begins_with_capital(listed);
        return !capitalised || context.starts_sentence(match.first);
    }

    /// Behind the dot of an abbreviation, if the sentence goes on behind it: "Dec. 25", "Fri. night".
    static std::size_t behind_dot(const Context& context, const PhraseMatcher::Match& match) {
        const std::size_t dot = match.last + 1, next = dot + 1;
        if (!context.glued(dot) || !context.is_mark(dot, ".") || next >= context.size() ||
            context.glued(next))
            return match.end;
        const bool goes_on = context[next].kind == TokenKind::number ||
                             (context.is_word(next) && !begins_with_capital(context.piece(next)));
        return goes_on ? context[dot].end : match.end;
    }

    /// "awful" that would become "terrible" in "awful, terrible food".
    bool repeats_neighbour(const Context& context, const PhraseMatcher::Match& match) const {
        constexpr std::size_t kNear = 3;  // a comma and an "and" may lie between
        const std::vector<std::uint32_t>& results = swaps_[match.phrase].results;
        const std::size_t end = std::min(context.size(), match.last + 1 + kNear);
        for (std::size_t i = match.first - std::min(match.first, kNear); i < end; ++i) {
            const auto there = results_.longest(context, i);
            if (there && std::find(results.begin(), results.end(), there->phrase) != results.end())
                return true;
        }
        return false;
    }

    WordChoice words_;
    bool no_repetition_ = false;
    PlaceRule fits_;
    PhraseMatcher matcher_;
    PhraseMatcher results_;    ///< what swaps make, where that must not stand beside it
    std::vector<Swap> swaps_;  ///< by phrase
};

}  // namespace

Definition define_word_swap(PerturbationInfo info, std::string words, std::vector<WordList> lists,
                            PlaceRule fits) {
    info.parameters = with_word_parameters(std::move(info.parameters), std::move(words));
    return {std::move(info),
            [lists = std::move(lists), fits](const Arguments& arguments) -> std::unique_ptr<Perturbation> {
                return std::make_unique<WordSwap>(arguments, lists, fits);
            }};
}

}  // namespace assay
