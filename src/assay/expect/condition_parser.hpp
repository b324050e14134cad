/// The language of conditions, as `<expect that="…">` has it:
///
///     condition   = conjunction { "or" conjunction } ;
///     conjunction = negation { "and" negation } ;
///     negation    = "not" negation | comparison ;
///     comparison  = sum [ ( "==" | "!=" | "<" | "<=" | ">" | ">=" ) sum ]
///                 | sum [ "not" ] "in" ( "(" label { "," label } ")" | labels ) ;
///     sum         = product { ( "+" | "-" ) product } ;
///     product     = factor { ( "*" | "/" ) factor } ;
///     factor      = number | "-" factor | "(" condition ")" | "abs" "(" sum ")"
///                 | ( "min" | "max" ) "(" sum "," sum ")"
///                 | [ "original." ] ( "label" | "confidence" | "prob" "(" label ")" ) | label | labels ;
///     labels      = "gold" | "slot." name [ "." field ] ;
///
/// There are three types, numbers, labels and conditions, and nothing turns one into the other. A label is
/// written as elsewhere in a suite, in quotes where it holds spaces or is called like a word of the language.
/// Of labels only == != and in are defined; `labels` stand on their right, and hold those of the case.
#pragma once

#include <assay/base/error.hpp>
#include <assay/expect/condition.hpp>

#include <functional>
#include <string_view>

namespace assay {

inline constexpr std::size_t kMaxConditionBytes = 10'000;
inline constexpr std::size_t kMaxConditionDepth = 40;  ///< of parentheses, "not" and signs in each other

/// Gives the number by which a case knows the labels of a slot: `slot` is "thing" or "thing.label", and
/// stands at byte `offset` of the condition. Throws SyntaxError for what is no slot.
using SlotLabels = std::function<std::uint32_t(std::string_view slot, std::size_t offset)>;

/// Throws SyntaxError with the byte offset: unknown names and labels (with the nearest), types that do not
/// fit, operators of other languages, beyond the limits above.
Condition parse_condition(std::string_view text, const LabelSet& labels, const SlotLabels& slot_labels);

}  // namespace assay
