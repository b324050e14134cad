#include <assay/expect/condition_parser.hpp>

#include <assay/base/ascii.hpp>
#include <assay/base/expression_text.hpp>
#include <assay/base/numbers.hpp>
#include <assay/base/utf8.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace assay {
namespace {

using Kind = ConditionStep::Kind;

enum class Type { number, label, condition, labels };

std::string_view name_of(Type type) {
    constexpr std::array<std::string_view, 4> kNames = {"a number", "a label", "a condition",
                                                        "labels of the case"};
    return kNames[static_cast<std::size_t>(type)];
}

struct Token {
    enum class Kind { end, number, word, quoted, sign };
    Kind kind = Kind::end;
    std::string text;
    double number = 0;
    std::size_t offset = 0;
    bool is(std::string_view what) const {
        return (kind == Kind::word || kind == Kind::sign) && text == what;
    }
};

class Lexer {
public:
    explicit Lexer(std::string_view text) : text_(text) {}

    Token next() {
        while (at_ < text_.size() && is_expression_space(text_[at_])) ++at_;
        if (at_ == text_.size()) return {Token::Kind::end, "", 0, at_};
        const char c = text_[at_];
        if (is_ascii_digit(c) || (c == '.' && at_ + 1 < text_.size() && is_ascii_digit(text_[at_ + 1])))
            return number();
        if (kSigns.find(c) != std::string_view::npos) return sign();
        const std::size_t begin = at_;
        if (c == '\'' || c == '"') return {Token::Kind::quoted, read_quoted(text_, at_), 0, begin};
        while (at_ < text_.size() && !is_expression_space(text_[at_]) && !ends_word(text_[at_])) ++at_;
        return {Token::Kind::word, std::string(text_.substr(begin, at_ - begin)), 0, begin};
    }

private:
    static constexpr std::string_view kSigns = "=!<>&|+-*/(),%";

    /// A minus inside a word belongs to it: labels may hold one.
    static bool ends_word(char c) {
        return c != '-' && (kSigns.find(c) != std::string_view::npos || c == '\'' || c == '"');
    }

    Token number() {
        const std::size_t begin = at_;
        while (at_ < text_.size() && (is_ascii_digit(text_[at_]) || text_[at_] == '.')) ++at_;
        if (at_ < text_.size() && !is_expression_space(text_[at_]) && text_[at_] != '%' &&
            !ends_word(text_[at_]) && text_[at_] != '-') {  // "5_stars" is a label
            while (at_ < text_.size() && !is_expression_space(text_[at_]) && !ends_word(text_[at_])) ++at_;
            return {Token::Kind::word, std::string(text_.substr(begin, at_ - begin)), 0, begin};
        }
        const auto value = parse_number(text_.substr(begin, at_ - begin));
        if (!value)
            throw SyntaxError(fmt::format("'{}' is no number", text_.substr(begin, at_ - begin)), begin);
        const bool percent = at_ < text_.size() && text_[at_] == '%';
        if (percent) ++at_;
        return {Token::Kind::number, std::string(text_.substr(begin, at_ - begin)),
                percent ? *value / 100 : *value, begin};
    }

