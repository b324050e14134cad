#include <assay/perturb/difference.hpp>

#include <assay/base/ascii.hpp>

#include <algorithm>

namespace assay {
namespace {

bool is_word_byte(char c) {
    return is_ascii_alphanumeric(c) || c == '\'' || c == '-' || !is_ascii(c);
}

/// Is there a word boundary between the bytes at - 1 and at?
bool is_boundary(std::string_view text, std::size_t at) {
    return at == 0 || at == text.size() || !is_word_byte(text[at - 1]) || !is_word_byte(text[at]);
}

}  // namespace

std::vector<Edit> difference(std::string_view original, std::string_view edited) {
    if (original == edited) return {};
    const std::size_t shorter = std::min(original.size(), edited.size());
    std::size_t begin = 0;
    while (begin < shorter && original[begin] == edited[begin]) ++begin;
    while (!is_boundary(original, begin) || !is_boundary(edited, begin)) --begin;
    std::size_t tail = 0;
    while (tail < shorter - begin && original[original.size() - 1 - tail] == edited[edited.size() - 1 - tail])
        ++tail;
    while (!is_boundary(original, original.size() - tail) || !is_boundary(edited, edited.size() - tail))
        --tail;
    const auto holds_letter = [](std::string_view text) {
        return std::any_of(text.begin(), text.end(), is_word_byte);
    };
    if (!holds_letter(original.substr(0, begin)) && !holds_letter(original.substr(original.size() - tail)))
        return {};
    return {{begin, original.size() - tail, begin, edited.size() - tail}};
}

}  // namespace assay
