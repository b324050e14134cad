#include <assay/features/count_vectorizer.hpp>

#include <assay/base/error.hpp>
#include <assay/base/numbers.hpp>
#include <assay/base/utf8.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace assay {
namespace {

/// How often an n-gram occurs, and in how many texts.
struct Tally {
    std::uint64_t occurrences = 0;
    std::size_t texts = 0;
    std::size_t last_text = SIZE_MAX;
};

struct Counted {
    NgramTrie trie;
    std::vector<Tally> tallies;  ///< of each node; zeros for those that only lead to longer n-grams
};

/// All n-grams of the texts.
Counted count_ngrams(const TextBatch& texts, const VectorizerOptions& options) {
    const Analyzer analyzer(options.analyzer);
    Counted all{NgramTrie(term_units_of(options)), {}};
    NgramReader reader(analyzer, options.ngram_range, options.ngram_range.longest);
    const bool spaces_join = all.trie.units() == TermUnits::words && analyzer.token_pattern() != nullptr;
    const auto add = [&](Word word) {
        if (spaces_join && word.text().find(' ') != std::string_view::npos)
            throw Error(fmt::format(
                "the token '{}' holds a space, which n-grams have between their tokens; use single tokens "
                "(ngram_range 1-1) or another token_pattern",
                printable(word.text())));
        return all.trie.add(word);
    };
    for (std::size_t text = 0; text < texts.size(); ++text)
        reader.read(
            texts[text], add,
            [&](NgramTrie::Node prefix, NgramTrie::Node last) { return all.trie.add(prefix, last); },
            [&](NgramTrie::Node node) {
                if (node >= all.tallies.size()) all.tallies.resize(node + 1);
                Tally& tally = all.tallies[node];
                if (std::exchange(tally.last_text, text) != text) ++tally.texts;
                ++tally.occurrences;
            });
    return all;
}

/// A term that is to be put in alphabetical order; most are told apart by their first eight bytes.
struct Term {
    std::uint64_t first_bytes = 0;  ///< as a number: a smaller one comes first
    std::string name;
    NgramTrie::Node node = NgramTrie::kNone;

    bool operator<(const Term& other) const {
        if (first_bytes != other.first_bytes) return first_bytes < other.first_bytes;
        return name < other.name;
    }
};

Term term_of(const NgramTrie& trie, NgramTrie::Node node) {
    Term term{0, trie.term(node), node};
    for (std::size_t i = 0; i < 8; ++i)
        term.first_bytes =
            term.first_bytes << 8 | (i < term.name.size() ? static_cast<unsigned char>(term.name[i]) : 0);
    return term;
}

/// In alphabetical order. scikit-learn's _limit_features: document frequencies first, then the most frequent
/// terms.
std::vector<Term> select_terms(const Counted& all, const VectorizerOptions& options, std::size_t texts) {
    const double at_least = options.min_df.of(texts);
    const double at_most = options.max_df.of(texts);
    if (at_least > static_cast<double>(texts))
        throw Error(fmt::format("min_df {} asks for terms of more texts than there are: {}",
                                describe(options.min_df), format_count(texts)));
    if (at_most < at_least)
        throw Error(fmt::format("max_df {} is fewer texts than min_df {}", describe(options.max_df),
                                describe(options.min_df)));
    std::vector<Term> terms;
    for (NgramTrie::Node node = 0; node < all.tallies.size(); ++node) {
        const Tally& tally = all.tallies[node];
        const auto frequency = static_cast<double>(tally.texts);
        if (tally.texts > 0 && frequency >= at_least && frequency <= at_most)
            terms.push_back(term_of(all.trie, node));
    }
    std::sort(terms.begin(), terms.end());
    if (options.max_features && terms.size() > *options.max_features) {
        const auto occurrences = [&](const Term& term) {
            const Tally& tally = all.tallies[term.node];
            return options.binary ? tally.texts : tally.occurrences;
        };
        std::stable_sort(terms.begin(), terms.end(),
                         [&](const Term& a, const Term& b) { return occurrences(a) > occurrences(b); });
        terms.resize(*options.max_features);
        std::sort(terms.begin(), terms.end());
    }
    return terms;
}

/// The trie of the counts serves on if all of it is wanted.
Vocabulary vocabulary_of(Counted all, std::vector<Term> terms) {
    std::vector<std::string> names;
    names.reserve(terms.size());
    for (Term& term : terms) names.push_back(std::move(term.name));
    if (terms.size() < all.trie.size()) return Vocabulary(std::move(names), all.trie.units());
    std::vector<std::uint32_t> features(terms.size());
    for (std::uint32_t i = 0; i < terms.size(); ++i) features[terms[i].node] = i;
    return Vocabulary(std::move(names), std::move(all.trie), std::move(features));
}

}  // namespace

TermUnits term_units_of(const VectorizerOptions& options) {
    if (options.analyzer.kind != AnalyzerKind::word) return TermUnits::characters;
    return options.ngram_range.longest == 1 ? TermUnits::whole : TermUnits::words;
}

CountVectorizer CountVectorizer::fit(const TextBatch& texts, const VectorizerOptions& options) {
    check(options);
    if (options.vocabulary)
        return CountVectorizer(options, Vocabulary(*options.vocabulary, term_units_of(options)));
    Counted all = count_ngrams(texts, options);
    const bool any = std::any_of(all.tallies.begin(), all.tallies.end(),
                                 [](const Tally& tally) { return tally.texts > 0; });
    if (!any)
        throw Error(fmt::format("the {} no n-gram of {} to {} {}: there is nothing to learn from",
                                counted(texts.size(), "text holds", "texts hold"),
                                options.ngram_range.shortest, options.ngram_range.longest,
                                options.analyzer.kind == AnalyzerKind::word ? "words" : "characters"));
    std::vector<Term> terms = select_terms(all, options, texts.size());
    if (terms.empty())
        throw Error(
            fmt::format("no term is left: none occurs in at least {} and at most {} of the {}; "
                        "a smaller min_df or a larger max_df keeps more",
                        describe(options.min_df), describe(options.max_df), counted(texts.size(), "text")));
    return CountVectorizer(options, vocabulary_of(std::move(all), std::move(terms)));
}

CountVectorizer::CountVectorizer(VectorizerOptions options, Vocabulary vocabulary)
    : options_(std::move(options)), vocabulary_(std::move(vocabulary)) {
    check(options_);
    options_.vocabulary.reset();
    analyzer_ = std::make_unique<const Analyzer>(options_.analyzer);
    longest_ = std::clamp<std::size_t>(vocabulary_.longest(), 1, options_.ngram_range.longest);
}

void CountVectorizer::append_row(std::string_view text, Scratch& scratch, SparseRows& rows,
                                 std::uint32_t offset) const {
    auto& features = scratch.features;
    features.clear();
    for_each_ngram(text, scratch.reader, [&](NgramTrie::Node node) {
        if (vocabulary_.feature_of(node) != Vocabulary::kNoFeature)
            features.push_back(vocabulary_.feature_of(node));
    });
    std::sort(features.begin(), features.end());
    for (std::size_t i = 0, next = 0; i < features.size(); i = next) {
        while (next < features.size() && features[next] == features[i]) ++next;
        rows.append(offset + features[i], options_.binary ? 1.0 : static_cast<double>(next - i));
    }
}

SparseRows CountVectorizer::transform(const TextBatch& texts) const {
    SparseRows rows(vocabulary_.size());
    Scratch scratch = this->scratch();
    for (std::size_t text = 0; text < texts.size(); ++text) {
        append_row(texts[text], scratch, rows);
        rows.end_row();
    }
    return rows;
}

}  // namespace assay
