/// The sentences of a text. Internal to the module.
#pragma once

#include <assay/perturb/editing/context.hpp>

#include <boost/container/small_vector.hpp>

#include <cstddef>

namespace assay {

struct Sentence {
    std::size_t first = 0, end = 0;  ///< tokens [first, end)
    std::size_t stop = 0;            ///< where its marks begin: what is said is [first, stop)
};

using Sentences = boost::container::small_vector<Sentence, 8>;

/// All tokens of the text belong to one. A sentence ends behind . ! ? … with closing quotes and brackets,
/// emoticons and emoji that follow, where white space follows those, or where a line ends.
Sentences sentences_of(const Context& context);

/// Does it end with "?"?
bool asks(const Context& context, const Sentence& sentence);

}  // namespace assay
