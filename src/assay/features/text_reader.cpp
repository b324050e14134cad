#include <assay/features/text_reader.hpp>

#include <assay/base/error.hpp>
#include <assay/base/utf8.hpp>
#include <assay/features/normalise.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace assay {
namespace {

/// Words after which what is said is denied.
constexpr std::array<std::string_view, 12> kNegations = {
    "cannot", "neither", "never", "no", "nobody", "none", "nor", "not", "nothing", "nowhere", "cant", "dont"};

bool ends_negation(std::string_view gap) {
    return gap.find_first_of(".,:;!?") != gap.npos;
}

/// "don't" is one token of some patterns, and "don" and "t" of others.
bool negates(std::string_view token, std::string_view before) {
    if (std::find(kNegations.begin(), kNegations.end(), token) != kNegations.end()) return true;
    if (token.ends_with("n't") || token.ends_with("n\u2019t")) return true;
    return token == "t" && before.ends_with("n");
}

}  // namespace

Analyzer::Analyzer(AnalyzerOptions options) : options_(std::move(options)) {
    check(options_);
    if (!options_.token_pattern.empty()) pattern_.emplace(options_.token_pattern);
}

bool Analyzer::is_stop_word(std::string_view word) const {
    return std::binary_search(options_.stop_words.begin(), options_.stop_words.end(), word);
}

/// Short words and stop words are left out once negations are marked: "n", "t" and "not" are among them.
TextReader::TextReader(const Analyzer& analyzer)
    : analyzer_(analyzer),
      words_(false, analyzer.options().mark_negation ? 1 : analyzer.options().min_token_length) {}

void TextReader::read(std::string_view text) {
    WordSplitter::check_size(text);
    spelling_.clear();
    tokens_.clear();
    units_.clear();
    sequence_ends_.clear();
    prepare(text);
    switch (analyzer_.options().kind) {
        case AnalyzerKind::word:
            return read_words();
        case AnalyzerKind::chars:
            return read_characters();
        case AnalyzerKind::chars_wb:
            return read_words_as_characters();
    }
}

/// scikit-learn's build_preprocessor: first lower case, then accents.
void TextReader::prepare(std::string_view text) {
    std::string repaired;
    if (invalid_utf8_at(text)) text = repaired = well_formed(text);
    if (analyzer_.options().lowercase)
        lower_case(text, lowered_);
    else
        lowered_ = text;
    switch (analyzer_.options().strip_accents) {
        case StripAccents::none:
            text_.swap(lowered_);
            return;
        case StripAccents::ascii:
            text_ = strip_accents_ascii(lowered_);
            return;
        case StripAccents::unicode:
            text_ = strip_accents_unicode(lowered_);
            return;
    }
}

void TextReader::add_token(std::string_view token, std::string_view gap) {
    tokens_.push_back({spelling_.size(), token.size(), ends_negation(gap)});
    spelling_ += token;
}

void TextReader::split_words() {
    words_.read(text_);
    const char* behind = nullptr;  // of the word before
    words_.for_each_word([&](Word word) {
        const std::size_t gap = behind == nullptr ? 0 : static_cast<std::size_t>(word.data - behind);
        add_token(word.text(), {word.data - gap, gap});
        behind = word.data + word.size;
    });
}

void TextReader::match_words() {
    std::size_t at = 0;
    for (const std::string& token : analyzer_.token_pattern()->find_all(text_)) {
        const std::size_t found = std::max(at, std::min(text_.find(token, at), text_.size()));
        add_token(token, std::string_view(text_).substr(at, found - at));
        if (ends_negation(token)) tokens_.back().after_stop = true;
        at = std::min(found + token.size(), text_.size());
    }
}

void TextReader::mark_negations() {
    const std::string plain = std::exchange(spelling_, {});
    const AnalyzerOptions& options = analyzer_.options();
    const bool all =
        options.stop_words.empty() && (options.min_token_length <= 1 || analyzer_.token_pattern() != nullptr);
    auto kept = tokens_.begin();
    bool denied = false;
    std::string_view before;
    for (const Token token : tokens_) {
        const std::string_view word = std::string_view(plain).substr(token.begin, token.size);
        if (token.after_stop) denied = false;
        const bool negation = negates(word, std::exchange(before, word));
        if (all || is_kept(word)) {
            const std::size_t begin = spelling_.size();
            if (denied && !negation) spelling_ += "NOT_";
            spelling_ += word;
            *kept++ = {begin, spelling_.size() - begin, token.after_stop};
        }
        denied = denied || negation;
    }
    tokens_.erase(kept, tokens_.end());
}

bool TextReader::is_kept(std::string_view word) const {
    const std::size_t shortest =
        analyzer_.token_pattern() == nullptr ? analyzer_.options().min_token_length : 1;
    if (shortest > 1 && word.size() < 4 * shortest && code_point_count(word) < shortest) return false;
    return !analyzer_.is_stop_word(word);
}

void TextReader::read_words() {
    if (analyzer_.token_pattern() != nullptr)
        match_words();
    else
        split_words();
    if (analyzer_.options().mark_negation)
        mark_negations();
    else if (!analyzer_.options().stop_words.empty())
        std::erase_if(tokens_, [this](const Token& token) {
            return analyzer_.is_stop_word(std::string_view(spelling_).substr(token.begin, token.size));
        });
    spelling_.append(Word::kPadding, '\0');
    for (const Token& token : tokens_) units_.push_back({spelling_.data() + token.begin, token.size});
    end_sequence();
}

/// Units of one code point each; spelling_ is complete.
void TextReader::add_characters(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        next_code_point(text, at);
        units_.push_back({text.data() + begin, at - begin});
    }
    end_sequence();
}

/// Runs of two and more white-space characters are one space; a single one stays what it is.
void TextReader::read_characters() {
    for (std::size_t at = 0; at < text_.size();) {
        const std::size_t begin = at;
        const bool space = is_space_character(next_code_point(text_, at));
        std::size_t end = at;
        for (std::size_t ahead = at; space && ahead < text_.size();) {
            if (!is_space_character(next_code_point(text_, ahead))) break;
            end = ahead;
        }
        if (end > at)
            spelling_ += ' ';
        else
            spelling_.append(text_, begin, at - begin);
        at = end;
    }
    const std::size_t size = spelling_.size();
    spelling_.append(Word::kPadding, '\0');
    add_characters(std::string_view(spelling_).substr(0, size));
}

void TextReader::read_words_as_characters() {
    bool inside = false;
    std::vector<std::size_t> ends;
    const auto close = [&] {
        if (!std::exchange(inside, false)) return;
        spelling_ += ' ';
        ends.push_back(spelling_.size());
    };
    for (std::size_t at = 0; at < text_.size();) {
        const std::size_t begin = at;
        if (is_space_character(next_code_point(text_, at))) {
            close();
            continue;
        }
        if (!std::exchange(inside, true)) spelling_ += ' ';
        spelling_.append(text_, begin, at - begin);
    }
    close();
    spelling_.append(Word::kPadding, '\0');
    std::size_t begin = 0;
    for (const std::size_t end : ends) {
        add_characters(std::string_view(spelling_).substr(begin, end - begin));
        begin = end;
    }
}

}  // namespace assay
