/// What assay suggest found in one source, and the formats in which it shows that.
#pragma once

#include <assay/suggest/filler.hpp>
#include <assay/suggest/masked_text.hpp>
#include <assay/suggest/sense_order.hpp>

#include <string>
#include <vector>

namespace assay::cli {

struct SuggestionList {
    std::string source;   ///< "corpus", "wordnet", "program", "server"
    std::string heading;  ///< what is searched: "Corpus reviews.csv, 2,880 texts"
    std::vector<Filler> fillers;
    /// Of each filler the sense that it belongs to; only those of WordNet have one, whose words are left out.
    std::vector<SenseInText> senses = {};
};

/// `format` is text, tsv, json or jsonl. Whatever comes from a source is printable, or a JSON string.
std::string render(const MaskedText& text, const std::vector<SuggestionList>& lists,
                   const std::string& format);

}  // namespace assay::cli
