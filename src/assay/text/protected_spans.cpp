// One walk over the stretch. At each character that can open or betray a span (@ # & . and so on) the span is
// measured around it; what was measured is not measured again, so that the walk stays linear. A run of
// characters that may stand in a domain or before the @ of an address is remembered by its start.
#include "protected_spans.hpp"

#include <assay/base/utf8.hpp>
#include <assay/text/characters.hpp>

#include <algorithm>
#include <array>

namespace assay::detail {
namespace {

// Endings that a bare domain is known by. Those that are English words too (it, in, me, us) are not among
// them: "Love it.In fact" is no domain.
constexpr std::array<std::string_view, 24> kEndings = {
    "ai", "app", "au", "biz", "ca",   "cc",  "co", "com", "de",  "dev", "edu", "eu",
    "fm", "fr",  "gl", "gov", "info", "int", "io", "ly",  "mil", "net", "org", "uk"};

bool is_domain_character(char c) {
    return is_ascii_alphanumeric(c) || c == '.' || c == '-';
}
bool is_name_character(char c) {
    return is_ascii_alphanumeric(c) || c == '_';
}
bool is_local_character(char c) {
    return is_domain_character(c) || c == '_' || c == '%' || c == '+';
}

class Finder {
public:
    Finder(std::string_view text, std::size_t begin, std::size_t end, TokenList& spans)
        : text_(text.substr(0, end)), begin_(begin), position_(begin), spans_(spans) {}

    void run() {
        while (position_ < text_.size()) {
            if (!take_span()) step();
        }
    }

private:
    /// Is there no letter, digit or underscore just before?
    bool at_boundary() const {
        std::size_t before = position_;
        do {
            if (before == begin_) return true;
            --before;
        } while ((static_cast<unsigned char>(text_[before]) & 0xC0) == 0x80 && position_ - before < 4);
        const char32_t c = next_code_point(text_, before);
        return !is_letter(c) && !is_digit(c) && !is_mark(c) && c != '_';
    }

    void step() {
        if (!is_local_character(text_[position_])) run_begin_ = position_ + 1;
        if (!is_domain_character(text_[position_])) domain_begin_ = position_ + 1;
        ++position_;
    }

    bool take_span() {
        switch (text_[position_]) {
            case '@':
                return take_email() || take_name(TokenKind::handle);
            case '#':
                return take_name(TokenKind::hashtag);
            case '&':
                return take_heart() || take_reference();
            case '.':
                return take_domain();
            case '<':
                return take_heart();
            case ':':
            case ';':
            case '=':
                return take_emoticon();
            case 'h':
            case 'H':
            case 'f':
            case 'F':
            case 'w':
            case 'W':
                return take_url();
            default:
                return false;
        }
    }

    bool take(std::size_t begin, std::size_t end, TokenKind kind) {
        spans_.push_back({begin, end, kind});
        position_ = run_begin_ = domain_begin_ = end;
        return true;
    }

    bool take_url() {
        static constexpr std::array<std::string_view, 4> kOpenings = {"http://", "https://", "ftp://",
                                                                      "www."};
        for (const std::string_view opening : kOpenings) {
            if (!equals_ignoring_case(text_.substr(position_, opening.size()), opening) || !at_boundary())
                continue;
            const std::size_t end = end_of_url(position_ + opening.size());
            return end > position_ + opening.size() && take(position_, end, TokenKind::url);
        }
        return false;
    }

    /// Characters of an address up to here, without the punctuation of the sentence around it.
    std::size_t end_of_url(std::size_t from) const {
        std::size_t end = from;
        int open = 0;
        while (end < text_.size()) {
            std::size_t next = end;
            const char32_t c = next_code_point(text_, next);
            if (c < 0x21 || c == '<' || c == '>' || c == '"' || (c >= 0x7F && !is_letter(c))) break;
            open += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (open < 0) break;
            end = next;
        }
        while (end > from && std::string_view(".,!?;:'*_~").find(text_[end - 1]) != std::string_view::npos)
            --end;
        return end;
    }

    bool take_email() {
        std::size_t local = std::max(run_begin_, begin_);
        while (local < position_ && !is_ascii_alphanumeric(text_[local])) ++local;
        if (local == position_) return false;  // a handle, most often
        const std::size_t end = end_of_domain(position_ + 1);
        const auto domain = text_.substr(position_ + 1, end - position_ - 1);
        return domain.find('.') != std::string_view::npos && take(local, end, TokenKind::email);
    }

    /// The end of a run of domain characters, without dots and hyphens at its end.
    std::size_t end_of_domain(std::size_t from) const {
        std::size_t end = from;
        while (end < text_.size() && is_domain_character(text_[end])) ++end;
        while (end > from && !is_ascii_alphanumeric(text_[end - 1])) --end;
        return end;
    }

