/// How a text ends: what is said, then marks such as "?!", then closing quotes and brackets. Internal to the
/// module.
#pragma once

#include <cstddef>
#include <string_view>

namespace assay {

struct TextEnd {
    std::size_t end = 0;      ///< behind the last character that is no white space
    std::size_t closers = 0;  ///< where the closing quotes and brackets before `end` begin
    std::size_t marks = 0;    ///< where the run of sentence marks before those begins
    bool takes_stop = false;  ///< ends in a word, a number or the like: a full stop could follow
};

/// Looks at the last piece without ASCII white space only.
TextEnd end_of_text(std::string_view text);

/// . ! ? … and their like in other scripts.
bool is_sentence_mark(std::string_view mark);
bool is_closer(std::string_view mark);

}  // namespace assay
