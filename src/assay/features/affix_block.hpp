/// Beginnings and endings of words as features: "prefix:un-", "suffix:-less".
#pragma once

#include <assay/features/ngram_trie.hpp>
#include <assay/features/occurrence_block.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace assay {

enum class AffixSide { prefix, suffix };
std::string_view name_of(AffixSide side);

struct AffixOptions {
    static constexpr std::size_t kLongest = 32;  ///< code points of an affix

    AffixSide side = AffixSide::prefix;
    std::vector<std::string> affixes = {};  ///< letters and digits of any script, ' and _; one and more
    CountValue value = {};
    bool operator==(const AffixOptions&) const = default;
};

/// A word has a prefix if it begins with it and goes on, whatever the case: "Unhappy" and "under" have "un",
/// "un" has not. Across a hyphen, too: "un-American" has "un", at all three of its tokens. What words mean is
/// not known: that is left to the weights.
class AffixBlock : public OccurrenceBlock {
public:
    /// Throws Error for no affix, one that words cannot have, and one that is there twice.
    explicit AffixBlock(AffixOptions options);
    static std::unique_ptr<AffixBlock> read(ByteReader& in);

    std::string_view kind() const override { return "affixes"; }
    std::size_t size() const override { return options_.affixes.size(); }
    void find(const TextTokens& text, const Visit& visit) const override;
    void write(ByteWriter& out) const override;
    const AffixOptions& options() const { return options_; }

private:
    std::string occurrence_name(std::uint32_t feature) const override;
    void add(std::size_t number, TextTokens& tokens);
    void find_hyphenated(const TextTokens& text, std::size_t word, std::uint32_t feature,
                         const Visit& visit) const;

    AffixOptions options_;
    NgramTrie trie_{TermUnits::characters};  ///< of suffixes from their last character on
    std::vector<std::uint32_t> features_;    ///< of each node; kNoFeature where no affix ends
};

}  // namespace assay
