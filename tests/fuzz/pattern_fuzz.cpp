// Bytes as templates: the first byte chooses the mode, the rest are the patterns of a group, separated by
// newlines. Whatever is accepted must write out to the same text, decode to picks in range, and render like
// the slow renderer.
#include <assay/base/random.hpp>
#include <assay/base/utf8.hpp>
#include <assay/pattern/expansion.hpp>
#include <support/pattern_oracle.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace assay;

void require(bool holds) {
    if (!holds) std::abort();
}

LexiconSet make_lexicons() {
    LexiconSet set;
    set.add({"x",
             {{"a", {{"f", "p"}, {"g.h", "q"}}},
              {"hour", {{"f", ""}, {"g.h", "é"}}},
              {"", {{"f", "b"}, {"g.h", "c"}}}},
             {}});
    set.add(
        {"thing",
         {{"seat", {}}, {"airline", {}}, {"a", {}}, {"a value that is longer than any block of memory", {}}},
         {}});
    set.add({"x1", {{"one", {}}}, {}});
    set.add({"none", {}, {}});
    return set;
}

std::vector<Pattern> parse_lines(std::string_view text) {
    std::vector<Pattern> patterns;
    while (true) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = text.substr(0, end);
        try {
            patterns.push_back(parse_pattern(line));
            require(write_pattern(patterns.back()) == line);
        } catch (const SyntaxError& error) {
            require(error.offset() <= line.size() && !invalid_utf8_at(error.what()));
            throw;
        }
        if (end == text.size()) return patterns;
        text.remove_prefix(end + 1);
    }
}

bool has_slot_like_a_choice(const std::vector<Slot>& slots) {
    for (const Slot& slot : slots) {
        if (!slot.is_choice && slot.name.starts_with("choice")) return true;
    }
    return false;
}

void check_case(const Expansion& expansion, const std::vector<Pattern>& patterns, std::uint64_t index) {
    std::vector<std::uint32_t> picks(expansion.slots().size());
    expansion.decode(index, picks);
    for (std::size_t slot = 0; slot < picks.size(); ++slot)
        require(picks[slot] < expansion.slots()[slot].entries.size());
    if (has_slot_like_a_choice(expansion.slots())) return;
    for (std::size_t p = 0; p < patterns.size(); ++p) {
        std::string text = "before ";
        expansion.render(p, picks, text);
        require(text == "before " + naive_text(patterns, p, expansion.slots(), picks));
    }
}

void check_expansion(const std::vector<Pattern>& patterns, const ExpansionOptions& options) {
    static const LexiconSet lexicons = make_lexicons();
    try {
        const Expansion expansion = Expansion::compile(patterns, lexicons, options);
        require(expansion.size() > 0);
        Random random(expansion.size());
        check_case(expansion, patterns, 0);
        check_case(expansion, patterns, expansion.size() - 1);
        for (int i = 0; i < 3; ++i) check_case(expansion, patterns, random.below(expansion.size()));
    } catch (const Expansion::Fault& fault) {
        require(fault.pattern() < patterns.size() && !invalid_utf8_at(fault.what()));
    }
}

void check_filters(std::string_view value) {
    const bool valid = !invalid_utf8_at(value);
    for (int filter = 0; filter < 6; ++filter) {
        const std::string result = apply_filter(static_cast<Filter>(filter), value);
        require(!valid || !invalid_utf8_at(result));
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
    const ExpansionOptions options{data[0] & 1 ? ExpansionMode::zip : ExpansionMode::product,
                                   (data[0] & 2) != 0};
    check_filters(text);
    try {
        check_expansion(parse_lines(text), options);
    } catch (const SyntaxError&) {  // refused, and said where
    }
    return 0;
}
