/// First stage of an expansion: which slot each part of the patterns stands for, and which lexicon fills it.
#pragma once

#include <assay/pattern/expansion.hpp>

#include <cstddef>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace assay {

inline constexpr std::size_t kNoSlot = static_cast<std::size_t>(-1);

/// Where a slot appears first, for messages, and what fills it.
struct SlotOrigin {
    std::size_t pattern = 0;
    std::size_t offset = 0;
    const Lexicon* lexicon = nullptr;  ///< null for a choice
};

struct Binding {
    std::map<std::string, Lexicon, std::less<>> limited;  ///< what is left of lexicons that have a limit
    std::vector<Slot> slots;
    std::vector<SlotOrigin> origins;                     ///< of each slot
    std::vector<std::vector<std::size_t>> slot_of_part;  ///< for each pattern and part; kNoSlot for a literal
};

/// Patterns of which Expansion::faults_of_slots finds none. Throws Expansion::Fault beyond kMaxSlotValues,
/// Error for a limit or weights of a lexicon that no slot has.
Binding bind_slots(std::span<const Pattern> patterns, const LexiconSet& lexicons,
                   const ExpansionOptions& options);

/// A fault at the place where the slot appears first.
Expansion::Fault fault_at(const SlotOrigin& origin, const std::string& message);

}  // namespace assay
