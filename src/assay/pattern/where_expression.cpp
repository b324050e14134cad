#include <assay/base/expression_text.hpp>
#include <assay/base/numbers.hpp>
#include <assay/base/shown.hpp>
#include <assay/pattern/pattern.hpp>
#include <assay/pattern/where_expression.hpp>

#include <fmt/format.h>

#include <array>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

namespace assay {
namespace {

enum class TokenKind { end, word, text, sign };

struct Token {
    TokenKind kind = TokenKind::end;
    std::string text;
    std::size_t offset = 0;
    bool is(std::string_view word) const {
        return (kind == TokenKind::word || kind == TokenKind::sign) && text == word;
    }
};

class Lexer {
public:
    explicit Lexer(std::string_view text) : text_(text) {}

    Token next() {
        while (at_ < text_.size() && is_expression_space(text_[at_])) ++at_;
        if (at_ == text_.size()) return {TokenKind::end, {}, at_};
        const char c = text_[at_];
        if (c == '\'' || c == '"') {
            const std::size_t begin = at_;
            return {TokenKind::text, read_quoted(text_, at_), begin};
        }
        if (c == '(' || c == ')' || c == ',') return {TokenKind::sign, std::string(1, c), at_++};
        if (kSigns.find(c) != std::string_view::npos) return run(TokenKind::sign, true);
        return run(TokenKind::word, false);
    }

private:
    static constexpr std::string_view kSigns = "=!<>&|";

