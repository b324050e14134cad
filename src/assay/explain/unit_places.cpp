#include <assay/explain/unit_places.hpp>

#include <assay/base/utf8.hpp>
#include <assay/features/normalise.hpp>

#include <algorithm>

namespace assay {
namespace {

std::string as_seen(std::string_view text, const AnalyzerOptions& options) {
    std::string seen;
    if (options.lowercase)
        lower_case(text, seen);
    else
        seen = text;
    if (options.strip_accents == StripAccents::ascii) return strip_accents_ascii(seen);
    if (options.strip_accents == StripAccents::unicode) return strip_accents_unicode(seen);
    return seen;
}

AnalyzerOptions without_selection(AnalyzerOptions options) {
    options.stop_words.clear();
    options.mark_negation = false;
    return options;
}

}  // namespace

UnitPlacer::UnitPlacer(const AnalyzerOptions& options)
    : analyzer_(options), plain_(without_selection(options)), reader_(analyzer_), plain_reader_(plain_) {}

void UnitPlacer::read(std::string_view text) {
    reader_.read(text);
    places_.clear();
    prepare(text);
    switch (analyzer_.options().kind) {
        case AnalyzerKind::word:
            return place_words(text);
        case AnalyzerKind::chars:
            return place_characters(false);
        case AnalyzerKind::chars_wb:
            return place_characters(true);
    }
}

/// What a code point becomes may depend on its neighbours (a sigma at the end of a word, the order of
/// accents), but how many bytes that takes does not.
void UnitPlacer::prepare(std::string_view text) {
    prepared_ = as_seen(text, analyzer_.options());
    origins_.clear();
    for (std::size_t at = 0; at < text.size();) {
        TextSpan origin{at, at};
        next_code_point(text, origin.end);
        at = origin.end;
        const std::size_t bytes = as_seen(origin.of(text), analyzer_.options()).size();
        origins_.insert(origins_.end(), bytes, origin);
        if (bytes == 0 && !origins_.empty()) origins_.back().end = origin.end;  // an accent that went
    }
    origins_.resize(prepared_.size(), {text.size(), text.size()});
}

TextSpan UnitPlacer::origin(std::size_t begin, std::size_t end) const {
    if (begin == end) {
        const std::size_t at = begin < origins_.size() ? origins_[begin].begin : origins_.back().end;
        return {at, at};
    }
    return {origins_[begin].begin, origins_[end - 1].end};
}

/// A word is found behind the one before it: what lies between, words that are too short included, cannot
/// hold it.
void UnitPlacer::place_words(std::string_view text) {
    plain_reader_.read(text);
    std::size_t at = 0;
    for (const Word word : plain_reader_.sequence(0)) {
        const std::size_t begin = std::min(prepared_.find(word.text(), at), prepared_.size());
        at = std::min(begin + word.size, prepared_.size());
        if (!analyzer_.is_stop_word(word.text())) places_.push_back(origin(begin, at));
    }
}

/// A unit is one code point, or a space that stands for a run of them; `padded`: or for none, around a word.
void UnitPlacer::place_characters(bool padded) {
    std::size_t at = 0;
    const auto pass_space = [&] {
        while (at < prepared_.size()) {
            std::size_t next = at;
            if (!is_space_character(next_code_point(prepared_, next))) break;
            at = next;
        }
    };
    for (std::size_t s = 0; s < reader_.sequence_count(); ++s) {
        const std::size_t units = reader_.sequence(s).size();
        for (std::size_t unit = 0; unit < units; ++unit) {
            const bool padding = padded && (unit == 0 || unit + 1 == units);
            if (padding && unit == 0) pass_space();
            const std::size_t begin = at;
            if (!padding) pass_space();
            if (!padding && at == begin) next_code_point(prepared_, at);
            places_.push_back(origin(begin, at));
        }
    }
}

}  // namespace assay
