#include "definitions.hpp"

#include <assay/base/numbers.hpp>
#include <assay/base/utf8.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace assay {
namespace {

// Sorted by name.
const std::vector<Definition>& definitions() {
    static const std::vector<Definition> kDefinitions = {
        define_add_negation(),        define_add_punctuation(), define_add_typos(),       define_append(),
        define_change_location(),     define_change_name(),     define_change_number(),   define_contract(),
        define_expand_contractions(), define_prepend(),         define_remove_negation(), define_replace(),
        define_strip_punctuation()};
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

const Definition& definition_of(std::string_view name) {
    const auto found =
        std::find_if(definitions().begin(), definitions().end(),
                     [&](const Definition& definition) { return definition.info.name == name; });
    if (found != definitions().end()) return *found;
    std::vector<std::string> names;
    for (const PerturbationInfo& info : infos()) names.push_back(info.name);
    throw Error(fmt::format("no perturbation '{}'{}", printable(name), did_you_mean(name, names)));
}

}  // namespace

std::span<const PerturbationInfo> all_perturbations() {
    return infos();
}

std::unique_ptr<Perturbation> make_perturbation(std::string_view name, std::span<const Parameter> parameters,
                                                const LexiconSet& lexicons, LexiconLibrary& library) {
    const Definition& definition = definition_of(name);
    return definition.make(Arguments(definition.info, parameters, {lexicons, library}));
}

}  // namespace assay
