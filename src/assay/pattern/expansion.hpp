/// All texts that a group of patterns stands for, as a virtual array: a case is a mixed-radix number over the
/// slots.
#pragma once

#include <assay/lexicon/lexicon.hpp>
#include <assay/pattern/pattern.hpp>

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

enum class ExpansionMode {
    product,  ///< every combination; the last slot varies fastest
    zip,      ///< the first values of all slots together, then the second ones, …; equal lengths demanded
    cover,    ///< every combination of the values of any `strength` slots, in as few cases as can be found
    random,   ///< `draws` cases at random, which may repeat each other; a skipped one found no allowed picks
};

struct ExpansionOptions {
    ExpansionMode mode = ExpansionMode::product;
    bool distinct = false;     ///< no two slots hold the same value
    std::size_t strength = 2;  ///< of a cover; 1 to kMaxStrength
    std::uint64_t seed = 0;    ///< of a cover: another one is another set of cases
    /// Of the lexicons named, only so many entries are used, drawn by `seed`: the same ones for all their
    /// slots.
    std::map<std::string, std::size_t, std::less<>> limits = {};
    std::uint64_t draws = 0;     ///< of random cases, not 0
    std::uint64_t draw_key = 0;  ///< another one is another set of random cases
    /// Under random, the field that holds the weights of the entries of a lexicon: a number from 0.
    std::map<std::string, std::string, std::less<>> weights = {};
    std::string where = {};  ///< what must hold between the slots (where_expression.hpp); empty: nothing
    static constexpr std::size_t kMaxStrength = 6;
};

/// What one slot of an expansion is: the name it has in the pattern, and the values that it may take.
struct Slot {
    std::string name;  ///< "thing2"; choices are "choice1", "choice2", … in order, names of slots passed over
    std::vector<LexiconEntry> entries;
    bool is_choice = false;
};

/// Immutable after compile(); safe to use from many threads; O(slots) memory beside the rendered values.
class Expansion {
public:
    /// A SyntaxError that also says in which of the patterns the fault is.
    class Fault : public SyntaxError {
    public:
        Fault(const std::string& message, std::size_t offset, std::size_t pattern)
            : SyntaxError(message, offset), pattern_(pattern) {}
        std::size_t pattern() const { return pattern_; }

    private:
        std::size_t pattern_;
    };

    /// A SyntaxError of ExpansionOptions::where, with the offset in it.
    class WhereFault : public SyntaxError {
    public:
        using SyntaxError::SyntaxError;
    };

    /// Slots are shared by all patterns: {x} in two of them is one pick. They are in the order in which they
    /// first appear. {x12} takes lexicon x12 if there is one, otherwise it is another pick of lexicon x.
    /// Throws Fault, the first of faults_of_slots() if there are any; otherwise for lengths that differ under
    /// zip, too few entries for distinct copies (under zip copies are never distinct), more than 2^64-1
    /// cases, and what goes beyond the limits below. Throws WhereFault for a constraint that is wrong, that
    /// no case meets, or that joins slots with more than kMaxJoined combinations (a cover has limits of its
    /// own: CoveringArray); Error for a strength beyond the number of slots, and for a limit of a lexicon
    /// that no slot takes its values from.
    static Expansion compile(std::span<const Pattern> patterns, const LexiconSet& lexicons,
                             const ExpansionOptions& options = {});
    /// Every place of the patterns, in order, that names an unknown lexicon (with the nearest name), an empty
    /// one, or a field that an entry lacks.
    static std::vector<Fault> faults_of_slots(std::span<const Pattern> patterns, const LexiconSet& lexicons);
    static constexpr std::size_t kMaxSlotValues = 2'000'000;     ///< entries over all slots
    static constexpr std::size_t kMaxRenderedBytes = 64u << 20;  ///< of all values, filters applied
    static constexpr std::uint64_t kMaxJoined = 1u << 24;        ///< that constraints are tried on
    static constexpr std::size_t kMaxCaseBytes = 16u << 20;      ///< of the texts of one case together

    Expansion(Expansion&&) noexcept;
    Expansion& operator=(Expansion&&) noexcept;
    ~Expansion();

    /// The number of cases, skipped clashes among them. Patterns without slots have one.
    std::uint64_t size() const;
    /// Of a cover, and under a constraint: the product of the numbers of values of all slots, at most 2^64-1.
    /// Otherwise size().
    std::uint64_t combinations() const;
    bool is_random() const;
    const std::vector<Slot>& slots() const&;
    const std::vector<Slot>& slots() const&& = delete;

    /// The picked entry of each slot (slots().size() numbers). The order is that of nested loops over the
    /// slots, the last one innermost; with `distinct`, copies of one lexicon step over the values that copies
    /// before them hold; slots that constraints join count together where the first of them stands. The rows
    /// of a cover have no particular order. False if `distinct` is asked for and two slots of different
    /// lexicons hold the same value: this case is skipped (a cover has no such cases). Choices are wording,
    /// not values: they never clash. index < size(), otherwise Error.
    bool decode(std::uint64_t index, std::span<std::uint32_t> picks) const;

    /// Appends the text of one pattern for these picks. Costs a copy of its bytes.
    void render(std::size_t pattern, std::span<const std::uint32_t> picks, std::string& out) const;

private:
    struct State;
    explicit Expansion(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace assay
