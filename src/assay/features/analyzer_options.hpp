/// How a text is cut into the units (words or characters) whose n-grams are features. Names and meaning are
/// those of scikit-learn's CountVectorizer, but for what is marked as our own.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

enum class AnalyzerKind {
    word,     ///< n-grams of words
    chars,    ///< "char": n-grams of characters, across words
    chars_wb  ///< "char_wb": n-grams of characters inside words, each word with a space before and behind
};
std::string_view name_of(AnalyzerKind kind);
/// Throws Error naming the known ones.
AnalyzerKind parse_analyzer_kind(std::string_view name);

enum class StripAccents {
    none,
    ascii,   ///< compatibility decomposition (NFKD), and whatever is not ASCII then goes
    unicode  ///< NFKD without its combining characters
};
std::string_view name_of(StripAccents strip);
StripAccents parse_strip_accents(std::string_view name);

struct AnalyzerOptions {
    AnalyzerKind kind = AnalyzerKind::word;
    bool lowercase = true;  ///< as Python's str.lower
    StripAccents strip_accents = StripAccents::none;
    /// Code points in a word, at least, where there is no token_pattern. 2 is scikit-learn's default pattern
    /// (?u)\b\w\w+\b; 1 keeps "I", "a" and the "t" of "don't", and is (?u)\b\w+\b.
    std::size_t min_token_length = 2;
    /// A regular expression of Python's re for words (see TokenPattern); empty: runs of \w.
    std::string token_pattern = {};
    /// Words left out before n-grams are made; sorted, each once.
    std::vector<std::string> stop_words = {};
    /// Our own: words after a negation, up to the next of . , : ; ! ?, are written NOT_word (Das & Chen 2001;
    /// Pang, Lee & Vaithyanathan 2002). Negations are found before short words and stop words are left out:
    /// "don't like it" is "don NOT_like NOT_it", "do n't like it" is "do NOT_like NOT_it", whatever
    /// min_token_length is. A token_pattern hides the words that it does not match.
    bool mark_negation = false;
    bool operator==(const AnalyzerOptions&) const = default;

    /// Runs of \w in a lower-cased or untouched text: what WordSplitter alone can do.
    bool is_plain() const {
        return kind == AnalyzerKind::word && strip_accents == StripAccents::none && token_pattern.empty() &&
               stop_words.empty() && !mark_negation;
    }
    /// Takes the two patterns that WordSplitter knows as a min_token_length, any other as it is.
    void set_token_pattern(std::string_view pattern);
};

/// Throws Error that names the option which is out of its range.
void check(const AnalyzerOptions& options);

}  // namespace assay
