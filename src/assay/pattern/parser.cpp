// One pass from brace to brace. What opens at a single '{' is a choice if a '|' comes before the brace that
// would close a choice, otherwise a slot; each byte is looked at twice at most.
#include <assay/base/numbers.hpp>
#include <assay/base/shown.hpp>
#include <assay/base/utf8.hpp>
#include <assay/pattern/pattern.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace assay {
namespace {

constexpr std::size_t kNone = std::string_view::npos;
constexpr std::size_t kMostDigitsOfPosition = 9;

struct NamedFilter {
    std::string_view name;
    Filter filter;
};
constexpr std::array<NamedFilter, 6> kFilters = {{{"a", Filter::article},
                                                  {"cap", Filter::capitalise},
                                                  {"upper", Filter::upper},
                                                  {"lower", Filter::lower},
                                                  {"plural", Filter::plural},
                                                  {"possessive", Filter::possessive}}};

std::string_view name_of(Filter filter) {
    return std::find_if(kFilters.begin(), kFilters.end(), [&](auto& f) { return f.filter == filter; })->name;
}

std::optional<Filter> find_filter(std::string_view name) {
    const auto found =
        std::find_if(kFilters.begin(), kFilters.end(), [&](auto& f) { return f.name == name; });
    return found == kFilters.end() ? std::nullopt : std::optional(found->filter);
}

bool is_name_start(char32_t c) {
    return c == '_' || (c != kNoCodePoint && u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_XID_START));
}

bool is_name_part(char32_t c) {
    return c == '-' ||
           (c != kNoCodePoint && u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_XID_CONTINUE));
}

/// Where a name stops being one; the whole length if it is one.
std::size_t name_length(std::string_view name) {
    std::size_t position = 0;
    while (position < name.size()) {
        const std::size_t start = position;
        const char32_t c = next_code_point(name, position);
        if (!(start == 0 ? is_name_start(c) : is_name_part(c))) return start;
    }
    return name.size();
}

/// The number of equal characters in a row.
std::size_t run_length(std::string_view text, std::size_t begin) {
    return std::min(text.find_first_not_of(text[begin], begin), text.size()) - begin;
}

/// A view of the pattern that knows where it stands in it.
struct Piece {
    std::string_view text;
    std::size_t offset;

    Piece before(std::size_t length) const { return {text.substr(0, length), offset}; }
    Piece after(std::size_t length) const { return {text.substr(length), offset + length}; }
};

void require_name(const Piece& name, std::string_view what) {
    if (name.text.empty()) throw SyntaxError(fmt::format("a {} is missing here", what), name.offset);
    const std::size_t length = name_length(name.text);
    if (length == name.text.size()) return;
    throw SyntaxError(fmt::format("{} is no {}: a letter or _, then letters, digits, _ and -; "
                                  "if the brace is text, write it twice: {{{{",
                                  in_quotes(name.text), what),
                      name.offset + length);
}

[[noreturn]] void throw_unknown_filter(const Piece& filter, std::string_view name) {
    if (find_filter(name)) {
        throw SyntaxError(fmt::format("filters stand before the name: {{{}:{}}}", name, shown(filter.text)),
                          filter.offset);
    }
    std::vector<std::string> known;
    for (const NamedFilter& f : kFilters) known.emplace_back(f.name);
    std::string advice = did_you_mean(filter.text, known);
    if (advice.empty()) advice = fmt::format("; the filters are {}", fmt::join(known, ", "));
    throw SyntaxError(fmt::format("no filter {}{}", in_quotes(filter.text), advice), filter.offset);
}

/// Takes "cap:a:" off the front.
std::vector<Filter> parse_filters(Piece& slot) {
    std::vector<Filter> filters;
    for (std::size_t colon; (colon = slot.text.find(':')) != kNone; slot = slot.after(colon + 1)) {
        const Piece word = slot.before(colon);
        require_name(word, "filter");
        const auto filter = find_filter(word.text);
        if (!filter) throw_unknown_filter(word, slot.after(colon + 1).text);
        if (filters.size() == kMaxFilters)
            throw SyntaxError(fmt::format("a slot takes at most {} filters", kMaxFilters), word.offset);
        filters.push_back(*filter);
    }
    return filters;
}

