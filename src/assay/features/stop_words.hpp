/// Words that carry little meaning of their own.
#pragma once

#include <string>
#include <vector>

namespace assay {

/// The 318 words that scikit-learn calls "english", sorted. (They go back to a list of the Glasgow
/// Information Retrieval Group. It holds "not", "never" and "nothing": a poor choice for sentiment.)
const std::vector<std::string>& english_stop_words();

}  // namespace assay
