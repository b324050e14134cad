#include "verbs.hpp"

#include "word_set.hpp"

#include <assay/text/letter_case.hpp>

#include <algorithm>
#include <array>
#include <vector>

namespace assay {
namespace {

constexpr Verb kVerbs[] = {
    {"accept", "accepts", "accepted"},
    {"admire", "admires", "admired"},
    {"adore", "adores", "adored"},
    {"agree", "agrees", "agreed"},
    {"answer", "answers", "answered"},
    {"appreciate", "appreciates", "appreciated"},
    {"arrive", "arrives", "arrived"},
    {"ask", "asks", "asked"},
    {"become", "becomes", "became"},
    {"believe", "believes", "believed"},
    {"board", "boards", "boarded"},
    {"book", "books", "booked"},
    {"break", "breaks", "broke"},
    {"bring", "brings", "brought"},
    {"buy", "buys", "bought"},
    {"call", "calls", "called"},
    {"cancel", "cancels", "cancelled"},
    {"care", "cares", "cared"},
    {"carry", "carries", "carried"},
    {"change", "changes", "changed"},
    {"charge", "charges", "charged"},
    {"check", "checks", "checked"},
    {"choose", "chooses", "chose"},
    {"come", "comes", "came"},
    {"deserve", "deserves", "deserved"},
    {"disappoint", "disappoints", "disappointed"},
    {"drink", "drinks", "drank"},
    {"eat", "eats", "ate"},
    {"enjoy", "enjoys", "enjoyed"},
    {"expect", "expects", "expected"},
    {"feel", "feels", "felt"},
    {"find", "finds", "found"},
    {"finish", "finishes", "finished"},
    {"fix", "fixes", "fixed"},
    {"fly", "flies", "flew"},
    {"forget", "forgets", "forgot"},
    {"get", "gets", "got"},
    {"give", "gives", "gave"},
    {"go", "goes", "went"},
    {"happen", "happens", "happened"},
    {"hate", "hates", "hated"},
    {"have", "has", "had"},
    {"hear", "hears", "heard"},
    {"help", "helps", "helped"},
    {"keep", "keeps", "kept"},
    {"know", "knows", "knew"},
    {"last", "lasts", "lasted"},
    {"laugh", "laughs", "laughed"},
    {"leave", "leaves", "left"},
    {"like", "likes", "liked"},
    {"listen", "listens", "listened"},
    {"live", "lives", "lived"},
    {"look", "looks", "looked"},
    {"lose", "loses", "lost"},
    {"love", "loves", "loved"},
    {"make", "makes", "made"},
    {"miss", "misses", "missed"},
    {"move", "moves", "moved"},
    {"need", "needs", "needed"},
    {"offer", "offers", "offered"},
    {"open", "opens", "opened"},
    {"order", "orders", "ordered"},
    {"pay", "pays", "paid"},
    {"play", "plays", "played"},
    {"prefer", "prefers", "preferred"},
    {"provide", "provides", "provided"},
    {"receive", "receives", "received"},
    {"recommend", "recommends", "recommended"},
    {"regret", "regrets", "regretted"},
    {"remember", "remembers", "remembered"},
    {"reply", "replies", "replied"},
    {"respond", "responds", "responded"},
    {"return", "returns", "returned"},
    {"run", "runs", "ran"},
    {"say", "says", "said"},
    {"see", "sees", "saw"},
    {"seem", "seems", "seemed"},
    {"send", "sends", "sent"},
    {"serve", "serves", "served"},
    {"show", "shows", "showed"},
    {"sit", "sits", "sat"},
    {"sleep", "sleeps", "slept"},
    {"smell", "smells", "smelled"},
    {"sound", "sounds", "sounded"},
    {"speak", "speaks", "spoke"},
    {"spend", "spends", "spent"},
    {"start", "starts", "started"},
    {"stay", "stays", "stayed"},
    {"stop", "stops", "stopped"},
    {"suggest", "suggests", "suggested"},
    {"take", "takes", "took"},
    {"talk", "talks", "talked"},
    {"taste", "tastes", "tasted"},
    {"tell", "tells", "told"},
    {"think", "thinks", "thought"},
    {"travel", "travels", "traveled"},
    {"treat", "treats", "treated"},
    {"trust", "trusts", "trusted"},
    {"try", "tries", "tried"},
    {"turn", "turns", "turned"},
    {"understand", "understands", "understood"},
    {"wait", "waits", "waited"},
    {"walk", "walks", "walked"},
    {"want", "wants", "wanted"},
    {"watch", "watches", "watched"},
    {"work", "works", "worked"},
    {"write", "writes", "wrote"},
};

using Form = std::string_view Verb::*;

/// The table sorted by one of the forms.
class FormIndex {
public:
    explicit FormIndex(Form form) : form_(form) {
        for (const Verb& verb : kVerbs) verbs_.push_back(&verb);
        std::sort(verbs_.begin(), verbs_.end(),
                  [&](const Verb* a, const Verb* b) { return a->*form < b->*form; });
    }

    const Verb* find(std::string_view word) const {
        constexpr std::size_t kLongest = 12;
        if (word.empty() || word.size() > kLongest) return nullptr;
        const std::string lower = to_lower(word);
        const auto at =
            std::lower_bound(verbs_.begin(), verbs_.end(), lower,
                             [&](const Verb* verb, const std::string& key) { return verb->*form_ < key; });
        return at != verbs_.end() && (*at)->*form_ == lower ? *at : nullptr;
    }

private:
    Form form_;
    std::vector<const Verb*> verbs_;
};

}  // namespace

std::span<const Verb> common_verbs() {
    return kVerbs;
}

const Verb* verb_by_base(std::string_view word) {
    static const FormIndex kIndex(&Verb::base);
    return kIndex.find(word);
}

const Verb* verb_by_third(std::string_view word) {
    static const FormIndex kIndex(&Verb::third);
    return kIndex.find(word);
}

const Verb* verb_by_past(std::string_view word) {
    static const FormIndex kIndex(&Verb::past);
    return kIndex.find(word);
}

bool may_be_participle(std::string_view word) {
    static const WordSet kIrregular(
        "been become begun broken brought built bought caught chosen come done drawn driven drunk eaten "
        "fallen felt flown forgotten found given gone got gotten grown had heard held hidden kept known "
        "left lent lost made meant met paid proven put read ridden run said seen sent set shown shut sold "
        "sat slept spent spoken stood stolen stuck taken taught thought thrown told understood won worn "
        "written cut hit cost let quit");
    if (kIrregular.contains(word)) return true;
    return word.size() > 4 && (word.ends_with("ed") || word.ends_with("ED"));
}

}  // namespace assay
