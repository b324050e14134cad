/// The finite verb of a clause in another tense. Internal to the module.
#pragma once

#include "clause_parser.hpp"

#include <assay/perturb/editing/site.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace assay {

/// What the verb of a clause in the present becomes in the past: "is" → "was", "don't" → "didn't", "it's" →
/// "it was", "serves" → "served", "can" → "could", "has been" → "had been", "will" → "would". Nothing for
/// verbs that have no other form there ("should").
std::optional<Site> past_form(const Context& context, const Clause& clause);

/// The other way round, which needs to know the number of the subject. Not for "had been" and "would".
std::optional<Site> present_form(const Context& context, const Clause& clause);

/// The form of "be" that goes with a subject: am, is, are, was, were.
std::string_view form_of_be(bool first_person, bool plural, bool past);
/// The same of "have"; `plain` for I, you and plurals.
std::string_view form_of_have(bool plain, bool past);

}  // namespace assay
