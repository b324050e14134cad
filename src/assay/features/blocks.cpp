#include <assay/features/blocks.hpp>

#include <assay/base/error.hpp>
#include <assay/base/utf8.hpp>
#include <assay/features/affix_block.hpp>
#include <assay/features/block_bytes.hpp>
#include <assay/features/mention_block.hpp>
#include <assay/features/options_json.hpp>
#include <assay/features/surface_block.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace assay {
namespace {

using Json = nlohmann::json;

class CountReader : public FeatureBlock::Reader {
public:
    explicit CountReader(const CountBlock& block) : block_(block), scratch_(block.vectorizer().scratch()) {}

    void append(std::string_view text, SparseRows& rows, std::uint32_t offset) override {
        if (block_.tfidf() == nullptr) return block_.vectorizer().append_row(text, scratch_, rows, offset);
        counts_.clear();
        block_.vectorizer().append_row(text, scratch_, counts_);
        counts_.end_row();
        const SparseRow row = counts_[0];
        values_.assign(row.values.begin(), row.values.end());
        block_.tfidf()->transform(row.features, values_);
        for (std::size_t i = 0; i < values_.size(); ++i) rows.append(offset + row.features[i], values_[i]);
    }

private:
    const CountBlock& block_;
    CountVectorizer::Scratch scratch_;
    SparseRows counts_;
    std::vector<double> values_;
};

class HashingReader : public FeatureBlock::Reader {
public:
    explicit HashingReader(const HashingVectorizer& vectorizer)
        : vectorizer_(vectorizer), scratch_(vectorizer.scratch()) {}

    void append(std::string_view text, SparseRows& rows, std::uint32_t offset) override {
        vectorizer_.append_row(text, scratch_, rows, offset);
    }

private:
    const HashingVectorizer& vectorizer_;
    HashingVectorizer::Scratch scratch_;
};

}  // namespace

CountBlock::CountBlock(CountVectorizer vectorizer, std::optional<TfidfTransformer> tfidf)
    : vectorizer_(std::move(vectorizer)), tfidf_(std::move(tfidf)) {
    const std::size_t terms = vectorizer_.vocabulary().size();
    if (tfidf_ && tfidf_->options().use_idf && tfidf_->idf().size() != terms)
        throw Error(fmt::format("{} idf values for {} terms", tfidf_->idf().size(), terms));
}

std::unique_ptr<CountBlock> CountBlock::fit(const TextBatch& texts, const VectorizerOptions& options,
                                            const std::optional<TfidfOptions>& tfidf) {
    CountVectorizer vectorizer = CountVectorizer::fit(texts, options);
    std::optional<TfidfTransformer> weights;
    if (tfidf) weights = TfidfTransformer::fit(vectorizer.transform(texts), *tfidf);
    return std::make_unique<CountBlock>(std::move(vectorizer), std::move(weights));
}

std::string CountBlock::name_of(std::uint32_t feature) const {
    const bool characters = vectorizer_.options().analyzer.kind != AnalyzerKind::word;
    return (characters ? "chars:" : "") + vectorizer_.vocabulary().terms()[feature];
}

std::unique_ptr<FeatureBlock::Reader> CountBlock::reader() const {
    return std::make_unique<CountReader>(*this);
}

void CountBlock::write(ByteWriter& out) const {
    write_json(out, to_json(vectorizer_.options()));
    write_json(out, tfidf_ ? to_json(tfidf_->options()) : Json());
    write_terms(out, vectorizer_.vocabulary().terms());
    if (tfidf_)
        for (const double idf : tfidf_->idf()) out.put_double(idf);
}

std::unique_ptr<CountBlock> CountBlock::read(ByteReader& in) {
    const VectorizerOptions options = vectorizer_options_from(read_json(in));
    const Json weighting = read_json(in);
    CountVectorizer vectorizer(options, Vocabulary(read_terms(in), term_units_of(options)));
    std::optional<TfidfTransformer> tfidf;
    if (!weighting.is_null()) {
        const TfidfOptions tfidf_options = tfidf_options_from(weighting);
        std::vector<double> idf(tfidf_options.use_idf ? vectorizer.vocabulary().size() : 0);
        for (double& value : idf) value = in.get_double();
        tfidf.emplace(tfidf_options, std::move(idf));
    }
    return std::make_unique<CountBlock>(std::move(vectorizer), std::move(tfidf));
}

std::string HashingBlock::name_of(std::uint32_t feature) const {
    return fmt::format("hash {}", feature);
}

std::unique_ptr<FeatureBlock::Reader> HashingBlock::reader() const {
    return std::make_unique<HashingReader>(vectorizer_);
}

void HashingBlock::write(ByteWriter& out) const {
    write_json(out, to_json(vectorizer_.options()));
}

std::unique_ptr<HashingBlock> HashingBlock::read(ByteReader& in) {
    return std::make_unique<HashingBlock>(HashingVectorizer(hashing_options_from(read_json(in))));
}

std::unique_ptr<FeatureBlock> read_block(std::string_view kind, ByteReader& in) {
    if (kind == "counts") return CountBlock::read(in);
    if (kind == "hashing") return HashingBlock::read(in);
    if (kind == "affixes") return AffixBlock::read(in);
    if (kind == "mentions") return MentionBlock::read(in);
    if (kind == "surface") return SurfaceBlock::read(in);
    throw Error(fmt::format("there are no features of the kind '{}'", printable(kind)));
}

}  // namespace assay
