/// GitHub-flavoured Markdown, fit for a job summary or a comment on a pull request.
#pragma once

#include <assay/run/result.hpp>

#include <string>
#include <string_view>

namespace assay {

/// The verdict, a table of the tests and, folded away, failing examples. Texts of cases stand in code blocks,
/// where neither markup nor HTML nor mentions have a meaning; names are escaped by markdown_text.
std::string to_markdown(const RunResult& result);

/// Printable text that shows as it is in a heading, a paragraph or the cell of a table: no markup, no HTML,
/// no formula, and no @mention or #reference that would notify someone.
std::string markdown_text(std::string_view text);

}  // namespace assay
