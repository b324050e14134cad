#include <assay/features/vectorizer_options.hpp>

#include <assay/base/error.hpp>
#include <assay/base/numbers.hpp>
#include <assay/base/utf8.hpp>
#include <assay/features/ngram_trie.hpp>

#include <fmt/format.h>

namespace assay {
namespace {

void check(const NgramRange& range) {
    const auto [shortest, longest] = range;
    if (shortest == 0 || shortest > longest || longest > NgramTrie::kMaxLength)
        throw Error(fmt::format("ngram_range {}..{} is not possible; it goes from 1 to at most {}", shortest,
                                longest, NgramTrie::kMaxLength));
}

}  // namespace

NgramRange NgramRange::parse(std::string_view text) {
    const std::size_t dash = text.find('-');
    const auto first = parse_unsigned(text.substr(0, dash));
    const auto last = dash == text.npos ? first : parse_unsigned(text.substr(dash + 1));
    if (!first || !last)
        throw Error(fmt::format("'{}' is no range of n-grams; write 3 for 1 to 3, or 2-3", printable(text)));
    if (*first > *last)
        throw Error(
            fmt::format("'{}' has the longer length first; write {}-{}", printable(text), *last, *first));
    const NgramRange range{dash == text.npos ? 1 : *first, *last};
    check(range);
    return range;
}

std::string describe(const NgramRange& range) {
    return fmt::format("{}-{}", range.shortest, range.longest);
}

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
    check(options.ngram_range);
    check(options.analyzer);
    if (options.max_features == std::size_t{0})
        throw Error("max_features 0 leaves no term; the smallest is 1");
    for (const DocumentFrequency& frequency : {options.min_df, options.max_df})
        if (frequency.is_share && !(frequency.value >= 0 && frequency.value <= 1))
            throw Error(fmt::format("{} is no share of the texts; it goes from 0 to 1", frequency.value));
    if (options.vocabulary && options.vocabulary->empty()) throw Error("the vocabulary given is empty");
}

}  // namespace assay
