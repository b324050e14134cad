#include <assay/features/token_pattern.hpp>

#include <assay/base/error.hpp>
#include <assay/base/utf8.hpp>
#include <assay/features/normalise.hpp>

#include <fmt/format.h>
#include <re2/re2.h>

#include <utility>

namespace assay {
namespace {

constexpr std::string_view kMark = "\U0010FFFF";
constexpr int kMarks = 3;
constexpr std::string_view kWord = R"(\p{L}\p{N}_)";
constexpr std::string_view kDigit = R"(\p{Nd})";
constexpr std::string_view kSpace = R"(\x09-\x0d\x1c-\x20\x{85}\p{Z})";

/// Rewrites a pattern of Python's for RE2 and marked texts.
class Translator {
public:
    explicit Translator(std::string_view pattern) : pattern_(pattern) {
        marked_ = pattern.find("\\b") != pattern.npos;
    }

    std::string translate() {
        while (at_ < pattern_.size()) step();
        return std::exchange(out_, {});
    }
    bool marked() const { return marked_; }
    int groups() const { return groups_; }

private:
    [[noreturn]] void refuse(std::size_t at, std::string_view why) const {
        throw Error(fmt::format("token_pattern '{}', character {}: {}", printable(pattern_),
                                code_point_count(pattern_.substr(0, at)) + 1, why));
    }
    char peek(std::size_t ahead = 0) const {
        return at_ + ahead < pattern_.size() ? pattern_[at_ + ahead] : '\0';
    }
    /// Something that matches one character.
    void atom(std::string_view text) {
        if (marked_)
            out_.append("(?:").append(kMark).append("*").append(text).append(")");
        else
            out_ += text;
    }
    void set(std::string_view members, bool negated = false) {
        atom(fmt::format("[{}{}{}]", negated ? "^" : "", members, negated ? kMark : ""));
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
                return dot_all_ ? set("", true) : set("\\n", true);
            case '^':
            case '$':
                refuse(at_, "a token may stand anywhere: '^' and '$' are not possible");
            case ')':
            case '|':
            case '*':
            case '+':
            case '?':
            case '{':
            case '}':
                out_ += pattern_[at_++];
                return quantifier_rest();
            default:
                literal();
        }
    }

    /// {2,3} as it is.
    void quantifier_rest() {
        if (pattern_[at_ - 1] != '{') return;
        while (at_ < pattern_.size() && (peek() == ',' || (peek() >= '0' && peek() <= '9')))
            out_ += pattern_[at_++];
    }

    void literal() {
        const std::size_t begin = at_;
        next_code_point(pattern_, at_);
        atom(pattern_.substr(begin, at_ - begin));
    }

    void escape() {
        const std::size_t begin = at_++;
        const char c = peek();
        ++at_;
        switch (c) {
            case 'w':
            case 'W':
                return set(kWord, c == 'W');
            case 'd':
            case 'D':
                return set(kDigit, c == 'D');
            case 's':
            case 'S':
                return set(kSpace, c == 'S');
            case 'b':
                out_ += kMark;
                return;
            case 'B':
                refuse(begin, "\\B is not possible here");
            case 'A':
            case 'Z':
                refuse(begin, "a token may stand anywhere: '\\A' and '\\Z' are not possible");
            default:
                atom(simple_escape(begin));
        }
    }

