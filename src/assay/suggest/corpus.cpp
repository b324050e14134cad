#include <assay/suggest/corpus.hpp>

#include "context_counts.hpp"

#include <assay/base/error.hpp>
#include <assay/base/utf8.hpp>
#include <assay/data/row_stream.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>

namespace assay {
namespace {

using Ranking = std::vector<ContextCounts::Ranked>;
/// Calls what it is given with every text, in order.
using Texts = std::function<void(const std::function<void(std::string_view)>&)>;

/// How often the best words of all masks stand together, by the number of the combination: the last mask
/// counts fastest. Once wherever they do (level 0), and once between the neighbours that all of them have
/// (level 1).
class JointCounts {
public:
    static constexpr std::size_t kLevels = 2;
    struct Level {
        std::vector<std::uint64_t> counts;
        std::uint64_t sum = 0, different = 0;
        void add(std::size_t combination) {
            if (counts[combination]++ == 0) ++different;
            ++sum;
        }
    };

    JointCounts(const MaskedText& text, const std::vector<Ranking>& best) {
        std::size_t size = 1;
        for (const Ranking& ranking : best) {
            auto& numbers = numbers_.emplace_back();
            for (std::size_t i = 0; i < ranking.size(); ++i) numbers[ranking[i].folded] = i;
            size *= ranking.size();
        }
        for (Level& level : levels_) level.counts.resize(size);
        Passage part;
        for (std::size_t mask = 1; mask < text.masks(); ++mask) {
            part.read_part(text.literals[mask], false, false);
            auto& words = between_.emplace_back();
            for (const Neighbour& neighbour : part.neighbours()) words.push_back(neighbour.folded);
        }
        part.read_part(text.literals.front(), true, false);
        before_ = part.neighbours().back().folded;
        part.read_part(text.literals.back(), false, true);
        behind_ = part.neighbours().front().folded;
    }

    void add(const Passage& passage) {
        for (std::size_t at = 0; at < passage.neighbours().size(); ++at) add_at(passage.neighbours(), at);
    }

    const Level& level(std::size_t k) const { return levels_[k]; }

private:
    /// A passage begins and ends with a boundary, so that a word has a neighbour on each side.
    void add_at(const std::vector<Neighbour>& all, std::size_t first) {
        std::size_t combination = 0, at = first;
        for (std::size_t mask = 0; mask < numbers_.size(); ++mask) {
            if (at >= all.size() || !all[at].is_word) return;
            const auto number = numbers_[mask].find(all[at].folded);
            if (number == numbers_[mask].end()) return;
            combination = combination * numbers_[mask].size() + number->second;
            ++at;
            if (mask == between_.size()) break;
            for (const std::string& word : between_[mask])
                if (at >= all.size() || all[at++].folded != word) return;
        }
        levels_[0].add(combination);
        if (all[first - 1].folded == before_ && all[at].folded == behind_) levels_[1].add(combination);
    }

    std::vector<std::unordered_map<std::string, std::size_t>> numbers_;  ///< of each mask's words
    std::vector<std::vector<std::string>> between_;                      ///< a mask and the next
    std::string before_, behind_;                                        ///< the first and the last mask
    std::array<Level, kLevels> levels_;
};

/// So many words of each mask that their combinations are few enough.
std::size_t words_each(std::size_t masks) {
    const auto power = [&](std::size_t base) {
        std::size_t result = 1;
        for (std::size_t i = 0; i < masks; ++i) result *= base;
        return result;
    };
    std::size_t words = 1;
    while (power(words + 1) <= kMostCombinations) ++words;
    return words;
}

Filler combined(const std::vector<Ranking>& best, std::size_t combination, const JointCounts& joint) {
    Filler filler;
    double product = 1;
    std::size_t rest = combination;
    for (std::size_t mask = best.size(); mask > 0; --mask) {
        const Ranking& ranking = best[mask - 1];
        const Filler& one = ranking[rest % ranking.size()].filler;
        rest /= ranking.size();
        filler.words.insert(filler.words.begin(), one.words.front());
        product *= *one.score;
    }
    filler.score = product;
    for (std::size_t k = 0; k < JointCounts::kLevels; ++k) {
        const JointCounts::Level& level = joint.level(k);
        const auto different = static_cast<double>(level.different);
        if (level.sum > 0)
            filler.score = (static_cast<double>(level.counts[combination]) + different * *filler.score) /
                           (static_cast<double>(level.sum) + different);
    }
    filler.count = joint.level(0).counts[combination];
    return filler;
}

CorpusSuggestions combine(const MaskedText& text, std::vector<Ranking> best, const Texts& texts) {
    CorpusSuggestions suggestions;
    std::size_t combinations = 1;
    for (Ranking& ranking : best) {
        if (ranking.size() > words_each(best.size())) ranking.resize(words_each(best.size()));
        combinations *= ranking.size();
    }
    JointCounts joint(text, best);
    Passage passage;
    texts([&](std::string_view one) {
        passage.read(one);
        joint.add(passage);
    });
    for (std::size_t i = 0; i < combinations; ++i) suggestions.fillers.push_back(combined(best, i, joint));
    std::sort(suggestions.fillers.begin(), suggestions.fillers.end(), [](const Filler& a, const Filler& b) {
        return a.score != b.score ? a.score > b.score : a.words < b.words;
    });
    suggestions.found = combinations;
    return suggestions;
}

CorpusSuggestions suggest(const MaskedText& text, const Texts& texts, std::size_t top) {
    std::vector<ContextCounts> counts;
    for (std::size_t mask = 0; mask < text.masks(); ++mask) counts.emplace_back(text, mask);
    std::uint64_t read = 0;
    Passage passage;
    texts([&](std::string_view one) {
        passage.read(one);
        for (ContextCounts& mask : counts) mask.add(passage);
        ++read;
    });
    std::vector<Ranking> rankings;
    for (const ContextCounts& mask : counts) rankings.push_back(mask.ranked());
    CorpusSuggestions suggestions;
    if (text.masks() > 1) {
        suggestions = combine(text, std::move(rankings), texts);
    } else {
        suggestions.found = rankings.front().size();
        for (auto& word : rankings.front()) suggestions.fillers.push_back(std::move(word.filler));
    }
    suggestions.texts = read;
    if (suggestions.fillers.size() > top) suggestions.fillers.resize(top);
    return suggestions;
}

}  // namespace

CorpusSuggestions suggest_from_corpus(const MaskedText& text, const std::filesystem::path& file,
                                      const DatasetOptions& columns, std::size_t top) {
    if (text.masks() > 1 && std::filesystem::exists(file) && !std::filesystem::is_regular_file(file) &&
        !std::filesystem::is_directory(file))
        throw Error(fmt::format("'{}' is no file that can be read twice, as several masks need it",
                                printable(file.string())));
    const Texts texts = [&](const std::function<void(std::string_view)>& use) {
        TextBatch row;
        for (RowStream rows(file, columns); rows.next(); row.clear()) {
            rows.append_text(row);
            use(row[0]);
        }
    };
    return suggest(text, texts, top);
}

CorpusSuggestions suggest_from_texts(const MaskedText& text, const std::vector<std::string>& texts,
                                     std::size_t top) {
    return suggest(
        text, [&](const auto& use) { std::for_each(texts.begin(), texts.end(), use); }, top);
}

}  // namespace assay
