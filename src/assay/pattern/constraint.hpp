/// Constraints on the picks of an expansion, compiled so that checking one costs a few comparisons of
/// numbers.
#pragma once

#include <assay/pattern/expansion.hpp>
#include <assay/pattern/partial_array.hpp>
#include <assay/pattern/where_expression.hpp>

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace assay {

/// Parts that must all hold. Each joins some slots; slots that parts join, directly or through others, form a
/// group, and groups do not depend on each other.
class Constraint {
public:
    /// Without parts everything is allowed. `slots` outlives the constraint.
    explicit Constraint(std::span<const Slot> slots);

    /// The parts of an `and`, each on its own. Throws SyntaxError with the offset in the text of the
    /// condition: an unknown slot (with the nearest), a field that an entry lacks, a text that no entry has
    /// (with the nearest), a comparison of a value with itself or of two texts.
    void add(const WhereCondition& condition);
    /// The two slots hold different values.
    void add_different(std::size_t slot, std::size_t other);

    bool empty() const { return parts_.empty(); }
    bool joins(std::size_t slot) const { return !parts_of_[slot].empty(); }
    /// The slots of each group, ascending; groups in the order of their first slot.
    std::vector<std::vector<std::size_t>> groups() const;

    /// Do all parts hold that join this slot and whose slots all have picks? kOpen is no pick.
    bool holds_at(std::size_t slot, std::span<const std::uint32_t> picks) const;
    bool holds(std::span<const std::uint32_t> picks) const;
    std::span<const Slot> slots() const { return slots_; }

private:
    enum class Kind { any, all, none, same, in };
    struct Condition {
        Kind kind = Kind::all;
        std::vector<Condition> parts;
        std::size_t slot = 0, other = 0;
        const std::vector<std::uint32_t>* numbers = nullptr;        ///< same: of each pick of `slot`
        const std::vector<std::uint32_t>* other_numbers = nullptr;  ///< and of `other`
        std::vector<bool> allowed = {};                             ///< in: for each pick of `slot`
    };
    struct Part {
        Condition condition;
        std::vector<std::size_t> slots;
    };

    void add(Condition condition);
    Condition compiled(const WhereCondition& condition);
    Condition compiled_among(const WhereCondition& condition);
    Condition among_texts(const WhereValue& value, std::span<const WhereValue* const> texts);
    std::size_t slot_named(const WhereValue& value) const;
    [[noreturn]] void throw_never(std::size_t slot, const WhereValue& value, const WhereValue& text) const;
    const std::string& text_of(std::size_t slot, const LexiconEntry& entry, const WhereValue& value) const;
    const std::vector<std::uint32_t>& numbers_of(std::size_t slot, const WhereValue& value);
    static bool holds(const Condition& condition, std::span<const std::uint32_t> picks);

    std::span<const Slot> slots_;
    std::vector<Part> parts_;
    std::vector<std::vector<std::size_t>> parts_of_;  ///< of each slot
    std::map<std::string_view, std::uint32_t> number_of_text_;
    std::map<std::pair<std::size_t, std::string>, std::vector<std::uint32_t>> numbers_;  ///< slot and field
};

/// Rows of a covering array whose columns are the slots. A row is tried by filling in the joined slots one
/// after the other and going back where a part does not hold. For one thread: it counts what it tries.
class ConstrainedRows final : public RowConstraint {
public:
    /// The constraint outlives it.
    explicit ConstrainedRows(const Constraint& constraint);
    bool constrains(std::size_t column) const override { return constraint_->joins(column); }
    /// Throws Error after kMaxTries values, for all rows together.
    bool extendable(std::span<const std::uint32_t> row) const override;
    static constexpr std::uint64_t kMaxTries = 200'000'000;

private:
    bool fill(std::span<const std::size_t> group, std::size_t at, std::vector<std::uint32_t>& picks) const;
    void count_try() const;

    const Constraint* constraint_;
    std::vector<std::vector<std::size_t>> groups_;
    bool is_satisfiable_ = true;  ///< each group, on its own
    mutable std::uint64_t tries_ = 0;
};

}  // namespace assay
