// Bytes as constraints between the slots of "{x} {thing} {a|b}". Whatever is accepted must leave exactly the
// combinations for which a slow evaluation of the condition says yes; whatever is refused says where.
#include <assay/base/utf8.hpp>
#include <assay/pattern/expansion.hpp>
#include <assay/pattern/where_expression.hpp>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace assay;

void require(bool holds) {
    if (!holds) std::abort();
}

const std::vector<Pattern>& patterns() {
    static const std::vector<Pattern> kPatterns = {parse_pattern("{x} {thing} {a|b}")};
    return kPatterns;
}

const LexiconSet& lexicons() {
    static const LexiconSet kLexicons = [] {
        LexiconSet set;
        set.add({"x", {{"a", {{"f", "p"}}}, {"b", {{"f", "seat"}}}, {"c", {{"f", ""}}}}, {}});
        set.add({"thing",
                 {{"seat", {{"f", "p"}}}, {"a", {{"f", "q"}}}, {"B", {{"f", "p"}}}, {"c", {{"f", "q"}}}},
                 {}});
        return set;
    }();
    return kLexicons;
}

using Picks = std::vector<std::uint32_t>;

std::string value_of(const WhereValue& value, const std::vector<Slot>& slots, const Picks& picks) {
    if (value.is_text) return value.name;
    for (std::size_t s = 0; s < slots.size(); ++s) {
        if (slots[s].name != value.name) continue;
        const LexiconEntry& entry = slots[s].entries[picks[s]];
        if (value.field.empty()) return entry.value;
        const std::string* field = entry.field(value.field);
        require(field != nullptr);
        return *field;
    }
    std::abort();  // compile() refuses a slot that is not there
}

bool holds(const WhereCondition& condition, const std::vector<Slot>& slots, const Picks& picks) {
    const auto part = [&](const WhereCondition& inner) { return holds(inner, slots, picks); };
    switch (condition.kind) {
        case WhereCondition::Kind::any:
            return std::any_of(condition.parts.begin(), condition.parts.end(), part);
        case WhereCondition::Kind::all:
            return std::all_of(condition.parts.begin(), condition.parts.end(), part);
        case WhereCondition::Kind::none:
            return std::none_of(condition.parts.begin(), condition.parts.end(), part);
        case WhereCondition::Kind::among:
            break;
    }
    const std::string first = value_of(condition.values.front(), slots, picks);
    return std::any_of(condition.values.begin() + 1, condition.values.end(),
                       [&](const WhereValue& value) { return value_of(value, slots, picks) == first; });
}

void check(std::string_view text) {
    const WhereCondition condition = parse_where(text);
    ExpansionOptions options;
    options.where = text;
    const Expansion expansion = Expansion::compile(patterns(), lexicons(), options);
    const std::vector<Slot>& slots = expansion.slots();
    std::set<Picks> found;
    Picks picks(slots.size());
    for (std::uint64_t index = 0; index < expansion.size(); ++index) {
        require(expansion.decode(index, picks));
        require(found.insert(picks).second && holds(condition, slots, picks));
    }
    std::size_t wanted = 0;
    for (picks[0] = 0; picks[0] < slots[0].entries.size(); ++picks[0])
        for (picks[1] = 0; picks[1] < slots[1].entries.size(); ++picks[1])
            for (picks[2] = 0; picks[2] < slots[2].entries.size(); ++picks[2])
                wanted += holds(condition, slots, picks);
    require(wanted == found.size());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    if (text.empty()) return 0;
    try {
        check(text);
    } catch (const SyntaxError& error) {  // also of a condition that no combination meets
        require(error.offset() <= text.size() && !invalid_utf8_at(error.what()));
    }
    return 0;
}
