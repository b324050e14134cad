#include <assay/features/vocabulary.hpp>

#include <assay/base/error.hpp>
#include <assay/base/utf8.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace assay {
namespace {

void check_term(const std::string& term, std::size_t words) {
    if (term.empty() || term.front() == ' ' || term.back() == ' ' || term.find("  ") != std::string::npos)
        throw Error(fmt::format("the term '{}' holds an empty word", printable(term)));
    if (words > NgramCursor::kMaxLength)
        throw Error(fmt::format("the term '{}' has {} words; at most {} are allowed", printable(term), words,
                                NgramCursor::kMaxLength));
}

}  // namespace

Vocabulary::Vocabulary(std::vector<std::string> terms) : terms_(std::move(terms)) {
    for (std::size_t i = 0; i < terms_.size(); ++i) {
        const auto words = static_cast<std::size_t>(std::count(terms_[i].begin(), terms_[i].end(), ' ')) + 1;
        check_term(terms_[i], words);
        if (i > 0 && terms_[i - 1] >= terms_[i])
            throw Error(fmt::format("the term '{}' is out of order or occurs twice", printable(terms_[i])));
        const NgramTrie::Node node = trie_.add_term(terms_[i]);
        features_.resize(trie_.size(), kNoFeature);
        features_[node] = static_cast<std::uint32_t>(i);
        longest_ = std::max(longest_, words);
    }
}

}  // namespace assay
