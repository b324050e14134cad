#include <assay/process/words.hpp>

#include <assay/base/error.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace assay {
namespace {

class WordSplitter {
public:
    explicit WordSplitter(std::string_view text) : text_(text) {}

    std::vector<std::string> split() {
        if (const std::size_t nul = text_.find('\0'); nul != std::string_view::npos)
            throw SyntaxError("a command cannot hold a NUL byte", nul);
        for (; at_ < text_.size(); ++at_) {
            const char c = text_[at_];
            if (is_space(c)) {
                end_word();
            } else if (text_.substr(at_, 2) == "\\\n") {
                ++at_;  // a continued line; it neither begins nor ends a word
            } else {
                if (!in_word_) begin_ = at_;
                in_word_ = true;
                add(c);
            }
        }
        end_word();
        if (words_.empty()) throw SyntaxError("the command is empty", 0);
        return std::move(words_);
    }

private:
    static bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

    void add(char c) {
        switch (c) {
            case '\'':
                single_quotes();
                break;
            case '"':
                double_quotes();
                break;
            case '\\':
                escape();
                break;
            default:
                word_ += c;
        }
    }

    void single_quotes() {
        quoted_ = true;
        const std::size_t close = text_.find('\'', at_ + 1);
        if (close == std::string_view::npos) throw SyntaxError("this quote never closes", at_);
        word_.append(text_, at_ + 1, close - at_ - 1);
        at_ = close;
    }

    void double_quotes() {
        quoted_ = true;
        const std::size_t open = at_;
        for (++at_; at_ < text_.size() && text_[at_] != '"'; ++at_) {
            constexpr std::string_view kEscaped = "\"\\$`\n";
            const bool escapes = text_[at_] == '\\' && at_ + 1 < text_.size() &&
                                 kEscaped.find(text_[at_ + 1]) != std::string_view::npos;
            if (escapes) ++at_;
            if (!escapes || text_[at_] != '\n') word_ += text_[at_];
        }
        if (at_ == text_.size()) throw SyntaxError("this quote never closes", open);
    }

    void escape() {
        quoted_ = true;
        if (at_ + 1 == text_.size()) throw SyntaxError("a backslash with nothing behind it", at_);
        word_ += text_[++at_];
    }

    void end_word() {
        if (!in_word_) return;
        constexpr std::array<std::string_view, 11> kShell = {"|", "||", "&&", "&", ";", "<",
                                                             ">", ">>", "(",  ")", "2>"};
        if (!quoted_ && std::find(kShell.begin(), kShell.end(), word_) != kShell.end())
            throw SyntaxError(
                fmt::format(
                    "no shell runs this command; quote '{}' if the program wants it, or run sh -c '…'",
                    word_),
                begin_);
        words_.push_back(std::move(word_));
        word_.clear();
        in_word_ = quoted_ = false;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::size_t begin_ = 0;  ///< of the word
    std::string word_;
    bool in_word_ = false;
    bool quoted_ = false;  ///< something in the word is
    std::vector<std::string> words_;
};

}  // namespace

std::vector<std::string> split_command(std::string_view command) {
    return WordSplitter(command).split();
}

}  // namespace assay
