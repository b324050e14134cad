/// The template language: text with {slots} and {inline|choices}.
///
///     text    = { literal | "{{" | "}}" | slot | choice } ;
///     slot    = "{" { filter ":" } name [ number ] { "." field } "}" ;
///     choice  = "{" literal "|" [ literal ] { "|" [ literal ] } "}" ;
///     filter  = "a" | "cap" | "upper" | "lower" | "plural" | "possessive" ;
#pragma once

#include <assay/base/error.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace assay {

enum class Filter { article, capitalise, upper, lower, plural, possessive };

struct Literal {
    std::string text;
    bool operator==(const Literal&) const = default;
};

/// {cap:a:thing2.field}: `name` is "thing2" as written; which lexicon that means is decided in expansion.
struct SlotReference {
    std::vector<Filter> filters;  ///< as written; applied from the right
    std::string name;
    std::vector<std::string> fields;  ///< {x.a.b} names field "a.b"
    std::size_t offset = 0;           ///< of the name, in bytes of the pattern
    bool operator==(const SlotReference&) const = default;
};

struct Choice {
    std::vector<std::string> alternatives;
    std::size_t offset = 0;  ///< of the brace
    bool operator==(const Choice&) const = default;
};

using PatternPart = std::variant<Literal, SlotReference, Choice>;

/// A parsed text. Neighbouring literals are one part; an empty text has no parts.
struct Pattern {
    std::vector<PatternPart> parts;
    bool operator==(const Pattern&) const = default;
};

/// Throws SyntaxError with the byte offset: a brace alone, an unknown filter (with the nearest), a name that is no
/// name (letters, digits, _ and -, beginning with a letter or _), an empty slot.
Pattern parse_pattern(std::string_view text);

/// "text(I ) slot(negation) text( the ) slot(cap:a:thing.plural) choice(a, b, )", for tests and explanations.
std::string describe(const Pattern& pattern);

/// One filter applied to one value. `article` sets "a " or "an " by sound ("an hour", "a university").
std::string apply_filter(Filter filter, std::string_view value);

}  // namespace assay
