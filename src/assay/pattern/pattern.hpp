/// The template language: text with {slots} and {inline|choices}.
///
///     text    = { literal | "{{" | "}}" | slot | choice } ;
///     slot    = "{" { filter ":" } name [ number ] { "." field | "[" digits "]" } "}" ;
///     choice  = "{" literal "|" [ literal ] { "|" [ literal ] } "}" ;
///     filter  = "a" | "cap" | "upper" | "lower" | "plural" | "possessive" ;
///
/// Braces that hold a "|" are a choice; its alternatives are plain text in which "{{" and "}}" are braces
/// too. Braces in a row: "{{{x}}}" is "{", the slot x and "}", and "{{{a|b}}}" likewise (so only the first
/// alternative cannot begin with a brace that opens, only the last cannot end with one that closes: change
/// their order). Bytes outside slots pass through as they are, UTF-8 or not.
#pragma once

#include <assay/base/error.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace assay {

enum class Filter { article, capitalise, upper, lower, plural, possessive };

inline constexpr std::size_t kMaxFilters = 8;  ///< of one slot

struct Literal {
    std::string text;
    bool operator==(const Literal&) const = default;
};

/// {cap:a:thing2.field}: `name` is "thing2" as written; which lexicon that means is decided in expansion.
struct SlotReference {
    std::vector<Filter> filters;  ///< as written; applied from the right
    std::string name;
    std::vector<std::string> fields;  ///< {x.a.b} names field "a.b", {x[0]} field "0"
    std::size_t offset = 0;           ///< of the name, in bytes of the pattern
    std::string field() const;        ///< "a.b"; empty if none is named
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

/// Throws SyntaxError with the byte offset: a brace alone, an unknown filter (with the nearest), more than
/// kMaxFilters, a name or field that is no name, an empty slot, a choice that begins with an empty
/// alternative. Takes time in proportion to the text, whatever stands in it.
Pattern parse_pattern(std::string_view text);

inline constexpr std::size_t kMostPatternFaults = 100;  ///< that are found in one text

/// The same, but appends what is wrong to `faults`, from left to right, and leaves it out of the pattern.
Pattern parse_pattern(std::string_view text, std::vector<SyntaxError>& faults);

/// Can a slot or a field be called so? A letter or _, then letters, digits, _ and - (letters of any script,
/// as Unicode's XID_Start and XID_Continue have them).
bool is_slot_name(std::string_view name);

/// "text(I ) slot(negation) text( the ) slot(cap:a:thing.plural) choice(a, b, )", for tests and explanations.
std::string describe(const Pattern& pattern);

/// One filter applied to one value; an empty value stays empty.
/// - article: "a " or "an " in front, by sound, as Americans speak: an hour, a user, an FBI agent, an 8, an
/// herb;
/// - capitalise: the first letter becomes a capital, also behind opening quotes and brackets: “Seat”;
/// - upper, lower: Unicode's rules without a language; malformed UTF-8 is left as it is;
/// - plural: of an English noun in the singular: bus drivers, women, cities, works of art, FBIs;
/// - possessive: adds 's, also after an s: James's. Only apply_filters knows of plurals: the dogs'.
std::string apply_filter(Filter filter, std::string_view value);

/// All filters of a slot, from the right. A possessive somewhere left of a plural adds ' alone after an s.
std::string apply_filters(std::span<const Filter> filters, std::string_view value);

}  // namespace assay
