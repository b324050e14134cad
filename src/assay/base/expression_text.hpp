/// What the small languages in the attributes of suites (where=, that=) have in common.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace assay {

bool is_expression_space(char byte);

/// Reads the text in quotes that begins at `position`, single or double ones, and moves behind it; a quote
/// inside is doubled. Throws SyntaxError if it is not closed.
std::string read_quoted(std::string_view text, std::size_t& position);

/// What people write who know another language, as ours: "&&" is "and"; empty for what means nothing
/// elsewhere.
std::string_view our_operator(std::string_view foreign);

}  // namespace assay
