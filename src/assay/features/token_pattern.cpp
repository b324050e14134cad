#include <assay/features/token_pattern.hpp>

#include <assay/base/ascii.hpp>
#include <assay/base/error.hpp>
#include <assay/base/utf8.hpp>
#include <assay/features/character_set.hpp>
#include <assay/features/normalise.hpp>

#include <fmt/format.h>
#include <re2/re2.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <span>
#include <utility>

namespace assay {
namespace {

// The places between characters about which a pattern can ask, and the mark of each: no characters, which may
// not stand in texts.
enum Spot : unsigned { edge = 1, inside = 2, begin = 4, end_or_last_break = 8, end = 16 };
constexpr std::size_t kPlaces = std::size_t{2} * Spot::end;  ///< sets of them
struct Mark {
    Spot place;
    char32_t character;
};
constexpr std::array<Mark, 5> kMarks = {{{Spot::edge, U'\U0010FFFF'},
                                         {Spot::inside, U'\U0010FFFE'},
                                         {Spot::begin, U'\U000FFFFF'},
                                         {Spot::end_or_last_break, U'\U000FFFFE'},
                                         {Spot::end, U'\U000EFFFF'}}};
constexpr std::array<char32_t, 5> kMarkCharacters = {
    kMarks[0].character, kMarks[1].character, kMarks[2].character, kMarks[3].character, kMarks[4].character};
constexpr int kRepeats = 3;

std::string in_utf8(char32_t c) {
    std::string text;
    append_code_point(text, c);
    return text;
}

/// What a pattern asks for.
struct Marking {
    unsigned places = 0;     ///< of Spot
    bool multiline = false;  ///< begin and end are those of lines, too

    /// What to write at a place, by what it is.
    std::array<std::string, kPlaces> sequences() const;
};

std::array<std::string, kPlaces> Marking::sequences() const {
    std::array<std::string, kPlaces> all;
    for (unsigned is = 0; is < all.size(); ++is)
        for (int i = 0; i < kRepeats; ++i)
            for (const Mark& mark : kMarks)
                if ((is & places & mark.place) != 0) append_code_point(all[is], mark.character);
    return all;
}

/// Rewrites a pattern of Python's for RE2 and marked texts.
class Translator {
public:
    explicit Translator(std::string_view pattern) : pattern_(pattern) {}

    /// Twice: what a pattern matches depends on all places that it asks for.
    std::string translate() {
        pass();
        if (marking_.places != 0) pass();
        return std::exchange(out_, {});
    }
    const Marking& marking() const { return marking_; }
    int groups() const { return groups_; }

private:
    void pass() {
        at_ = 0;
        out_.clear();
        groups_ = 0;
        repeatable_ = false;
        while (at_ < pattern_.size()) step();
    }

    [[noreturn]] void refuse(std::size_t at, std::string_view why) const {
        throw Error(fmt::format("token_pattern '{}', character {}: {}", printable(pattern_),
                                code_point_count(pattern_.substr(0, at)) + 1, why));
    }
    char peek(std::size_t ahead = 0) const {
        return at_ + ahead < pattern_.size() ? pattern_[at_ + ahead] : '\0';
    }

    std::string any_mark() const {
        std::string marks;
        for (const Mark& mark : kMarks)
            if ((marking_.places & mark.place) != 0) marks += in_utf8(mark.character);
        return std::has_single_bit(marking_.places) ? marks : fmt::format("[{}]", marks);
    }
    /// Something that matches one character.
    void atom(std::string_view text) {
        if (marking_.places != 0)
            out_.append("(?:").append(any_mark()).append("*").append(text).append(")");
        else
            out_ += text;
        repeatable_ = true;
    }
    void set(const icu::UnicodeSet& members, bool negated = false) {
        icu::UnicodeSet all(members);
        if (negated) all.complement();
        atom(re2_class(all, kMarkCharacters));
    }
    void character(UChar32 c) {
        const icu::UnicodeSet alone(c, c);
        if (ignore_case_) return set(without_case(alone));
        const bool plain = c >= 0x80 || u_isalnum(c);
        atom(plain ? in_utf8(static_cast<char32_t>(c))
                   : fmt::format("\\x{{{:x}}}", static_cast<std::uint32_t>(c)));
    }
    void assertion(Spot place) {
        marking_.places |= place;
        for (const Mark& mark : kMarks)
            if (mark.place == place)
                out_ += std::has_single_bit(marking_.places)
                            ? in_utf8(mark.character)
                            : fmt::format("(?:{}*{})", any_mark(), in_utf8(mark.character));
        repeatable_ = false;
    }

