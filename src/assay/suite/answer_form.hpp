/// How the open answers of a suite are compared.
#pragma once

#include <string>
#include <string_view>

namespace assay {

/// Without white space at its ends.
std::string exact_answer(std::string_view answer);

/// In small letters, without ASCII punctuation and the articles a, an and the, single blanks between words:
/// the form in which the evaluation script of SQuAD compares answers (Rajpurkar et al. 2016).
std::string normalized_answer(std::string_view answer);

}  // namespace assay
