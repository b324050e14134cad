/// Where cases come from: templates, rows of a file, explicit groups.
#pragma once

#include <assay/data/dataset.hpp>
#include <assay/suite/case_source.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace assay {

/// `label="{slot.field}"`: the label list that belongs to each entry of a slot.
struct EntryLabels {
    std::size_t slot = 0;
    std::vector<LabelList> of_entry;
};

/// The cases of one template: a group of patterns expanded over the slots that they share.
class TemplateSource final : public CaseSource {
public:
    /// `expansion` holds texts × fields patterns in that order.
    TemplateSource(Expansion expansion, std::size_t texts, std::size_t fields,
                   std::optional<EntryLabels> gold_of_slot, LabelList gold,
                   std::vector<EntryLabels> slot_labels);
    std::uint64_t size() const override { return expansion_.size(); }
    std::uint64_t combinations() const override { return expansion_.combinations(); }
    void make(std::uint64_t index, Case& out, Detail detail) const override;
    std::vector<std::vector<Slot>> slots() const override { return {expansion_.slots()}; }

private:
    Expansion expansion_;
    std::size_t texts_;
    std::size_t fields_;
    std::optional<EntryLabels> gold_of_slot_;
    LabelList gold_;
    std::vector<EntryLabels> slot_labels_;
};

/// The rows of a dataset, one text a case. The dataset outlives the source.
class DataSource final : public CaseSource {
public:
    /// `gold` holds the label of each row, `groups` its group, or nothing where there are none.
    DataSource(const Dataset& data, std::vector<std::uint32_t> gold, std::vector<std::uint32_t> groups)
        : data_(&data), gold_(std::move(gold)), groups_(std::move(groups)) {}
    std::uint64_t size() const override { return data_->size(); }
    void make(std::uint64_t index, Case& out, Detail detail) const override;
    std::vector<std::vector<Slot>> slots() const override { return {{}}; }

private:
    const Dataset* data_;
    std::vector<std::uint32_t> gold_;
    std::vector<std::uint32_t> groups_;
};

/// Explicit groups of texts, kept in memory.
class GroupSource final : public CaseSource {
public:
    struct Group {
        std::size_t first_text = 0;
        std::size_t texts = 0;
        LabelList gold;
        std::string id;
    };
    GroupSource(TextBatch texts, std::vector<Group> groups)
        : texts_(std::move(texts)), groups_(std::move(groups)) {}
    std::uint64_t size() const override { return groups_.size(); }
    void make(std::uint64_t index, Case& out, Detail detail) const override;
    std::vector<std::vector<Slot>> slots() const override { return {{}}; }

private:
    TextBatch texts_;
    std::vector<Group> groups_;
};

}  // namespace assay
