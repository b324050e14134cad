#include <assay/base/numbers.hpp>
#include <assay/pattern/renderer.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <map>
#include <string_view>
#include <tuple>

namespace assay {
namespace {

/// What a value is copied by. Most fit one block, and a copy of fixed size takes no branch that random picks
/// could mislead; the arena has so many bytes to spare behind its last value.
constexpr std::size_t kBlock = 32;

/// Texts that cannot be longer are written into space made beforehand; for others, making it would cost too
/// much.
constexpr std::size_t kLongestAtOnce = 1024;

/// May write up to kBlock bytes too many.
inline void copy_in_blocks(char* to, const char* from, std::size_t length) {
    std::memcpy(to, from, kBlock);
    if (length > kBlock) std::memcpy(to + kBlock, from + kBlock, length - kBlock);
}

}  // namespace

/// Lays out the pieces of one Renderer. Occurrences that render alike share their pieces.
class PlanBuilder {
public:
    PlanBuilder(Renderer& renderer, std::span<const Pattern> patterns, const Binding& binding)
        : renderer_(renderer), patterns_(patterns), binding_(binding) {}

    void build() {
        for (pattern_ = 0; pattern_ < patterns_.size(); ++pattern_) {
            renderer_.plans_.emplace_back();
            plan_parts(patterns_[pattern_].parts, binding_.slot_of_part[pattern_]);
        }
        renderer_.arena_.append(kBlock, '\0');
    }

private:
    struct Table {
        std::size_t first_piece = 0;
        std::size_t longest = 0;
    };
    /// What decides how the values of a slot render: their lexicon (a choice has its own slot instead),
    /// filters, field, and the literals joined to them.
    using TableKey = std::tuple<const void*, std::vector<Filter>, std::string, std::string, std::string>;
    /// A slot at one place of a pattern.
    struct Occurrence {
        std::size_t slot = 0;
        const SlotReference* reference = nullptr;  ///< null for a choice
        std::string before, behind;                ///< literals joined to each value
    };

    static constexpr std::size_t kLongestJoined = 32;
    static constexpr std::size_t kCostOfValue = 32;  ///< a piece and a value, about

    void plan_parts(const std::vector<PatternPart>& parts, const std::vector<std::size_t>& slots) {
        const Literal* waiting = nullptr;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            if (const auto* literal = std::get_if<Literal>(&parts[i])) {
                if (waiting) add_literal(waiting->text);
                waiting = literal;
                continue;
            }
            Occurrence occurrence{slots[i], std::get_if<SlotReference>(&parts[i]), {}, {}};
            if (waiting && !join(occurrence, occurrence.before, waiting->text)) add_literal(waiting->text);
            waiting = nullptr;
            const auto* last = i + 2 == parts.size() ? std::get_if<Literal>(&parts[i + 1]) : nullptr;
            if (last && join(occurrence, occurrence.behind, last->text)) ++i;
            add_occurrence(occurrence);
        }
        if (waiting) add_literal(waiting->text);
    }

    bool join(const Occurrence& occurrence, std::string& place, const std::string& literal) {
        const std::size_t values = binding_.slots[occurrence.slot].entries.size();
        const std::size_t cost = values * (kCostOfValue + literal.size());
        if (literal.size() > kLongestJoined || cost > budget_) return false;
        budget_ -= cost;
        place = literal;
        return true;
    }

    void add_literal(const std::string& text) {
        const std::size_t piece = add_piece(text, 0);
        add_step({kNoSlot, piece}, text.size(), 0);
    }

    void add_occurrence(const Occurrence& occurrence) {
        const Table& table = table_of(occurrence);
        add_step({occurrence.slot, table.first_piece}, table.longest, offset_of(occurrence));
    }

