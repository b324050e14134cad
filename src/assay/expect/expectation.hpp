/// Expectations: from the predictions for the texts of one case to a verdict. Rules follow CheckList (Ribeiro
/// et al. 2020).
#pragma once

#include <assay/data/predictions.hpp>
#include <assay/expect/condition.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace assay {

enum class Verdict { skipped, passed, failed };

/// What is compared: the probability of one label, or the difference of two.
struct Score {
    std::optional<std::uint32_t> label;       ///< unset: the label that the original was given
    std::optional<std::uint32_t> subtracted;  ///< set only where `label` is
    bool operator==(const Score&) const = default;
};

/// The label is (or, negated, is not) one of a list.
struct ExpectLabel {
    enum class Source { fixed, gold, slot };
    Source source = Source::fixed;
    LabelList labels;             ///< fixed
    std::size_t slot_labels = 0;  ///< slot: position in Judged::slot_labels
    bool negated = false;
    bool operator==(const ExpectLabel&) const = default;
};

/// The label is the original's, or the probability of the original's label moved by at most the tolerance.
struct ExpectSame {
    double tolerance = 0;
    bool operator==(const ExpectSame&) const = default;
};

/// The score does not fall (increasing) or rise (decreasing) by more than the tolerance.
struct ExpectMonotonic {
    bool increasing = true;
    Score score;
    double tolerance = 0;
    bool operator==(const ExpectMonotonic&) const = default;
};

struct ExpectProbability {
    std::uint32_t label = 0;
    double at_least = 0;
    double at_most = 1;
    bool operator==(const ExpectProbability&) const = default;
};

/// A condition of the suite's own holds.
struct ExpectThat {
    Condition condition;
    bool operator==(const ExpectThat&) const = default;
};

struct Expectation;
/// At least one alternative holds.
struct ExpectAny {
    std::vector<Expectation> alternatives;
    bool operator==(const ExpectAny&) const;
};

struct Expectation {
    std::variant<ExpectLabel, ExpectSame, ExpectMonotonic, ExpectProbability, ExpectThat, ExpectAny> rule;
    LabelList when_original;  ///< empty: always; otherwise only where the original's label is one of these
    LabelList when_original_not;  ///< skipped where the original's label is one of these
    /// The first texts of the case are premises: they are skipped, and so is the rest unless each premise was
    /// given the label that stands in its place here. Empty: there are none.
    LabelList premises = {};
    /// Unset: always; otherwise a text is skipped for which this does not hold.
    std::optional<Condition> when = {};
    bool operator==(const Expectation&) const = default;
};

/// What an expectation asks of model and data; the union over several.
struct Needs {
    bool gold = false;
    Certainty certainty = Certainty::label_only;  ///< at least this much
};
Needs needs_of(std::span<const Expectation> expectations);

/// Predictions for the texts of one case and what is known of it. The texts are predictions[first, first +
/// count).
struct Judged {
    const Predictions& predictions;
    std::size_t first = 0;
    std::size_t count = 0;
    std::span<const std::uint32_t> gold;
    std::span<const LabelList> slot_labels;
};

/// The verdict on one text of the case, 0 <= text < count; text 0 is the original. Over several expectations
/// failed beats passed beats skipped, and a text of which nothing is expected passes; within ExpectAny passed
/// beats failed beats skipped. An expectation is
/// skipped where the predictions do not tell what it needs, or the case has no label to compare with. Costs a
/// few nanoseconds for each expectation; allocates nothing.
Verdict judge_text(std::span<const Expectation> expectations, const Judged& judged, std::size_t text);

/// How the verdicts on the texts of a case make one.
struct CaseRule {
    bool judge_original = true;  ///< all texts are judged (MFT), otherwise all but the first (INV, DIR)
    bool any_text = false;       ///< it is enough that one of them passes
};

/// The verdict on the whole case: over its judged texts failed beats passed beats skipped; with `any_text`
/// passed beats failed beats skipped. Where the original is not judged, a case of the original alone has
/// nothing that could fail: it passes where its expectations do not skip it.
Verdict judge_case(std::span<const Expectation> expectations, const Judged& judged, CaseRule rule);

/// The expectation in words, with label names: "negative", "neither negative nor neutral", "the original's
/// label (±0.1)", "positive - negative must not rise by more than 0.1", "probability of positive at least
/// 0.8", joined by " or "; with "where the original is negative" behind it. Names that hold spaces are
/// quoted, otherwise as they are: whoever shows them makes them printable(). Labels that come from the case
/// are named where the case is given ("negative"); otherwise they are "the gold label" and "the label of its
/// slot".
std::string describe(const Expectation& expectation, const LabelSet& labels,
                     std::span<const std::uint32_t> gold = {}, std::span<const LabelList> slot_labels = {});

/// Why one text got its verdict, a line for each expectation: "failed: positive fell from 0.91 to 0.42
/// (tolerance 0.1)", "skipped: the original's label is neutral, when-original asks for negative". Numbers
/// have four digits, or all of them where four would hide what decided.
std::vector<std::string> explain_text(std::span<const Expectation> expectations, const Judged& judged,
                                      std::size_t text, const LabelSet& labels);

}  // namespace assay
