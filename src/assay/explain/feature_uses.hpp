/// Which features a text has, and where in the text each of them stands.
#pragma once

#include <assay/explain/text_words.hpp>
#include <assay/features/representation.hpp>
#include <assay/features/text_reader.hpp>

#include <cstdint>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

namespace assay {

struct FeatureUse {
    std::uint32_t feature = 0;
    double value = 0;              ///< in the row of the text
    std::vector<TextSpan> places;  ///< in the text as it is written, one for each occurrence
    bool is_occurrence = false;    ///< of an OccurrenceBlock
    bool operator==(const FeatureUse&) const = default;
};

/// Finds the features of one text after the other. One finder a thread.
///
/// Analyzers change texts before they cut them: letters become lower case, accents go, white space
/// collapses. A place leads back to the code points that a unit was made of. An n-gram reaches from its first
/// unit to its last. Features of an OccurrenceBlock stand where they occur; the length of a text stands
/// nowhere.
class FeatureFinder {
public:
    /// The representation is borrowed. Throws Error where features are hashed: nobody knows what they stand
    /// for.
    explicit FeatureFinder(const Representation& representation);
    ~FeatureFinder();
    /// Are there no hashed features?
    static bool takes(const Representation& representation);

    /// The entries of the text's row in ascending order of feature, each with its places. Throws Error for
    /// texts longer than WordSplitter::kMaxTextBytes.
    std::vector<FeatureUse> find(std::string_view text);

    class Block;  ///< for feature_uses.cpp alone

private:
    bool is_occurrence(std::uint32_t feature) const;

    Representation::Reader reader_;
    std::vector<std::unique_ptr<Block>> blocks_;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> occurrences_;  ///< columns [first, second)
};

}  // namespace assay
