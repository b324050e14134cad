// active-to-passive: "The waiter ignored us" becomes "We were ignored by the waiter". Only statements of a
// subject, a verb from a list of those that have a passive, and an object; what follows must be clear to
// belong to the verb, so that it may stay where it is.
#include <assay/perturb/english/tense_forms.hpp>
#include <assay/perturb/english/voice.hpp>
#include <assay/perturb/sentence_families.hpp>

namespace assay {
namespace {

class Passive {
public:
    explicit Passive(const VoiceSentence& sentence) : sentence_(sentence) {}

    std::optional<std::vector<Site>> edits() {
        const auto clause = sentence_.clause();
        if (!clause || !find_main_verb(*clause)) return std::nullopt;
        const auto object = sentence_.party_at(main_ + 1);
        if (!object || !sentence_.is_tail(object->last + 1, object->pronoun)) return std::nullopt;
        const Party subject{clause->subject_first, clause->subject_last};
        const auto agent = sentence_.as_object(subject);
        if (!agent || names_subject_again(*clause, *object) || ends_in_nominative(*clause))
            return std::nullopt;
        const std::size_t last = take_manner(object->last);
        edits_.push_back(sentence_.replaced(subject.first, subject.last, sentence_.as_subject(*object)));
        add_verbs(*clause, *object);
        edits_.push_back(sentence_.replaced(object->first, last, "by " + *agent));
        return std::move(edits_);
    }

private:
    /// The token of the verb that has the object, behind auxiliaries and adverbs.
    bool find_main_verb(const Clause& clause) {
        if (sentence_.behind_adverbs(clause.subject_last + 1) != clause.verb) return false;
        if (clause.kind == VerbKind::be) return false;
        main_ = clause.kind == VerbKind::lexical ? clause.verb : sentence_.behind_adverbs(clause.verb + 1);
        if (!sentence_.is_word(main_)) return false;
        const VerbReading reading = read_verb(sentence_.context().piece(main_));
        const bool fits = clause.kind == VerbKind::lexical   ? reading.verb == clause.lexical
                          : clause.kind == VerbKind::perfect ? reading.participle
                                                             : reading.base;
        verb_ = reading.verb;
        return fits && verb_ != nullptr && verbs_with_passive().contains(verb_->base);
    }

    /// "My son lost his phone": whose phone would it be in front? "You fooled you" is none.
    bool names_subject_again(const Clause& clause, const Party& object) const {
        static const WordSet kSelf("you it this that these those"), kWe("i we you");
        const std::size_t from = object.pronoun ? object.last + 1 : object.first;
        const bool alike = object.pronoun && sentence_.has(clause.subject_first, kSelf) &&
                           sentence_.has(object.first, kSelf) && clause.subject_first == clause.subject_last;
        return alike || ((object.pronoun || !sentence_.has(clause.subject_first, kWe)) &&
                         sentence_.speaks_of_third_person(from, sentence_.end()));
    }

    /// "my wife and I"
    bool ends_in_nominative(const Clause& clause) const {
        return clause.subject_first != clause.subject_last && sentence_.is(clause.subject_last, kNominative);
    }

    /// "overcharged us shamelessly" → "were shamelessly overcharged". Returns the last token that is
    /// replaced.
    std::size_t take_manner(std::size_t object_last) {
        const std::size_t i = object_last + 1;
        if (i + 1 != sentence_.end() || !sentence_.is(i, kAdverb)) return object_last;
        const std::string_view adverb = sentence_.context().piece(i);
        if (!adverb.ends_with("ly")) return object_last;
        manner_ = std::string(adverb) + " ";
        return i;
    }

    /// "ignored" → "were ignored", "did not ignore" → "were not ignored", "can ignore" → "can be ignored",
    /// "has ignored" → "have been ignored".
    void add_verbs(const Clause& clause, const Party& object) {
        const std::string be(form_of_be(object.first_person, object.plural, clause.past));
        const std::string participle = manner_ + verb_->participle;
        if (clause.kind == VerbKind::lexical) {
            const std::size_t adverbs = clause.subject_last + 1;
            if (adverbs != main_) edits_.push_back(inserted(adverbs, be + " "));
            edits_.push_back(
                sentence_.replaced(main_, main_, adverbs != main_ ? participle : be + " " + participle));
        } else if (clause.kind == VerbKind::auxiliary) {
            edits_.push_back(sentence_.replaced(clause.verb, clause.verb, be_like(clause, object, be)));
            edits_.push_back(sentence_.replaced(main_, main_, participle));
        } else if (clause.kind == VerbKind::perfect) {
            const std::string have(form_of_have(object.plural || object.first_person, clause.past));
            edits_.push_back(
                sentence_.replaced(clause.verb, clause.verb, have + sentence_.negation_of(clause)));
            edits_.push_back(inserted(main_, "been " + manner_));
        } else {
            edits_.push_back(sentence_.replaced(main_, main_, "be " + participle));
        }
    }

    Site inserted(std::size_t before, const std::string& words) const {
        const std::size_t at = sentence_.context()[before].begin;
        return {at, at, words};
    }

    std::string be_like(const Clause& clause, const Party& object, const std::string& be) const {
        const bool am = object.first_person && !clause.past;
        const std::string negation = sentence_.negation_of(clause);
        return am && !negation.empty() ? "am not" : be + negation;
    }

    const VoiceSentence& sentence_;
    std::size_t main_ = 0;
    const Verb* verb_ = nullptr;
    std::string manner_;  ///< with a blank behind it
    std::vector<Site> edits_;
};

}  // namespace

Definition define_active_to_passive() {
    return define_change_of_voice({"active-to-passive",
                                   "Puts a statement into the passive: \"We were ignored by the waiter\"",
                                   {},
                                   true},
                                  [](const VoiceSentence& sentence) { return Passive(sentence).edits(); });
}

}  // namespace assay
