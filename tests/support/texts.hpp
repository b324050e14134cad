/// Small texts for the tests of features and classifiers.
#pragma once

#include <assay/base/random.hpp>
#include <assay/data/text_batch.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace assay::testing {

inline TextBatch batch_of(const std::vector<std::string>& texts) {
    TextBatch batch;
    for (const std::string& text : texts) batch.append_field(text);
    return batch;
}

/// A made-up text over a tiny alphabet of words, with a little of everything that may go wrong.
inline std::string random_text(Random& random, std::size_t longest = 12) {
    static const std::vector<std::string> kPieces = {
        "good", "bad", "not", "Good", "ÉTÉ", "été", "I",    "a",       "unbelievably", "İstanbul",
        "ΣΑΣ",  "x_1", "42",  "½",    "—",   "!",   "\xFF", "e\u0301", "日本",         ""};
    static const std::vector<std::string> kGaps = {" ", "  ", ", ", "-", "\n", "", "\t"};
    std::string text;
    for (std::uint64_t count = random.below(longest + 1); count > 0; --count) {
        text += kPieces[random.below(kPieces.size())];
        text += kGaps[random.below(kGaps.size())];
    }
    return text;
}

}  // namespace assay::testing
