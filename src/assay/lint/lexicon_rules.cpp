#include "rules.hpp"

#include <assay/base/numbers.hpp>
#include <assay/base/utf8.hpp>
#include <assay/pattern/pattern.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <utility>

namespace assay {
namespace {

/// Is the name used as a whole word anywhere but where it is defined (name="…")?
bool is_used(std::string_view xml, std::string_view name) {
    const auto in_name = [](char byte) {
        return std::isalnum(static_cast<unsigned char>(byte)) || byte == '_' || byte == '-' || (byte & 0x80);
    };
    for (std::size_t at = xml.find(name); at != std::string_view::npos; at = xml.find(name, at + 1)) {
        const std::size_t end = at + name.size();
        if (at > 0 && in_name(xml[at - 1])) continue;
        // Slots of one lexicon are numbered: {city1}.
        std::size_t behind = end;
        while (behind < xml.size() && std::isdigit(static_cast<unsigned char>(xml[behind]))) ++behind;
        if (behind < xml.size() && in_name(xml[behind])) continue;
        const std::string_view before = xml.substr(0, at);
        if (before.ends_with("name=\"") || before.ends_with("name='")) continue;
        return true;
    }
    return false;
}

/// The places of `<tag name="…">` in the file, with the names.
std::vector<std::pair<std::string, Place>> definitions_in(std::string_view xml, std::string_view tag,
                                                          const std::string& file) {
    std::vector<std::pair<std::string, Place>> found;
    const std::string opening = "<" + std::string(tag) + " ";
    for (std::size_t at = xml.find(opening); at != std::string_view::npos; at = xml.find(opening, at + 1)) {
        const std::string_view element = xml.substr(at, xml.find('>', at) - at);
        for (const std::string_view quote : {"\"", "'"}) {
            const std::size_t name = element.find(" name=" + std::string(quote));
            if (name == std::string_view::npos) continue;
            const std::size_t begin = name + 7;
            const std::string_view before = xml.substr(0, at);
            const auto line = static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n')) + 1;
            const std::size_t line_begin =
                before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
            found.emplace_back(element.substr(begin, element.find(quote, begin) - begin),
                               Place{file, line, at - line_begin + 1});
            break;
        }
    }
    return found;
}

/// The name of the list of opposite meaning: neg_adj for pos_adj; nothing if it has no such part.
std::optional<std::string> opposite_of(const std::string& name) {
    using Pair = std::pair<std::string_view, std::string_view>;
    static constexpr std::array kPairs = {Pair{"positive", "negative"}, Pair{"pos", "neg"},
                                          Pair{"good", "bad"}, Pair{"happy", "sad"}};
    for (const auto& [one, other] : kPairs) {
        const std::size_t at = name.find(one);
        if (at == std::string::npos) continue;
        const auto edge = [&](std::size_t i) { return i >= name.size() || name[i] == '_' || name[i] == '-'; };
        if ((at == 0 || edge(at - 1)) && edge(at + one.size()))
            return name.substr(0, at) + std::string(other) + name.substr(at + one.size());
    }
    return std::nullopt;
}

void lint_opposites(const LexiconSet& lexicons, LintReport& report) {
    for (const std::string& name : lexicons.names()) {
        const auto opposite = opposite_of(name);
        const Lexicon* other = opposite ? lexicons.find(*opposite) : nullptr;
        if (other == nullptr) continue;
        std::set<std::string> values;
        for (const LexiconEntry& entry : other->entries)
            values.insert(apply_filter(Filter::lower, entry.value));
        const Lexicon& one = *lexicons.find(name);
        std::vector<std::string> both;
        for (const LexiconEntry& entry : one.entries)
            if (values.contains(apply_filter(Filter::lower, entry.value))) both.push_back(entry.value);
        if (!both.empty())
            report.findings.push_back(
                {one.place, "opposite-lexicons",
                 fmt::format("'{}' and '{}' have {} in common, such as '{}'", printable(name),
                             printable(*opposite), counted(both.size(), "value"), printable(both.front()))});
    }
}

}  // namespace

void lint_definitions(const Suite& suite, std::string_view xml, LintReport& report) {
    lint_opposites(suite.lexicons, report);
    for (const auto& [tag, kind] : {std::pair{"lexicon", "lexicon"}, std::pair{"template", "template"}})
        for (const auto& [name, place] : definitions_in(xml, tag, suite.file))
            if (!is_used(xml, name))
                report.findings.push_back(
                    {place, "unused", fmt::format("the {} '{}' is never used", kind, printable(name))});
}

}  // namespace assay
