/// What every rendering of an explanation says in words.
#pragma once

#include <assay/explain/explanation.hpp>

#include <cstddef>
#include <string>

namespace assay {

// All of them printable().

/// "negative 0.9312"; where another label is explained than was predicted "positive 0.0688 (predicted:
/// negative)". Of a calibrated linear classifier "negative 0.9312 (calibrated)".
std::string headline_of(const Explanation& explanation);

/// "log-odds +2.60 = intercept +0.12, words +2.48", or "log-odds before calibration +2.60 = …"; of lime
/// "log-odds +2.60; fitted with R² 0.93"; of occlusion "log-odds +2.60; without each word".
std::string sum_of(const Explanation& explanation);

/// A sentence for those who cannot see a picture: the text, its label, and the `most` largest contributions.
std::string in_words(const Explanation& explanation, std::size_t most);

}  // namespace assay
