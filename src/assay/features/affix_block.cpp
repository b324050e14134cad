#include <assay/features/affix_block.hpp>

#include <assay/base/choice.hpp>
#include <assay/base/error.hpp>
#include <assay/base/utf8.hpp>
#include <assay/features/block_bytes.hpp>
#include <assay/features/options_json.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <array>

namespace assay {
namespace {

constexpr std::uint32_t kNoFeature = 0xFFFFFFFF;
const std::array<std::string, 2> kSides = {"prefix", "suffix"};

bool continues_character(char c) {
    return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

/// Takes the characters of a word from one end, as many as are asked for. The spelling is well-formed.
class CharacterWalk {
public:
    CharacterWalk(Word word, AffixSide side) : word_(word), side_(side), begin_(0), end_(word.size) {}
    bool done() const { return begin_ == end_; }
    Word next() {
        if (side_ == AffixSide::prefix) {
            const std::size_t first = begin_++;
            while (begin_ < end_ && continues_character(word_.data[begin_])) ++begin_;
            return {word_.data + first, begin_ - first};
        }
        const std::size_t behind = end_--;
        while (end_ > begin_ && continues_character(word_.data[end_])) --end_;
        return {word_.data + end_, behind - end_};
    }

private:
    Word word_;
    AffixSide side_;
    std::size_t begin_, end_;
};

}  // namespace

std::string_view name_of(AffixSide side) {
    return name_among(side, kSides);
}

AffixBlock::AffixBlock(AffixOptions options) : OccurrenceBlock(options.value), options_(std::move(options)) {
    if (options_.affixes.empty())
        throw Error(fmt::format("no {} is named, as in {}", assay::name_of(options_.side),
                                options_.side == AffixSide::prefix ? "prefix:un,dis" : "suffix:less,ness"));
    TextTokens tokens;
    for (std::size_t i = 0; i < options_.affixes.size(); ++i) add(i, tokens);
}

void AffixBlock::add(std::size_t number, TextTokens& tokens) {
    const std::string& affix = options_.affixes[number];
    const auto refuse = [&](std::string_view why) {
        throw Error(fmt::format("the {} '{}' {}", assay::name_of(options_.side), printable(affix), why));
    };
    if (invalid_utf8_at(affix)) refuse("is not valid UTF-8");
    tokens.read(affix);
    const bool one = tokens.size() == 1 && tokens[0].begin == 0 && tokens[0].end == affix.size();
    if (!one || (tokens[0].kind != TokenKind::word && tokens[0].kind != TokenKind::number))
        refuse("is no part of a word: letters and digits, without a hyphen");
    if (code_point_count(affix) > AffixOptions::kLongest)
        refuse(fmt::format("is longer than {} characters", AffixOptions::kLongest));
    CharacterWalk walk(tokens.spelling(0), options_.side);
    NgramTrie::Node node = NgramTrie::kNone;
    while (!walk.done()) {
        const NgramTrie::Node character = trie_.add(walk.next());
        node = node == NgramTrie::kNone ? character : trie_.add(node, character);
    }
    features_.resize(trie_.size(), kNoFeature);
    if (features_[node] != kNoFeature) refuse("is named twice");
    features_[node] = static_cast<std::uint32_t>(number);
}

void AffixBlock::find(const TextTokens& text, const Visit& visit) const {
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!text.is_word(i)) continue;
        CharacterWalk walk(text.spelling(i), options_.side);
        NgramTrie::Node node = NgramTrie::kNone;
        while (!walk.done()) {
            const NgramTrie::Node character = trie_.find(walk.next());
            if (character == NgramTrie::kNone) break;
            node = node == NgramTrie::kNone ? character : trie_.find(node, character);
            if (node == NgramTrie::kNone) break;
            if (features_[node] == kNoFeature) continue;
            if (walk.done())
                find_hyphenated(text, i, features_[node], visit);
            else
                visit({features_[node], text[i].begin, text[i].end});
        }
    }
}

void AffixBlock::find_hyphenated(const TextTokens& text, std::size_t word, std::uint32_t feature,
                                 const Visit& visit) const {
    const auto joined = [&text](std::size_t first) {
        return text.is_word(first) && text.is_hyphen(first + 1) && text.is_word(first + 2) &&
               text.glued(first + 1) && text.glued(first + 2);
    };
    if (options_.side == AffixSide::suffix && word < 2) return;
    const std::size_t first = options_.side == AffixSide::prefix ? word : word - 2;
    if (joined(first)) visit({feature, text[first].begin, text[first + 2].end});
}

std::string AffixBlock::occurrence_name(std::uint32_t feature) const {
    const std::string& affix = options_.affixes[feature];
    return options_.side == AffixSide::prefix ? fmt::format("prefix:{}-", affix)
                                              : fmt::format("suffix:-{}", affix);
}

void AffixBlock::write(ByteWriter& out) const {
    write_json(out, to_json(options_.value));
    out.put(static_cast<std::uint8_t>(options_.side));
    write_terms(out, options_.affixes);
}

std::unique_ptr<AffixBlock> AffixBlock::read(ByteReader& in) {
    AffixOptions options;
    options.value = count_value_from(read_json(in));
    const auto side = in.get<std::uint8_t>();
    if (side >= kSides.size()) throw Error(fmt::format("there is no side {} of words", side));
    options.side = static_cast<AffixSide>(side);
    options.affixes = read_terms(in);
    return std::make_unique<AffixBlock>(std::move(options));
}

}  // namespace assay
