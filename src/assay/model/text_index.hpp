/// Finds equal texts.
#pragma once

#include <assay/data/text_batch.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace assay {

/// A hash table from the texts of one batch to their positions there. It holds 8 bytes a slot and at least
/// two slots a text, and no text itself: the batch is handed to each call, with the same contents as before
/// and maybe more.
class TextIndex {
public:
    /// The position in `stored` of a text equal to texts[i].
    std::optional<std::uint32_t> find(const TextBatch& stored, const TextBatch& texts, std::size_t i) const;

    /// The same; if there is none, remembers that texts[i] will stand at `position`, and returns nothing.
    std::optional<std::uint32_t> find_or_add(const TextBatch& stored, const TextBatch& texts, std::size_t i,
                                             std::uint32_t position);

    void clear();

private:
    /// The low half of a text's hash chooses its slot, so that growing needs no text.
    struct Slot {
        std::uint32_t hash = 0;
        std::uint32_t position_plus_1 = 0;  ///< 0: free
    };

    std::size_t slot_of(std::uint32_t hash, const TextBatch& stored, const TextBatch& texts,
                        std::size_t i) const;
    void grow();

    std::vector<Slot> slots_ = std::vector<Slot>(16);  ///< a power of two
    std::size_t used_ = 0;
};

}  // namespace assay