    /// \n, \., \x41, \u00e9 …, which mean one character inside and outside of []. at_ is behind its letter.
    std::string simple_escape(std::size_t begin) {
        if (at_ > pattern_.size()) refuse(begin, "nothing follows the backslash");
        const char c = pattern_[at_ - 1];
        const int digits = c == 'x' ? 2 : c == 'u' ? 4 : c == 'U' ? 8 : 0;
        if (digits > 0) {
            const std::string_view hex = pattern_.substr(at_, static_cast<std::size_t>(digits));
            if (hex.size() != static_cast<std::size_t>(digits) ||
                hex.find_first_not_of("0123456789abcdefABCDEF") != hex.npos)
                refuse(begin, fmt::format("\\{} needs {} hexadecimal digits", c, digits));
            at_ += hex.size();
            return fmt::format("\\x{{{}}}", hex);
        }
        if (c >= '0' && c <= '9') refuse(begin, "back references are not possible in linear time");
        constexpr std::string_view kControls = "afnrtv";
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (letter && kControls.find(c) == kControls.npos)
            refuse(begin, fmt::format("there is no escape \\{}", c));
        if (static_cast<unsigned char>(c) >= 0x80) {  // an escaped character that needs no escape
            at_ = begin + 1;
            next_code_point(pattern_, at_);
            return std::string(pattern_.substr(begin + 1, at_ - begin - 1));
        }
        return std::string{'\\', c};
    }

    void character_class() {
        const std::size_t begin = at_++;
        const bool negated = peek() == '^';
        if (negated) ++at_;
        std::string members;
        for (bool first = true; first || peek() != ']'; first = false) {
            if (at_ >= pattern_.size()) refuse(begin, "the '[' is never closed");
            members += member();
        }
        ++at_;
        set(members, negated);
    }

    std::string member() {
        const std::size_t begin = at_;
        if (peek() == '[' || peek() == ']') return std::string{'\\', pattern_[at_++]};  // plain inside []
        if (peek() != '\\') {
            next_code_point(pattern_, at_);
            return std::string(pattern_.substr(begin, at_ - begin));
        }
        at_ += 2;
        switch (at_ <= pattern_.size() ? pattern_[begin + 1] : '\0') {
            case 'w':
                return std::string(kWord);
            case 'd':
                return std::string(kDigit);
            case 's':
                return std::string(kSpace);
            case 'b':
                return "\\x08";
            case 'W':
            case 'D':
            case 'S':
                refuse(begin, fmt::format("\\{} is not possible inside []", pattern_[begin + 1]));
            default:
                return simple_escape(begin);
        }
    }

    void group() {
        const std::size_t begin = at_++;
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
        if (end == pattern_.npos || letters.empty() || letters.find_first_not_of("uis") != letters.npos)
            refuse(begin, "only (…), (?:…), (?P<name>…) and the flags u, i and s are possible");
        if (letters.find('i') != letters.npos) out_ += "(?i)";
        if (letters.find('s') != letters.npos) dot_all_ = true;
        at_ = end + 1;
    }

    std::string_view pattern_;
    std::size_t at_ = 0;
    std::string out_;
    int groups_ = 0;
    bool marked_ = false;
    bool dot_all_ = false;
};

/// The text with marks at the edges of its words.
std::string with_marks(std::string_view text) {
    std::string out;
    const auto mark = [&out] {
        for (int i = 0; i < kMarks; ++i) out += kMark;
    };
    bool inside = false;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const char32_t c = next_code_point(text, at);
        const bool word = c != kNoCodePoint && is_word_character(c);
        if (word != inside) mark();
        inside = word;
        out.append(text, begin, at - begin);
    }
    if (inside) mark();
    return out;
}

std::string without_marks(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(kMark, at), text.size());
        out.append(text, at, end - at);
        at = end + kMark.size();
    }
    return out;
}

}  // namespace

struct TokenPattern::State {
    std::unique_ptr<RE2> program;
    bool marked = false;
    int group = 0;  ///< 1 if the token is what the group matched
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
    state_->marked = translator.marked();
    state_->group = translator.groups();
}

TokenPattern::TokenPattern(TokenPattern&&) noexcept = default;
TokenPattern& TokenPattern::operator=(TokenPattern&&) noexcept = default;
TokenPattern::~TokenPattern() = default;

std::vector<std::string> TokenPattern::find_all(std::string_view text) const {
    const std::string clean = without_marks(text);
    const std::string source = state_->marked ? with_marks(clean) : clean;
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
