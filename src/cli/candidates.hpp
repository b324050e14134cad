/// What assay tune tries: combinations of options of training.
#pragma once

#include "options.hpp"

#include <assay/pipeline/search.hpp>
#include <assay/pipeline/training.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace assay::cli {

/// An option of training and what it may be: some values, or any number of a range.
struct Axis {
    std::string option;
    std::vector<std::string> values;  ///< each once; of a range those that have been drawn
    double low = 0, high = 0;         ///< of a range: 0 < low < high
    bool whole = false;               ///< of a range: whole numbers only

    bool is_range() const { return high > 0; }
    /// "C=0.1|1", "C=0.01..100". Throws Error for an option that is none of training, an empty value, and a
    /// range that does not begin above 0 or ends before.
    static Axis parse(const std::string& text);
    /// A number of the range, its logarithm uniform: 0 <= unit < 1.
    std::string draw(double unit) const;
};

/// The options of every candidate, each read as if the whole command line had said so, but for those that
/// its classifier, solver, penalty, analyzer, token pattern or layers do not take, which are left out. Of
/// candidates that are equal then, there is one.
class Candidates {
public:
    /// Adds the options of the command to an Options.
    using AddOptions = std::function<void(Options&)>;

    /// Throws Error for options that are tried twice, or tried and given; for ranges, unless candidates are
    /// drawn at random; and for an option that no candidate takes.
    Candidates(std::span<const std::string> arguments, const Options& options, const SearchOptions& search,
               AddOptions add_options);

    std::size_t size() const { return candidates_.size(); }
    /// Are they drawn already, so that all are to be tried?
    bool drawn() const { return drawn_; }
    /// "C=1  ngrams=2": what it takes of what is tried.
    std::string name_of(std::size_t candidate) const;
    TrainingOptions options_of(std::size_t candidate) const;
    /// Options that some candidates do not take.
    std::vector<std::string> left_out() const;

private:
    /// For each axis the number of its value, or kLeftOut.
    using Choice = std::vector<std::size_t>;
    static constexpr std::size_t kLeftOut = SIZE_MAX;
    using Misplaced = std::map<std::string, std::string>;

    void check_axes(const Options& options, const SearchOptions& search) const;
    void choose_from_grid();
    void draw(const SearchOptions& search);
    void check_use() const;
    /// The command line with these values, all of them.
    Options parsed(const Choice& choice) const;
    const Misplaced& misplaced_in(const Choice& choice);
    Choice without_misplaced(Choice choice);

    std::vector<std::string> arguments_;
    AddOptions add_options_;
    std::vector<Axis> axes_;
    std::vector<Choice> candidates_;
    bool drawn_ = false;
    /// By the values that decide: those of classifier, solver, penalty, analyzer, token pattern and layers.
    std::map<Choice, Misplaced> misplaced_;
};

}  // namespace assay::cli
