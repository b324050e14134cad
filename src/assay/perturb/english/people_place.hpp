/// Whether words such as "white" or "old" are said of people, and with which right they may become others.
/// Internal to the module.
#pragma once

#include <assay/perturb/editing/phrase_matcher.hpp>

namespace assay {

/// "she is", "I'm", "they were", with adverbs between: what follows says what people are.
bool says_of_people(const Context& context, std::size_t i);

/// Nothing of the same phrase follows: "she is blind.", "I am old and tired", but not "I am straight to bed".
bool ends_there(const Context& context, std::size_t last);

/// "a blind man", "she is blind."
bool speaks_of_people(const Context& context, const PhraseMatcher::Match& match);

/// "a young man", "I am old", where any other age will do as well: not "young kids", "my old boss" (of
/// before), "a little old lady", "an old man, 81", "he looks old but he's young".
bool speaks_of_age(const Context& context, const PhraseMatcher::Match& match);

/// May people be said to be of that age there? A "young friend" would be no "old friend".
bool takes_age(const Context& context, const PhraseMatcher::Match& match, std::string_view age);

}  // namespace assay
