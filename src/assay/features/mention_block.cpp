#include <assay/features/mention_block.hpp>

#include <assay/base/error.hpp>
#include <assay/base/utf8.hpp>
#include <assay/features/block_bytes.hpp>
#include <assay/features/options_json.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <limits>
#include <set>

namespace assay {
namespace {

/// The bytes of a possessive 's at the end of a token; 0 where there is none.
std::size_t possessive_bytes(const TextTokens& text, std::size_t token) {
    constexpr std::string_view kPossessive = "'s";
    const std::string_view spelling = text.spelling(token).text();
    if (!text.is_word(token) || !spelling.ends_with(kPossessive) || spelling.size() == kPossessive.size())
        return 0;
    const std::string_view piece = text.text().substr(text[token].begin, text[token].end - text[token].begin);
    std::size_t at = piece.size();
    for (std::size_t characters = kPossessive.size(); at > 0 && characters > 0;)
        if ((static_cast<unsigned char>(piece[--at]) & 0xC0) != 0x80) --characters;
    return piece.size() - at;
}

Word without_possessive(Word word) {
    return {word.data, word.size - 2};
}

/// Where texts begin: their first token, and the first that is neither a handle nor punctuation.
std::vector<std::size_t> beginnings(const TextTokens& text) {
    if (text.size() == 0) return {};
    std::size_t first = 0;
    while (first < text.size() &&
           (text[first].kind == TokenKind::handle || text[first].kind == TokenKind::punctuation))
        ++first;
    if (first == 0 || first == text.size()) return {0};
    return {0, first};
}

void check_names(const std::vector<PhraseList>& lists) {
    if (lists.empty()) throw Error("no list of words or phrases is named");
    std::set<std::string_view> names;
    for (const PhraseList& list : lists) {
        if (list.name.empty() || invalid_utf8_at(list.name)) throw Error("a list of phrases has no name");
        if (!names.insert(list.name).second)
            throw Error(fmt::format("'{}' is named twice", printable(list.name)));
    }
}

}  // namespace

MentionBlock::MentionBlock(MentionOptions options)
    : OccurrenceBlock(options.value), options_(std::move(options)) {
    check_names(options_.lists);
    std::vector<std::pair<NgramTrie::Node, std::uint32_t>> found;
    TextTokens tokens;
    for (std::uint32_t i = 0; i < options_.lists.size(); ++i) {
        auto& [name, phrases] = options_.lists[i];
        if (phrases.empty()) throw Error(fmt::format("the list '{}' is empty", printable(name)));
        std::sort(phrases.begin(), phrases.end());
        phrases.erase(std::unique(phrases.begin(), phrases.end()), phrases.end());
        for (const std::string& phrase : phrases) found.emplace_back(add(phrase, name, tokens), i);
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    ends_.resize(trie_.size());
    for (const auto& [node, list] : found) {
        lists_.push_back(list);
        ends_[node] = lists_.size();
    }
    for (std::size_t node = 1; node < ends_.size(); ++node)
        ends_[node] = std::max(ends_[node], ends_[node - 1]);
}

NgramTrie::Node MentionBlock::add(const std::string& phrase, const std::string& list, TextTokens& tokens) {
    const auto refuse = [&](std::string_view why) {
        throw Error(fmt::format("'{}' in the list '{}' {}", printable(phrase), printable(list), why));
    };
    if (invalid_utf8_at(phrase)) refuse("is not valid UTF-8");
    tokens.read(phrase);
    if (tokens.size() == 0) refuse("holds no word");
    if (tokens.size() > MentionOptions::kLongest)
        refuse(fmt::format("has more than {} words and marks", MentionOptions::kLongest));
    NgramTrie::Node node = trie_.add(tokens.spelling(0));
    for (std::size_t i = 1; i < tokens.size(); ++i)
        node = trie_.add(node, trie_.add(tokens.linked_spelling(i)));
    return node;
}

NgramTrie::Node MentionBlock::step(NgramTrie::Node before, Word word) const {
    const NgramTrie::Node node = trie_.find(word);
    if (before == NgramTrie::kNone || node == NgramTrie::kNone) return node;
    return trie_.find(before, node);
}

void MentionBlock::add_hits(NgramTrie::Node node, std::size_t last, std::size_t end,
                            std::vector<Hit>& hits) const {
    if (node == NgramTrie::kNone) return;
    for (std::size_t at = node == 0 ? 0 : ends_[node - 1]; at < ends_[node]; ++at)
        hits.push_back({lists_[at], last, end});
}

/// All phrases that begin at one token, the shortest first.
void MentionBlock::find_from(const TextTokens& text, std::size_t first, std::vector<Hit>& hits) const {
    NgramTrie::Node node = NgramTrie::kNone;
    for (std::size_t last = first; last < std::min(text.size(), first + MentionOptions::kLongest); ++last) {
        const Word word = last == first ? text.spelling(last) : text.linked_spelling(last);
        if (const std::size_t bytes = possessive_bytes(text, last); bytes > 0)
            add_hits(step(node, without_possessive(word)), last, text[last].end - bytes, hits);
        node = step(node, word);
        if (node == NgramTrie::kNone) return;
        add_hits(node, last, text[last].end, hits);
    }
}

void MentionBlock::find(const TextTokens& text, const Visit& visit) const {
    const bool anywhere = options_.place == MentionPlace::anywhere;
    std::vector<std::size_t> free_from(size());  // of each list: the first token that no mention has taken
    std::vector<Hit> hits;
    const auto look_at = [&](std::size_t first) {
        hits.clear();
        find_from(text, first, hits);
        for (auto hit = hits.rbegin(); hit != hits.rend(); ++hit) {
            if (free_from[hit->list] > first) continue;
            free_from[hit->list] = anywhere ? hit->last + 1 : std::numeric_limits<std::size_t>::max();
            visit({hit->list, text[first].begin, hit->end});
        }
    };
    if (!anywhere) {
        for (const std::size_t first : beginnings(text)) look_at(first);
        return;
    }
    for (std::size_t first = 0; first < text.size(); ++first) look_at(first);
}

std::string MentionBlock::occurrence_name(std::uint32_t feature) const {
    return fmt::format("{}:{}", options_.place == MentionPlace::anywhere ? "lexicon" : "begins",
                       options_.lists[feature].name);
}

void MentionBlock::write(ByteWriter& out) const {
    write_json(out, to_json(options_.value));
    out.put(static_cast<std::uint8_t>(options_.place));
    out.put(static_cast<std::uint64_t>(options_.lists.size()));
    for (const PhraseList& list : options_.lists) {
        out.put(static_cast<std::uint32_t>(list.name.size()));
        out.put_bytes(list.name);
        write_terms(out, list.phrases);
    }
}

std::unique_ptr<MentionBlock> MentionBlock::read(ByteReader& in) {
    constexpr std::size_t kLeastBytes = 12;  // of a list: the length of its name, the number of its phrases
    MentionOptions options;
    options.value = count_value_from(read_json(in));
    const auto place = in.get<std::uint8_t>();
    if (place > static_cast<std::uint8_t>(MentionPlace::beginning))
        throw Error(fmt::format("there is no place {} of mentions", place));
    options.place = static_cast<MentionPlace>(place);
    const std::size_t lists = in.get_count(kLeastBytes);
    for (std::size_t i = 0; i < lists; ++i) {
        std::string name(in.get_bytes(in.get<std::uint32_t>()));
        options.lists.push_back({std::move(name), read_terms(in)});
    }
    return std::make_unique<MentionBlock>(std::move(options));
}

}  // namespace assay
