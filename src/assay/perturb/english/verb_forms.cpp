#include "verb_forms.hpp"

#include <assay/perturb/editing/word_set.hpp>

namespace assay {
namespace {

/// The base, the past and the participle of each, between slashes. Where two pasts are in use (burned, burnt)
/// it is the one that is commoner in America.
constexpr std::string_view kIrregular =
    "arise arose arisen/awake awoke awoken/bear bore borne/beat beat beaten/become became become/"
    "begin began begun/bend bent bent/bet bet bet/bid bid bid/bind bound bound/bite bit bitten/"
    "bleed bled bled/blow blew blown/break broke broken/breed bred bred/bring brought brought/"
    "broadcast broadcast broadcast/build built built/burn burned burned/burst burst burst/buy bought bought/"
    "cast cast cast/catch caught caught/choose chose chosen/cling clung clung/come came come/cost cost cost/"
    "creep crept crept/cut cut cut/deal dealt dealt/dig dug dug/draw drew drawn/dream dreamed dreamed/"
    "drink drank drunk/drive drove driven/eat ate eaten/fall fell fallen/feed fed fed/feel felt felt/"
    "fight fought fought/find found found/flee fled fled/fling flung flung/fly flew flown/"
    "forbid forbade forbidden/foresee foresaw foreseen/forget forgot forgotten/forgive forgave forgiven/"
    "freeze froze frozen/get got gotten/give gave given/go went gone/grind ground ground/grow grew grown/"
    "hang hung hung/have had had/hear heard heard/hide hid hidden/hit hit hit/hold held held/hurt hurt hurt/"
    "keep kept kept/kneel knelt knelt/know knew known/lay laid laid/lead led led/lean leaned leaned/"
    "leap leapt leapt/learn learned learned/leave left left/lend lent lent/let let let/light lit lit/"
    "lose lost lost/make made made/mean meant meant/meet met met/mislead misled misled/"
    "mistake mistook mistaken/misunderstand misunderstood misunderstood/outdo outdid outdone/"
    "overcome overcame overcome/overhear overheard overheard/oversee oversaw overseen/"
    "oversleep overslept overslept/overtake overtook overtaken/pay paid paid/prove proved proven/put put put/"
    "quit quit quit/read read read/rebuild rebuilt rebuilt/redo redid redone/repay repaid repaid/"
    "resell resold resold/reset reset reset/rewrite rewrote rewritten/rid rid rid/ride rode ridden/"
    "ring rang rung/rise rose risen/run ran run/say said said/see saw seen/seek sought sought/sell sold sold/"
    "send sent sent/set set set/sew sewed sewn/shake shook shaken/shed shed shed/shine shone shone/"
    "shoot shot shot/show showed shown/shrink shrank shrunk/shut shut shut/sing sang sung/sink sank sunk/"
    "sit sat sat/sleep slept slept/slide slid slid/sneak sneaked sneaked/speak spoke spoken/speed sped sped/"
    "spend spent spent/spill spilled spilled/spin spun spun/spit spat spat/split split split/"
    "spoil spoiled spoiled/spread spread spread/spring sprang sprung/stand stood stood/steal stole stolen/"
    "stick stuck stuck/sting stung stung/stink stank stunk/strike struck struck/strive strove striven/"
    "swear swore sworn/sweep swept swept/swell swelled swollen/swim swam swum/swing swung swung/"
    "take took taken/teach taught taught/tear tore torn/tell told told/think thought thought/"
    "throw threw thrown/thrust thrust thrust/undergo underwent undergone/understand understood understood/"
    "undertake undertook undertaken/undo undid undone/uphold upheld upheld/upset upset upset/wake woke woken/"
    "wear wore worn/weave wove woven/weep wept wept/win won won/wind wound wound/withdraw withdrew withdrawn/"
    "withhold withheld withheld/withstand withstood withstood/write wrote written";

}  // namespace

const std::vector<IrregularVerb>& irregular_verbs() {
    static const std::vector<IrregularVerb> kVerbs = [] {
        std::vector<IrregularVerb> verbs;
        for (const PlacedWord& verb : split_words(kIrregular, '/')) {
            const std::vector<PlacedWord> forms = split_words(verb.word);
            verbs.push_back({forms[0].word, forms[1].word, forms[2].word});
        }
        return verbs;
    }();
    return kVerbs;
}

bool is_vowel(char c) {
    return std::string_view("aeiou").find(c) != std::string_view::npos;
}

std::span<const AuxiliaryPair> auxiliary_pairs() {
    static constexpr AuxiliaryPair kPairs[] = {
        {"is", "are"},       {"was", "were"},       {"has", "have"},       {"does", "do"},
        {"isn't", "aren't"}, {"wasn't", "weren't"}, {"hasn't", "haven't"}, {"doesn't", "don't"}};
    return kPairs;
}

bool ends_in_consonant_and_y(std::string_view word) {
    return word.size() > 1 && word.ends_with('y') && !is_vowel(word[word.size() - 2]);
}

std::string with_e_ending(const std::string& word, std::string_view ending) {
    if (word.ends_with('e')) return word + std::string(ending.substr(1));
    if (ends_in_consonant_and_y(word)) return word.substr(0, word.size() - 1) + "i" + std::string(ending);
    return word + std::string(ending);
}

std::string third_person(const std::string& base) {
    if (base == "have") return "has";
    if (ends_in_consonant_and_y(base)) return base.substr(0, base.size() - 1) + "ies";
    for (const std::string_view hiss : {"s", "x", "z", "ch", "sh", "o"})
        if (base.ends_with(hiss)) return base + "es";
    return base + "s";
}

std::string regular_past(const std::string& base, bool doubled) {
    if (doubled) return base + base.back() + "ed";
    return with_e_ending(base, "ed");
}

std::string gerund(const std::string& base, bool doubled) {
    if (doubled) return base + base.back() + "ing";
    if (base.ends_with("ie")) return base.substr(0, base.size() - 2) + "ying";
    const bool silent = base.size() > 2 && base.ends_with('e') && !base.ends_with("ee") &&
                        !base.ends_with("oe") && !base.ends_with("ye");
    return (silent ? base.substr(0, base.size() - 1) : base) + "ing";
}

}  // namespace assay
