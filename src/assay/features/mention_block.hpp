/// Words and phrases of lists as features: how often a text mentions any entry of a list
/// ("lexicon:positive"), or whether it begins with one ("begins:although").
#pragma once

#include <assay/features/ngram_trie.hpp>
#include <assay/features/occurrence_block.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace assay {

struct PhraseList {
    std::string name;                  ///< of the feature
    std::vector<std::string> phrases;  ///< each of 1 to MentionOptions::kLongest words and marks
    bool operator==(const PhraseList&) const = default;
};

enum class MentionPlace { anywhere, beginning };

struct MentionOptions {
    static constexpr std::size_t kLongest = 32;  ///< words and marks of a phrase

    MentionPlace place = MentionPlace::anywhere;
    std::vector<PhraseList> lists = {};  ///< a feature each
    CountValue value = {};
    bool operator==(const MentionOptions&) const = default;
};

/// A mention is a phrase, word by word as tokenize() cuts them: whole words, whatever their case; ’ is ';
/// white space of any kind where the phrase has some, and nowhere else. The last word may carry a possessive
/// 's, which is no part of it. Of a list's phrases that overlap in a text the first counts, and of those that
/// begin together the longest; each list counts for itself. Words inside URLs, handles and hashtags are no
/// mentions, but a phrase may be one of those, or an emoticon.
///
/// A text begins with a phrase if that stands at its first token, or at the first that is neither a handle
/// nor punctuation.
class MentionBlock : public OccurrenceBlock {
public:
    /// Sorts the phrases of each list, each once. Throws Error for no list, names that are empty or there
    /// twice, and phrases that are blank, too long or no UTF-8.
    explicit MentionBlock(MentionOptions options);
    static std::unique_ptr<MentionBlock> read(ByteReader& in);

    std::string_view kind() const override { return "mentions"; }
    std::size_t size() const override { return options_.lists.size(); }
    void find(const TextTokens& text, const Visit& visit) const override;
    void write(ByteWriter& out) const override;
    const MentionOptions& options() const { return options_; }

private:
    struct Hit {
        std::uint32_t list;
        std::size_t last;  ///< token
        std::size_t end;   ///< byte
    };

    std::string occurrence_name(std::uint32_t feature) const override;
    NgramTrie::Node add(const std::string& phrase, const std::string& list, TextTokens& tokens);
    NgramTrie::Node step(NgramTrie::Node before, Word word) const;
    void find_from(const TextTokens& text, std::size_t first, std::vector<Hit>& hits) const;
    void add_hits(NgramTrie::Node node, std::size_t last, std::size_t end, std::vector<Hit>& hits) const;

    MentionOptions options_;
    NgramTrie trie_;
    std::vector<std::size_t> ends_;     ///< of each node: where its lists end in lists_
    std::vector<std::uint32_t> lists_;  ///< that have a phrase which ends at a node
};

}  // namespace assay
