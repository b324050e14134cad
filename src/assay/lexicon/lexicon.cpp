#include <assay/lexicon/lexicon.hpp>

#include <set>

namespace assay {

const std::string* LexiconEntry::field(std::string_view name) const {
    for (const auto& [field_name, field_value] : fields) {
        if (field_name == name) return &field_value;
    }
    return nullptr;
}

std::vector<std::string> Lexicon::field_names() const {
    std::set<std::string_view> names;
    for (const LexiconEntry& entry : entries) {
        for (const auto& field : entry.fields) names.insert(field.first);
    }
    return {names.begin(), names.end()};
}

bool LexiconSet::add(Lexicon lexicon) {
    const auto [place, is_new] = lexicons_.try_emplace(lexicon.name);
    if (is_new) place->second = std::move(lexicon);
    return is_new;
}

const Lexicon* LexiconSet::find(std::string_view name) const {
    const auto found = lexicons_.find(name);
    return found == lexicons_.end() ? nullptr : &found->second;
}

std::vector<std::string> LexiconSet::names() const {
    std::vector<std::string> names;
    names.reserve(lexicons_.size());
    for (const auto& [name, lexicon] : lexicons_) names.push_back(name);
    return names;
}

}  // namespace assay
