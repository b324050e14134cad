/// Lists of words and phrases for features, from lexicon files and from plain text.
#pragma once

#include <assay/features/mention_block.hpp>
#include <assay/lexicon/lexicon.hpp>

#include <filesystem>
#include <string>
#include <vector>

namespace assay {

/// The values of an entry each. The name is the lexicon's.
PhraseList phrases_of(const Lexicon& lexicon);

/// The lists that the user names on a command line. `file` is
///   - assay:NAME, a file of lexicons in the folder `library`, or FILE.xml, one that begins with <templates>
///     (what it uses stays below its root, see root_of()): `names` are lexicons, one at least;
///   - any other file: a word or phrase on each line, in UTF-8, blank lines left out; `names` is what the one
///     list is called, or empty: then it is called as the file is, without folder and ending.
/// Throws Error, with the nearest name, for a lexicon that is not there, and InputError for what is wrong in
/// a file.
std::vector<PhraseList> load_phrase_lists(const std::string& file, const std::vector<std::string>& names,
                                          const std::filesystem::path& library);

}  // namespace assay
