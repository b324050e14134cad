/// Blocks of features as they are written on the command line:
///
///     word:ngrams=1-2                            counts of words and pairs of words
///     char_wb:ngrams=3-6,sublinear_tf,min_df=2   weighted (tf-idf) counts of characters inside words
///     hash:ngrams=2,n_features=65536             hashed words and pairs of words
///     prefix:un,dis,value=binary                 words that begin so, likewise suffix:less,ness
///     mentions:pos_adj,neg_adj,file=assay:sentiment,at_least=2
///                                                words and phrases of lexicons
///     begins_with:although,'at first'            texts that begin so
///     surface:exclamations,capitals,value=log1p  how a text is written
///
/// KIND[:OPTION,…], an option being NAME=VALUE or, for a yes, NAME; of the last five kinds, what has no = is
/// what features are made of, a feature each. Names are scikit-learn's (see options_json.hpp), "ngrams" for
/// ngram_range, and "tfidf", which any of the options norm, use_idf, smooth_idf and sublinear_tf implies. A
/// value may stand in single quotes, if it holds a comma.
#pragma once

#include <assay/features/block_declaration.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace assay {

/// Throws Error that shows the specification and says what is wrong with it. Without `load` no list can be
/// named.
BlockOptions parse_feature_spec(std::string_view spec, const ListLoader& load = {});

/// Short, for records and tables: what differs from the defaults. Reads back as equal options, but for
/// vocabularies, stop words of one's own and lists of phrases, which are only counted.
std::string describe(const BlockOptions& block);

/// Equal for equal options: of describe() and of the words that it only counts.
std::uint64_t hash_of(const BlockOptions& block);

}  // namespace assay
