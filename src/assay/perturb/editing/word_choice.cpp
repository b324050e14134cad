#include "word_choice.hpp"

#include "english_words.hpp"
#include "word_set.hpp"

#include <assay/base/numbers.hpp>
#include <assay/base/utf8.hpp>
#include <assay/text/characters.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace assay {
namespace {

/// "Delta, United Airlines" as its phrases.
void add_phrases(const Arguments& arguments, std::string_view name, PhraseMatcher& matcher) {
    for (const auto& [phrase, offset] : split_words(arguments.text(name), ',')) {
        const bool blank = phrase.find_first_not_of(' ') == std::string_view::npos;
        if (!blank && matcher.add(phrase) == PhraseMatcher::kNone)
            arguments.fail(name,
                           fmt::format("'{}' holds nothing to find in a text: '{}'", name, printable(phrase)),
                           offset);
    }
}

}  // namespace

std::size_t share_of(double share, std::size_t all) {
    const auto rounded = static_cast<std::size_t>(std::floor(share * static_cast<double>(all) + 0.5));
    return std::clamp<std::size_t>(rounded, 1, std::max<std::size_t>(all, 1));
}

double share_argument(const Arguments& arguments, std::string_view name) {
    const auto share = parse_share(arguments.text(name));
    if (!share)
        arguments.fail(name, fmt::format("'{}' must be a share from 0 to 1 such as 0.3 or 30%, not '{}'",
                                         name, printable(arguments.text(name))));
    return *share;
}

bool yes_or_no(const Arguments& arguments, std::string_view name) {
    static const std::vector<std::string> kAnswers = {"no", "yes"};
    return arguments.one_of(name, kAnswers) == 1;
}

std::vector<ParameterInfo> with_word_parameters(std::vector<ParameterInfo> own, std::string words,
                                                std::string min_length) {
    const auto add = [&](std::string name, std::string help, std::string value) {
        own.push_back({std::move(name), std::move(help), std::move(value), false, true});
    };
    add("words", "the share of the words that it could edit, at least one", std::move(words));
    add("max", "at most so many words; without it, no limit", "");
    add("min-length", "words with fewer characters stay", std::move(min_length));
    add("stop-words", "keep: words such as the, is, not stay; edit: they do not", "edit");
    add("protect", "words and phrases that stay, separated by commas", "");
    return own;
}

ParameterInfo keep_ends_parameter(std::string value) {
    return {"keep-ends", "yes: the first and the last character of a word stay", std::move(value), false,
            true};
}

WordChoice::WordChoice(const Arguments& arguments)
    : share_(arguments.text("words").empty() && !arguments.has("words") ? 1
                                                                        : share_argument(arguments, "words")),
      most_(arguments.has("max") ? static_cast<std::size_t>(arguments.number("max", 1, kMost))
                                 : std::numeric_limits<std::size_t>::max()),
      min_length_(static_cast<std::size_t>(arguments.number("min-length", 1, kMost))) {
    static const std::vector<std::string> kWays = {"edit", "keep"};
    keep_stop_words_ = arguments.one_of("stop-words", kWays) == 1;
    add_phrases(arguments, "protect", protected_);
}

bool WordChoice::is_long_enough(std::string_view word) const {
    if (word.size() < min_length_) return false;
    if (min_length_ == 1) return true;
    std::size_t length = 0;
    for (std::size_t position = 0; position < word.size() && length < min_length_;)
        if (!is_mark(next_code_point(word, position))) ++length;
    return length >= min_length_;
}

TokenNumbers WordChoice::editable(const Context& context) const {
    TokenNumbers numbers;
    for (std::size_t i = 0; i < context.size(); ++i) {
        if (protected_.size() > 0) {
            if (const auto match = protected_.longest(context, i)) {
                i = match->last;
                continue;
            }
        }
        if (!context.is_word(i) || !is_long_enough(context.piece(i))) continue;
        if (keep_stop_words_ && function_words().contains(context.piece(i))) continue;
        numbers.push_back(i);
    }
    return numbers;
}

std::size_t WordChoice::count(std::size_t candidates) const {
    return std::min(share_of(share_, candidates), most_);
}

}  // namespace assay
