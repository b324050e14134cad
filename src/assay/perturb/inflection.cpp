#include "inflection.hpp"

#include "word_set.hpp"
#include "wordnet_exceptions.hpp"

#include <assay/pattern/pattern.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

namespace assay {
namespace {

/// The base, the past and the participle of each, between slashes. Verbs with two pasts in use (hang, shine)
/// are left out.
constexpr std::string_view kIrregularVerbs =
    "arise arose arisen/awake awoke awoken/bear bore borne/beat beat beaten/become became become/"
    "begin began begun/bend bent bent/bet bet bet/bid bid bid/bind bound bound/bite bit bitten/"
    "bleed bled bled/blow blew blown/break broke broken/breed bred bred/bring brought brought/"
    "broadcast broadcast broadcast/build built built/burst burst burst/buy bought bought/cast cast cast/"
    "catch caught caught/choose chose chosen/cling clung clung/come came come/cost cost cost/"
    "creep crept crept/cut cut cut/deal dealt dealt/dig dug dug/draw drew drawn/drink drank drunk/"
    "drive drove driven/eat ate eaten/fall fell fallen/feed fed fed/feel felt felt/fight fought fought/"
    "find found found/flee fled fled/fling flung flung/fly flew flown/forbid forbade forbidden/"
    "foresee foresaw foreseen/forget forgot forgotten/forgive forgave forgiven/freeze froze frozen/"
    "give gave given/go went gone/grind ground ground/grow grew grown/hear heard heard/hide hid hidden/"
    "hit hit hit/hold held held/hurt hurt hurt/keep kept kept/kneel knelt knelt/know knew known/"
    "lay laid laid/lead led led/leave left left/lend lent lent/let let let/lose lost lost/make made made/"
    "mean meant meant/meet met met/mislead misled misled/mistake mistook mistaken/"
    "misunderstand misunderstood misunderstood/overcome overcame overcome/overhear overheard overheard/"
    "pay paid paid/put put put/quit quit quit/read read read/rebuild rebuilt rebuilt/repay repaid repaid/"
    "rid rid rid/ride rode ridden/ring rang rung/rise rose risen/run ran run/say said said/see saw seen/"
    "seek sought sought/sell sold sold/send sent sent/set set set/shake shook shaken/shed shed shed/"
    "shoot shot shot/show showed shown/shrink shrank shrunk/shut shut shut/sing sang sung/sink sank sunk/"
    "sit sat sat/sleep slept slept/slide slid slid/speak spoke spoken/spend spent spent/spin spun spun/"
    "spit spat spat/split split split/spread spread spread/spring sprang sprung/stand stood stood/"
    "steal stole stolen/stick stuck stuck/sting stung stung/strike struck struck/swear swore sworn/"
    "sweep swept swept/swim swam swum/swing swung swung/take took taken/teach taught taught/"
    "tear tore torn/tell told told/think thought thought/throw threw thrown/thrust thrust thrust/"
    "understand understood understood/undertake undertook undertaken/uphold upheld upheld/"
    "upset upset upset/wake woke woken/wear wore worn/weave wove woven/weep wept wept/win won won/"
    "wind wound wound/withdraw withdrew withdrawn/withhold withheld withheld/"
    "withstand withstood withstood/write wrote written";

using PastForms = std::array<std::string, 2>;  ///< past, participle

std::optional<PastForms> irregular_past(const std::string& verb) {
    static const std::map<std::string_view, PastForms> kPasts = [] {
        std::map<std::string_view, PastForms> pasts;
        for (std::string_view rest = kIrregularVerbs; !rest.empty();) {
            const std::size_t end = std::min(rest.find('/'), rest.size());
            const std::vector<PlacedWord> words = split_words(rest.substr(0, end));
            pasts[words[0].word] = {std::string(words[1].word), std::string(words[2].word)};
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
        return pasts;
    }();
    const auto found = kPasts.find(verb);
    return found == kPasts.end() ? std::nullopt : std::optional(found->second);
}

bool is_vowel(char c) {
    return std::string_view("aeiou").find(c) != std::string_view::npos;
}

/// Runs of vowels, without a silent e at the end.
std::size_t syllables(std::string_view word) {
    std::size_t runs = 0;
    for (std::size_t i = 0; i < word.size(); ++i) {
        const bool vowel = is_vowel(word[i]) || word[i] == 'y';
        runs += vowel && (i == 0 || !(is_vowel(word[i - 1]) || word[i - 1] == 'y'));
    }
    return runs > 1 && word.ends_with('e') && !is_vowel(word[word.size() - 2]) ? runs - 1 : runs;
}

bool ends_in_consonant_and_y(std::string_view word) {
    return word.size() > 1 && word.ends_with('y') && !is_vowel(word[word.size() - 2]);
}

/// "carry" and "ed": "carried"; "love" and "ed": "loved".
std::string with_ending(const std::string& word, std::string_view ending) {
    if (word.ends_with('e') && ending[0] == 'e') return word + std::string(ending.substr(1));
    if (ends_in_consonant_and_y(word) && ending[0] == 'e')
        return word.substr(0, word.size() - 1) + "i" + std::string(ending);
    return word + std::string(ending);
}

std::string third_person(const std::string& verb) {
    if (ends_in_consonant_and_y(verb)) return verb.substr(0, verb.size() - 1) + "ies";
    for (const std::string_view hiss : {"s", "x", "z", "ch", "sh", "o"})
        if (verb.ends_with(hiss)) return verb + "es";
    return verb + "s";
}

std::string gerund(const std::string& verb) {
    if (verb.ends_with("ie")) return verb.substr(0, verb.size() - 2) + "ying";
    const bool silent = verb.size() > 2 && verb.ends_with('e') && !verb.ends_with("ee") &&
                        !verb.ends_with("oe") && !verb.ends_with("ye");
    return (silent ? verb.substr(0, verb.size() - 1) : verb) + "ing";
}

/// The one of the forms that ends so, or null.
const std::string* ending_with(const std::vector<std::string>& forms, std::string_view ending) {
    for (const std::string& form : forms)
        if (form.ends_with(ending)) return &form;
    return nullptr;
}

}  // namespace

Inflection::Inflection(WordNet& wordnet) : exceptions_(part_of_speech_names().size()) {
    for (std::size_t part = 0; part < exceptions_.size(); ++part)
        for (const ExceptionalForm& form : wordnet.exceptional_forms(static_cast<PartOfSpeech>(part)))
            exceptions_[part][form.base].push_back(form.form);
    for (const auto& [noun, plurals] : exceptions_[static_cast<std::size_t>(PartOfSpeech::noun)])
        irregular_plurals_.insert(plurals.begin(), plurals.end());
}

bool Inflection::may_be_plural(const std::string& noun) const {
    if (irregular_plurals_.contains(noun) || apply_filter(Filter::plural, noun) == noun) return true;
    return noun.ends_with('s') && !noun.ends_with("ss") && !noun.ends_with("us") && !noun.ends_with("is");
}

const std::vector<std::string>& Inflection::exceptions(const std::string& word, PartOfSpeech part) const {
    static const std::vector<std::string> kNone;
    const Exceptions& all = exceptions_[static_cast<std::size_t>(part)];
    const auto found = all.find(word);
    return found == all.end() ? kNone : found->second;
}

/// Ours must be among those that the lists have, if they have some: "brethren" is not what a text means.
void Inflection::add_plural(const std::string& noun, std::vector<InflectedWord>& forms) const {
    if (uncountable_nouns().contains(noun)) return;
    const std::vector<std::string>& listed = exceptions(noun, PartOfSpeech::noun);
    const std::string plural = apply_filter(Filter::plural, noun);
    const bool known = listed.empty() || std::find(listed.begin(), listed.end(), plural) != listed.end();
    if (known && plural != noun) forms.push_back({WordForm::plural, plural});
}

void Inflection::add_verb_forms(const std::string& verb, std::vector<InflectedWord>& forms) const {
    const std::vector<std::string>& listed = exceptions(verb, PartOfSpeech::verb);
    forms.push_back({WordForm::third, third_person(verb)});
    const std::string* doubled = ending_with(listed, "ing");
    forms.push_back({WordForm::gerund, doubled != nullptr ? *doubled : gerund(verb)});
    PastForms past;
    if (const auto irregular = irregular_past(verb)) {
        past = *irregular;
    } else if (const std::string* listed_past = ending_with(listed, verb.substr(verb.size() - 1) + "ed");
               listed_past != nullptr && listed_past->size() == verb.size() + 3) {
        past = {*listed_past, *listed_past};  // "stopped"
    } else if (std::all_of(listed.begin(), listed.end(),
                           [](const std::string& form) { return form.ends_with("ing"); })) {
        past[0] = past[1] = with_ending(verb, "ed");
    } else {
        return;
    }
    forms.push_back({WordForm::past, past[0]});
    forms.push_back({WordForm::participle, past[1]});
}

void Inflection::add_degrees(const std::string& adjective, std::vector<InflectedWord>& forms) const {
    const std::vector<std::string>& listed = exceptions(adjective, PartOfSpeech::adjective);
    const std::string *more = ending_with(listed, "er"), *most = ending_with(listed, "est");
    if (adjective == "bad") {
        forms.push_back({WordForm::comparative, "worse"});
        forms.push_back({WordForm::superlative, "worst"});
    } else if (more != nullptr && most != nullptr) {
        forms.push_back({WordForm::comparative, *more});
        forms.push_back({WordForm::superlative, *most});
    } else if (listed.empty() && syllables(adjective) == 1) {
        forms.push_back({WordForm::comparative, with_ending(adjective, "er")});
        forms.push_back({WordForm::superlative, with_ending(adjective, "est")});
    }
}

std::vector<InflectedWord> Inflection::forms(const std::string& word, PartOfSpeech part) const {
    constexpr WordForm kBases[] = {WordForm::singular, WordForm::base, WordForm::positive, WordForm::adverb};
    std::vector<InflectedWord> forms = {{kBases[static_cast<std::size_t>(part)], word}};
    if (word.empty()) return forms;
    if (part == PartOfSpeech::noun) add_plural(word, forms);
    if (part == PartOfSpeech::verb) add_verb_forms(word, forms);
    if (part == PartOfSpeech::adjective) add_degrees(word, forms);
    return forms;
}

}  // namespace assay
