// passive-to-active: "We were ignored by the waiter" becomes "The waiter ignored us". Only where "by" names
// who acts, for verbs from a list.
#include <assay/perturb/english/tense_forms.hpp>
#include <assay/perturb/english/voice.hpp>
#include <assay/perturb/sentence_families.hpp>

namespace assay {
namespace {

class Active {
public:
    explicit Active(const VoiceSentence& sentence) : sentence_(sentence) {}

    std::optional<std::vector<Site>> edits() {
        static const WordSet kBy("by");
        const auto clause = sentence_.clause();
        if (!clause || !find_participle(*clause) || !sentence_.has(participle_ + 1, kBy)) return std::nullopt;
        const auto agent = sentence_.party_at(participle_ + 2);
        if (!agent || !acts(*agent) || !sentence_.is_tail(agent->last + 1, agent->pronoun))
            return std::nullopt;
        const Party patient{clause->subject_first, clause->subject_last};
        const auto object = sentence_.as_object(patient);
        const std::size_t others = agent->pronoun ? agent->last + 1 : agent->first;
        if (!object || sentence_.speaks_of_third_person(patient.first, patient.last + 1) ||
            sentence_.speaks_of_third_person(others, sentence_.end()))
            return std::nullopt;
        edits_.push_back(sentence_.replaced(patient.first, patient.last, sentence_.as_subject(*agent)));
        add_verbs(*clause, agent->plural || agent->first_person);
        edits_.push_back(sentence_.replaced(participle_ + 1, agent->last, *object));
        return std::move(edits_);
    }

private:
    bool find_participle(const Clause& clause) {
        static const WordSet kBe("be"), kBeen("been");
        if (sentence_.behind_adverbs(clause.subject_last + 1) != clause.verb) return false;
        std::size_t i = sentence_.behind_adverbs(clause.verb + 1);
        const bool modal = clause.kind == VerbKind::modal, perfect = clause.kind == VerbKind::perfect;
        if (clause.kind != VerbKind::be && !modal && !perfect) return false;
        if (modal || perfect) {
            if (!sentence_.has(i, modal ? kBe : kBeen)) return false;
            be_ = i;
            i = sentence_.behind_adverbs(i + 1);
        }
        if (!sentence_.is_word(i)) return false;
        const VerbReading reading = read_verb(sentence_.context().piece(i));
        participle_ = i;
        verb_ = reading.verb;
        return reading.participle && verbs_with_passive().contains(verb_->base);
    }

    /// "by the manager", but not "by the door", "by mistake".
    bool acts(const Party& agent) const {
        static const WordSet kNever(
            "window door entrance exit pool side river sea beach lake road hand mail post email phone bus "
            "train "
            "car plane card accident mistake end name fire wall bar bed fireplace station lift elevator "
            "stairs "
            "dozen thousands hundreds chance default deadline means way");
        return agent.pronoun || !sentence_.has(agent.last, kNever);
    }

    /// `plain`: the new subject takes "have" rather than "has".
    void add_verbs(const Clause& clause, bool plain) {
        if (clause.kind == VerbKind::be) return add_simple(clause, plain);
        if (clause.kind == VerbKind::perfect) {
            const std::string have(form_of_have(plain, clause.past));
            edits_.push_back(
                sentence_.replaced(clause.verb, clause.verb, have + sentence_.negation_of(clause)));
        }
        edits_.push_back(removed(be_));
        if (clause.kind == VerbKind::modal)
            edits_.push_back(sentence_.replaced(participle_, participle_, verb_->base));
    }

    /// "was (really) enjoyed" → "(really) enjoyed", "was not enjoyed" → "did not enjoy"
    void add_simple(const Clause& clause, bool plain) {
        static const WordSet kNot("not");
        const std::string negation = sentence_.negation_of(clause);
        if (!negation.empty() || sentence_.has(clause.verb + 1, kNot)) {
            const std::string help = clause.past ? "did" : plain ? "do" : "does";
            edits_.push_back(sentence_.replaced(clause.verb, clause.verb, help + negation));
            edits_.push_back(sentence_.replaced(participle_, participle_, verb_->base));
            return;
        }
        edits_.push_back(removed(clause.verb));
        const std::string& form = clause.past ? verb_->past : plain ? verb_->base : verb_->third;
        edits_.push_back(sentence_.replaced(participle_, participle_, form));
    }

    /// The token and the blank behind it.
    Site removed(std::size_t i) const {
        return {sentence_.context()[i].begin, sentence_.context()[i + 1].begin, ""};
    }

    const VoiceSentence& sentence_;
    std::size_t participle_ = 0, be_ = 0;
    const Verb* verb_ = nullptr;
    std::vector<Site> edits_;
};

}  // namespace

Definition define_passive_to_active() {
    return define_change_of_voice(
        {"passive-to-active", "Takes a statement out of the passive: \"The waiter ignored us\"", {}, true},
        [](const VoiceSentence& sentence) { return Active(sentence).edits(); });
}

}  // namespace assay
