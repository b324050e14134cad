#include <assay/suite/sources.hpp>

namespace assay {
namespace {

/// Everything but the memory of the buffers.
void clear(Case& out, std::size_t fields) {
    out.texts.reset(fields);
    out.skip = SkipReason::none;
    out.may_repeat = false;
    out.gold.clear();
    out.slot_labels.clear();
    out.source = 0;
    out.picks.clear();
    out.groups.clear();
    out.id.clear();
    out.bindings.clear();
    out.edits.clear();
}

}  // namespace

TemplateSource::TemplateSource(Expansion expansion, std::size_t texts, std::size_t fields,
                               std::optional<EntryLabels> gold_of_slot, LabelList gold,
                               std::vector<EntryLabels> slot_labels)
    : expansion_(std::move(expansion)),
      texts_(texts),
      fields_(fields),
      gold_of_slot_(std::move(gold_of_slot)),
      gold_(std::move(gold)),
      slot_labels_(std::move(slot_labels)) {}

void TemplateSource::make(std::uint64_t index, Case& out, Detail detail) const {
    clear(out, fields_);
    out.may_repeat = expansion_.is_random();
    const std::vector<Slot>& slots = expansion_.slots();
    out.picks.resize(slots.size());
    if (!expansion_.decode(index, out.picks)) out.skip = SkipReason::clash;
    if (detail == Detail::full)
        for (std::size_t s = 0; s < slots.size(); ++s)
            out.bindings.emplace_back(slots[s].name, slots[s].entries[out.picks[s]].value);
    if (out.skip != SkipReason::none) return;
    for (std::size_t pattern = 0; pattern < texts_ * fields_; ++pattern) {
        expansion_.render(pattern, out.picks, out.texts.buffer());
        out.texts.end_field();
    }
    out.gold = gold_of_slot_ ? gold_of_slot_->of_entry[out.picks[gold_of_slot_->slot]] : gold_;
    for (const EntryLabels& labels : slot_labels_)
        out.slot_labels.push_back(labels.of_entry[out.picks[labels.slot]]);
    if (detail == Detail::full) out.edits.resize(texts_);
}

void DataSource::make(std::uint64_t index, Case& out, Detail detail) const {
    clear(out, data_->fields());
    data_->append_text(index, out.texts);
    if (!gold_.empty()) out.gold.push_back(gold_[index]);
    if (!groups_.empty()) out.groups.push_back(groups_[index]);
    if (detail == Detail::full) out.edits.resize(1);
}

void GroupSource::make(std::uint64_t index, Case& out, Detail detail) const {
    clear(out, texts_.fields());
    const Group& group = groups_[index];
    for (std::size_t i = 0; i < group.texts; ++i) out.texts.append(texts_, group.first_text + i);
    out.gold = group.gold;
    if (detail != Detail::full) return;
    out.id = group.id;
    out.edits.resize(group.texts);
}

}  // namespace assay
