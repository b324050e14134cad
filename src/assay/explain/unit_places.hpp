/// Where in a text the units of an analyzer come from. A part of the module `explain`, not for others.
#pragma once

#include <assay/explain/text_words.hpp>
#include <assay/features/text_reader.hpp>

#include <string_view>
#include <vector>

namespace assay {

/// Reads texts as TextReader does, with places.
class UnitPlacer {
public:
    explicit UnitPlacer(const AnalyzerOptions& options);
    UnitPlacer(const UnitPlacer&) = delete;
    UnitPlacer& operator=(const UnitPlacer&) = delete;

    void read(std::string_view text);
    std::size_t sequence_count() const { return reader_.sequence_count(); }
    std::span<const Word> sequence(std::size_t i) const { return reader_.sequence(i); }
    /// One for each unit of all sequences, one behind the other. The spaces that char_wb puts around words
    /// stand at an empty place.
    const std::vector<TextSpan>& places() const { return places_; }

private:
    void prepare(std::string_view text);
    TextSpan origin(std::size_t begin, std::size_t end) const;
    void place_words(std::string_view text);
    void place_characters(bool padded);

    Analyzer analyzer_;
    Analyzer plain_;  ///< finds all words, as they are: none is left out, none is marked
    TextReader reader_;
    TextReader plain_reader_;
    std::string prepared_;           ///< as reader_ sees the text
    std::vector<TextSpan> origins_;  ///< of each byte of prepared_
    std::vector<TextSpan> places_;
};

}  // namespace assay
