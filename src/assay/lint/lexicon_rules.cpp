#include "rules.hpp"

#include <assay/base/ascii.hpp>
#include <assay/base/numbers.hpp>
#include <assay/base/utf8.hpp>
#include <assay/pattern/pattern.hpp>
#include <assay/suite/xml.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <utility>

namespace assay {
namespace {

bool is_name_byte(char byte) {
    return is_ascii_alphanumeric(byte) || byte == '_' || byte == '-' || !is_ascii(byte);
}

/// The names that a suite's file uses: words of slots in texts, and of attributes that speak of definitions.
class UsedNames {
public:
    explicit UsedNames(const XmlElement& root) { visit(root); }

    bool contains(const std::string& name) const { return names_.contains(name); }

private:
    void visit(const XmlElement& element) {
        static const std::set<std::string, std::less<>> kSilent = {"name", "description", "capability",
                                                                   "labels"};
        for (const XmlAttribute& attribute : element.attributes)
            if (!kSilent.contains(attribute.name)) {
                add(attribute.value.text);
                add_words(attribute.value.text);
            }
        for (const XmlNode& child : element.children) {
            if (child.element != nullptr)
                visit(*child.element);
            else if (element.name != "lexicon" && element.name != "entry" && element.name != "case")
                add_slots(child.text.text);
        }
    }

    /// What stands in braces.
    void add_slots(std::string_view text) {
        for (std::size_t at = text.find('{'); at != std::string_view::npos; at = text.find('{', at + 1))
            add_words(text.substr(at, text.find('}', at) - at));
    }

    void add_words(std::string_view text) {
        for (std::size_t at = 0; at < text.size();) {
            std::size_t end = at;
            while (end < text.size() && is_name_byte(text[end])) ++end;
            add(text.substr(at, end - at));
            at = std::max(end, at + 1);
        }
    }

    /// {city1} and {city2} are picks of {city}.
    void add(std::string_view word) {
        names_.emplace(word);
        while (!word.empty() && is_ascii_digit(word.back())) word.remove_suffix(1);
        names_.emplace(word);
    }

    std::set<std::string, std::less<>> names_;
};

void lint_unused(std::string_view xml, const std::string& file, LintReport& report) {
    const XmlDocument document = XmlDocument::parse(std::string(xml), file);
    const UsedNames used(document.root());
    for (const XmlElement* element : document.root().elements()) {
        if (element->name != "lexicon" && element->name != "template") continue;
        const XmlAttribute* name = element->attribute("name");
        if (name == nullptr || used.contains(name->value.text)) continue;
        report.findings.push_back(
            {document.place(element->offset), "unused",
             fmt::format("the {} '{}' is never used", element->name, printable(name->value.text))});
    }
}

/// The name of the list of opposite meaning: neg_adj for pos_adj; nothing if it has no such part.
std::optional<std::string> opposite_of(const std::string& name) {
    using Pair = std::pair<std::string_view, std::string_view>;
    static constexpr std::array kPairs = {Pair{"positive", "negative"}, Pair{"pos", "neg"},
                                          Pair{"good", "bad"}, Pair{"happy", "sad"}};
    const auto edge = [&](std::size_t i) { return i >= name.size() || name[i] == '_' || name[i] == '-'; };
    for (const auto& [one, other] : kPairs)
        for (std::size_t at = name.find(one); at != std::string::npos; at = name.find(one, at + 1))
            if ((at == 0 || edge(at - 1)) && edge(at + one.size()))
                return name.substr(0, at) + std::string(other) + name.substr(at + one.size());
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
    lint_unused(xml, suite.file, report);
}

}  // namespace assay
