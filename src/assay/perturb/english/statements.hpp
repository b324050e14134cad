/// Texts that are one statement, which may stand inside another sentence. Internal to the module.
#pragma once

#include "clause_parser.hpp"

#include <cstddef>
#include <optional>

namespace assay {

struct Statement {
    Clause clause;                        ///< the first one, whose subject begins the text
    std::size_t end = 0;                  ///< the statement is the tokens [0, end); marks may follow
    std::optional<Clauses> clauses = {};  ///< clauses_of() them
};

/// Nothing for texts of several sentences, questions, commands, exclamations without a verb, and for what has
/// a second half that would be read otherwise behind "that" ("…, but …", "…, which …"). Links, handles, emoji
/// and quotations are not looked through.
std::optional<Statement> sole_statement(const Context& context);

/// Is the subject of the first clause "I" or "we"?
bool is_about_oneself(const Context& context, const Statement& statement);

}  // namespace assay