    Token sign() {
        const std::size_t begin = at_++;
        constexpr std::string_view kPairs = "=!<>&|";
        if (kPairs.find(text_[begin]) != std::string_view::npos)
            while (at_ < text_.size() && kPairs.find(text_[at_]) != std::string_view::npos) ++at_;
        return {Token::Kind::sign, std::string(text_.substr(begin, at_ - begin)), 0, begin};
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

/// What people write who know another language.
std::string_view ours_for(std::string_view sign) {
    if (sign == "=>") return ">=";
    return sign == "=<" ? "<=" : our_operator(sign);
}

class Parser {
public:
    Parser(std::string_view text, const LabelSet& labels, const SlotLabels& slot_labels)
        : source_(text), labels_(labels), slot_labels_(slot_labels), lexer_(text), token_(lexer_.next()) {}

    Condition parse() {
        const std::size_t offset = token_.offset;
        require(condition(), Type::condition, offset);
        if (token_.kind != Token::Kind::end) throw unexpected("'and' or 'or' between conditions");
        return Condition(std::string(source_), std::move(steps_), std::move(lists_));
    }

private:
    struct Deeper {
        explicit Deeper(Parser& parser) : parser_(parser) {
            if (++parser_.depth_ > kMaxConditionDepth + 1)  // what stands in the innermost counts, too
                throw SyntaxError(fmt::format("more than {} parentheses, signs or 'not' stand in each other",
                                              kMaxConditionDepth),
                                  parser_.token_.offset);
        }
        ~Deeper() { --parser_.depth_; }
        Deeper(const Deeper&) = delete;
        Deeper& operator=(const Deeper&) = delete;

    private:
        Parser& parser_;
    };

    Token take() { return std::exchange(token_, lexer_.next()); }
    bool take(std::string_view what) {
        if (!token_.is(what)) return false;
        take();
        return true;
    }
    void expect(std::string_view what) {
        if (!take(what)) throw unexpected(fmt::format("'{}'", what));
    }

    SyntaxError unexpected(std::string_view wanted) const {
        if (token_.kind == Token::Kind::end)
            return SyntaxError(fmt::format("the condition ends here, where {} belongs", wanted),
                               token_.offset);
        const std::string_view ours = token_.kind == Token::Kind::sign ? ours_for(token_.text) : "";
        return SyntaxError(fmt::format("here belongs {}, not '{}'{}", wanted, printable(token_.text),
                                       ours.empty() ? "" : fmt::format("; did you mean '{}'?", ours)),
                           token_.offset);
    }

    static void require(Type found, Type wanted, std::size_t offset) {
        if (found == Type::labels)
            throw SyntaxError("'gold' and slots stand on the right: label == gold", offset);
        if (found != wanted)
            throw SyntaxError(fmt::format("here belongs {}, but this is {}", name_of(wanted), name_of(found)),
                              offset);
    }

    /// Steps that push one more; the depth of the stack is known at any time.
    void push(const ConditionStep& step) {
        if (++stack_ > Condition::kMaxStack) throw SyntaxError("the condition is too deep", token_.offset);
        steps_.push_back(step);
    }
    void apply(Kind kind, std::size_t taken, std::uint32_t index = 0) {
        stack_ -= taken - 1;
        steps_.push_back({kind, 0, index});
    }

    Type condition() {
        return joined("or", Kind::either, [this] { return conjunction(); });
    }
    Type conjunction() {
        return joined("and", Kind::both, [this] { return negation(); });
    }

    template <typename Part>
    Type joined(std::string_view word, Kind kind, const Part& part) {
        std::size_t offset = token_.offset;
        const Type first = part();
        while (token_.is(word)) {
            require(first, Type::condition, offset);
            take();
            offset = token_.offset;
            require(part(), Type::condition, offset);
            apply(kind, 2);
        }
        return first;
    }

    Type negation() {
        if (!token_.is("not")) return comparison();
        const Deeper deeper(*this);
        take();
        const std::size_t offset = token_.offset;
        require(negation(), Type::condition, offset);
        apply(Kind::is_not, 1);
        return Type::condition;
    }

    Type comparison() {
        const std::size_t offset = token_.offset;
        const Type left = sum();
        if (token_.is("in") || token_.is("not")) {
            const bool negated = take("not");
            require(left, Type::label, offset);
            expect("in");
            among();
            if (negated) apply(Kind::is_not, 1);
            return Type::condition;
        }
        using Sign = std::pair<std::string_view, Kind>;
        constexpr std::array kSigns = {Sign{"==", Kind::equal},  Sign{"!=", Kind::unequal},
                                       Sign{"<", Kind::less},    Sign{"<=", Kind::at_most},
                                       Sign{">", Kind::greater}, Sign{">=", Kind::at_least}};
        const auto sign =
            std::find_if(kSigns.begin(), kSigns.end(), [&](const Sign& one) { return token_.is(one.first); });
        if (sign == kSigns.end()) {
            if (token_.kind == Token::Kind::sign && !ours_for(token_.text).empty())
                throw unexpected("a comparison");
            return left;
        }
        compare(left, offset, sign->second);
        return Type::condition;
    }

    void compare(Type left, std::size_t left_offset, Kind kind) {
        const bool ordered = kind != Kind::equal && kind != Kind::unequal;
        take();
        const std::size_t offset = token_.offset;
        if (!ordered && left == Type::label && is_labels()) {
            labels_of_case();
            if (kind == Kind::unequal) apply(Kind::is_not, 1);
            return;
        }
        if (ordered) require(left, Type::number, left_offset);
        if (left == Type::condition)
            throw SyntaxError("conditions are joined by 'and' and 'or', not compared", left_offset);
        if (left == Type::labels)
            throw SyntaxError("'gold' and slots stand on the right: label == gold", left_offset);
        const bool number = token_.kind == Token::Kind::number && left == Type::label;
        if (number && labels_.find(token_.text)) {  // labels called 0 and 1
            label_literal(take());
            return apply(kind, 2);
        }
        require(sum(), left, offset);
        apply(kind, 2);
    }

    /// What stands behind "in".
    void among() {
        if (is_labels()) return labels_of_case();
        expect("(");
        LabelList list;
        do {
            list.push_back(named_label(take()));
        } while (take(","));
        expect(")");
        lists_.push_back(std::move(list));
        apply(Kind::among, 1, static_cast<std::uint32_t>(lists_.size() - 1));
    }

    bool is_labels() const {
        return token_.kind == Token::Kind::word &&
               (token_.text == "gold" || token_.text.starts_with("slot."));
    }

    void labels_of_case() {
        const Token token = take();
        if (token.text == "gold") return apply(Kind::among_gold, 1);
        constexpr std::size_t kPrefix = 5;
        apply(Kind::among_slot, 1,
              slot_labels_(std::string_view(token.text).substr(kPrefix), token.offset + kPrefix));
    }

    template <typename Part>
    Type arithmetic(std::string_view signs, Kind first_kind, Kind second_kind, const Part& part) {
        const std::size_t offset = token_.offset;
        const Type first = part();
        while (token_.kind == Token::Kind::sign && token_.text.size() == 1 &&
               signs.find(token_.text[0]) != std::string_view::npos) {
            require(first, Type::number, offset);
            const Kind kind = take().text[0] == signs[0] ? first_kind : second_kind;
            const std::size_t behind = token_.offset;
            require(part(), Type::number, behind);
            apply(kind, 2);
        }
        return first;
    }

    Type sum() {
        return arithmetic("+-", Kind::add, Kind::subtract, [this] { return product(); });
    }
    Type product() {
        return arithmetic("*/", Kind::multiply, Kind::divide, [this] { return factor(); });
    }

    Type factor() {
        const Deeper deeper(*this);
        if (take("-")) {
            const std::size_t offset = token_.offset;
            require(factor(), Type::number, offset);
            apply(Kind::negate, 1);
            return Type::number;
        }
        if (take("(")) {
            const Type inner = condition();
            expect(")");
            return inner;
        }
        if (token_.kind == Token::Kind::number) {
            push({Kind::number, take().number, 0});
            return Type::number;
        }
        if (token_.kind == Token::Kind::quoted) return label_literal(take());
        if (token_.kind != Token::Kind::word || token_.is("and") || token_.is("or") || token_.is("in"))
            throw unexpected("a number, a label or a condition");
        return named(take());
    }

    Type named(const Token& token) {
        const bool original = token.text.starts_with("original.");
        const std::string_view name = std::string_view(token.text).substr(original ? 9 : 0);
        if (name == "label") {
            push({original ? Kind::original_label : Kind::label, 0, 0});
            return Type::label;
        }
        if (name == "confidence") {
            push({original ? Kind::original_confidence : Kind::confidence, 0, 0});
            return Type::number;
        }
        if (name == "prob" && token_.is("(")) {
            if (labels_.is_open())
                throw SyntaxError("prob(…) needs labels, but the answers of this suite are open",
                                  token.offset);
            take();
            const std::uint32_t label = named_label(take());
            expect(")");
            push({original ? Kind::original_probability : Kind::probability, 0, label});
            return Type::number;
        }
        if (original)
            throw SyntaxError(
                fmt::format("the original has a label, a confidence and prob(LABEL), but no '{}'",
                            printable(name)),
                token.offset);
        if (token_.is("(")) return function(token);
        if (token.text == "gold" || token.text.starts_with("slot.")) return Type::labels;
        return label_literal(token);
    }

    Type function(const Token& token) {
        static const std::vector<std::string> kFunctions = {"abs", "max", "min", "prob"};
        const bool two = token.text == "min" || token.text == "max";
        if (!two && token.text != "abs")
            throw SyntaxError(fmt::format("there is no function '{}'{}", printable(token.text),
                                          did_you_mean(token.text, kFunctions)),
                              token.offset);
        take();
        number();
        if (two) {
            expect(",");
            number();
        }
        expect(")");
        apply(!two ? Kind::absolute : token.text == "min" ? Kind::least : Kind::greatest, two ? 2 : 1);
        return Type::number;
    }

    void number() {
        const std::size_t offset = token_.offset;
        require(sum(), Type::number, offset);
    }

    Type label_literal(const Token& token) {
        push({Kind::number, static_cast<double>(named_label(token)), 0});
        return Type::label;
    }

    std::uint32_t named_label(const Token& token) const {
        if (labels_.is_open() && (token.kind == Token::Kind::word || token.kind == Token::Kind::number))
            throw SyntaxError(fmt::format("an answer stands in quotes: '{}'", printable(token.text)),
                              token.offset);
        if (token.kind == Token::Kind::number || token.kind == Token::Kind::word ||
            token.kind == Token::Kind::quoted)
            if (const auto label = labels_.find(token.text)) return static_cast<std::uint32_t>(*label);
        if (token.kind == Token::Kind::end)
            throw SyntaxError("the condition ends here, where a label belongs", token.offset);
        std::vector<std::string> known = labels_.names();
        if (token.kind == Token::Kind::word) {
            known.emplace_back("label");
            known.emplace_back("confidence");
        }
        std::erase(known, token.text);  // a word of the language that is no label, here
        throw SyntaxError(fmt::format("'{}' is no label of the suite{}", printable(token.text),
                                      did_you_mean(token.text, known)),
                          token.offset);
    }

    std::string_view source_;
    const LabelSet& labels_;
    const SlotLabels& slot_labels_;
    Lexer lexer_;
    Token token_;
    std::vector<ConditionStep> steps_;
    std::vector<LabelList> lists_;
    std::size_t stack_ = 0;
    std::size_t depth_ = 0;
};

}  // namespace

Condition parse_condition(std::string_view text, const LabelSet& labels, const SlotLabels& slot_labels) {
    if (text.size() > kMaxConditionBytes)
        throw SyntaxError(fmt::format("a condition has at most {} bytes", format_count(kMaxConditionBytes)),
                          0);
    return Parser(text, labels, slot_labels).parse();
}

}  // namespace assay
