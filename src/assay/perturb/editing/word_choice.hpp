/// The shares and limits that families of words and letters have in common: how many words of a text are
/// edited, and which never are. Internal to the module.
#pragma once

#include "context.hpp"
#include "phrase_matcher.hpp"

#include <assay/base/random.hpp>
#include <assay/perturb/arguments.hpp>

#include <boost/container/small_vector.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace assay {

/// Numbers of tokens, in order.
using TokenNumbers = boost::container::small_vector<std::size_t, 48>;

/// The least number of `all` that a share of them makes, rounded, but at least one.
std::size_t share_of(double share, std::size_t all);

/// Keeps `count` of the items in their order, every choice equally likely (selection sampling: Fan, Muller &
/// Rezucha 1962). Draws nothing where all stay.
template <typename List>
void keep_some(List& items, std::size_t count, Random& random) {
    std::size_t left = items.size(), kept = 0;
    if (count >= left) return;
    for (std::size_t i = 0; kept < count; ++i, --left)
        if (random.below(left) < count - kept) {
            if (kept != i) items[kept] = std::move(items[i]);  // a move to itself would empty it
            ++kept;
        }
    items.resize(count);
}

/// The parameters of WordChoice, with these defaults, behind those of the perturbation's own.
std::vector<ParameterInfo> with_word_parameters(std::vector<ParameterInfo> own, std::string words,
                                                std::string min_length = "1");

/// One more that families of letters have.
ParameterInfo keep_ends_parameter(std::string value);

class WordChoice {
public:
    static constexpr std::uint64_t kMost = 1'000'000;  ///< the highest that `max` may be

    explicit WordChoice(const Arguments& arguments);

    /// The words that may be edited: none that is protected or too short, nor stop words if those stay.
    TokenNumbers editable(const Context& context) const;

    /// Of these, the share of those for which fits(number) holds; none where it holds for none.
    template <typename Fits>
    TokenNumbers draw(const Context& context, Random& random, const Fits& fits) const {
        TokenNumbers words = editable(context);
        words.erase(std::remove_if(words.begin(), words.end(), [&](std::size_t i) { return !fits(i); }),
                    words.end());
        thin(words, random);
        return words;
    }

    /// How many out of so many that could be edited: the share, but at least one, and at most the limit.
    std::size_t count(std::size_t candidates) const;

    /// Keeps the share of the candidates (words, or what stands for them).
    template <typename List>
    void thin(List& candidates, Random& random) const {
        keep_some(candidates, count(candidates.size()), random);
    }

private:
    bool is_long_enough(std::string_view word) const;

    double share_ = 1;
    std::size_t most_ = 0, min_length_ = 1;
    bool keep_stop_words_ = false;
    PhraseMatcher protected_;
};

/// A share from 0 to 1 (0.3 or 30%) that the parameter gives.
double share_argument(const Arguments& arguments, std::string_view name);
/// yes or no.
bool yes_or_no(const Arguments& arguments, std::string_view name);

}  // namespace assay
