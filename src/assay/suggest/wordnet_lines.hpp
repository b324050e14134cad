/// The lines of WordNet's files, as wndb(5WN) describes them. Internal to the module.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

struct SynsetPointer {
    std::string symbol;      ///< "@": what relation it is (wninput(5WN))
    std::size_t offset = 0;  ///< of the other synset
    char part = 'n';         ///< n v a s r: in which file
    std::size_t source = 0;  ///< the word that has the relation, from 1; 0: the synset as a whole
    std::size_t target = 0;
};

/// Words that mean the same.
struct Synset {
    std::size_t offset = 0;
    char type = 'n';                 ///< n v a s r
    std::vector<std::string> words;  ///< without syntactic markers, _ for a space
    std::vector<SynsetPointer> pointers;
    std::string gloss;
};

struct IndexLine {
    std::string lemma;
    std::vector<std::size_t> offsets;  ///< by sense
};

/// Throw SyntaxError at the byte that does not fit, for everything but a whole line (without its line break)
/// of the format: counts that are wrong, fields of other lengths, a type or part of speech other than those
/// of `part`
/// ("n", "v", "as", "r"), a word number that no word has, broken UTF-8, …
Synset parse_synset_line(std::string_view line, std::string_view types);
IndexLine parse_index_line(std::string_view line, char part);

}  // namespace assay
