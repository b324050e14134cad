/// Which entries of a lexicon are taken: <lexicon extends="first_name" where="origin == 'arabic'">.
#pragma once

#include <assay/lexicon/lexicon.hpp>
#include <assay/pattern/where_expression.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace assay {

/// A condition on the fields of an entry, in the language of constraints: a name is a field, and `value` what
/// the entry is. A field that the entry lacks is equal to nothing.
class EntryFilter {
public:
    /// Of fields with texts, for all entries together: a bound on what a hostile suite can ask for.
    static constexpr std::size_t kMostLookups = 100'000'000;

    /// Throws SyntaxError with the byte offset: what is no condition, two texts compared.
    explicit EntryFilter(std::string_view text);

    /// Leaves those that meet the condition, in their order. Throws SyntaxError with the byte offset, and
    /// leaves all, for what cannot be meant of these entries: a field that none of them has and a text that
    /// none has in it (with the nearest), and a condition that none meets; and beyond kMostLookups.
    void apply(std::vector<LexiconEntry>& entries) const;

private:
    struct Comparison {
        WhereValue field;
        std::vector<WhereValue> texts;  ///< is it one of these, or …
        std::unordered_set<std::string> text_set;
        std::vector<WhereValue> others;  ///< … equal to one of these fields?
    };
    struct Condition {
        WhereCondition::Kind kind = WhereCondition::Kind::all;
        std::vector<Condition> parts;
        std::vector<Comparison> comparisons;  ///< among: any of them
    };

    static Condition compiled(const WhereCondition& condition);
    static bool holds(const Condition& condition, const LexiconEntry& entry);
    template <typename Visit>
    static void visit_comparisons(const Condition& condition, const Visit& visit);
    void refuse_too_many(std::span<const LexiconEntry> entries) const;

    Condition condition_;
};

}  // namespace assay