    void step() {
        switch (peek()) {
            case '\\':
                return escape();
            case '[':
                return character_class();
            case '(':
                return group();
            case '.':
                ++at_;
                return set(dot_all_ ? icu::UnicodeSet() : icu::UnicodeSet('\n', '\n'), true);
            case '^':
                ++at_;
                return assertion(Spot::begin);
            case '$':
                ++at_;
                return assertion(Spot::end_or_last_break);
            case ')':
                out_ += pattern_[at_++];
                repeatable_ = true;
                return;
            case '|':
                out_ += pattern_[at_++];
                repeatable_ = false;
                return;
            case '*':
            case '+':
            case '?':
                return quantifier(std::string(1, peek()), 1);
            case '{':
                return braces();
            default:
                return character(next_character());
        }
    }

    UChar32 next_character() { return static_cast<UChar32>(next_code_point(pattern_, at_)); }

    void quantifier(const std::string& text, std::size_t size) {
        if (!repeatable_) refuse(at_, "nothing to repeat");
        out_ += text;
        at_ += size;
        repeatable_ = false;
        if (peek() == '?') out_ += pattern_[at_++];  // as few as possible
    }

    /// {2}, {2,}, {,3}, {2,3}; any other brace is a character.
    void braces() {
        static const RE2 kForm(R"(^\{(\d*)(,?)(\d*)\})");
        std::string low, comma, high;
        const std::string rest(pattern_.substr(at_));
        if (!RE2::PartialMatch(rest, kForm, &low, &comma, &high) || (low.empty() && comma.empty()))
            return character(next_character());
        const std::string least = low.empty() ? "0" : low;
        quantifier(fmt::format("{{{}{}{}}}", least, comma, high),
                   low.size() + comma.size() + high.size() + 2);
    }

    void escape() {
        const std::size_t begin = at_++;
        const char c = peek();
        ++at_;
        if (const icu::UnicodeSet* members = class_of(c)) return set(*members, c >= 'A' && c <= 'Z');
        switch (c) {
            case 'b':
                return assertion(Spot::edge);
            case 'B':
                return assertion(Spot::inside);
            case 'A':
                if (marking_.multiline) refuse(begin, "\\A is not possible with the flag m; '^' is");
                return assertion(Spot::begin);
            case 'Z':
                return assertion(Spot::end);
            default:
                return character(simple_escape(begin));
        }
    }

    /// Of \w, \d, \s and, to be complemented, \W, \D, \S; otherwise null.
    static const icu::UnicodeSet* class_of(char letter) {
        switch (letter) {
            case 'w':
            case 'W':
                return &word_characters();
            case 'd':
            case 'D':
                return &digit_characters();
            case 's':
            case 'S':
                return &space_characters();
            default:
                return nullptr;
        }
    }

    /// \n, \., \x41, \u00e9 …, which mean one character inside and outside of []. at_ is behind its letter.
    UChar32 simple_escape(std::size_t begin) {
        if (at_ > pattern_.size()) refuse(begin, "nothing follows the backslash");
        const char c = pattern_[at_ - 1];
        const int digits = c == 'x' ? 2 : c == 'u' ? 4 : c == 'U' ? 8 : 0;
        if (digits > 0) return hexadecimal(begin, static_cast<std::size_t>(digits));
        if (is_ascii_digit(c)) refuse(begin, "back references are not possible in linear time");
        constexpr std::string_view kControls = "abfnrtv", kMeanings = "\a\b\f\n\r\t\v";
        if (const std::size_t control = kControls.find(c); control != kControls.npos)
            return static_cast<unsigned char>(kMeanings[control]);
        if (is_ascii_letter(c)) refuse(begin, fmt::format("there is no escape \\{}", c));
        at_ = begin + 1;  // a character that needs no escape
        return next_character();
    }

