#include <assay/suggest/sense_order.hpp>

#include <assay/features/stop_words.hpp>
#include <assay/suggest/passage.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace assay {
namespace {

std::string without_s(std::string word) {
    if (word.size() > 3 && word.ends_with('s') && !word.ends_with("ss")) word.pop_back();
    return word;
}

/// The words that carry meaning, each in the form in which it is compared, with its spelling.
std::map<std::string, std::string> content_words(const std::string& text) {
    static const std::set<std::string> kStopWords(english_stop_words().begin(), english_stop_words().end());
    constexpr std::size_t kShortest = 3;
    std::map<std::string, std::string> words;
    Passage passage;
    passage.read(text);
    for (const Neighbour& neighbour : passage.neighbours())
        if (neighbour.is_word && neighbour.folded.size() >= kShortest &&
            !kStopWords.contains(neighbour.folded))
            words.emplace(without_s(neighbour.folded), neighbour.spelling);
    return words;
}

}  // namespace

std::vector<SenseInText> order_senses(std::vector<WordSense> senses, const MaskedText& text,
                                      const std::string& word) {
    auto of_text = content_words(filled(text, std::vector<std::string>(text.masks(), "")));
    for (const auto& [form, spelling] : content_words(word)) of_text.erase(form);
    std::vector<SenseInText> ordered;
    for (WordSense& sense : senses) {
        SenseInText in_text{std::move(sense), {}};
        const auto of_gloss = content_words(in_text.sense.gloss);
        for (const auto& [form, spelling] : of_text)
            if (of_gloss.contains(form)) in_text.shared.push_back(spelling);
        ordered.push_back(std::move(in_text));
    }
    std::stable_sort(ordered.begin(), ordered.end(), [](const SenseInText& a, const SenseInText& b) {
        return a.shared.size() > b.shared.size();
    });
    return ordered;
}

}  // namespace assay
