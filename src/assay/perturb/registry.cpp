#include "aliases.hpp"
#include "definitions.hpp"
#include "rewrites.hpp"
#include "sentence_families.hpp"
#include "word_families.hpp"

#include <assay/base/numbers.hpp>
#include <assay/base/utf8.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace assay {
namespace {

constexpr Definition (*kDefines[])() = {define_abbreviate,
                                        define_abbreviate_dates,
                                        define_active_to_passive,
                                        define_add_accents,
                                        define_add_discourse_marker,
                                        define_add_emoji,
                                        define_add_farewell,
                                        define_add_fillers,
                                        define_add_greeting,
                                        define_add_handle,
                                        define_add_intensifiers,
                                        define_add_negation,
                                        define_add_punctuation,
                                        define_add_reducers,
                                        define_add_sentence,
                                        define_add_typos,
                                        define_add_url,
                                        define_adjective_antonyms,
                                        define_adjective_synonyms,
                                        define_american_spelling,
                                        define_append,
                                        define_british_spelling,
                                        define_change_age,
                                        define_change_case,
                                        define_change_color,
                                        define_change_currency,
                                        define_change_disability,
                                        define_change_gender,
                                        define_change_inflections,
                                        define_change_location,
                                        define_change_name,
                                        define_change_nationality,
                                        define_change_number,
                                        define_change_orientation,
                                        define_change_pronouns,
                                        define_change_race,
                                        define_change_religion,
                                        define_change_tense,
                                        define_change_whitespace,
                                        define_contract,
                                        define_correct_spelling,
                                        define_delete_letters,
                                        define_delete_sentence,
                                        define_delete_words,
                                        define_duplicate_sentence,
                                        define_dyslexia_swaps,
                                        define_emoji_to_words,
                                        define_expand_abbreviations,
                                        define_expand_contractions,
                                        define_expand_dates,
                                        define_homoglyphs,
                                        define_homophones,
                                        define_insert_letters,
                                        define_invisible_characters,
                                        define_keyboard_typos,
                                        define_leet,
                                        define_make_hashtags,
                                        define_misspell,
                                        define_numbers_to_words,
                                        define_ocr_errors,
                                        define_passive_to_active,
                                        define_prepend,
                                        define_program,
                                        define_quote_and_disagree,
                                        define_remove_accents,
                                        define_remove_emoji,
                                        define_remove_intensifiers,
                                        define_remove_negation,
                                        define_remove_reducers,
                                        define_remove_stop_words,
                                        define_reorder_sentences,
                                        define_repeat_letters,
                                        define_replace,
                                        define_rewrite_amounts,
                                        define_rewrite_dates,
                                        define_rewrite_units,
                                        define_slang,
                                        define_split_words,
                                        define_strip_punctuation,
                                        define_substitute_letters,
                                        define_swap_words,
                                        define_used_to,
                                        define_wordnet_antonyms,
                                        define_wordnet_hypernyms,
                                        define_wordnet_hyponyms,
                                        define_wordnet_synonyms,
                                        define_words_to_emoji,
                                        define_words_to_numbers,
                                        define_wrap_question};

// Sorted by name.
const std::vector<Definition>& definitions() {
    static const std::vector<Definition> kDefinitions = [] {
        std::vector<Definition> all;
        for (const auto define : kDefines) all.push_back(define());
        std::sort(all.begin(), all.end(),
                  [](const Definition& a, const Definition& b) { return a.info.name < b.info.name; });
        return all;
    }();
    return kDefinitions;
}

const std::vector<PerturbationInfo>& infos() {
    static const std::vector<PerturbationInfo> kInfos = [] {
        std::vector<PerturbationInfo> all;
        for (const Definition& definition : definitions()) all.push_back(definition.info);
        return all;
    }();
    return kInfos;
}

template <typename Row>
const Row* find_by_name(const std::vector<Row>& rows, std::string_view name) {
    const auto found =
        std::lower_bound(rows.begin(), rows.end(), name,
                         [](const Row& row, std::string_view wanted) { return row.name < wanted; });
    return found != rows.end() && found->name == name ? &*found : nullptr;
}

const PerturbationAlias* find_alias(std::string_view name) {
    return find_by_name(perturbation_aliases(), name);
}

[[noreturn]] void fail_unknown(std::string_view name) {
    std::vector<std::string> names;
    for (const PerturbationInfo& info : infos()) names.push_back(info.name);
    for (const PerturbationAlias& alias : perturbation_aliases()) names.push_back(alias.name);
    throw Error(fmt::format("no perturbation '{}'{}", printable(name), did_you_mean(name, names)));
}

const Definition& definition_of(const PerturbationInfo& info) {
    return definitions()[static_cast<std::size_t>(&info - infos().data())];
}

/// Those that are written, then those that the alias sets and nobody wrote: the number of a parameter in an
/// error is that of a written one.
std::vector<Parameter> with_those_of_alias(std::span<const Parameter> written, std::string_view name) {
    std::vector<Parameter> all(written.begin(), written.end());
    const PerturbationAlias* alias = find_alias(name);
    if (alias == nullptr) return all;
    for (const Parameter& set : alias->parameters)
        if (std::none_of(written.begin(), written.end(),
                         [&](const Parameter& parameter) { return parameter.name == set.name; }))
            all.push_back(set);
    return all;
}

}  // namespace

std::span<const PerturbationInfo> all_perturbations() {
    return infos();
}

std::span<const PerturbationAlias> all_perturbation_aliases() {
    return perturbation_aliases();
}

const PerturbationInfo* find_perturbation(std::string_view name) {
    if (const PerturbationAlias* alias = find_alias(name)) name = alias->perturbation;
    return find_by_name(infos(), name);
}

std::string change_of_label(std::string_view perturbation, std::span<const Parameter> parameters) {
    const PerturbationInfo& info = *find_perturbation(perturbation);
    if (std::any_of(info.parameters.begin(), info.parameters.end(),
                    [](const ParameterInfo& parameter) { return parameter.required; }))
        return {};
    for (const Parameter& parameter : with_those_of_alias(parameters, perturbation))
        for (const Parameter& turn : info.turned_by)
            if (parameter.name == turn.name && parameter.value == turn.value)
                return info.keeps_label ? fmt::format("{} {}=\"{}\"", info.name, turn.name, turn.value) : "";
    return info.keeps_label ? "" : info.name;
}

std::unique_ptr<Perturbation> make_perturbation(std::string_view name, std::span<const Parameter> parameters,
                                                const LexiconSet& lexicons, LexiconLibrary& library) {
    const PerturbationInfo* info = find_perturbation(name);
    if (info == nullptr) fail_unknown(name);
    const std::vector<Parameter> all = with_those_of_alias(parameters, name);
    return definition_of(*info).make(Arguments(*info, all, {lexicons, library}));
}

}  // namespace assay
