#include <assay/features/blocks.hpp>

#include <assay/base/error.hpp>
#include <assay/base/utf8.hpp>
#include <assay/features/options_json.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace assay {
namespace {

using Json = nlohmann::json;

void write_json(ByteWriter& out, const Json& json) {
    const std::string text = json.dump();
    out.put(static_cast<std::uint32_t>(text.size()));
    out.put_bytes(text);
}

Json read_json(ByteReader& in) {
    const Json json = Json::parse(in.get_bytes(in.get<std::uint32_t>()), nullptr, false);
    if (json.is_discarded()) throw Error("the options of the features are no JSON");
    return json;
}

// Terms are mostly alike their neighbours: each is written as how many bytes it shares with the one before
// (at most 255), how many are its own, and these.

std::size_t shared_bytes(std::string_view a, std::string_view b) {
    const std::size_t most = std::min({a.size(), b.size(), std::size_t{255}});
    std::size_t shared = 0;
    while (shared < most && a[shared] == b[shared]) ++shared;
    return shared;
}

void write_terms(ByteWriter& out, const std::vector<std::string>& terms) {
    out.put(static_cast<std::uint64_t>(terms.size()));
    std::string_view before;
    for (const std::string& term : terms) {
        const std::size_t shared = shared_bytes(before, term);
        const std::size_t own = term.size() - shared;
        out.put(static_cast<std::uint8_t>(shared));
        out.put(static_cast<std::uint8_t>(std::min<std::size_t>(own, 255)));
        if (own >= 255) out.put(static_cast<std::uint32_t>(own));
        out.put_bytes(std::string_view(term).substr(shared));
        before = term;
    }
}

std::vector<std::string> read_terms(ByteReader& in) {
    std::vector<std::string> terms;
    const std::size_t count = in.get_count(2);
    terms.reserve(count);
    std::string term;
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t shared = in.get<std::uint8_t>();
        std::size_t own = in.get<std::uint8_t>();
        if (own == 255) own = in.get<std::uint32_t>();
        if (shared > term.size()) throw Error("a term shares more than the one before has");
        term.resize(shared);
        term += in.get_bytes(own);
        if (invalid_utf8_at(term)) throw Error("a term is not valid UTF-8");
        terms.push_back(term);
    }
    return terms;
}

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
    if (tfidf_ && tfidf_->options().use_idf && tfidf_->idf().size() != size())
        throw Error(fmt::format("{} idf values for {} terms", tfidf_->idf().size(), size()));
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
    throw Error(fmt::format("there are no features of the kind '{}'", printable(kind)));
}

}  // namespace assay
