#include <assay/base/numbers.hpp>
#include <assay/base/random.hpp>
#include <assay/base/utf8.hpp>
#include <assay/pattern/binding.hpp>
#include <assay/pattern/slot_faults.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace assay {
namespace {

class Binder {
public:
    Binder(std::span<const Pattern> patterns, const LexiconSet& lexicons, const ExpansionOptions& options)
        : patterns_(patterns), lexicons_(lexicons), options_(options) {}

    Binding bind() {
        note_names();
        for (std::size_t p = 0; p < patterns_.size(); ++p) {
            std::vector<std::size_t>& slots = binding_.slot_of_part.emplace_back();
            for (const PatternPart& part : patterns_[p].parts) slots.push_back(slot_of(part, p));
        }
        check_lexicons(options_.limits, "a limit is");
        check_lexicons(options_.weights, "weights are");
        return std::move(binding_);
    }

private:
    template <typename Map>
    void check_lexicons(const Map& named, std::string_view what) const {
        std::vector<std::string> known;
        for (const SlotOrigin& origin : binding_.origins)
            if (origin.lexicon) known.push_back(origin.lexicon->name);
        for (const auto& [name, value] : named)
            if (std::find(known.begin(), known.end(), name) == known.end())
                throw Error(fmt::format("{} for the lexicon '{}', but no slot takes its values{}", what,
                                        printable(name), did_you_mean(name, known)));
    }

    /// The lexicon, or what its limit leaves of it, in order.
    const Lexicon& limited(const Lexicon& lexicon) {
        const auto limit = options_.limits.find(lexicon.name);
        if (limit == options_.limits.end() || limit->second >= lexicon.entries.size()) return lexicon;
        const auto [at, added] = binding_.limited.try_emplace(lexicon.name);
        if (!added) return at->second;
        const KeyedPermutation draw(lexicon.entries.size(),
                                    mix({options_.seed, hash_bytes(lexicon.name), 4}));
        std::vector<std::uint64_t> kept;
        for (std::uint64_t i = 0; i < limit->second; ++i) kept.push_back(draw(i));
        std::sort(kept.begin(), kept.end());
        at->second.name = lexicon.name;
        at->second.place = lexicon.place;
        for (const std::uint64_t entry : kept) at->second.entries.push_back(lexicon.entries[entry]);
        return at->second;
    }

    /// So that no choice is called like a slot.
    void note_names() {
        for (const Pattern& pattern : patterns_) {
            for (const PatternPart& part : pattern.parts) {
                if (const auto* slot = std::get_if<SlotReference>(&part)) names_.insert(slot->name);
            }
        }
    }

    std::size_t slot_of(const PatternPart& part, std::size_t pattern) {
        if (const auto* slot = std::get_if<SlotReference>(&part)) return slot_of(*slot, pattern);
        if (const auto* choice = std::get_if<Choice>(&part)) return add_choice(*choice, pattern);
        return kNoSlot;
    }

    std::size_t slot_of(const SlotReference& reference, std::size_t pattern) {
        const auto known = slot_by_name_.find(reference.name);
        if (known != slot_by_name_.end()) return known->second;
        const SlotOrigin origin{pattern, reference.offset,
                                &limited(*lexicon_of_slot(reference.name, lexicons_))};
        const std::size_t slot = add(origin, origin.lexicon->entries.size());
        binding_.slots.push_back({reference.name, origin.lexicon->entries, false});
        slot_by_name_.emplace(reference.name, slot);
        return slot;
    }

    std::size_t add_choice(const Choice& choice, std::size_t pattern) {
        const std::size_t slot = add({pattern, choice.offset, nullptr}, choice.alternatives.size());
        Slot added{{}, {}, true};
        do added.name = std::string("choice") + std::to_string(++choices_);
        while (names_.contains(added.name));
        for (const std::string& alternative : choice.alternatives) added.entries.push_back({alternative, {}});
        binding_.slots.push_back(std::move(added));
        return slot;
    }

    std::size_t add(const SlotOrigin& origin, std::size_t values) {
        values_ += values;
        if (values_ > Expansion::kMaxSlotValues) {
            throw fault_at(origin,
                           fmt::format("the slots up to here have more than {} values; use fewer slots or "
                                       "shorter lexicons",
                                       format_count(Expansion::kMaxSlotValues)));
        }
        binding_.origins.push_back(origin);
        return binding_.origins.size() - 1;
    }

    std::span<const Pattern> patterns_;
    const LexiconSet& lexicons_;
    const ExpansionOptions& options_;
    Binding binding_;
    std::unordered_set<std::string_view> names_;
    std::unordered_map<std::string_view, std::size_t> slot_by_name_;
    std::size_t choices_ = 0;
    std::size_t values_ = 0;
};

}  // namespace

Binding bind_slots(std::span<const Pattern> patterns, const LexiconSet& lexicons,
                   const ExpansionOptions& options) {
    return Binder(patterns, lexicons, options).bind();
}

Expansion::Fault fault_at(const SlotOrigin& origin, const std::string& message) {
    return {message, origin.offset, origin.pattern};
}

}  // namespace assay