/// Takes "0]" off the front.
Piece take_position(Piece& slot) {
    const std::size_t close = slot.text.find_first_not_of("0123456789");
    if (close == 0 || close == kNone || slot.text[close] != ']' || close > kMostDigitsOfPosition)
        throw SyntaxError("a place in a list is a whole number, as in {x[0]}", slot.offset);
    const Piece position = slot.before(close);
    slot = slot.after(close + 1);
    if (!slot.text.empty() && slot.text.front() != '.' && slot.text.front() != '[')
        throw SyntaxError("nothing but a '.' or another place may stand behind a ]", slot.offset);
    return position;
}

/// What stands between the braces of a slot.
SlotReference parse_slot(Piece slot) {
    if (slot.text.empty()) {
        throw SyntaxError("a slot needs a name, as in {thing}; if the braces are text, write {{}}",
                          slot.offset - 1);
    }
    SlotReference reference;
    reference.filters = parse_filters(slot);
    const auto next_name = [&] {
        return slot.before(std::min(slot.text.find_first_of(".["), slot.text.size()));
    };
    const Piece name = next_name();
    require_name(name, "slot name");
    reference.name = name.text;
    reference.offset = name.offset;
    for (slot = slot.after(name.text.size()); !slot.text.empty();) {
        const bool is_position = slot.text.front() == '[';
        slot = slot.after(1);
        const Piece field = is_position ? take_position(slot) : next_name();
        if (!is_position) require_name(field, "field name");
        reference.fields.emplace_back(field.text);
        if (!is_position) slot = slot.after(field.text.size());
    }
    return reference;
}

/// {|x} could also be read as a slip of the pen; it is refused, and the way to write it shown.
void require_first_alternative(const Choice& choice) {
    if (!choice.alternatives.front().empty()) return;
    const auto text = std::find_if(choice.alternatives.begin(), choice.alternatives.end(),
                                   [](const std::string& alternative) { return !alternative.empty(); });
    if (text == choice.alternatives.end()) {
        throw SyntaxError("a choice needs a text before its first |, as in {very |}", choice.offset);
    }
    constexpr std::size_t kLongestShown = 40;
    const bool show = text->size() <= kLongestShown && text->find_first_of("{}") == kNone;
    throw SyntaxError(fmt::format("the empty alternative comes last: {{{}|}}", show ? shown(*text) : "…"),
                      choice.offset);
}

class Parser {
public:
    explicit Parser(std::string_view text) : text_(text) {}

    Pattern parse(std::vector<SyntaxError>& faults) {
        std::string literal;
        while (position_ < text_.size()) {
            if (append_text(literal, Inside::text)) continue;
            if (!literal.empty()) pattern_.parts.emplace_back(Literal{std::move(literal)});
            literal.clear();
            const std::size_t begin = position_;
            try {
                pattern_.parts.push_back(take_part());
            } catch (const SyntaxError& fault) {
                faults.push_back(fault);
                if (faults.size() == kMostPatternFaults) break;
                if (position_ == begin) ++position_;  // a brace alone: behind it is text
            }
        }
        if (!literal.empty()) pattern_.parts.emplace_back(Literal{std::move(literal)});
        return std::move(pattern_);
    }

private:
    enum class Inside { text, choice };

    /// On a fault the position is where to go on, or still where it was.
    PatternPart take_part() {
        if (text_[position_] == '}')
            throw SyntaxError("this } closes nothing; if it is text, write it twice: }}", position_);
        return opens_choice() ? PatternPart(take_choice()) : PatternPart(take_slot());
    }

