#include <assay/suggest/masked_text.hpp>

#include <assay/base/ascii.hpp>
#include <assay/base/error.hpp>
#include <assay/base/utf8.hpp>
#include <assay/pattern/pattern.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace assay {
namespace {

constexpr std::string_view kMask = "mask";

Error fault(std::string_view text, std::size_t offset, std::string_view message) {
    return Error(fmt::format("'{}', column {}: {}", printable(shortened(text, 200)),
                             code_point_count(text.substr(0, offset)) + 1, message));
}

bool is_mask(std::string_view name) {
    return name.starts_with(kMask) && std::all_of(name.begin() + kMask.size(), name.end(), is_ascii_digit);
}

Pattern parsed(std::string_view text) {
    try {
        return parse_pattern(text);
    } catch (const SyntaxError& error) {
        throw fault(text, error.offset(), error.what());
    }
}

void add_mask(const SlotReference& slot, std::string_view text, MaskedText& masked) {
    if (!is_mask(slot.name) || !slot.fields.empty() || !slot.filters.empty())
        throw fault(text, slot.offset,
                    "only {mask}, or {mask1}, {mask2}, … can be filled here; write a word in place of "
                    "any other slot");
    const bool is_taken =
        std::find(masked.names.begin(), masked.names.end(), slot.name) != masked.names.end();
    if (is_taken && slot.name != kMask)
        throw fault(text, slot.offset,
                    fmt::format("{{{}}} stands there twice; give each mask a number of its own", slot.name));
    if (masked.masks() == kMostMasks)
        throw fault(text, slot.offset, fmt::format("more than {} masks", kMostMasks));
    masked.names.push_back(slot.name);
    masked.literals.emplace_back();
}

}  // namespace

MaskedText parse_masked_text(std::string_view text) {
    if (const auto offset = invalid_utf8_at(text)) throw fault(text, *offset, "this is no UTF-8");
    MaskedText masked{{}, {""}};
    for (const PatternPart& part : parsed(text).parts) {
        if (const auto* literal = std::get_if<Literal>(&part))
            masked.literals.back() += literal->text;
        else if (const auto* slot = std::get_if<SlotReference>(&part))
            add_mask(*slot, text, masked);
        else
            throw fault(text, std::get<Choice>(part).offset,
                        "a choice cannot be filled here; write one of its words");
    }
    if (masked.names.empty())
        throw Error(fmt::format("'{}' has no {{mask}}: write it where a word is looked for",
                                printable(shortened(text, 200))));
    return masked;
}

std::string filled(const MaskedText& text, const std::vector<std::string>& words) {
    std::string result = text.literals.front();
    for (std::size_t i = 0; i < text.masks(); ++i) result.append(words[i]).append(text.literals[i + 1]);
    return result;
}

}  // namespace assay
