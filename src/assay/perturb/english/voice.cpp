#include "voice.hpp"

#include "clause_reader.hpp"

#include <assay/text/letter_case.hpp>

#include <algorithm>
#include <array>

namespace assay {
namespace {

struct PronounForms {
    std::string_view subject, object;
    bool plural = false;
};
constexpr std::array<PronounForms, 7> kPronouns = {{{"I", "me"},
                                                    {"he", "him"},
                                                    {"she", "her"},
                                                    {"it", "it"},
                                                    {"we", "us", true},
                                                    {"they", "them", true},
                                                    {"you", "you", true}}};

/// The pronoun that has this form, whatever its case, or null.
const PronounForms* find_pronoun(std::string_view word, std::string_view PronounForms::*form) {
    constexpr std::size_t kLongest = 4;
    if (word.size() > kLongest) return nullptr;
    const std::string lower = to_lower(word);
    const auto found = std::find_if(kPronouns.begin(), kPronouns.end(), [&](const PronounForms& forms) {
        return to_lower(forms.*form) == lower;
    });
    return found == kPronouns.end() ? nullptr : &*found;
}

const WordSet& time_nouns() {
    static const WordSet kNouns(
        "time times second seconds minute minutes hour hours day days week weeks month months year years "
        "night nights morning mornings afternoon evening evenings weekend summer winter spring autumn "
        "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow midnight noon "
        "christmas lunch dinner breakfast january february march april june july august september october "
        "november december moment while dawn");
    return kNouns;
}

}  // namespace

const WordSet& verbs_with_passive() {
    static const WordSet kVerbs(
        "abandon abuse accept accompany admire adore amuse annoy answer applaud appreciate approve arrest "
        "ask "
        "assemble assist attack bake ban betray bite blacklist blame block boost bother break bring build "
        "bully burn call calm cancel capture carry catch celebrate change charm chase cheat check clean "
        "close "
        "coach comfort compliment confirm confuse contact control cook correct count cover criticise "
        "criticize crush cure damage defeat defend delay delete deliver describe design despise destroy "
        "direct disappoint discover dismiss display disrupt disturb draw drill drive drop dry eat edit elect "
        "embarrass encourage enjoy entertain escort examine exceed explain expose fascinate film fire fix "
        "flood follow forget forgive frighten frustrate fund greet guide handle harass hate heal hear help "
        "hide hire hug identify ignore impress improve infect influence inform inspect inspire install "
        "insult "
        "interrupt interview introduce invent investigate invite irritate kick kill kiss lead lift like lock "
        "lose love manage measure mend mention misplace miss mix mock monitor move murder neglect notice "
        "offend open operate order organise organize overcharge own paint pay perform persuade photograph "
        "pick play poison post postpone praise prepare print process produce promote protect provide publish "
        "punish push question quote raise reassure reboot receive recognise recognize recommend record "
        "redesign refuse reject release remember remove rent repair replace report rescue resolve respect "
        "restart restore review revise revive reward rewrite ridicule rob ruin sabotage satisfy save scan "
        "scare scold scorch scratch scrub search sell serve sew share shock shorten sign smash soak solve "
        "soothe spill spoil sponsor stain stamp steal stop store support surprise surround sweep take teach "
        "tear terrify test thank threaten touch tow trace track train transform translate treat trick trust "
        "unblock understand unload unpack unplug update upgrade use vaccinate value verify visit wake warn "
        "wash waste watch water wear weigh welcome win wipe wrap wreck write");
    return kVerbs;
}

std::size_t VoiceSentence::behind_adverbs(std::size_t i) const {
    static const WordSet kFloating("all both each even only so too much more less well far here there");
    while (is(i, kAdverb) && !is(i, kAuxiliary) && !has(i, kFloating)) ++i;
    return i;
}

std::optional<Clause> VoiceSentence::clause() const {
    auto clause = clause_at(context_, first_, end_);
    if (!clause || is(first_, kThere | kNegative | kQuestion) || clause->verb == first_) return std::nullopt;
    return clause;
}

std::optional<Party> VoiceSentence::party_at(std::size_t i) const {
    const bool possessive = is(i, kDeterminer) && (is_open(i + 1) || is(i + 1, kAdverb));  // "her bag"
    if (is(i, kObjective | kYouOrIt) && !possessive) return pronoun_party(i);
    return noun_party(i);
}

std::optional<Party> VoiceSentence::pronoun_party(std::size_t i) const {
    const PronounForms* forms = find_pronoun(context_.piece(i), &PronounForms::object);
    if (forms == nullptr) return std::nullopt;
    return Party{i, i, forms->object == "me", forms->plural, true};
}

/// A determiner or a number, then nouns and what describes them, also "of the hotel".
std::optional<Party> VoiceSentence::noun_party(std::size_t first) const {
    static const WordSet kOf("of"),
        kVague("lot lots plenty half rest most some couple number part kind sort best better worst");
    if ((!is(first, kDeterminer) && !is_number(first)) || is(first, kNegative | kQuestion))
        return std::nullopt;
    std::optional<bool> determined, plural;
    std::size_t i = first, head = 0;
    for (; is(i, kDeterminer) || is_number(i); ++i) {
        if (is(i, kSingular)) determined = false;
        if (is(i, kPlural) || is_number(i)) determined = true;
    }
    for (bool behind_of = false; i < end_; ++i) {
        if (is_open(i)) {
            head = i;
            if (!behind_of) plural = is_plural_noun(context_.piece(i));
        } else if (has(i, kOf) && head == i - 1 && !has(head, kVague)) {
            behind_of = true;
            while (is(i + 1, kDeterminer)) ++i;
        } else if (!describes(i)) {
            break;
        }
    }
    const std::optional<bool> number = determined ? determined : plural;
    if (head == 0 || head != i - 1 || has(head, kVague) || has(head, time_nouns()) || !number)
        return std::nullopt;
    return Party{first, head, false, *number, false};
}

/// "a very good meal", "a well-made chair"
bool VoiceSentence::describes(std::size_t i) const {
    if (context_.is_mark(i, "-")) return context_.glued(i) && context_.glued(i + 1) && i + 1 < end_;
    if (is_word(i) && i + 1 < end_ && context_.is_mark(i + 1, "-") && context_.glued(i + 1)) return true;
    return is_open(i + 1) && (is_number(i) || (is(i, kAdverb) && is(i - 1, kDeterminer | kAdverb)));
}

bool VoiceSentence::is_tail(std::size_t i, bool behind_pronoun) const {
    static const WordSet kOf("of by to");
    if (i >= end_) return true;
    for (std::size_t k = i; k < end_; ++k)
        if (!may_be_in_tail(k)) return false;
    const bool speaks_of_time = has(end_ - 1, time_nouns());
    if (is(i, kPreposition)) return behind_pronoun ? !has(i, kOf) : speaks_of_time;
    return is(i, kAdverb) || (is(i, kDeterminer) && speaks_of_time) || has(i, time_nouns());
}

bool VoiceSentence::may_be_in_tail(std::size_t i) const {
    if (context_[i].kind == TokenKind::number) return true;
    if (!context_.is_word(i)) return context_.is_mark(i, "-");
    if (is(i, kAuxiliary | kNominative | kClitic | kCoordinator | kRelative | kIndefinite)) return false;
    return !is(i, kSubordinator) || is(i, kPreposition);
}

bool VoiceSentence::speaks_of_third_person(std::size_t from, std::size_t end) const {
    static const WordSet kTheirs("his her hers its their theirs himself herself itself themselves");
    return holds(context_, from, end, kTheirs);
}

std::string VoiceSentence::text_of(const Party& party) const {
    return std::string(context_.between(context_[party.first].begin, context_[party.last].end));
}

std::string VoiceSentence::as_subject(const Party& party) const {
    const PronounForms* forms =
        party.pronoun ? find_pronoun(context_.piece(party.first), &PronounForms::object) : nullptr;
    const std::string words = forms != nullptr ? std::string(forms->subject) : text_of(party);
    return begins_with_capital(context_.piece(first_)) ? capitalise(words) : words;
}

std::optional<std::string> VoiceSentence::as_object(const Party& party) const {
    if (party.first == party.last)
        if (const auto* forms = find_pronoun(context_.piece(party.first), &PronounForms::subject))
            return std::string(forms->object);
    const auto first = first_words_.inside(context_, party.first);
    if (!first) return std::nullopt;
    return *first + std::string(context_.between(context_[party.first].end, context_[party.last].end));
}

namespace {

class ChangeOfVoice final : public Perturbation {
public:
    ChangeOfVoice(const Arguments& arguments, TurnSentence edits_of)
        : first_words_(arguments.lexicons().library), edits_of_(edits_of) {}

    std::optional<EditedText> apply(std::string_view text, Random& random,
                                    std::optional<std::uint64_t>) const override {
        const Context context(text);
        std::vector<std::vector<Site>> possible;
        for (const Sentence& sentence : sentences_of(context)) {
            if (asks(context, sentence)) continue;
            if (auto edits = edits_of_(VoiceSentence(context, sentence, first_words_)))
                possible.push_back(std::move(*edits));
        }
        if (possible.empty()) return std::nullopt;
        Editor editor(text);
        for (const Site& site : possible[random.below(possible.size())])
            editor.replace(site.begin, site.end, site.with);
        return std::move(editor).finish();
    }

private:
    FirstWords first_words_;
    TurnSentence edits_of_;
};

}  // namespace

Definition define_change_of_voice(PerturbationInfo info, TurnSentence edits_of) {
    return {std::move(info), [edits_of](const Arguments& arguments) -> std::unique_ptr<Perturbation> {
                return std::make_unique<ChangeOfVoice>(arguments, edits_of);
            }};
}

}  // namespace assay
