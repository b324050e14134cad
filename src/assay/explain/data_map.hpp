/// Data maps: what training tells about the texts it learns from ("Dataset Cartography: Mapping and
/// Diagnosing Datasets with Training Dynamics", Swayamdipta et al. 2020). A text is described by the
/// probability that the classifier gives to its label after each epoch. Most texts are learnt soon and stay
/// learnt; those on which training wavers teach most; and among those that are never learnt stand the wrong
/// labels.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace assay {

/// One text over all epochs.
struct TextDynamics {
    double confidence = 0;   ///< mean probability of its label (section 2 of the paper, eq. 1)
    double variability = 0;  ///< population standard deviation of that probability (eq. 2), 0 to 0.5
    double correctness = 0;  ///< share of the epochs in which its label was the most probable one
    /// The mean of ln p(its label) − ln p(the most probable other one): the difference of logits whose mean
    /// Pleiss et al. ("Identifying Mislabeled Data Using the Area Under the Margin Ranking", 2020) rank by.
    double margin = 0;
    bool operator==(const TextDynamics&) const = default;
};

/// Collects them, an epoch at a time. Memory: 40 bytes a text, however many epochs and classes.
class DataMap {
public:
    /// `labels`: the class of each text, below `class_count` >= 2. Throws Error otherwise.
    DataMap(std::vector<std::uint32_t> labels, std::size_t class_count);

    /// Row by row the probabilities of all classes after one more epoch. Throws Error for another number of
    /// them.
    void add_epoch(std::span<const double> probabilities);

    std::size_t size() const { return labels_.size(); }
    std::size_t epochs() const { return epochs_; }
    std::uint32_t label(std::size_t text) const { return labels_[text]; }
    TextDynamics at(std::size_t text) const;  ///< zeros before the first epoch
    /// The most probable of the other classes in the last epoch, the first on ties: what a wrong label might
    /// have to be.
    std::uint32_t rival(std::size_t text) const { return texts_[text].rival; }

private:
    /// Mean and squared deviations grow by Welford's method (1962).
    struct Sums {
        double mean = 0, squares = 0, margin = 0;
        std::uint32_t correct = 0;
        std::uint32_t rival = 0;
    };
    void add(std::size_t text, std::span<const double> probabilities);

    std::vector<std::uint32_t> labels_;
    std::size_t class_count_;
    std::size_t epochs_ = 0;
    std::vector<Sums> texts_;
};

/// easy: confidence is highest; hard: confidence is lowest; ambiguous: variability is highest.
enum class Region { easy, ambiguous, hard };
inline constexpr Region kRegions[] = {Region::easy, Region::ambiguous, Region::hard};

std::string_view name_of(Region region);  ///< "easy"
/// "easy-to-learn", as the paper has it
std::string_view long_name_of(Region region);
/// By its short name. Throws Error naming the known ones.
Region parse_region(std::string_view name);

/// The paper takes the same share of the texts, a third, for each region; so a text may lie in two regions,
/// or in none.
class Regions {
public:
    static constexpr double kThird = 0.33;

    /// share · size() texts for each, rounded, one at least; of equal texts the first. Throws Error for a
    /// share that is not above 0 and at most 1.
    explicit Regions(const DataMap& map, double share = kThird);

    /// In ascending order.
    const std::vector<std::size_t>& texts(Region region) const {
        return texts_[static_cast<std::size_t>(region)];
    }
    bool holds(Region region, std::size_t text) const;  ///< O(log size())

private:
    std::vector<std::size_t> texts_[std::size(kRegions)];
};

/// The texts whose label is most likely wrong, worst first: those that were not right in every epoch, by
/// their margin, of equal ones the first. At most `most`. (docs/decisions.md has the rankings that were
/// compared.)
std::vector<std::size_t> likely_label_errors(const DataMap& map, std::size_t most);

}  // namespace assay
