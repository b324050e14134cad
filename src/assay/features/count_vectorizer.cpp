#include <assay/features/count_vectorizer.hpp>

#include <assay/base/error.hpp>
#include <assay/base/numbers.hpp>
#include <assay/base/utf8.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace assay {

DocumentFrequency DocumentFrequency::parse(std::string_view text) {
    if (const auto texts = parse_unsigned(text)) return count(*texts);
    if (const auto part = parse_share(text)) return share(*part);
    throw Error(fmt::format(
        "'{}' is no document frequency; write a number of texts such as 2, or a share such as 0.05",
        printable(text)));
}

std::string describe(const DocumentFrequency& frequency) {
    std::string text = format_number(frequency.value);
    if (frequency.is_share && text.find_first_of(".e") == std::string::npos) text += ".0";
    return text;
}

void check(const VectorizerOptions& options) {
    const auto [shortest, longest] = options.ngram_range;
    if (shortest == 0 || shortest > longest || longest > NgramCursor::kMaxLength)
        throw Error(fmt::format("ngram_range {}..{} is not possible; it goes from 1 to at most {}", shortest,
                                longest, NgramCursor::kMaxLength));
    if (options.min_token_length == 0) throw Error("min_token_length 0 is not possible; the smallest is 1");
    if (options.max_features == std::size_t{0})
        throw Error("max_features 0 leaves no term; the smallest is 1");
    for (const DocumentFrequency& frequency : {options.min_df, options.max_df})
        if (frequency.is_share && !(frequency.value >= 0 && frequency.value <= 1))
            throw Error(fmt::format("{} is no share of the texts; it goes from 0 to 1", frequency.value));
}

namespace {

/// How often an n-gram occurs, and in how many texts.
struct Tally {
    std::uint64_t occurrences = 0;
    std::size_t texts = 0;
    std::size_t last_text = SIZE_MAX;
    bool candidate = false;  ///< long enough for the ngram_range
};

struct Counted {
    NgramTrie trie;
    std::vector<Tally> tallies;  ///< of each node
};

/// All n-grams of the texts; those shorter than the range are only ways to the longer ones.
Counted count_ngrams(const TextBatch& texts, const VectorizerOptions& options) {
    Counted all;
    WordSplitter splitter(options.lowercase, options.min_token_length);
    NgramCursor cursor(options.ngram_range.longest);
    for (std::size_t text = 0; text < texts.size(); ++text) {
        splitter.read(texts[text]);
        cursor.start_text();
        splitter.for_each_word([&](Word word) {
            std::size_t length = 0;
            const auto extend = [&](NgramTrie::Node prefix, NgramTrie::Node last) {
                return all.trie.add(prefix, last);
            };
            cursor.read(all.trie.add(word), extend, [&](NgramTrie::Node node) {
                if (node >= all.tallies.size()) all.tallies.resize(node + 1);
                Tally& tally = all.tallies[node];
                tally.candidate = ++length >= options.ngram_range.shortest;
                if (std::exchange(tally.last_text, text) != text) ++tally.texts;
                ++tally.occurrences;
            });
        });
    }
    return all;
}

/// scikit-learn's _limit_features: document frequencies first, then the most frequent terms.
std::vector<std::string> select_terms(const Counted& all, const VectorizerOptions& options,
                                      std::size_t texts) {
    const double at_least = options.min_df.of(texts);
    const double at_most = options.max_df.of(texts);
    if (at_most < at_least)
        throw Error(fmt::format("max_df {} is fewer texts than min_df {}", describe(options.max_df),
                                describe(options.min_df)));
    std::vector<std::pair<std::string, std::uint64_t>> terms;
    for (NgramTrie::Node node = 0; node < all.tallies.size(); ++node) {
        const Tally& tally = all.tallies[node];
        const auto frequency = static_cast<double>(tally.texts);
        if (tally.candidate && frequency >= at_least && frequency <= at_most)
            terms.emplace_back(all.trie.term(node), options.binary ? tally.texts : tally.occurrences);
    }
    std::sort(terms.begin(), terms.end());
    if (options.max_features && terms.size() > *options.max_features) {
        std::stable_sort(terms.begin(), terms.end(),
                         [](const auto& a, const auto& b) { return a.second > b.second; });
        terms.resize(*options.max_features);
        std::sort(terms.begin(), terms.end());
    }
    std::vector<std::string> names;
    for (auto& [name, occurrences] : terms) names.push_back(std::move(name));
    return names;
}

}  // namespace

CountVectorizer CountVectorizer::fit(const TextBatch& texts, const VectorizerOptions& options) {
    check(options);
    const Counted all = count_ngrams(texts, options);
    const bool any = std::any_of(all.tallies.begin(), all.tallies.end(),
                                 [](const Tally& tally) { return tally.candidate; });
    if (!any)
        throw Error(
            fmt::format("the {} texts hold no n-gram of {} to {} words: there is nothing to learn from",
                        texts.size(), options.ngram_range.shortest, options.ngram_range.longest));
    std::vector<std::string> terms = select_terms(all, options, texts.size());
    if (terms.empty())
        throw Error(
            fmt::format("no term is left: none occurs in at least {} and at most {} of the {} texts; "
                        "a smaller min_df or a larger max_df keeps more",
                        describe(options.min_df), describe(options.max_df), texts.size()));
    return CountVectorizer(options, Vocabulary(std::move(terms)));
}

CountVectorizer::CountVectorizer(VectorizerOptions options, Vocabulary vocabulary)
    : options_(std::move(options)),
      vocabulary_(std::move(vocabulary)),
      longest_(std::max<std::size_t>(1, vocabulary_.longest())) {
    check(options_);
}

SparseRows CountVectorizer::transform(const TextBatch& texts) const {
    SparseRows rows(vocabulary_.size());
    WordSplitter words = splitter();
    std::vector<std::uint32_t> features;
    for (std::size_t text = 0; text < texts.size(); ++text) {
        features.clear();
        NgramCursor at_start = cursor();
        for_each_ngram(texts[text], at_start, words, [&](NgramTrie::Node node) {
            if (vocabulary_.feature_of(node) != Vocabulary::kNoFeature)
                features.push_back(vocabulary_.feature_of(node));
        });
        std::sort(features.begin(), features.end());
        for (std::size_t i = 0, next = 0; i < features.size(); i = next) {
            while (next < features.size() && features[next] == features[i]) ++next;
            rows.append(features[i], options_.binary ? 1.0 : static_cast<double>(next - i));
        }
        rows.end_row();
    }
    return rows;
}

}  // namespace assay
