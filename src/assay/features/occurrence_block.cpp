#include <assay/features/occurrence_block.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace assay {
namespace {

class OccurrenceReader : public FeatureBlock::Reader {
public:
    explicit OccurrenceReader(const OccurrenceBlock& block) : block_(block), counts_(block.size()) {}

    void append(std::string_view text, SparseRows& rows, std::uint32_t offset) override {
        text_.read(text);
        block_.find(text_, [this](const Occurrence& occurrence) {
            if (counts_[occurrence.feature]++ == 0) found_.push_back(occurrence.feature);
        });
        std::sort(found_.begin(), found_.end());
        for (const std::uint32_t feature : found_) {
            const double value = block_.value().of(counts_[feature]);
            if (value != 0) rows.append(offset + feature, value);
            counts_[feature] = 0;
        }
        found_.clear();
    }

private:
    const OccurrenceBlock& block_;
    TextTokens text_;
    std::vector<std::uint64_t> counts_;  ///< of each feature; all zero between two texts
    std::vector<std::uint32_t> found_;
};

}  // namespace

OccurrenceBlock::OccurrenceBlock(const CountValue& value) : value_(value) {
    check(value_);
}

std::string OccurrenceBlock::name_of(std::uint32_t feature) const {
    if (value_.at_least == 1) return occurrence_name(feature);
    return fmt::format("{}>={}", occurrence_name(feature), value_.at_least);
}

std::unique_ptr<FeatureBlock::Reader> OccurrenceBlock::reader() const {
    return std::make_unique<OccurrenceReader>(*this);
}

}  // namespace assay