    /// @name or #name: letters, digits and underscores; a hashtag needs one that is no digit.
    bool take_name(TokenKind kind) {
        if (!at_boundary()) return false;
        std::size_t end = position_ + 1;
        bool only_digits = true;
        for (; end < text_.size() && is_name_character(text_[end]); ++end)
            only_digits &= is_ascii_digit(text_[end]);
        while (end < text_.size()) {
            std::size_t next = end;
            const char32_t c = next_code_point(text_, next);
            if (!is_letter(c) && !is_digit(c) && !is_mark(c) && c != '_') break;
            only_digits &= is_digit(c);
            end = next;
        }
        if (end == position_ + 1 || (kind == TokenKind::hashtag && only_digits)) return false;
        return take(position_, end, kind);
    }

    /// &amp; &#39; &#x27;
    bool take_reference() {
        constexpr std::size_t kLongest = 10;
        std::size_t end = position_ + 1;
        if (end < text_.size() && text_[end] == '#') ++end;
        const std::size_t name = end;
        while (end < text_.size() && end - name < kLongest && is_ascii_alphanumeric(text_[end])) ++end;
        return end > name && end < text_.size() && text_[end] == ';' &&
               take(position_, end + 1, TokenKind::reference);
    }

    /// "<3" and "</3", also where < is written &lt; as in downloaded tweets
    bool take_heart() {
        std::size_t end = position_;
        if (text_[end] == '<') {
            end += 1;
        } else if (text_.substr(end, 4) == "&lt;") {
            end += 4;
        } else {
            return false;
        }
        if (end < text_.size() && text_[end] == '/') ++end;
        if (end >= text_.size() || text_[end] != '3') return false;
        while (end < text_.size() && text_[end] == '3') ++end;
        return ends_here(end) && take(position_, end, TokenKind::emoticon);
    }

    bool ends_here(std::size_t end) const {
        return end >= text_.size() || !is_ascii_alphanumeric(text_[end]);
    }

    /// Eyes, perhaps a nose, a mouth that may be repeated: ":)" ";-)" "=D" ":'(((". A mouth that is a letter,
    /// a digit or a slash counts only where the emoticon stands by itself: "note:D1" and "and:/or" are none.
    bool take_emoticon() {
        std::size_t end = position_ + 1;
        while (end < text_.size() && end - position_ < 3 &&
               std::string_view("'-^").find(text_[end]) != std::string_view::npos)
            ++end;
        if (end >= text_.size()) return false;
        const char mouth = text_[end];
        const bool sure = std::string_view("()[]{}|*").find(mouth) != std::string_view::npos;
        if (!sure && std::string_view("DPpOoSs3/\\").find(mouth) == std::string_view::npos) return false;
        if (!sure && position_ != begin_ && position_ != last_end()) return false;
        while (end < text_.size() && text_[end] == mouth) ++end;
        if (!sure && (!ends_here(end) || (end < text_.size() && text_[end] == '/'))) return false;
        return take(position_, end, TokenKind::emoticon);
    }

    std::size_t last_end() const { return spans_.empty() ? begin_ : spans_.back().end; }

    /// "chicago.com", "bit.ly/2fQ"; the position is at the first dot of the run of domain characters.
    bool take_domain() {
        std::size_t run_end = position_;
        while (run_end < text_.size() && is_domain_character(text_[run_end])) ++run_end;
        const std::size_t begin = domain_begin_, end = end_of_domain(begin);
        const bool before_at = run_end < text_.size() && text_[run_end] == '@';
        const bool plain = begin < position_ && end > position_ + 1 && is_ascii_alphanumeric(text_[begin]);
        if (plain && !before_at && is_domain(text_.substr(begin, end - begin), end)) {
            const bool path = end < text_.size() && (text_[end] == '/' || text_[end] == ':');
            return take(begin, path ? end_of_url(end) : end, TokenKind::url);
        }
        // No domain: go on behind the run. It may still be the beginning of an address ("john.smith@…").
        position_ = domain_begin_ = run_end;
        return true;
    }

    bool is_domain(std::string_view run, std::size_t end) const {
        if (run.find("..") != std::string_view::npos) return false;
        const std::string_view ending = run.substr(run.rfind('.') + 1);
        if (std::any_of(kEndings.begin(), kEndings.end(),
                        [&](std::string_view known) { return equals_ignoring_case(ending, known); }))
            return true;
        const bool path =
            end + 1 < text_.size() && text_[end] == '/' && is_ascii_alphanumeric(text_[end + 1]);
        return path && ending.size() == 2 && is_ascii_lower(ending[0]) && is_ascii_lower(ending[1]);
    }

    std::string_view text_;
    std::size_t begin_;
    std::size_t position_;
    std::size_t run_begin_ = begin_;     ///< of the local characters that end at the position
    std::size_t domain_begin_ = begin_;  ///< of the domain characters that end at the position and are unread
    TokenList& spans_;
};

}  // namespace

void find_protected_spans(std::string_view text, std::size_t begin, std::size_t end, TokenList& spans) {
    Finder(text, begin, end, spans).run();
}

}  // namespace assay::detail
