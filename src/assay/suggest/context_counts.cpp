#include "context_counts.hpp"

#include <algorithm>

namespace assay {
namespace {

/// The nearest first, at most so many, none behind a boundary.
template <typename Iterator>
std::vector<std::string> nearest_of(Iterator begin, Iterator end, std::size_t most) {
    std::vector<std::string> nearest;
    for (; begin != end && nearest.size() < most; ++begin) {
        nearest.push_back(begin->folded);
        if (begin->folded.empty()) break;
    }
    return nearest;
}

void count_spelling(std::vector<std::pair<std::string, std::uint64_t>>& spellings,
                    std::string_view spelling) {
    for (auto& [known, count] : spellings)
        if (known == spelling) {
            ++count;
            return;
        }
    spellings.emplace_back(spelling, 1);
}

const std::string& usual_spelling(const std::vector<std::pair<std::string, std::uint64_t>>& spellings) {
    return std::min_element(spellings.begin(), spellings.end(),
                            [](const auto& a, const auto& b) {
                                return a.second != b.second ? a.second > b.second : a.first < b.first;
                            })
        ->first;
}

}  // namespace

ContextCounts::ContextCounts(const MaskedText& text, std::size_t mask) {
    Passage before, behind;
    before.read_part(text.literals[mask], mask == 0, false);
    behind.read_part(text.literals[mask + 1], false, mask + 1 == text.masks());
    left_ = nearest_of(before.neighbours().rbegin(), before.neighbours().rend(), kWindow);
    right_ = nearest_of(behind.neighbours().begin(), behind.neighbours().end(), kWindow);
}

std::size_t ContextCounts::same_left(const std::vector<Neighbour>& all, std::size_t at) const {
    std::size_t same = 0;
    while (same < left_.size() && same < at && all[at - 1 - same].folded == left_[same]) ++same;
    return same;
}

std::size_t ContextCounts::same_right(const std::vector<Neighbour>& all, std::size_t at) const {
    std::size_t same = 0;
    while (same < right_.size() && at + 1 + same < all.size() && all[at + 1 + same].folded == right_[same])
        ++same;
    return same;
}

void ContextCounts::add(const Passage& passage) {
    const auto& all = passage.neighbours();
    const bool has_context = !left_.empty() || !right_.empty();
    for (std::size_t at = 0; at < all.size(); ++at) {
        if (!all[at].is_word) continue;
        const std::size_t l = same_left(all, at), r = same_right(all, at);
        if (has_context && l + r == 0) continue;
        Word& word = words_[all[at].folded];
        ++word.longest[l][r];
        count_spelling(word.spellings, all[at].spelling);
    }
}

/// Whoever shares two neighbours shares one as well.
ContextCounts::Counts ContextCounts::counts_of(const Word& word) const {
    Counts counts = word.longest;
    for (std::size_t l = 0; l <= kWindow; ++l)
        for (std::size_t r = kWindow; r > 0; --r) counts[l][r - 1] += counts[l][r];
    for (std::size_t r = 0; r <= kWindow; ++r)
        for (std::size_t l = kWindow; l > 0; --l) counts[l - 1][r] += counts[l][r];
    return counts;
}

std::uint64_t ContextCounts::count_at(const Counts& counts, std::size_t level) const {
    std::uint64_t sum = 0;
    for (std::size_t l = 0; l <= std::min(level, kWindow); ++l)
        if (const std::size_t r = level - l; r <= kWindow) sum += counts[l][r];
    return sum;
}

std::array<ContextCounts::Level, ContextCounts::kLevels> ContextCounts::levels() const {
    std::array<Level, kLevels> levels{};
    for (const auto& [folded, word] : words_) {
        const Counts counts = counts_of(word);
        for (std::size_t k = 0; k < kLevels; ++k)
            if (const std::uint64_t count = count_at(counts, k)) {
                levels[k].sum += count;
                ++levels[k].words;
            }
    }
    return levels;
}

double ContextCounts::score_of(const Counts& counts, const std::array<Level, kLevels>& levels) const {
    const auto as_double = [](std::uint64_t count) { return static_cast<double>(count); };
    // A mask without a neighbour of its own, between two others, knows only how frequent words are.
    const std::size_t first = left_.empty() && right_.empty() ? 0 : 1;
    double score = as_double(count_at(counts, first)) / as_double(levels[first].sum);
    for (std::size_t k = first + 1; k < kLevels; ++k) {
        const double seen = as_double(count_at(counts, k)), words = as_double(levels[k].words);
        if (levels[k].sum > 0) score = (seen + words * score) / (as_double(levels[k].sum) + words);
    }
    return score;
}

std::string ContextCounts::context_name(std::size_t l, std::size_t r) const {
    std::string name;
    for (std::size_t i = l; i > 0; --i) name += (left_[i - 1].empty() ? "(begin)" : left_[i - 1]) + ' ';
    name += '_';
    for (std::size_t i = 0; i < r; ++i) name += ' ' + (right_[i].empty() ? "(end)" : right_[i]);
    return name;
}

/// The longest context in which the word was seen; of equal ones that with neighbours on both sides.
void ContextCounts::tell_context(const Counts& counts, Filler& filler) const {
    static constexpr std::pair<std::size_t, std::size_t> kContexts[] = {
        {2, 2}, {2, 1}, {1, 2}, {1, 1}, {2, 0}, {0, 2}, {1, 0}, {0, 1}, {0, 0}};
    for (const auto& [l, r] : kContexts)
        if (counts[l][r] > 0) {
            filler.count = counts[l][r];
            filler.context = context_name(l, r);
            return;
        }
}

std::vector<ContextCounts::Ranked> ContextCounts::ranked() const {
    const auto all_levels = levels();
    std::vector<Ranked> ranked;
    for (const auto& [folded, word] : words_) {
        const Counts counts = counts_of(word);
        Filler filler{{usual_spelling(word.spellings)}, score_of(counts, all_levels)};
        tell_context(counts, filler);
        ranked.push_back({folded, std::move(filler)});
    }
    std::sort(ranked.begin(), ranked.end(), [](const Ranked& a, const Ranked& b) {
        return a.filler.score != b.filler.score ? a.filler.score > b.filler.score : a.folded < b.folded;
    });
    return ranked;
}

}  // namespace assay
