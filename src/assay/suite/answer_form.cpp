#include <assay/suite/answer_form.hpp>

#include <assay/base/ascii.hpp>
#include <assay/base/utf8.hpp>
#include <assay/text/letter_case.hpp>

#include <algorithm>

namespace assay {
namespace {

bool is_ascii_punctuation(char c) {
    return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') ||
           (c >= '{' && c <= '~');
}

}  // namespace

std::string exact_answer(std::string_view answer) {
    return std::string(trimmed(answer));
}

std::string normalized_answer(std::string_view answer) {
    std::string small = to_lower(answer);
    small.erase(std::remove_if(small.begin(), small.end(), is_ascii_punctuation), small.end());
    std::string words;
    for (std::size_t begin = 0; begin < small.size();) {
        std::size_t end = begin;
        while (end < small.size() && !is_ascii_space(small[end])) ++end;
        const std::string_view word = std::string_view(small).substr(begin, end - begin);
        if (!word.empty() && word != "a" && word != "an" && word != "the")
            (words += words.empty() ? "" : " ") += word;
        begin = end + 1;
    }
    return words;
}

}  // namespace assay
