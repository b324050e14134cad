#include <assay/features/hashing_vectorizer.hpp>

#include <assay/base/error.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <bit>

namespace assay {

std::uint32_t murmur_hash3(std::string_view bytes, std::uint32_t seed) {
    const auto mixed = [](std::uint32_t block) { return std::rotl(block * 0xCC9E2D51u, 15) * 0x1B873593u; };
    const auto byte = [&](std::size_t i) { return std::uint32_t{static_cast<unsigned char>(bytes[i])}; };
    std::uint32_t hash = seed;
    std::size_t at = 0;
    for (; at + 4 <= bytes.size(); at += 4) {
        const std::uint32_t block = byte(at) | byte(at + 1) << 8 | byte(at + 2) << 16 | byte(at + 3) << 24;
        hash = std::rotl(hash ^ mixed(block), 13) * 5 + 0xE6546B64u;
    }
    std::uint32_t tail = 0;
    for (std::size_t i = bytes.size(); i > at; --i) tail = tail << 8 | byte(i - 1);
    if (at < bytes.size()) hash ^= mixed(tail);
    hash ^= static_cast<std::uint32_t>(bytes.size());
    hash = (hash ^ hash >> 16) * 0x85EBCA6Bu;
    hash = (hash ^ hash >> 13) * 0xC2B2AE35u;
    return hash ^ hash >> 16;
}

void check(const HashingOptions& options) {
    check(VectorizerOptions{.analyzer = options.analyzer, .ngram_range = options.ngram_range});
    if (options.n_features == 0 || options.n_features > 0x7FFFFFFF)
        throw Error(
            fmt::format("n_features {} is not possible; it goes from 1 to 2147483647", options.n_features));
}

HashingVectorizer::HashingVectorizer(HashingOptions options) : options_(std::move(options)) {
    check(options_);
    analyzer_ = std::make_unique<const Analyzer>(options_.analyzer);
}

void HashingVectorizer::append_row(std::string_view text, Scratch& scratch, SparseRows& rows,
                                   std::uint32_t offset) const {
    auto& entries = scratch.entries;
    entries.clear();
    const bool words = options_.analyzer.kind == AnalyzerKind::word;
    std::string term;
    const auto add = [&] {
        const auto hash = static_cast<std::int32_t>(murmur_hash3(term, 0));
        const auto column = static_cast<std::uint64_t>(std::abs(std::int64_t{hash})) % options_.n_features;
        entries.emplace_back(static_cast<std::uint32_t>(column),
                             options_.alternate_sign && hash < 0 ? -1.0 : 1.0);
    };
    scratch.reader.read(text);
    for (std::size_t s = 0; s < scratch.reader.sequence_count(); ++s) {
        const auto units = scratch.reader.sequence(s);
        auto [shortest, longest] = options_.ngram_range;
        if (options_.analyzer.kind == AnalyzerKind::chars_wb) shortest = std::min(shortest, units.size());
        for (std::size_t begin = 0; begin < units.size(); ++begin) {
            term.clear();
            for (std::size_t n = 1; n <= longest && begin + n <= units.size(); ++n) {
                if (words && n > 1) term += ' ';
                term += units[begin + n - 1].text();
                if (n >= shortest) add();
            }
        }
    }
    std::sort(entries.begin(), entries.end());
    scratch.features.clear();
    scratch.values.clear();
    for (std::size_t i = 0, next = 0; i < entries.size(); i = next) {
        double sum = 0;
        for (; next < entries.size() && entries[next].first == entries[i].first; ++next)
            sum += entries[next].second;
        if (sum == 0 && !options_.binary) continue;
        scratch.features.push_back(entries[i].first);
        scratch.values.push_back(options_.binary ? 1 : sum);
    }
    normalise(scratch.values, options_.norm);
    for (std::size_t i = 0; i < scratch.features.size(); ++i)
        rows.append(offset + scratch.features[i], scratch.values[i]);
}

SparseRows HashingVectorizer::transform(const TextBatch& texts) const {
    SparseRows rows(size());
    Scratch scratch = this->scratch();
    for (std::size_t text = 0; text < texts.size(); ++text) {
        append_row(texts[text], scratch, rows);
        rows.end_row();
    }
    return rows;
}

}  // namespace assay
