#include "inflection.hpp"

#include "verb_forms.hpp"
#include "wordnet_exceptions.hpp"

#include <assay/pattern/pattern.hpp>
#include <assay/perturb/editing/word_set.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

namespace assay {
namespace {

using PastForms = std::array<std::string, 2>;  ///< past, participle

/// Nothing for regular verbs and for those with two pasts in use.
std::optional<PastForms> irregular_past(const std::string& verb) {
    static const WordSet kTwoPasts(
        "burn dream get hang have lean leap learn light prove sew shine sneak speed spill spoil stink strive "
        "swell");
    const std::vector<IrregularVerb>& verbs = irregular_verbs();
    const auto found =
        std::lower_bound(verbs.begin(), verbs.end(), verb,
                         [](const IrregularVerb& each, const std::string& key) { return each.base < key; });
    if (found == verbs.end() || found->base != verb || kTwoPasts.contains(verb)) return std::nullopt;
    return PastForms{std::string(found->past), std::string(found->participle)};
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
        past[0] = past[1] = regular_past(verb);
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
        forms.push_back({WordForm::comparative, with_e_ending(adjective, "er")});
        forms.push_back({WordForm::superlative, with_e_ending(adjective, "est")});
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