    UChar32 hexadecimal(std::size_t begin, std::size_t digits) {
        const std::string_view hex = pattern_.substr(at_, digits);
        std::uint32_t value = 0;
        const auto [rest, fault] = std::from_chars(hex.data(), hex.data() + hex.size(), value, 16);
        if (hex.size() != digits || fault != std::errc() || rest != hex.data() + hex.size())
            refuse(begin, fmt::format("\\{} needs {} hexadecimal digits", pattern_[begin + 1], digits));
        if (value > UCHAR_MAX_VALUE) refuse(begin, "there is no such character");
        at_ += digits;
        return static_cast<UChar32>(value);
    }

    /// Classes such as \W keep their case with IGNORECASE; characters and ranges do not.
    void character_class() {
        const std::size_t begin = at_++;
        const bool negated = peek() == '^';
        if (negated) ++at_;
        icu::UnicodeSet characters, classes;
        for (bool first = true; first || peek() != ']'; first = false) {
            if (at_ >= pattern_.size()) refuse(begin, "the '[' is never closed");
            if (peek() == '\\' && class_of(peek(1)) != nullptr)
                member_class(classes);
            else
                member_range(characters);
        }
        ++at_;
        if (ignore_case_) characters = without_case(characters);
        set(characters.addAll(classes), negated);
    }

    void member_class(icu::UnicodeSet& classes) {
        const std::size_t begin = at_;
        const char letter = peek(1);
        icu::UnicodeSet members(*class_of(letter));
        if (letter >= 'A' && letter <= 'Z') members.complement();
        classes.addAll(members);
        at_ += 2;
        if (peek() == '-' && peek(1) != ']')
            refuse(begin, fmt::format("a range does not begin with \\{}", letter));
    }

    void member_range(icu::UnicodeSet& characters) {
        const std::size_t begin = at_;
        const UChar32 first = member();
        UChar32 last = first;
        if (peek() == '-' && peek(1) != ']' && at_ + 1 < pattern_.size()) {
            ++at_;
            if (peek() == '\\' && class_of(peek(1)) != nullptr)
                refuse(begin, fmt::format("a range does not end with \\{}", peek(1)));
            last = member();
        }
        if (last < first) refuse(begin, "the range ends before it begins");
        characters.add(first, last);
    }

    UChar32 member() {
        const std::size_t begin = at_;
        if (peek() != '\\') return next_character();
        at_ += 2;
        return simple_escape(begin);
    }

    void group() {
        const std::size_t begin = at_++;
        repeatable_ = false;
        if (peek() != '?') {
            ++groups_;
            out_ += '(';
        } else if (peek(1) == ':') {
            at_ += 2;
            out_ += "(?:";
        } else if (peek(1) == 'P' && peek(2) == '<') {
            ++groups_;
            at_ = pattern_.find('>', at_);
            if (at_ == pattern_.npos) refuse(begin, "the name of the group is never closed");
            ++at_;
            out_ += '(';
        } else {
            flags(begin);
        }
        if (groups_ > 1) refuse(begin, "more than one group captures; write (?:…)");
    }

    void flags(std::size_t begin) {
        const std::size_t end = pattern_.find(')', at_);
        const std::string_view letters = pattern_.substr(at_ + 1, end - at_ - 1);
        if (end == pattern_.npos || letters.empty() || letters.find_first_not_of("uism") != letters.npos)
            refuse(begin, "only (…), (?:…), (?P<name>…) and the flags u, i, m and s are possible");
        if (!out_.empty()) refuse(begin, "flags stand at the beginning of a pattern");
        if (letters.find('i') != letters.npos) ignore_case_ = true;
        if (letters.find('s') != letters.npos) dot_all_ = true;
        if (letters.find('m') != letters.npos) marking_.multiline = true;
        at_ = end + 1;
    }

    std::string_view pattern_;
    std::size_t at_ = 0;
    std::string out_;
    int groups_ = 0;
    bool repeatable_ = false;  ///< may a quantifier follow?
    bool ignore_case_ = false;
    bool dot_all_ = false;
    Marking marking_;
};

/// A text with marks at the places that a pattern asks for.
class Marker {
public:
    Marker(std::string_view text, const Marking& marking, std::span<const std::string> sequences)
        : text_(text), marking_(marking), sequences_(sequences) {}

