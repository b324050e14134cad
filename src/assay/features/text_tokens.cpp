#include <assay/features/text_tokens.hpp>

#include <assay/base/utf8.hpp>
#include <assay/text/characters.hpp>

namespace assay {

void TextTokens::read(std::string_view text) {
    WordSplitter::check_size(text);
    text_ = text;
    tokens_ = tokenize(text);
    spellings_.clear();
    begins_.clear();
    for (const Token& token : tokens_) {
        begins_.push_back(spellings_.size());
        spellings_ += '\xFF';
        const std::string_view piece = text.substr(token.begin, token.end - token.begin);
        for (std::size_t at = 0; at < piece.size();) {
            const char32_t c = next_code_point(piece, at);
            append_code_point(spellings_, c == kNoCodePoint ? U'\uFFFD' : fold(c));
        }
    }
    begins_.push_back(spellings_.size());
    spellings_.append(Word::kPadding, '\0');
}

}  // namespace assay
