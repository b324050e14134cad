/// Words added to a lexicon in a <templates> file, which stays as it is otherwise: comments, order, indent.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

struct LexiconAddition {
    std::string xml;        ///< the whole file
    std::size_t added = 0;  ///< words
    std::size_t known = 0;  ///< words that the lexicon had already
};

/// `xml` is the file so far, or empty for a new one, and `file` what errors call it. The lexicon is made at
/// the end if it is not there. Words are one a line, or <entry> elements where the lexicon has those; each is
/// added once. Throws InputError for what is no XML, a root other than <templates>, a lexicon that takes its
/// words from a file; Error for a name that no lexicon can have, and words that no line of a file can hold:
/// with control characters, or empty.
LexiconAddition add_to_lexicon(std::string_view xml, const std::string& file, const std::string& lexicon,
                               const std::vector<std::string>& words);

}  // namespace assay
