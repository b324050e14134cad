#include <assay/base/expression_text.hpp>

#include <assay/base/error.hpp>

#include <array>
#include <utility>

namespace assay {

bool is_expression_space(char byte) {
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

std::string read_quoted(std::string_view text, std::size_t& position) {
    const std::size_t begin = position;
    const char quote = text[position++];
    std::string inside;
    for (; position < text.size(); ++position) {
        if (text[position] == quote) {
            ++position;
            if (position == text.size() || text[position] != quote) return inside;
        }
        inside += text[position];
    }
    throw SyntaxError("this quote is not closed", begin);
}

std::string_view our_operator(std::string_view foreign) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kForeign{
        {{"=", "=="}, {"<>", "!="}, {"===", "=="}, {"!==", "!="}, {"&&", "and"}, {"||", "or"}, {"!", "not"}}};
    for (const auto& [theirs, ours] : kForeign)
        if (foreign == theirs) return ours;
    return {};
}

}  // namespace assay
