#include <assay/pattern/random_picks.hpp>

#include <assay/base/error.hpp>
#include <assay/base/numbers.hpp>
#include <assay/base/random.hpp>
#include <assay/base/shown.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace assay {

RandomPicks::RandomPicks(const Binding& binding,
                         const std::map<std::string, std::string, std::less<>>& weights,
                         Constraint constraint, std::uint64_t key)
    : sums_(binding.slots.size()), constraint_(std::move(constraint)), key_(key) {
    for (std::size_t slot = 0; slot < binding.slots.size(); ++slot) {
        sizes_.push_back(binding.slots[slot].entries.size());
        const Lexicon* lexicon = binding.origins[slot].lexicon;
        if (lexicon == nullptr) continue;
        if (const auto field = weights.find(lexicon->name); field != weights.end())
            set_weights(slot, *lexicon, field->second);
    }
}

void RandomPicks::set_weights(std::size_t slot, const Lexicon& lexicon, const std::string& field) {
    double sum = 0;
    for (const LexiconEntry& entry : lexicon.entries) {
        const std::string* written = entry.field(field);
        if (written == nullptr)
            throw Error(fmt::format("the entry {} of lexicon {} has no field {}, which holds the weights",
                                    in_quotes(entry.value), in_quotes(lexicon.name), in_quotes(field)));
        const auto weight = parse_number(*written);
        if (!weight || !std::isfinite(*weight) || *weight < 0)
            throw Error(fmt::format("the weight of {} is {}; it must be a number, 0 or more",
                                    in_quotes(entry.value), in_quotes(*written)));
        sum += *weight;
        sums_[slot].push_back(sum);
    }
    constexpr double kLeast = 1e-200;  // below, products with a share would round back to the sum
    if (!(sum > kLeast) || !std::isfinite(sum))
        throw Error(fmt::format("the weights of lexicon {} do not add up to a positive number",
                                in_quotes(lexicon.name)));
}

bool RandomPicks::draw(std::uint64_t index, std::span<std::uint32_t> picks) const {
    for (std::uint64_t attempt = 0; attempt < kMostTries; ++attempt) {
        Random random(mix({key_, index, attempt}));
        for (std::size_t slot = 0; slot < picks.size(); ++slot) {
            const std::vector<double>& sums = sums_[slot];
            if (sums.empty()) {
                picks[slot] = static_cast<std::uint32_t>(random.below(sizes_[slot]));
                continue;
            }
            // The product stays below the sum, as 1 - 2^-53 times a number rounds to one below it.
            const auto at = std::upper_bound(sums.begin(), sums.end(), random.unit() * sums.back());
            picks[slot] = static_cast<std::uint32_t>(at - sums.begin());
        }
        if (constraint_.holds(picks)) return true;
    }
    return false;
}

}  // namespace assay
