/// Values by word, for tables that are asked about many words of each text. Internal to the module.
#pragma once

#include "short_word.hpp"

#include <bit>
#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

namespace assay {

/// Open addressing. Words that are no short ones are not kept.
template <typename Value>
class ShortWordMap {
public:
    /// Room for so many words.
    explicit ShortWordMap(std::size_t words) : slots_(std::bit_ceil(words * 2 + 2)) {}

    /// The value of the word, made if there is none yet; null if it cannot be kept.
    Value* add(std::string_view word) {
        const auto key = short_word(word);
        if (!key) return nullptr;
        Slot& slot = slots_[slot_of(*key)];
        if (slot.key == ShortWord{}) {
            if (++used_ * 2 > slots_.size()) {
                grow();
                return add(word);
            }
            slot.key = *key;
        }
        return &slot.value;
    }

    const Value* find(std::string_view word) const {
        const auto key = short_word(word);
        if (!key) return nullptr;
        const Slot& slot = slots_[slot_of(*key)];
        return slot.key == *key ? &slot.value : nullptr;
    }

private:
    struct Slot {
        ShortWord key;  ///< empty where the slot is free
        Value value{};
    };

    std::size_t slot_of(const ShortWord& key) const {
        const std::size_t mask = slots_.size() - 1;
        std::size_t slot = key.hash() & mask;
        while (slots_[slot].key != ShortWord{} && slots_[slot].key != key) slot = (slot + 1) & mask;
        return slot;
    }

    void grow() {
        std::vector<Slot> old(slots_.size() * 2);
        old.swap(slots_);
        used_ = 0;
        for (Slot& slot : old)
            if (slot.key != ShortWord{}) {
                slots_[slot_of(slot.key)] = std::move(slot);
                ++used_;
            }
    }

    std::vector<Slot> slots_;
    std::size_t used_ = 0;
};

}  // namespace assay
