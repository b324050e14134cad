#include <assay/model/request_template.hpp>

#include <assay/base/ascii.hpp>
#include <assay/base/error.hpp>
#include <assay/base/shown.hpp>
#include <assay/data/json_lines.hpp>
#include <assay/model/question.hpp>

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>
#include <vector>

namespace assay {
namespace {

using nlohmann::ordered_json;

constexpr std::string_view kMore = "$more";

/// A piece of a string: literal text, the whole text, or one field of it.
struct Piece {
    enum class Kind { literal, text, field } kind = Kind::literal;
    std::string literal;
    std::size_t field = 0;
};

/// What follows "$text" where that is ".N", from 1; the text is cut by it. 0 for a number that is none.
std::optional<std::size_t> take_field(std::string_view& rest) {
    if (rest.size() < 2 || rest.front() != '.' || !is_ascii_digit(rest[1])) return std::nullopt;
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(rest.data() + 1, rest.data() + rest.size(), number);
    rest.remove_prefix(static_cast<std::size_t>(end - rest.data()));
    return error == std::errc() ? number : 0;
}

/// "$texts" would be the text and an "s".
bool goes_on(std::string_view rest) {
    return !rest.empty() && (is_ascii_alphanumeric(rest.front()) || rest.front() == '_');
}

std::vector<Piece> pieces_of(std::string_view string) {
    std::vector<Piece> pieces(1);
    for (std::string_view rest = string; !rest.empty();) {
        const std::size_t dollar = std::min(rest.find('$'), rest.size());
        pieces.back().literal += rest.substr(0, dollar);
        rest.remove_prefix(dollar);
        if (rest.empty()) break;
        if (rest.starts_with("$$")) {
            pieces.back().literal += '$';
            rest.remove_prefix(2);
        } else if (rest.starts_with("$text") && !goes_on(rest.substr(5))) {
            rest.remove_prefix(5);
            const auto field = take_field(rest);
            if (field == 0)
                throw Error(fmt::format("--request: fields count from 1, not as in {}", in_quotes(string)));
            pieces.push_back({field ? Piece::Kind::field : Piece::Kind::text, {}, field.value_or(1) - 1});
            pieces.emplace_back();
        } else {
            throw Error(
                fmt::format("--request: '$' in {} is neither $text nor $text.1, nor \"$more\" as the second "
                            "of two elements of "
                            "an array; write $$ for a '$'",
                            in_quotes(string)));
        }
    }
    std::erase_if(pieces, [](const Piece& piece) {
        return piece.kind == Piece::Kind::literal && piece.literal.empty();
    });
    return pieces;
}

bool is_repeated(const ordered_json& value) {
    return value.is_array() && value.size() == 2 && value[1] == kMore;
}

/// Looks at each string of a template once.
class Checker {
public:
    explicit Checker(std::size_t fields) : fields_(fields), seen_(fields, false) {}

    void look_at(const ordered_json& value, bool repeated) {
        if (is_repeated(value)) {
            if (repeated || std::exchange(takes_many_, true))
                throw Error("--request has \"$more\" twice; one array can hold the texts");
            look_at(value[0], true);
        } else if (value.is_structured()) {
            for (const auto& [key, item] : value.items()) {
                if (value.is_object() && key.find("$text") != std::string::npos)
                    throw Error(fmt::format("--request: the key {} cannot hold the text", in_quotes(key)));
                look_at(item, repeated);
            }
        } else if (value.is_string()) {
            look_at(value.get_ref<const std::string&>(), repeated);
        }
    }

    void finish() const {
        if (takes_many_ && outside_)
            throw Error(
                "--request has a text outside of the array with \"$more\", where it is not clear which of "
                "the "
                "texts is meant");
        const auto missing = std::find(seen_.begin(), seen_.end(), false);
        if (missing == seen_.end()) return;
        if (fields_ == 1)
            throw Error("--request has no \"$text\": where does the text stand in what the server wants?");
        throw Error(fmt::format("--request has neither \"$text\" nor \"$text.{}\"; texts have {} fields here",
                                missing - seen_.begin() + 1, fields_));
    }

    bool takes_many() const { return takes_many_; }

private:
    void look_at(const std::string& string, bool repeated) {
        const std::vector<Piece> pieces = pieces_of(string);
        for (const Piece& piece : pieces) {
            if (piece.kind == Piece::Kind::literal) continue;
            outside_ |= !repeated;
            if (piece.kind == Piece::Kind::field && piece.field >= fields_)
                throw Error(fmt::format("--request: $text.{} in {}: texts have {} here", piece.field + 1,
                                        in_quotes(string),
                                        fields_ == 1 ? "one field" : fmt::format("{} fields", fields_)));
            if (piece.kind == Piece::Kind::text && fields_ > 1 && pieces.size() > 1)
                throw Error(
                    fmt::format("--request: $text in {} has {} fields here; say which, such as $text.1",
                                in_quotes(string), fields_));
            if (piece.kind == Piece::Kind::field) seen_[piece.field] = true;
            if (piece.kind == Piece::Kind::text) std::fill(seen_.begin(), seen_.end(), true);
        }
    }

    std::size_t fields_;
    std::vector<bool> seen_;
    bool takes_many_ = false;
    bool outside_ = false;
};

ordered_json filled_string(const std::string& string, const TextBatch& texts, std::size_t i) {
    const std::vector<Piece> pieces = pieces_of(string);
    if (pieces.size() == 1 && pieces.front().kind == Piece::Kind::text) return text_as_json(texts, i);
    std::string result;
    for (const Piece& piece : pieces) {
        result += piece.literal;
        if (piece.kind != Piece::Kind::literal) result += texts.field(i, piece.field);
    }
    return result;
}

ordered_json filled_for(const ordered_json& value, const TextBatch& texts, std::size_t first,
                        std::size_t count) {
    if (is_repeated(value)) {
        ordered_json all = ordered_json::array();
        for (std::size_t i = first; i < first + count; ++i) all.push_back(filled_for(value[0], texts, i, 1));
        return all;
    }
    if (value.is_string()) return filled_string(value.get_ref<const std::string&>(), texts, first);
    if (!value.is_structured()) return value;
    ordered_json result(value.type());
    for (const auto& [key, item] : value.items()) {
        ordered_json filled = filled_for(item, texts, first, count);
        if (value.is_object())
            result[key] = std::move(filled);
        else
            result.push_back(std::move(filled));
    }
    return result;
}

}  // namespace

RequestTemplate::RequestTemplate(std::string_view json, std::size_t fields) {
    try {
        JsonReader().parse(json);
    } catch (const SyntaxError& fault) {
        throw Error(fmt::format("--request {} is no JSON, at byte {}: {}", in_quotes(json),
                                fault.offset() + 1, fault.what()));
    }
    template_ = ordered_json::parse(json);
    Checker checker(fields);
    checker.look_at(template_, false);
    checker.finish();
    takes_many_ = checker.takes_many();
}

std::string RequestTemplate::body(const TextBatch& texts, std::size_t first, std::size_t count) const {
    return filled_for(template_, texts, first, count)
        .dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

}  // namespace assay
