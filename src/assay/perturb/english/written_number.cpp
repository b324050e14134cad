#include "written_number.hpp"

#include <assay/perturb/editing/marks.hpp>
#include <assay/perturb/editing/word_set.hpp>
#include <assay/text/characters.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace assay {
namespace {

constexpr std::size_t kMostDigits = 12;

/// Walks over the digits and their marks, and counts.
class NumberReader {
public:
    NumberReader(std::string_view text, std::size_t begin) : text_(text) {
        number_.begin = number_.end = begin;
    }

    std::optional<WrittenNumber> read() {
        const std::size_t first = take_digits(false);
        if (first == 0 || (first > 1 && text_[number_.begin] == '0')) return std::nullopt;
        while (mark_follows(',')) {
            if (first > 3 || digits_ > kMostDigits || take_digits_behind_mark(false) != 3)
                return std::nullopt;
            number_.grouped = true;
        }
        if (mark_follows('.')) number_.decimals = static_cast<unsigned>(take_digits_behind_mark(true));
        if (mark_follows('.') || mark_follows(',') || digits_ > kMostDigits) return std::nullopt;
        number_.figures -= number_.decimals == 0 ? trailing_zeros_ : 0;
        return number_;
    }

private:
    bool digit_at(std::size_t i) const { return i < text_.size() && is_ascii_digit(text_[i]); }
    bool mark_follows(char mark) const {
        return number_.end < text_.size() && text_[number_.end] == mark && digit_at(number_.end + 1);
    }

    std::size_t take_digits_behind_mark(bool decimals) {
        ++number_.end;
        return take_digits(decimals);
    }

    std::size_t take_digits(bool decimals) {
        std::size_t count = 0;
        for (; digit_at(number_.end); ++number_.end, ++count) take_digit(text_[number_.end] - '0', decimals);
        return count;
    }

    void take_digit(int digit, bool decimal) {
        ++digits_;
        number_.figures += digit != 0 || number_.figures > 0;
        trailing_zeros_ = digit == 0 && number_.figures > 0 ? trailing_zeros_ + 1 : 0;
        if (!decimal) {
            number_.value = number_.value * 10 + digit;
        } else {
            place_ *= 10;
            number_.value += digit / place_;
        }
    }

    std::string_view text_;
    WrittenNumber number_;
    std::size_t digits_ = 0;
    unsigned trailing_zeros_ = 0;
    double place_ = 1;
};

}  // namespace

std::optional<WrittenNumber> read_number(std::string_view text, std::size_t begin) {
    return NumberReader(text, begin).read();
}

std::string write_number(double value, unsigned decimals, bool grouped) {
    std::string written = fmt::format("{:.{}f}", value, decimals);
    if (decimals > 0) {
        written.erase(written.find_last_not_of('0') + 1);
        if (written.back() == '.') written.pop_back();
    }
    if (!grouped) return written;
    const std::size_t point = std::min(written.find('.'), written.size());
    const std::size_t first = written[0] == '-' ? 1 : 0;
    for (std::size_t at = point; at > first + 3; at -= 3) written.insert(at - 3, ",");
    return written;
}

bool has_digit(std::string_view text) {
    return std::any_of(text.begin(), text.end(), is_ascii_digit);
}

bool stands_free_before(const Context& context, std::size_t i) {
    static constexpr std::array<std::string_view, 12> kOpening = {"(", "[", "\"", "'", "*", ":",
                                                                  ";", "~", "“",  "‘", "—", "…"};
    return !context.glued(i) || is_one_of(context.piece(i - 1), kOpening);
}

bool stands_free_behind(const Context& context, std::size_t i) {
    static constexpr std::array<std::string_view, 15> kClosing = {")", "]", "\"", "'", "*", ".", ",", ":",
                                                                  ";", "!", "?",  "”", "’", "…", "—"};
    if (!context.glued(i + 1)) return true;
    return is_one_of(context.piece(i + 1), kClosing) &&
           !(context.glued(i + 2) && begins_with_digit(context, i + 2));
}

Neighbourhood neighbourhood_of(const Context& context, std::size_t i) {
    constexpr std::size_t kReach = 60;
    return {i - std::min(i, kReach), std::min(context.size(), i + kReach)};
}

bool any_before(const Context& context, std::size_t i, std::size_t reach, const WordSet& words) {
    for (; i > 0 && reach > 0; --reach)
        if (words.contains(context.piece(--i))) return true;
    return false;
}

bool begins_with_digit(const Context& context, std::size_t i) {
    return i < context.size() && is_ascii_digit(context.piece(i)[0]);
}

bool is_spaced(const Context& context, std::size_t i) {
    return i > 0 && i < context.size() && context.between(context[i - 1].end, context[i].begin) == " ";
}

bool joins_numbers(const Context& context, std::size_t i) {
    static const WordSet kWords("and or to through thru till until by x");
    static constexpr std::array<std::string_view, 8> kMarks = {"-", "–", "—", "&", "/", "+", "×", "*"};
    return i < context.size() && (kWords.contains(context.piece(i)) || is_one_of(context.piece(i), kMarks));
}

}  // namespace assay
