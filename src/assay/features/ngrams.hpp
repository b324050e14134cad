/// The n-grams of a text as nodes of a trie, by whatever analyzer.
#pragma once

#include <assay/features/ngram_trie.hpp>
#include <assay/features/text_reader.hpp>
#include <assay/features/vectorizer_options.hpp>

#include <algorithm>
#include <optional>

namespace assay {

/// What one thread needs to read texts: the fast splitter where it will do, otherwise a TextReader.
class NgramReader {
public:
    /// `analyzer` is borrowed. N-grams longer than `longest` are not looked for: no term is so long.
    NgramReader(const Analyzer& analyzer, NgramRange range, std::size_t longest)
        : analyzer_(&analyzer), range_(range), cursor_(std::max<std::size_t>(1, longest)) {
        if (analyzer.options().is_plain())
            splitter_.emplace(analyzer.options().lowercase, analyzer.options().min_token_length);
        else
            reader_.emplace(analyzer);
    }

    /// Calls visit(node) for each n-gram in the range, as often as it occurs. find(word) and
    /// extend(prefix, word) give nodes, or kNone to pass over the n-gram.
    template <typename Find, typename Extend, typename Visit>
    void read(std::string_view text, Find&& find, Extend&& extend, Visit&& visit) {
        if (!splitter_) return read_sequences(text, find, extend, visit);
        cursor_.start_text();
        splitter_->read(text);
        const std::size_t shortest = range_.shortest;
        splitter_->for_each_word([&](Word word) {
            cursor_.read(find(word), extend, [&](NgramTrie::Node node, std::size_t length) {
                if (length >= shortest) visit(node);
            });
        });
    }

private:
    template <typename Find, typename Extend, typename Visit>
    void read_sequences(std::string_view text, Find& find, Extend& extend, Visit& visit) {
        reader_->read(text);
        const bool within_words = analyzer_->options().kind == AnalyzerKind::chars_wb;
        for (std::size_t i = 0; i < reader_->sequence_count(); ++i) {
            const auto words = reader_->sequence(i);
            // scikit-learn takes a word that is shorter than every n-gram as one n-gram.
            const std::size_t shortest =
                within_words ? std::min(range_.shortest, words.size()) : range_.shortest;
            cursor_.start_text();
            for (const Word word : words)
                cursor_.read(find(word), extend, [&](NgramTrie::Node node, std::size_t length) {
                    if (length >= shortest) visit(node);
                });
        }
    }

    const Analyzer* analyzer_;
    NgramRange range_;
    NgramCursor cursor_;
    std::optional<WordSplitter> splitter_;
    std::optional<TextReader> reader_;
};

}  // namespace assay
