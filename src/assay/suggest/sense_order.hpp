/// Which sense of a word is meant in a text (docs/suggesting.md).
#pragma once

#include <assay/suggest/masked_text.hpp>
#include <assay/wordnet/wordnet.hpp>

#include <string>
#include <vector>

namespace assay {

struct SenseInText {
    WordSense sense;
    std::vector<std::string> shared;  ///< words that the text has in common with what explains the sense
    bool operator==(const SenseInText&) const = default;
};

/// The senses that share more words with the text come first, those that share equally many stay in their
/// order, which is that of frequency. (Lesk 1986, as Kilgarriff and Rosenzweig 2000 simplified it.) Words are
/// compared in small letters, without an -s at the end; stop words, words of one or two letters and `word`
/// itself do not count.
std::vector<SenseInText> order_senses(std::vector<WordSense> senses, const MaskedText& text,
                                      const std::string& word);

}  // namespace assay
