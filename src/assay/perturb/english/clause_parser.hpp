/// The clauses of plain statements: who does what, and which words are finite verbs. No grammar of English,
/// but rules about closed classes of words and a list of verbs, which give up where a word could be two
/// things. Internal to the module.
#pragma once

#include "verbs.hpp"

#include <assay/perturb/editing/context.hpp>

#include <boost/container/small_vector.hpp>

#include <cstddef>
#include <optional>

namespace assay {

enum class VerbKind {
    be,
    perfect,    ///< has, have or had with a participle
    auxiliary,  ///< do, does or did with a verb
    modal,      ///< can, would …
    lexical,    ///< any other, "have" and "do" among them where they are no auxiliaries
};

struct Clause {
    std::size_t subject_first = 0, subject_last = 0;  ///< tokens
    std::size_t verb = 0;  ///< the finite verb; that of "it's" is in the token of its subject
    VerbKind kind = VerbKind::be;
    bool past = false;
    std::optional<bool> plural =
        {};  ///< does the subject go with "have" (I and you do, too)? Nothing if not sure
    const Verb* lexical = nullptr;  ///< of VerbKind::lexical
};

using Clauses = boost::container::small_vector<Clause, 6>;

/// The clause whose subject begins with token `first`: nothing if that is not clear. Tokens from `end` on are
/// not looked at.
std::optional<Clause> clause_at(const Context& context, std::size_t first, std::size_t end);

/// All clauses with a finite verb in the tokens [first, end), which hold one sentence; none in "Great food!".
/// Nothing if a word may or may not be a finite verb, and for quotations.
std::optional<Clauses> clauses_of(const Context& context, std::size_t first, std::size_t end);

}  // namespace assay
