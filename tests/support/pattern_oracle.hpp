/// Slow and obvious second ways for the template language, for unit tests and fuzzers.
#pragma once

#include <assay/pattern/expansion.hpp>
#include <assay/pattern/pattern.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace assay {

/// The pattern as one would write it: parse_pattern reads it back.
inline std::string write_pattern(const Pattern& pattern) {
    constexpr std::array kFilterNames = {"a", "cap", "upper", "lower", "plural", "possessive"};
    std::string text;
    const auto add_doubled = [&](const std::string& literal) {
        for (const char c : literal) text.append(c == '{' || c == '}' ? 2 : 1, c);
    };
    for (const PatternPart& part : pattern.parts) {
        if (const auto* literal = std::get_if<Literal>(&part)) add_doubled(literal->text);
        if (const auto* slot = std::get_if<SlotReference>(&part)) {
            text += '{';
            for (const Filter filter : slot->filters)
                (text += kFilterNames[static_cast<std::size_t>(filter)]) += ':';
            text += slot->name;
            for (const std::string& field : slot->fields)
                text += field.front() >= '0' && field.front() <= '9' ? '[' + field + ']' : '.' + field;
            text += '}';
        }
        if (const auto* choice = std::get_if<Choice>(&part)) {
            for (std::size_t i = 0; i < choice->alternatives.size(); ++i) {
                text += i == 0 ? '{' : '|';
                add_doubled(choice->alternatives[i]);
            }
            text += '}';
        }
    }
    return text;
}

/// The text of one pattern of a group: each occurrence is looked up by its slot's name and filtered anew. No
/// slot may be called "choice" and a number.
inline std::string naive_text(std::span<const Pattern> patterns, std::size_t pattern,
                              const std::vector<Slot>& slots, std::span<const std::uint32_t> picks) {
    const auto entry = [&](const std::string& name) -> const LexiconEntry& {
        const auto slot =
            std::find_if(slots.begin(), slots.end(), [&](const Slot& s) { return s.name == name; });
        return slot->entries.at(picks[static_cast<std::size_t>(slot - slots.begin())]);
    };
    std::size_t choices = 0;  // they count over all patterns
    std::string text;
    for (std::size_t p = 0; p <= pattern; ++p) {
        text.clear();
        for (const PatternPart& part : patterns[p].parts) {
            if (const auto* literal = std::get_if<Literal>(&part)) text += literal->text;
            if (std::holds_alternative<Choice>(part))
                text += entry(std::string("choice") + std::to_string(++choices)).value;
            const auto* slot = std::get_if<SlotReference>(&part);
            if (!slot) continue;
            std::string field;
            for (const std::string& name : slot->fields) field += (field.empty() ? "" : ".") + name;
            const LexiconEntry& picked = entry(slot->name);
            text += apply_filters(slot->filters, slot->fields.empty() ? picked.value : *picked.field(field));
        }
    }
    return text;
}

}  // namespace assay
