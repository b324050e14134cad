#include <assay/model/text_index.hpp>

#include <assay/base/random.hpp>

#include <algorithm>

namespace assay {
namespace {

std::uint32_t hash_of(const TextBatch& texts, std::size_t i) {
    std::uint64_t hash = 0;
    for (std::size_t f = 0; f < texts.fields(); ++f) hash = hash_bytes(texts.field(i, f), hash);
    return static_cast<std::uint32_t>(hash);
}

bool are_equal(const TextBatch& a, std::size_t i, const TextBatch& b, std::size_t j) {
    for (std::size_t f = 0; f < a.fields(); ++f)
        if (a.field(i, f) != b.field(j, f)) return false;
    return true;
}

}  // namespace

/// The slot that holds an equal text, or the free one where it belongs.
std::size_t TextIndex::slot_of(std::uint32_t hash, const TextBatch& stored, const TextBatch& texts,
                               std::size_t i) const {
    std::size_t at = hash & (slots_.size() - 1);
    while (slots_[at].position_plus_1 != 0) {
        if (slots_[at].hash == hash && are_equal(stored, slots_[at].position_plus_1 - 1, texts, i)) break;
        at = (at + 1) & (slots_.size() - 1);
    }
    return at;
}

std::optional<std::uint32_t> TextIndex::find(const TextBatch& stored, const TextBatch& texts,
                                             std::size_t i) const {
    const std::uint32_t position_plus_1 =
        slots_[slot_of(hash_of(texts, i), stored, texts, i)].position_plus_1;
    if (position_plus_1 == 0) return std::nullopt;
    return position_plus_1 - 1;
}

std::optional<std::uint32_t> TextIndex::find_or_add(const TextBatch& stored, const TextBatch& texts,
                                                    std::size_t i, std::uint32_t position) {
    if ((used_ + 1) * 2 > slots_.size()) grow();
    const std::uint32_t hash = hash_of(texts, i);
    Slot& slot = slots_[slot_of(hash, stored, texts, i)];
    if (slot.position_plus_1 != 0) return slot.position_plus_1 - 1;
    slot = {hash, position + 1};
    ++used_;
    return std::nullopt;
}

void TextIndex::grow() {
    std::vector<Slot> old(slots_.size() * 2);
    old.swap(slots_);
    for (const Slot& slot : old) {
        if (slot.position_plus_1 == 0) continue;
        std::size_t at = slot.hash & (slots_.size() - 1);
        while (slots_[at].position_plus_1 != 0) at = (at + 1) & (slots_.size() - 1);
        slots_[at] = slot;
    }
}

void TextIndex::clear() {
    std::fill(slots_.begin(), slots_.end(), Slot{});
    used_ = 0;
}

}  // namespace assay
