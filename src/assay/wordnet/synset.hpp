/// A line of WordNet's data files: words that mean the same, and what they have to do with others.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace assay {

struct SynsetPointer {
    std::string symbol;      ///< "@": what relation it is (wninput(5WN))
    std::size_t offset = 0;  ///< of the other synset
    char part = 'n';         ///< n v a s r: in which file
    std::size_t source = 0;  ///< the word that has the relation, from 1; 0: the synset as a whole
    std::size_t target = 0;
};

/// A pattern of sentences that a verb is used in (wninput(5WN)): 8 is "Somebody ----s something".
struct VerbFrame {
    std::size_t number = 0;
    std::size_t word = 0;  ///< from 1; 0: all words of the synset
};

struct Synset {
    std::size_t offset = 0;
    std::size_t file = 0;            ///< of the lexicographers (lexnames(5WN)): 5 animals, 6 artifacts, …
    char type = 'n';                 ///< n v a s r
    std::vector<std::string> words;  ///< without syntactic markers, _ for a space
    std::vector<SynsetPointer> pointers;
    std::vector<VerbFrame> frames;
    std::string gloss;
};

}  // namespace assay
