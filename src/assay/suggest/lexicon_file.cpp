#include <assay/suggest/lexicon_file.hpp>

#include <assay/base/error.hpp>
#include <assay/base/utf8.hpp>
#include <assay/base/xml_text.hpp>
#include <assay/pattern/pattern.hpp>
#include <assay/suite/xml.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace assay {
namespace {

constexpr std::string_view kNewFile =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<templates>\n</templates>\n";

/// Where the content of an element may grow: before its end tag, or inside "/>".
struct Body {
    std::size_t end = 0;
    bool is_closed_at_once = false;
};

/// The offset behind the comment, CDATA section or processing instruction that begins here; `at` if none
/// does.
std::size_t past_markup(std::string_view xml, std::size_t at) {
    struct Kind {
        std::string_view begin, end;
    };
    for (const Kind& kind : {Kind{"<!--", "-->"}, Kind{"<![CDATA[", "]]>"}, Kind{"<?", "?>"}})
        if (xml.substr(at).starts_with(kind.begin))
            return xml.find(kind.end, at + kind.begin.size()) + kind.end.size();
    return at;
}

/// Of an element of a sound document that holds no element of its own name.
Body body_of(std::string_view xml, const XmlElement& element) {
    std::size_t at = element.offset;
    for (char quote = 0; quote != 0 || xml[at] != '>'; ++at) {
        if (quote != 0 ? xml[at] == quote : xml[at] == '"' || xml[at] == '\'')
            quote = quote != 0 ? '\0' : xml[at];
    }
    if (xml[at - 1] == '/') return {at - 1, true};
    const std::string end_tag = "</" + element.name;
    while (!xml.substr(at).starts_with(end_tag)) {
        const std::size_t past = past_markup(xml, at);
        at = past == at ? at + 1 : past;
    }
    return {at, false};
}

/// The white space between the last line break and this place, if there is nothing else.
std::string_view indent_before(std::string_view xml, std::size_t at) {
    const std::size_t begin = xml.find_last_not_of(" \t", at == 0 ? 0 : at - 1) + 1;
    const bool starts_line = begin > 0 && begin <= at && xml[begin - 1] == '\n';
    return starts_line ? xml.substr(begin, at - begin) : std::string_view();
}

std::string_view line_end_of(std::string_view xml) {
    return xml.find("\r\n") == std::string_view::npos ? "\n" : "\r\n";
}

/// Puts lines into the end of an element, the end tag on a line of its own.
std::string with_lines(std::string_view xml, const XmlElement& element, std::string_view lines) {
    const Body body = body_of(xml, element);
    const std::string_view line_end = line_end_of(xml);
    std::string result(xml.substr(0, body.end));
    const std::string indent(indent_before(xml, element.offset - 1));
    if (body.is_closed_at_once) {
        result.erase(result.find_last_not_of(" \t\r\n") + 1);
        return result.append(">")
            .append(line_end)
            .append(lines)
            .append(indent)
            .append("</")
            .append(element.name)
            .append(xml.substr(body.end + 1));
    }
    const std::string_view space = indent_before(xml, body.end);
    result.erase(result.size() - space.size());
    if (!result.ends_with('\n')) result += line_end;
    return result.append(lines).append(indent).append(xml.substr(body.end));
}

bool has_entries(const XmlElement& lexicon) {
    return !lexicon.elements().empty();
}

std::set<std::string, std::less<>> values_of(const XmlElement& lexicon) {
    std::set<std::string, std::less<>> values;
    for (const XmlElement* entry : lexicon.elements()) values.emplace(trimmed(entry->text().text));
    const std::string text = has_entries(lexicon) ? "" : lexicon.text().text;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        values.emplace(trimmed(std::string_view(text).substr(begin, end - begin)));
        begin = end + 1;
    }
    return values;
}

std::string checked(std::string_view word) {
    const std::string_view value = trimmed(word);
    if (value.empty()) throw Error("an empty word cannot be added to a lexicon");
    if (without_controls(value) != value)
        throw Error(fmt::format("'{}' holds characters that cannot be seen, and is not added to a lexicon",
                                printable(shortened(value, 80))));
    return std::string(value);
}

const XmlElement* lexicon_in(const XmlDocument& document, const std::string& name) {
    if (document.root().name != "templates")
        throw InputError(document.problem(
            document.root().offset,
            fmt::format(
                "this is a <{}>; words are added to a <templates> file, which suites take in with <use>",
                document.root().name)));
    for (const XmlElement* element : document.root().elements()) {
        const XmlAttribute* attribute = element->name == "lexicon" ? element->attribute("name") : nullptr;
        if (attribute == nullptr || attribute->value.text != name) continue;
        if (const XmlAttribute* from = element->attribute("from"))
            throw InputError(document.problem(
                from->offset, fmt::format("the lexicon '{}' takes its words from '{}'; add them there", name,
                                          printable(from->value.text))));
        return element;
    }
    return nullptr;
}

}  // namespace

LexiconAddition add_to_lexicon(std::string_view xml, const std::string& file, const std::string& lexicon,
                               const std::vector<std::string>& words) {
    if (!is_slot_name(lexicon))
        throw Error(
            fmt::format("'{}' is no name for a lexicon: letters, digits, _ and -, a letter or _ first",
                        printable(lexicon)));
    const std::string before(xml.empty() ? kNewFile : xml);
    const XmlDocument document = XmlDocument::parse(before, file);
    const XmlElement* element = lexicon_in(document, lexicon);
    auto values = element != nullptr ? values_of(*element) : std::set<std::string, std::less<>>();
    const bool as_entries = element != nullptr && has_entries(*element);
    const std::string_view line_end = line_end_of(before);
    LexiconAddition addition;
    std::string lines;
    for (const std::string& word : words) {
        const std::string value = checked(word);
        if (!values.insert(value).second) {
            ++addition.known;
            continue;
        }
        ++addition.added;
        lines += fmt::format("    {}{}{}{}", as_entries ? "<entry>" : "", xml_text(value),
                             as_entries ? "</entry>" : "", line_end);
    }
    if (element == nullptr)
        lines = fmt::format("  <lexicon name=\"{0}\">{1}{2}  </lexicon>{1}", lexicon, line_end, lines);
    addition.xml = addition.added == 0
                       ? before
                       : with_lines(before, element != nullptr ? *element : document.root(), lines);
    return addition;
}

}  // namespace assay