    void add_step(Renderer::Step step, std::size_t longest, std::size_t offset) {
        Renderer::Plan& plan = renderer_.plans_.back();
        plan.steps.push_back(step);
        plan.longest += longest;
        case_bytes_ += longest;
        if (case_bytes_ <= Expansion::kMaxCaseBytes) return;
        throw Expansion::Fault(
            fmt::format("the texts of one case can be longer than {} bytes; write less into one case",
                        format_count(Expansion::kMaxCaseBytes)),
            offset, pattern_);
    }

    std::size_t offset_of(const Occurrence& occurrence) const {
        return occurrence.reference ? occurrence.reference->offset : binding_.origins[occurrence.slot].offset;
    }

    const Table& table_of(const Occurrence& occurrence) {
        const Lexicon* const lexicon = binding_.origins[occurrence.slot].lexicon;
        const SlotReference* const reference = occurrence.reference;
        TableKey key{lexicon, {}, {}, occurrence.before, occurrence.behind};
        if (!lexicon) std::get<0>(key) = &binding_.slots[occurrence.slot];
        if (reference) std::get<1>(key) = reference->filters;
        if (reference) std::get<2>(key) = reference->field();
        const auto [table, added] = tables_.try_emplace(std::move(key));
        if (added) table->second = add_table(occurrence);
        return table->second;
    }

    Table add_table(const Occurrence& occurrence) {
        Table table{renderer_.pieces_.size(), 0};
        std::string text;
        for (const LexiconEntry& entry : binding_.slots[occurrence.slot].entries) {
            text = occurrence.before;
            text += value_of(occurrence, entry);
            text += occurrence.behind;
            table.longest = std::max(table.longest, text.size());
            add_piece(text, offset_of(occurrence));
        }
        return table;
    }

    std::string value_of(const Occurrence& occurrence, const LexiconEntry& entry) const {
        if (!occurrence.reference) return entry.value;
        const SlotReference& reference = *occurrence.reference;
        if (reference.fields.empty()) return apply_filters(reference.filters, entry.value);
        return apply_filters(reference.filters, *entry.field(reference.field()));
    }

    std::size_t add_piece(std::string_view text, std::size_t offset) {
        std::string& arena = renderer_.arena_;
        std::vector<Renderer::Piece>& pieces = renderer_.pieces_;
        if (arena.size() + text.size() + pieces.size() * sizeof(Renderer::Piece) >
            Expansion::kMaxRenderedBytes) {
            throw Expansion::Fault(
                fmt::format("the values of the slots up to here take more than {} bytes; use fewer "
                            "slots or shorter lexicons",
                            format_count(Expansion::kMaxRenderedBytes)),
                offset, pattern_);
        }
        pieces.push_back({static_cast<std::uint32_t>(arena.size()), static_cast<std::uint32_t>(text.size())});
        arena += text;
        return pieces.size() - 1;
    }

    Renderer& renderer_;
    std::span<const Pattern> patterns_;
    const Binding& binding_;
    std::map<TableKey, Table> tables_;
    std::size_t pattern_ = 0;
    std::size_t budget_ = std::size_t{256} << 10;
    std::size_t case_bytes_ = 0;
};

Renderer::Renderer(std::span<const Pattern> patterns, const Binding& binding) {
    PlanBuilder(*this, patterns, binding).build();
}

void Renderer::render(std::size_t pattern, std::span<const std::uint32_t> picks, std::string& out) const {
    const Plan& plan = plans_[pattern];
    if (plan.longest > kLongestAtOnce) {
        for (const Step& step : plan.steps) {
            const Piece& piece = piece_of(step, picks);
            out.append(arena_, piece.offset, piece.length);
        }
        return;
    }
    const std::size_t begin = out.size();
    out.resize(begin + plan.longest + kBlock);
    char* end = out.data() + begin;
    for (const Step& step : plan.steps) {
        const Piece& piece = piece_of(step, picks);
        copy_in_blocks(end, arena_.data() + piece.offset, piece.length);
        end += piece.length;
    }
    out.resize(static_cast<std::size_t>(end - out.data()));
}

}  // namespace assay
