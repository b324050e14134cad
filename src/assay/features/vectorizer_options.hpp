/// What a CountVectorizer is asked to do, with the names and the meaning of scikit-learn's parameters.
#pragma once

#include <assay/features/analyzer_options.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

struct NgramRange {
    std::size_t shortest = 1;
    std::size_t longest = 1;  ///< shortest <= longest <= NgramTrie::kMaxLength
    bool operator==(const NgramRange&) const = default;

    /// "3" is 1 to 3; "2-3" is 2 to 3. Throws Error.
    static NgramRange parse(std::string_view text);
};
std::string describe(const NgramRange& range);  ///< "1-3"

/// In how many texts a term occurs: a number of texts, or a share of them from 0 to 1.
struct DocumentFrequency {
    static DocumentFrequency count(std::uint64_t texts) { return {static_cast<double>(texts), false}; }
    static DocumentFrequency share(double share) { return {share, true}; }
    /// As scikit-learn's parameters are written: "2" is a count, "0.05" and "1.0" are shares. Throws Error.
    static DocumentFrequency parse(std::string_view text);

    double of(std::size_t texts) const { return is_share ? value * static_cast<double>(texts) : value; }
    bool operator==(const DocumentFrequency&) const = default;

    double value = 1;
    bool is_share = false;
};
std::string describe(const DocumentFrequency& frequency);

struct VectorizerOptions {
    AnalyzerOptions analyzer = {};
    NgramRange ngram_range = {};
    DocumentFrequency min_df = DocumentFrequency::count(1);
    DocumentFrequency max_df = DocumentFrequency::share(1);
    std::optional<std::size_t> max_features = {};  ///< the most frequent terms, ties in alphabetical order
    bool binary = false;                           ///< 1 for every count
    /// These terms in this order, instead of those that the texts hold; the four options about frequencies
    /// then mean nothing.
    std::optional<std::vector<std::string>> vocabulary = {};
    bool operator==(const VectorizerOptions&) const = default;
};

/// Throws Error that names the option which is out of its range.
void check(const VectorizerOptions& options);

}  // namespace assay
