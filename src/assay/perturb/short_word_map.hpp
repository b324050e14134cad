/// A table from short words to values, filled once and then asked many times. Internal to the module.
#pragma once

#include "short_word.hpp"

#include <bit>
#include <cstddef>
#include <string_view>
#include <vector>

namespace assay {

template <typename Value>
class ShortWordMap {
public:
    /// Room for so many words; more make it slow, and must be fewer than four times as many.
    explicit ShortWordMap(std::size_t words) : slots_(std::bit_ceil(words * 4)) {}

    /// The value of a word of at most ShortWord::kLongest bytes, new if it has none.
    Value& operator[](std::string_view word) {
        const ShortWord key = *short_word(word);
        Slot& slot = slots_[slot_of(key)];
        slot.word = key;
        return slot.value;
    }

    /// A value as if it were new where the word has none.
    Value find(std::string_view word) const {
        const auto key = short_word(word);
        return key ? slots_[slot_of(*key)].value : Value();
    }

private:
    struct Slot {
        ShortWord word;  ///< empty in a free slot
        Value value{};
    };

    std::size_t slot_of(const ShortWord& word) const {
        const std::size_t mask = slots_.size() - 1;
        std::size_t slot = word.hash() & mask;
        while (slots_[slot].word != ShortWord{} && slots_[slot].word != word) slot = (slot + 1) & mask;
        return slot;
    }

    std::vector<Slot> slots_;
};

}  // namespace assay
