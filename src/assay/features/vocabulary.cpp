#include <assay/features/vocabulary.hpp>

#include <assay/base/error.hpp>
#include <assay/base/utf8.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

namespace assay {
namespace {

[[noreturn]] void refuse_second(const std::string& term) {
    throw Error(fmt::format("the term '{}' occurs twice in the vocabulary", printable(term)));
}

}  // namespace

Vocabulary::Vocabulary(std::vector<std::string> terms, TermUnits units)
    : terms_(std::move(terms)), trie_(units) {
    if (terms_.size() >= kNoFeature) throw Error("a vocabulary holds at most 2^32 - 2 terms");
    std::set<std::string_view> unreachable;
    for (std::size_t i = 0; i < terms_.size(); ++i) {
        const NgramTrie::Node node = trie_.add_term(terms_[i]);
        if (node == NgramTrie::kNone) {
            if (!unreachable.insert(terms_[i]).second) refuse_second(terms_[i]);
            continue;
        }
        features_.resize(trie_.size(), kNoFeature);
        if (features_[node] != kNoFeature) refuse_second(terms_[i]);
        features_[node] = static_cast<std::uint32_t>(i);
        longest_ = std::max(longest_, trie_.length(node));
    }
}

Vocabulary::Vocabulary(std::vector<std::string> terms, NgramTrie trie, std::vector<std::uint32_t> features)
    : terms_(std::move(terms)), trie_(std::move(trie)), features_(std::move(features)) {
    for (NgramTrie::Node node = 0; node < trie_.size(); ++node)
        longest_ = std::max(longest_, trie_.length(node));
}

}  // namespace assay
