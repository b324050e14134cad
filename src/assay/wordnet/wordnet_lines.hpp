/// The lines of WordNet's files, as wndb(5WN) describes them. Internal to the module.
#pragma once

#include <assay/wordnet/synset.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace assay {

struct IndexLine {
    std::string lemma;
    std::vector<std::size_t> offsets;  ///< by sense
};

/// How often a sense of a word was met in texts.
struct SenseCount {
    std::string lemma;
    std::size_t type = 1;    ///< 1 noun, 2 verb, 3 adjective, 4 adverb, 5 adjective that is like another
    std::size_t number = 1;  ///< of the sense
    std::size_t count = 0;
};

/// Throw SyntaxError at the byte that does not fit, for everything but a whole line (without its line break)
/// of the format: counts that are wrong, fields of other lengths, a type or part of speech other than those
/// of `part`
/// ("n", "v", "as", "r"), a word number that no word has, broken UTF-8, …
Synset parse_synset_line(std::string_view line, std::string_view types);
IndexLine parse_index_line(std::string_view line, char part);

/// A line of cntlist.rev, as cntlist(5WN) describes it; its sense keys as senseidx(5WN) does. Throws
/// SyntaxError.
SenseCount parse_count_line(std::string_view line);

/// A line of noun.exc and so on: a form and its base, the first one where there are several. Throws
/// SyntaxError.
std::pair<std::string, std::string> parse_exception_line(std::string_view line);

}  // namespace assay
