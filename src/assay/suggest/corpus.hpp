/// Words for a mask out of texts of one's own: those that stand between the same neighbours.
///
/// A context of a mask is its last l neighbours on the left and its first r on the right, l and r at most 2,
/// not both 0. Its neighbours are words, numbers and marks in small letters, and the boundary of a sentence
/// (the begin or end of a text, . ! ? …); they end at a boundary, and before another mask. With C_k(w) for
/// how often w stands in a context of k = l + r neighbours, C_k for their sum and T_k for the number of
/// different w, the score is the probability
///
///     P_1(w) = C_1(w) / C_1
///     P_k(w) = (C_k(w) + T_k P_(k-1)(w)) / (C_k + T_k)        k = 2, 3, 4
///
/// so that a longer context has the last word as far as it has been seen at all: Witten & Bell's back-off
/// (1991, method C), over contexts on both sides.
///
/// Several masks: the score begins with the product of the scores of the words, Q_0. With J_1(v, w) for how
/// often v and w stand at the same distance with the same neighbours between them, J_2(v, w) for how often
/// with the same neighbour before and behind both as well, J_k for their sums and T_k for the numbers of
/// different pairs,
///
///     Q_k(v, w) = (J_k(v, w) + T_k Q_(k-1)(v, w)) / (J_k + T_k)        k = 1, 2
///
/// and so for three masks and more; the count that is told is J_1. Only the combinations of the best words of
/// each mask are looked at, at most kMostCombinations.
#pragma once

#include <assay/data/dataset.hpp>
#include <assay/suggest/filler.hpp>
#include <assay/suggest/masked_text.hpp>

#include <cstddef>
#include <filesystem>
#include <string_view>
#include <vector>

namespace assay {

inline constexpr std::size_t kMostCombinations = 10'000;

struct CorpusSuggestions {
    std::vector<Filler> fillers;  ///< by score, ties in the order of their bytes
    std::size_t found = 0;        ///< how many there were to choose from
    std::uint64_t texts = 0;      ///< in the corpus
};

/// The best `top` for a text. Reads the file a piece at a time, and twice where there are several masks
/// (which a pipe does not allow: Error). Memory grows with the different words in contexts, not with the
/// file. A word has the spelling that it has most often there. Throws as RowStream does.
CorpusSuggestions suggest_from_corpus(const MaskedText& text, const std::filesystem::path& file,
                                      const DatasetOptions& columns, std::size_t top);

/// The same of texts in memory.
CorpusSuggestions suggest_from_texts(const MaskedText& text, const std::vector<std::string>& texts,
                                     std::size_t top);

}  // namespace assay
