#include <assay/features/representation.hpp>

#include <assay/base/error.hpp>
#include <assay/features/blocks.hpp>

#include <algorithm>
#include <limits>

namespace assay {
namespace {

struct Fit {
    const TextBatch& texts;
    std::unique_ptr<FeatureBlock> operator()(const CountBlockOptions& options) const {
        return CountBlock::fit(texts, options.vectorizer, options.tfidf);
    }
    std::unique_ptr<FeatureBlock> operator()(const HashingOptions& options) const {
        return std::make_unique<HashingBlock>(HashingVectorizer(options));
    }
    std::unique_ptr<FeatureBlock> operator()(const AffixOptions& options) const {
        return std::make_unique<AffixBlock>(options);
    }
    std::unique_ptr<FeatureBlock> operator()(const MentionOptions& options) const {
        return std::make_unique<MentionBlock>(options);
    }
    std::unique_ptr<FeatureBlock> operator()(const SurfaceOptions& options) const {
        return std::make_unique<SurfaceBlock>(options);
    }
};

}  // namespace

Representation Representation::fit(const TextBatch& texts, const RepresentationOptions& options) {
    std::vector<std::unique_ptr<FeatureBlock>> blocks;
    for (const BlockOptions& block : options) blocks.push_back(std::visit(Fit{texts}, block));
    return Representation(std::move(blocks));
}

Representation::Representation(std::vector<std::unique_ptr<FeatureBlock>> blocks)
    : blocks_(std::move(blocks)) {
    if (blocks_.empty()) throw Error("a representation needs at least one block of features");
    for (const auto& block : blocks_) {
        offsets_.push_back(static_cast<std::uint32_t>(size_));
        size_ += block->size();
        if (size_ >= std::numeric_limits<std::uint32_t>::max())
            throw Error("a representation holds at most 2^32 - 2 features");
    }
}

std::string Representation::feature_name(std::uint32_t feature) const {
    const auto behind = std::upper_bound(offsets_.begin(), offsets_.end(), feature);
    const auto block = static_cast<std::size_t>(behind - offsets_.begin()) - 1;
    return blocks_[block]->name_of(feature - offsets_[block]);
}

const CountVectorizer* Representation::counts() const {
    return blocks_.size() == 1 ? blocks_.front()->counts() : nullptr;
}

void Representation::Reader::append(std::string_view text, SparseRows& rows) {
    for (std::size_t block = 0; block < readers_.size(); ++block)
        readers_[block]->append(text, rows, offsets_[block]);
    rows.end_row();
}

Representation::Reader Representation::reader() const {
    Reader reader;
    reader.offsets_ = offsets_;
    for (const auto& block : blocks_) reader.readers_.push_back(block->reader());
    return reader;
}

SparseRows Representation::transform(const TextBatch& texts) const {
    SparseRows rows(size_);
    Reader reader = this->reader();
    for (std::size_t text = 0; text < texts.size(); ++text) reader.append(texts[text], rows);
    return rows;
}

void Representation::write(ByteWriter& out) const {
    out.put(static_cast<std::uint32_t>(blocks_.size()));
    for (const auto& block : blocks_) {
        out.put(static_cast<std::uint32_t>(block->kind().size()));
        out.put_bytes(block->kind());
        block->write(out);
    }
}

Representation Representation::read(ByteReader& in) {
    std::vector<std::unique_ptr<FeatureBlock>> blocks;
    const auto count = in.get<std::uint32_t>();
    for (std::uint32_t i = 0; i < count; ++i) {
        const std::string_view kind = in.get_bytes(in.get<std::uint32_t>());
        blocks.push_back(read_block(kind, in));
    }
    return Representation(std::move(blocks));
}

}  // namespace assay