    /// Moves text, doubled braces among it, to `literal`. False, and nothing moved, at a character that
    /// stands for itself. In a choice the first of an odd row of } closes it, as it does for a slot: {a|b}}}
    /// is {a|b} and }}.
    bool append_text(std::string& literal, Inside inside) {
        const std::string_view special = inside == Inside::choice ? "{}|" : "{}";
        const std::size_t stop = std::min(text_.find_first_of(special, position_), text_.size());
        if (stop > position_) {
            literal.append(text_, position_, stop - position_);
            position_ = stop;
            return true;
        }
        const char c = text_[stop];
        const std::size_t braces = c == '|' ? 0 : run_length(text_, stop);
        const bool closes = inside == Inside::choice && c == '}' && braces % 2 == 1;
        if (braces < 2 || closes) return false;
        literal.append(braces / 2, c);
        position_ += braces / 2 * 2;
        return true;
    }

    bool opens_choice() const {
        for (std::size_t at = position_ + 1;;) {
            at = text_.find_first_of("{}|", at);
            if (at == kNone) return false;
            if (text_[at] == '|') return true;
            const std::size_t braces = run_length(text_, at);
            if (braces % 2 == 1) return false;
            at += braces;
        }
    }

    SlotReference take_slot() {
        const std::size_t open = position_;
        const std::size_t close = text_.find_first_of("{}", open + 1);
        if (close == kNone || text_[close] == '{') {
            throw SyntaxError(fmt::format("this {{ is not closed{}; if it is text, write it twice: {{{{",
                                          close == kNone ? "" : " before the next one"),
                              open);
        }
        position_ = close + 1;
        return parse_slot({text_.substr(open + 1, close - open - 1), open + 1});
    }

    Choice take_choice() {
        Choice choice;
        choice.offset = position_++;
        std::string alternative;
        while (position_ < text_.size()) {
            if (append_text(alternative, Inside::choice)) continue;
            const char c = text_[position_];
            if (c == '{') {
                const std::size_t brace =
                    std::exchange(position_, text_.size());  // the end is anyone's guess
                throw SyntaxError(
                    "a choice holds plain text, no slots; if this { is text, write it twice: {{", brace);
            }
            choice.alternatives.push_back(std::move(alternative));
            alternative.clear();
            ++position_;
            if (c == '|') continue;
            require_first_alternative(choice);
            return choice;
        }
        throw SyntaxError("this choice is not closed by a single } (}} is text)", choice.offset);
    }

    std::string_view text_;
    std::size_t position_ = 0;
    Pattern pattern_;
};

struct PartPrinter {
    std::string operator()(const Literal& literal) const { return fmt::format("text({})", literal.text); }
    std::string operator()(const SlotReference& slot) const {
        std::string text = "slot(";
        for (const Filter filter : slot.filters) text.append(name_of(filter)) += ':';
        text += slot.name;
        for (const std::string& field : slot.fields) (text += '.') += field;
        return text + ')';
    }
    std::string operator()(const Choice& choice) const {
        return fmt::format("choice({})", fmt::join(choice.alternatives, ", "));
    }
};

}  // namespace

Pattern parse_pattern(std::string_view text, std::vector<SyntaxError>& faults) {
    return Parser(text).parse(faults);
}

Pattern parse_pattern(std::string_view text) {
    std::vector<SyntaxError> faults;
    Pattern pattern = parse_pattern(text, faults);
    if (!faults.empty()) throw faults.front();
    return pattern;
}

std::string SlotReference::field() const {
    return fmt::format("{}", fmt::join(fields, "."));
}

bool is_slot_name(std::string_view name) {
    return !name.empty() && name_length(name) == name.size();
}

std::string describe(const Pattern& pattern) {
    std::string text;
    for (const PatternPart& part : pattern.parts) {
        if (!text.empty()) text += ' ';
        text += std::visit(PartPrinter{}, part);
    }
    return text;
}

}  // namespace assay