    std::string run() {
        out_.reserve(3 * text_.size());
        for (std::size_t at = 0; at < text_.size();) {
            const std::size_t begin = at;
            const char32_t c = next_code_point(text_, at);
            mark(begin, c);
            out_.append(text_, begin, at - begin);
            before_ = c;
        }
        mark(text_.size(), kNoCodePoint);
        return std::move(out_);
    }

private:
    /// At the place before a character, or at the end.
    void mark(std::size_t at, char32_t after) {
        const bool word = after != kNoCodePoint && is_word_character(after);
        const bool changes = std::exchange(after_word_, word) != word;
        unsigned places = changes ? Spot::edge : Spot::inside;
        if (marking_.places > (Spot::edge | Spot::inside)) places |= ends_at(at, after);
        out_ += sequences_[places];
    }

    unsigned ends_at(std::size_t at, char32_t after) const {
        const bool last = at == text_.size();
        const bool before_break = after == U'\n' && (marking_.multiline || at + 1 == text_.size());
        unsigned places = 0;
        if (at == 0 || (marking_.multiline && before_ == U'\n')) places |= Spot::begin;
        if (last || before_break) places |= Spot::end_or_last_break;
        if (last) places |= Spot::end;
        return places;
    }

    std::string_view text_;
    const Marking& marking_;
    std::span<const std::string> sequences_;
    std::string out_;
    char32_t before_ = kNoCodePoint;
    bool after_word_ = false;
};

/// Is there one of the characters U+10FFFE, U+10FFFF, U+FFFFE, U+FFFFF, U+EFFFE and U+EFFFF?
bool is_mark_at(std::string_view text, std::size_t at) {
    if (text.size() - at < 4 || text[at + 2] != '\xBF' || (text[at + 3] | 1) != '\xBF') return false;
    if (text[at] == '\xF4') return text[at + 1] == '\x8F';
    return text[at] == '\xF3' && (text[at + 1] == '\xBF' || text[at + 1] == '\xAF');
}

std::string without_marks(std::string_view text) {
    std::string out;
    std::size_t begin = 0;  // of what is not copied yet
    for (std::size_t at = 0; at < text.size();) {
        if (static_cast<unsigned char>(text[at]) < 0xF3 || !is_mark_at(text, at)) {
            ++at;
        } else {
            out.append(text, begin, at - begin);
            begin = at += 4;
        }
    }
    return out.append(text, begin);
}

}  // namespace

struct TokenPattern::State {
    std::unique_ptr<RE2> program;
    Marking marking;
    std::array<std::string, kPlaces> sequences;  ///< of marking
    int group = 0;                               ///< 1 if the token is what the group matched
};

TokenPattern::TokenPattern(std::string_view pattern) : state_(new State) {
    Translator translator(pattern);
    const std::string translated = translator.translate();
    RE2::Options options(RE2::Quiet);
    options.set_log_errors(false);
    state_->program = std::make_unique<RE2>(translated, options);
    if (!state_->program->ok())
        throw Error(fmt::format("token_pattern '{}' is no regular expression: {}", printable(pattern),
                                printable(without_marks(state_->program->error()))));
    state_->marking = translator.marking();
    state_->sequences = state_->marking.sequences();
    state_->group = translator.groups();
}

TokenPattern::TokenPattern(TokenPattern&&) noexcept = default;
TokenPattern& TokenPattern::operator=(TokenPattern&&) noexcept = default;
TokenPattern::~TokenPattern() = default;

std::vector<std::string> TokenPattern::find_all(std::string_view text) const {
    const std::string clean = without_marks(text);
    const std::string source =
        state_->marking.places != 0 ? Marker(clean, state_->marking, state_->sequences).run() : clean;
    const re2::StringPiece all(source);
    std::vector<std::string> tokens;
    re2::StringPiece found[2];
    for (std::size_t at = 0; at <= source.size();) {
        if (!state_->program->Match(all, at, source.size(), RE2::UNANCHORED, found, 1 + state_->group)) break;
        const re2::StringPiece& token = found[state_->group];
        std::string plain = without_marks({token.data() == nullptr ? "" : token.data(), token.size()});
        if (!plain.empty()) tokens.push_back(std::move(plain));
        const auto end = static_cast<std::size_t>(found[0].data() + found[0].size() - source.data());
        std::size_t next = end;
        if (found[0].empty() && next < source.size()) next_code_point(source, next);
        at = found[0].empty() ? std::max(next, end + 1) : end;
    }
    return tokens;
}

}  // namespace assay
