#include <assay/data/labels.hpp>

#include <assay/base/ascii.hpp>
#include <assay/base/error.hpp>
#include <assay/base/utf8.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace assay {
namespace {

/// A label as it was written: 'predicted' in quotes is a label, without them it is a word of the language.
struct Token {
    NamedLabel label;
    bool quoted = false;
};

/// Reads a label in '…' that opens at `position`, and moves behind it.
Token quoted_token(std::string_view text, std::size_t& position) {
    Token token{{"", position}, true};
    for (++position;; ++position) {
        const std::size_t quote = text.find('\'', position);
        if (quote == std::string_view::npos) throw SyntaxError("this quote never closes", token.label.offset);
        token.label.name.append(text, position, quote - position);
        position = quote + 1;
        if (position == text.size() || text[position] != '\'') break;
        token.label.name += '\'';
    }
    if (token.label.name.empty()) throw SyntaxError("a label cannot be empty", token.label.offset);
    if (position < text.size() && !is_ascii_space(text[position]))
        throw SyntaxError("a space is missing between labels; a quote inside '…' is written ''", position);
    return token;
}

Token plain_token(std::string_view text, std::size_t& position) {
    const std::size_t begin = position;
    for (; position < text.size() && !is_ascii_space(text[position]); ++position)
        if (text[position] == '\'')
            throw SyntaxError("a label that holds a quote is written in quotes: 'don''t'", position);
    return {{std::string(text.substr(begin, position - begin)), begin}, false};
}

std::vector<Token> tokens_of(std::string_view text) {
    std::vector<Token> tokens;
    for (std::size_t position = 0;;) {
        while (position < text.size() && is_ascii_space(text[position])) ++position;
        if (position == text.size()) return tokens;
        tokens.push_back(text[position] == '\'' ? quoted_token(text, position) : plain_token(text, position));
    }
}

bool is_word(const Token& token, std::string_view word) {
    return !token.quoted && token.label.name == word;
}

bool needs_quotes(std::string_view name) {
    return name.empty() ||
           std::any_of(name.begin(), name.end(), [](char c) { return is_ascii_space(c) || c == '\''; });
}

std::string quoted_label(std::string_view name) {
    std::string text = "'";
    for (const char c : name) text += c == '\'' ? std::string("''") : std::string(1, c);
    return text + '\'';
}

[[noreturn]] void throw_missing_minus(const Token& left, const Token& right) {
    std::string_view before = left.label.name, behind = right.label.name;
    if (!left.quoted && before.size() > 1 && before.ends_with('-'))
        before.remove_suffix(1);
    else if (!right.quoted && behind.size() > 1 && behind.starts_with('-'))
        behind.remove_prefix(1);
    else
        throw SyntaxError("expected ' - ' between two labels; a label that holds spaces is written '…'",
                          right.label.offset);
    throw SyntaxError(fmt::format("write spaces around the minus: '{} - {}'", before, behind),
                      right.label.offset);
}

}  // namespace

LabelSet::LabelSet(std::vector<std::string> names) : names_(std::move(names)) {
    for (std::size_t i = 0; i < names_.size(); ++i) {
        if (names_[i].empty()) throw Error("a label cannot be empty");
        if (std::find(names_.begin(), names_.begin() + static_cast<std::ptrdiff_t>(i), names_[i]) !=
            names_.begin() + static_cast<std::ptrdiff_t>(i))
            throw Error(fmt::format("the label '{}' occurs twice", printable(names_[i])));
    }
}

LabelSet LabelSet::of_answers(AnswerTable::Form form) {
    LabelSet labels;
    labels.answers_ = std::make_shared<AnswerTable>(std::move(form));
    return labels;
}

std::optional<std::size_t> LabelSet::find(std::string_view name) const {
    if (answers_) return answers_->number_of(name);
    const auto found = std::find(names_.begin(), names_.end(), name);
    if (found == names_.end()) return std::nullopt;
    return static_cast<std::size_t>(found - names_.begin());
}

std::vector<NamedLabel> parse_label_list(std::string_view text) {
    std::vector<NamedLabel> labels;
    for (Token& token : tokens_of(text)) labels.push_back(std::move(token.label));
    return labels;
}

std::string format_label_list(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names) {
        if (!text.empty()) text += ' ';
        text += needs_quotes(name) ? quoted_label(name) : name;
    }
    return text;
}

ScoreSyntax parse_score(std::string_view text) {
    const std::vector<Token> tokens = tokens_of(text);
    if (tokens.empty())
        throw SyntaxError(
            "a score is missing; write predicted, a label, or a difference: positive - negative", 0);
    if (is_word(tokens[0], "-")) throw SyntaxError("the label before '-' is missing", tokens[0].label.offset);
    if (tokens.size() == 1) {
        const bool predicted = is_word(tokens[0], "predicted");
        return {predicted, predicted ? NamedLabel{"", tokens[0].label.offset} : tokens[0].label,
                std::nullopt};
    }
    if (!is_word(tokens[1], "-")) throw_missing_minus(tokens[0], tokens[1]);
    if (tokens.size() == 2 || is_word(tokens[2], "-"))
        throw SyntaxError("the label after '-' is missing", tokens[1].label.offset);
    if (tokens.size() > 3)
        throw SyntaxError("a score has at most two labels; this is one too many", tokens[3].label.offset);
    for (const Token& token : {tokens[0], tokens[2]})
        if (is_word(token, "predicted"))
            throw SyntaxError(
                "a difference is between two labels, and predicted is none; a label of that name is written "
                "'predicted'",
                token.label.offset);
    if (tokens[0].label.name == tokens[2].label.name)
        throw SyntaxError("the difference of a label and itself is always 0", tokens[2].label.offset);
    return {false, tokens[0].label, tokens[2].label};
}

}  // namespace assay