    Token run(TokenKind kind, bool signs) {
        const std::size_t begin = at_;
        while (at_ < text_.size() && !is_expression_space(text_[at_]) &&
               std::string_view("(),'\"").find(text_[at_]) == std::string_view::npos &&
               (kSigns.find(text_[at_]) != std::string_view::npos) == signs)
            ++at_;
        return {kind, std::string(text_.substr(begin, at_ - begin)), begin};
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

class WhereParser {
public:
    explicit WhereParser(std::string_view text) : lexer_(text), token_(lexer_.next()) {}

    WhereCondition parse() {
        WhereCondition condition = any();
        if (token_.kind == TokenKind::end) return condition;
        if (token_.is(")")) throw SyntaxError("this ')' closes nothing", token_.offset);
        throw SyntaxError(
            fmt::format("write 'and' or 'or' between conditions, not {}{}", in_quotes(token_.text), hint()),
            token_.offset);
    }

private:
    using Kind = WhereCondition::Kind;

    Token take() { return std::exchange(token_, lexer_.next()); }

    bool take(std::string_view word) {
        if (!token_.is(word)) return false;
        take();
        return true;
    }

    std::string hint() const {
        const std::string_view ours = token_.kind == TokenKind::sign ? our_operator(token_.text) : "";
        return ours.empty() ? "" : fmt::format("; did you mean '{}'?", ours);
    }

    /// Parts with a word between them; one part stands for itself.
    template <typename Part>
    WhereCondition joined(Kind kind, std::string_view word, const Part& part) {
        WhereCondition first = part();
        if (!token_.is(word)) return first;
        WhereCondition all{kind, {}, {}, first.offset};
        all.parts.push_back(std::move(first));
        while (take(word)) all.parts.push_back(part());
        return all;
    }

    WhereCondition any() {
        return joined(Kind::any, "or", [this] { return all(); });
    }
    WhereCondition all() {
        return joined(Kind::all, "and", [this] { return negation(); });
    }

    WhereCondition negation() {
        if (++depth_ > kMaxWhereDepth)
            throw SyntaxError(
                fmt::format("more than {} parentheses or 'not' stand in each other", kMaxWhereDepth),
                token_.offset);
        WhereCondition condition = deeper();
        --depth_;
        return condition;
    }

    WhereCondition deeper() {
        const std::size_t offset = token_.offset;
        if (take("not")) return negated(negation(), offset);
        if (!take("(")) return comparison();
        WhereCondition condition = any();
        if (!take(")"))
            throw SyntaxError(token_.kind == TokenKind::end
                                  ? "this '(' is not closed"
                                  : fmt::format("expected ')', not {}{}", in_quotes(token_.text), hint()),
                              token_.kind == TokenKind::end ? offset : token_.offset);
        return condition;
    }

    static WhereCondition negated(WhereCondition condition, std::size_t offset) {
        WhereCondition none{Kind::none, {}, {}, offset};
        none.parts.push_back(std::move(condition));
        return none;
    }

    WhereCondition comparison() {
        const std::size_t offset = token_.offset;
        WhereCondition among{Kind::among, {}, {}, offset};
        among.values.push_back(value());
        const bool equal = take("=="), unequal = !equal && take("!=");
        if (equal || unequal) {
            among.values.push_back(value());
            refuse_chain();
            return equal ? among : negated(std::move(among), offset);
        }
        const bool negates = take("not");
        if (!take("in")) throw_no_condition(among.values.front());
        if (!take("("))
            throw SyntaxError("write the values behind 'in' as a list: in ('x', 'y')", token_.offset);
        do among.values.push_back(value());
        while (take(","));
        if (!take(")")) throw SyntaxError("expected ',' or ')' in this list", token_.offset);
        return negates ? negated(std::move(among), offset) : among;
    }

    void refuse_chain() const {
        if (token_.is("==") || token_.is("!="))
            throw SyntaxError("compare two values at a time: a != b and b != c", token_.offset);
    }

    [[noreturn]] void throw_no_condition(const WhereValue& value) const {
        const std::string shown_value = in_quotes(value.name);
        if (const std::string meant = hint(); !meant.empty())
            throw SyntaxError(fmt::format("there is no operator {}{}", in_quotes(token_.text), meant),
                              token_.offset);
        if (token_.kind == TokenKind::end || token_.is("and") || token_.is("or") || token_.is(")"))
            throw SyntaxError(
                fmt::format("{} is a value and no condition; compare it with ==, != or in", shown_value),
                value.offset);
        throw SyntaxError(
            fmt::format("expected ==, != or in behind {}, not {}", shown_value, in_quotes(token_.text)),
            token_.offset);
    }

    WhereValue value() {
        const bool keyword = token_.is("and") || token_.is("or") || token_.is("not") || token_.is("in");
        if (token_.kind == TokenKind::text) {
            Token text = take();
            return {true, std::move(text.text), {}, text.offset};
        }
        if (token_.kind == TokenKind::end)
            throw SyntaxError("expected a slot or a text in quotes at the end", token_.offset);
        if (token_.kind != TokenKind::word || keyword)
            throw SyntaxError(
                fmt::format("expected a slot or a text in quotes, not {}{}", in_quotes(token_.text), hint()),
                token_.offset);
        const Token word = take();
        return slot_value(word);
    }

    static WhereValue slot_value(const Token& word) {
        std::vector<SyntaxError> faults;
        const Pattern pattern = parse_pattern("{" + word.text + "}", faults);
        const auto* slot = faults.empty() && pattern.parts.size() == 1
                               ? std::get_if<SlotReference>(&pattern.parts.front())
                               : nullptr;
        if (slot && slot->filters.empty()) return {false, slot->name, slot->field(), word.offset};
        throw SyntaxError(
            fmt::format("{} is no slot; texts stand in quotes: '{}'", in_quotes(word.text), shown(word.text)),
            word.offset);
    }

    Lexer lexer_;
    Token token_;
    std::size_t depth_ = 0;
};

std::string describe(const WhereValue& value) {
    if (value.is_text) return fmt::format("'{}'", value.name);
    return value.field.empty() ? value.name : fmt::format("{}.{}", value.name, value.field);
}

}  // namespace

WhereCondition parse_where(std::string_view text) {
    if (text.size() > kMaxWhereBytes)
        throw SyntaxError(fmt::format("a constraint has {} bytes at most", format_count(kMaxWhereBytes)), 0);
    return WhereParser(text).parse();
}

std::string describe(const WhereCondition& condition) {
    constexpr std::array kNames = {"any", "all", "none", "among"};
    std::string parts;
    for (const WhereCondition& part : condition.parts) (parts += parts.empty() ? "" : ", ") += describe(part);
    for (const WhereValue& value : condition.values) (parts += parts.empty() ? "" : ", ") += describe(value);
    return fmt::format("{}({})", kNames[static_cast<std::size_t>(condition.kind)], parts);
}

}  // namespace assay
