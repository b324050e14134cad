/// Finds what must not be edited in a stretch of text without ASCII white space. Internal to the tokenizer.
#pragma once

#include <assay/text/tokens.hpp>

namespace assay::detail {

/// Could this byte be part of a span? A stretch without one has none.
constexpr bool hints_at_protected_span(char c) {
    return c == '@' || c == '#' || c == '&' || c == '.' || c == ':' || c == ';' || c == '=' || c == '<';
}

/// Appends the spans inside text[begin, end) in order, not overlapping. Linear in end - begin.
void find_protected_spans(std::string_view text, std::size_t begin, std::size_t end, TokenList& spans);

}  // namespace assay::detail
