#include <assay/explain/data_map.hpp>

#include <assay/base/choice.hpp>
#include <assay/base/error.hpp>
#include <assay/base/logarithm.hpp>
#include <assay/base/numbers.hpp>
#include <assay/base/utf8.hpp>
#include <assay/data/predictions.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <string>

namespace assay {

DataMap::DataMap(std::vector<std::uint32_t> labels, std::size_t class_count)
    : labels_(std::move(labels)), class_count_(class_count), texts_(labels_.size()) {
    if (class_count_ < 2)
        throw Error(fmt::format("{} classes are too few; there are two at least", class_count_));
    for (const std::uint32_t label : labels_)
        if (label >= class_count_)
            throw Error(fmt::format("there is no class {} among {}", label, class_count_));
}

void DataMap::add_epoch(std::span<const double> probabilities) {
    if (probabilities.size() != size() * class_count_)
        throw Error(fmt::format("{} probabilities for {} texts and {} classes", probabilities.size(), size(),
                                class_count_));
    ++epochs_;
    for (std::size_t text = 0; text < size(); ++text)
        add(text, probabilities.subspan(text * class_count_, class_count_));
}

namespace {

std::uint32_t best_other(std::span<const double> probabilities, std::uint32_t label) {
    std::uint32_t best = label == 0 ? 1 : 0;
    for (std::uint32_t k = 0; k < probabilities.size(); ++k)
        if (k != label && probabilities[k] > probabilities[best]) best = k;
    return best;
}

}  // namespace

void DataMap::add(std::size_t text, std::span<const double> probabilities) {
    Sums& sums = texts_[text];
    const double probability = probabilities[labels_[text]];
    const double from_old_mean = probability - sums.mean;
    sums.mean += from_old_mean / static_cast<double>(epochs_);
    sums.squares += from_old_mean * (probability - sums.mean);
    sums.correct += most_probable(probabilities) == labels_[text] ? 1 : 0;
    sums.rival = best_other(probabilities, labels_[text]);
    sums.margin += log_of_probability(probability) - log_of_probability(probabilities[sums.rival]);
}

TextDynamics DataMap::at(std::size_t text) const {
    if (epochs_ == 0) return {};
    const Sums& sums = texts_[text];
    const auto epochs = static_cast<double>(epochs_);
    return {sums.mean, std::sqrt(sums.squares / epochs), static_cast<double>(sums.correct) / epochs,
            sums.margin / epochs};
}

namespace {

const std::array<std::string, 3> kRegionNames = {"easy", "ambiguous", "hard"};
constexpr std::array<std::string_view, 3> kLongNames = {"easy-to-learn", "ambiguous", "hard-to-learn"};

/// The first `count` texts by a number of theirs, smallest first, in ascending order of the texts.
std::vector<std::size_t> smallest(const DataMap& map, std::size_t count, const auto& number_of) {
    std::vector<double> numbers;
    numbers.reserve(map.size());
    for (std::size_t text = 0; text < map.size(); ++text) numbers.push_back(number_of(map.at(text)));
    std::vector<std::size_t> texts(map.size());
    std::iota(texts.begin(), texts.end(), std::size_t{0});
    std::stable_sort(texts.begin(), texts.end(),
                     [&numbers](std::size_t a, std::size_t b) { return numbers[a] < numbers[b]; });
    texts.resize(std::min(count, texts.size()));
    std::sort(texts.begin(), texts.end());
    return texts;
}

}  // namespace

std::string_view name_of(Region region) {
    return name_among(region, kRegionNames);
}

std::string_view long_name_of(Region region) {
    return kLongNames[static_cast<std::size_t>(region)];
}

Region parse_region(std::string_view name) {
    return parse_choice<Region>(name, kRegionNames, "there is no region");
}

Regions::Regions(const DataMap& map, double share) {
    if (!(share > 0 && share <= 1))
        throw Error(fmt::format("a region cannot hold the share {} of the texts; it is above 0 and at most 1",
                                format_number(share)));
    const double wanted = std::nearbyint(share * static_cast<double>(map.size()));
    const std::size_t count = std::max<std::size_t>(1, static_cast<std::size_t>(wanted));
    texts_[0] = smallest(map, count, [](const TextDynamics& text) { return -text.confidence; });
    texts_[1] = smallest(map, count, [](const TextDynamics& text) { return -text.variability; });
    texts_[2] = smallest(map, count, [](const TextDynamics& text) { return text.confidence; });
}

bool Regions::holds(Region region, std::size_t text) const {
    return std::binary_search(texts(region).begin(), texts(region).end(), text);
}

std::vector<std::size_t> likely_label_errors(const DataMap& map, std::size_t most) {
    std::vector<std::pair<double, std::size_t>> suspects;
    for (std::size_t text = 0; text < map.size(); ++text) {
        const TextDynamics dynamics = map.at(text);
        if (dynamics.correctness < 1) suspects.emplace_back(dynamics.margin, text);
    }
    std::sort(suspects.begin(), suspects.end());
    suspects.resize(std::min(most, suspects.size()));
    std::vector<std::size_t> texts;
    for (const auto& [margin, text] : suspects) texts.push_back(text);
    return texts;
}

}  // namespace assay
