#include <assay/explain/feature_uses.hpp>

#include <assay/base/error.hpp>
#include <assay/explain/unit_places.hpp>
#include <assay/features/blocks.hpp>
#include <assay/features/occurrence_block.hpp>

#include <algorithm>
#include <map>

namespace assay {
namespace {

using PlacesByFeature = std::map<std::uint32_t, std::vector<TextSpan>>;

}  // namespace

/// What finds the features of one block.
class FeatureFinder::Block {
public:
    virtual ~Block() = default;
    virtual void find(std::string_view text, PlacesByFeature& places) = 0;
};

namespace {

/// The n-grams of one CountBlock.
class NgramPlaces : public FeatureFinder::Block {
public:
    NgramPlaces(const CountVectorizer& vectorizer, std::uint32_t offset)
        : vectorizer_(vectorizer), offset_(offset), units_(vectorizer.options().analyzer) {}

    void find(std::string_view text, PlacesByFeature& places) override {
        units_.read(text);
        std::size_t before = 0;  // units of the sequences before
        for (std::size_t s = 0; s < units_.sequence_count(); ++s) {
            const auto words = units_.sequence(s);
            const auto places_of_words = std::span(units_.places()).subspan(before, words.size());
            for (std::size_t begin = 0; begin < words.size(); ++begin)
                find_from(begin, words, places_of_words, places);
            before += words.size();
        }
    }

private:
    /// All n-grams that begin with one word, by their length.
    void find_from(std::size_t begin, std::span<const Word> words, std::span<const TextSpan> places_of_words,
                   PlacesByFeature& places) const {
        const auto [shortest, longest] = vectorizer_.options().ngram_range;
        const bool within_words = vectorizer_.options().analyzer.kind == AnalyzerKind::chars_wb;
        const std::size_t at_least = within_words ? std::min(shortest, words.size()) : shortest;
        const Vocabulary& vocabulary = vectorizer_.vocabulary();
        NgramTrie::Node node = NgramTrie::kNone;
        for (std::size_t end = begin; end < std::min(words.size(), begin + longest); ++end) {
            const NgramTrie::Node word = vocabulary.trie().find(words[end]);
            if (word == NgramTrie::kNone) return;
            node = end == begin ? word : vocabulary.trie().find(node, word);
            if (node == NgramTrie::kNone) return;
            const std::uint32_t feature = vocabulary.feature_of(node);
            if (end + 1 - begin >= at_least && feature != Vocabulary::kNoFeature)
                places[offset_ + feature].push_back({places_of_words[begin].begin, places_of_words[end].end});
        }
    }

    const CountVectorizer& vectorizer_;
    std::uint32_t offset_;
    UnitPlacer units_;
};

class OccurrencePlaces : public FeatureFinder::Block {
public:
    OccurrencePlaces(const OccurrenceBlock& block, std::uint32_t offset) : block_(block), offset_(offset) {}

    void find(std::string_view text, PlacesByFeature& places) override {
        tokens_.read(text);
        block_.find(tokens_, [&](const Occurrence& occurrence) {
            if (occurrence.begin < occurrence.end)
                places[offset_ + occurrence.feature].push_back({occurrence.begin, occurrence.end});
        });
    }

private:
    const OccurrenceBlock& block_;
    std::uint32_t offset_;
    TextTokens tokens_;
};

/// Null where nobody knows what the features stand for.
std::unique_ptr<FeatureFinder::Block> places_of(const FeatureBlock& block, std::uint32_t offset) {
    if (const auto* counts = dynamic_cast<const CountBlock*>(&block))
        return std::make_unique<NgramPlaces>(counts->vectorizer(), offset);
    if (const auto* occurrences = dynamic_cast<const OccurrenceBlock*>(&block))
        return std::make_unique<OccurrencePlaces>(*occurrences, offset);
    return nullptr;
}

}  // namespace

FeatureFinder::FeatureFinder(const Representation& representation) : reader_(representation.reader()) {
    std::uint32_t offset = 0;
    for (const auto& block : representation.blocks()) {
        blocks_.push_back(places_of(*block, offset));
        if (blocks_.back() == nullptr)
            throw Error(
                "hashed features cannot be led back to words; occlusion and lime explain such a model");
        const std::uint32_t begin = offset;
        offset += static_cast<std::uint32_t>(block->size());
        if (dynamic_cast<const OccurrenceBlock*>(block.get()) != nullptr)
            occurrences_.emplace_back(begin, offset);
    }
}

FeatureFinder::~FeatureFinder() = default;

bool FeatureFinder::takes(const Representation& representation) {
    const auto& blocks = representation.blocks();
    return std::none_of(blocks.begin(), blocks.end(), [](const auto& block) {
        return dynamic_cast<const HashingBlock*>(block.get()) != nullptr;
    });
}

bool FeatureFinder::is_occurrence(std::uint32_t feature) const {
    return std::any_of(occurrences_.begin(), occurrences_.end(), [feature](const auto& columns) {
        return feature >= columns.first && feature < columns.second;
    });
}

std::vector<FeatureUse> FeatureFinder::find(std::string_view text) {
    SparseRows rows;
    reader_.append(text, rows);
    PlacesByFeature places;
    for (const auto& block : blocks_) block->find(text, places);
    std::vector<FeatureUse> uses;
    for (std::size_t i = 0; i < rows[0].size(); ++i) {
        const std::uint32_t feature = rows[0].features[i];
        uses.push_back({feature, rows[0].values[i], std::move(places[feature]), is_occurrence(feature)});
    }
    return uses;
}

}  // namespace assay
