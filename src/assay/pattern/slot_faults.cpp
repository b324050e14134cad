#include <assay/base/numbers.hpp>
#include <assay/base/shown.hpp>
#include <assay/pattern/expansion.hpp>
#include <assay/pattern/slot_faults.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace assay {
namespace {

std::string_view without_number(std::string_view name) {
    return name.substr(0, name.find_last_not_of("0123456789") + 1);
}

/// The nearest lexicon, numbered like the name that was written: {thnig2} → thing2.
std::string nearest_slot(std::string_view name, const LexiconSet& lexicons) {
    const std::vector<std::string> known = lexicons.names();
    const std::string_view stem = without_number(name);
    const auto base = nearest(stem, known);
    return base ? *base + std::string(name.substr(stem.size())) : nearest(name, known).value_or("");
}

std::string unknown_lexicon(std::string_view name, const LexiconSet& lexicons) {
    const std::string guess = nearest_slot(name, lexicons);
    if (!guess.empty())
        return fmt::format("no lexicon {}; did you mean {}?", in_quotes(name), in_quotes(guess));
    return fmt::format("no lexicon {}: define it, or write {{{{{}}}}} if the braces are text",
                       in_quotes(name), shown(name));
}

std::string missing_field(const LexiconEntry& entry, const Lexicon& lexicon, const std::string& field) {
    std::vector<std::string> known = lexicon.field_names();
    const bool on_others = std::erase(known, field) > 0;
    return fmt::format("entry {} of lexicon {} has no field {}{}", in_quotes(entry.value),
                       in_quotes(lexicon.name), in_quotes(field),
                       on_others ? "; other entries have it: add it here too" : did_you_mean(field, known));
}

class SlotChecker {
public:
    explicit SlotChecker(const LexiconSet& lexicons) : lexicons_(lexicons) {}

    void check(const SlotReference& slot, std::size_t pattern) {
        const Lexicon* const lexicon = lexicon_of_slot(slot.name, lexicons_);
        const auto add = [&](const std::string& message, std::size_t offset) {
            faults_.emplace_back(message, offset, pattern);
        };
        if (!lexicon) return add(unknown_lexicon(slot.name, lexicons_), slot.offset);
        if (lexicon->entries.empty())
            return add(fmt::format("lexicon {} is empty", in_quotes(lexicon->name)), slot.offset);
        if (slot.fields.empty()) return;
        const std::string& message = missing_field_of(*lexicon, slot.field());
        if (!message.empty()) add(message, slot.offset + slot.name.size() + 1);
    }

    std::vector<Expansion::Fault> take() { return std::move(faults_); }

private:
    /// Each field is looked for once, however often slots name it. Empty if no entry lacks it.
    const std::string& missing_field_of(const Lexicon& lexicon, const std::string& field) {
        const auto [message, added] = missing_fields_.try_emplace({&lexicon, field});
        if (!added) return message->second;
        const auto lacks = [&](const LexiconEntry& entry) { return entry.field(field) == nullptr; };
        const auto entry = std::find_if(lexicon.entries.begin(), lexicon.entries.end(), lacks);
        if (entry != lexicon.entries.end()) message->second = missing_field(*entry, lexicon, field);
        return message->second;
    }

    const LexiconSet& lexicons_;
    std::map<std::pair<const Lexicon*, std::string>, std::string> missing_fields_;
    std::vector<Expansion::Fault> faults_;
};

}  // namespace

const Lexicon* lexicon_of_slot(std::string_view name, const LexiconSet& lexicons) {
    const Lexicon* const exact = lexicons.find(name);
    return exact ? exact : lexicons.find(without_number(name));
}

std::vector<Expansion::Fault> Expansion::faults_of_slots(std::span<const Pattern> patterns,
                                                         const LexiconSet& lexicons) {
    SlotChecker checker(lexicons);
    for (std::size_t p = 0; p < patterns.size(); ++p)
        for (const PatternPart& part : patterns[p].parts)
            if (const auto* slot = std::get_if<SlotReference>(&part)) checker.check(*slot, p);
    return checker.take();
}

}  // namespace assay
