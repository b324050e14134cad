// One pass from the first byte to the last, with the names of the open elements on a stack. The grammar is
// that of XML 1.0, fifth edition; numbers such as [42] are its productions. What assay refuses beyond it: a
// DOCTYPE, encodings other than UTF-8, and prefixes other than xml, xmlns and xsi.

#include <assay/suite/xml_scanner.hpp>

#include <assay/base/error.hpp>
#include <assay/base/utf8.hpp>
#include <assay/suite/xml_text.hpp>

#include <fmt/format.h>

#include <optional>
#include <set>
#include <string>
#include <utility>

namespace assay {
namespace {

std::string ascii_lower_case(std::string_view text) {
    std::string lower(text);
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return lower;
}

/// UTF-16 or UTF-32: a byte order mark, or a NUL beside the first '<'.
bool is_wide(std::string_view bytes) {
    using namespace std::string_view_literals;
    for (const std::string_view start :
         {"\xFF\xFE"sv, "\xFE\xFF"sv, "<\0"sv, "\0<"sv, "\0\0\0<"sv, "\0\0\xFE\xFF"sv})
        if (bytes.starts_with(start)) return true;
    return false;
}

constexpr const char* kDeclarationForm =
    "the XML declaration is written <?xml version=\"1.0\" encoding=\"UTF-8\"?>";

class Scanner : XmlCursor {
public:
    Scanner(std::string_view bytes, const LineIndex& lines)
        : XmlCursor(bytes, lines), is_wide_(is_wide(bytes)) {}

    std::vector<XmlToken> scan() {
        if (is_wide_) throw SyntaxError("the file is written in UTF-16 or UTF-32; save it as UTF-8", 0);
        skip(kByteOrderMark);
        start_ = position();
        while (!at_end()) step();
        finish();
        return std::move(tokens_);
    }

private:
    void add(XmlToken::Kind kind, XmlSpan part, XmlSpan value = {}) {
        if (tokens_.size() == kMaxXmlParts)
            fail(part.begin,
                 "the file has more than 2,000,000 tags, attributes and texts; keep long lists in CSV files");
        tokens_.push_back({kind, part, value});
    }

    void refuse_prefix(XmlSpan part, std::string_view kind) const {
        if (view(part).find(':') == std::string_view::npos) return;
        fail(part.begin, fmt::format("the {} '{}' has a prefix; names here have none", kind, shown(part)));
    }

    // ---- The document

    /// [23] XMLDecl, from behind '<?xml'
    void xml_declaration() {
        const auto version = declared("version");
        if (!version) fail(position(), kDeclarationForm);
        const std::string_view number = view(*version);
        if (number.size() < 3 || !number.starts_with("1.") ||
            number.find_first_not_of("0123456789", 2) != number.npos)
            fail(version->begin, fmt::format("XML version '{}' is not known; write 1.0", shown(*version)));
        if (const auto encoding = declared("encoding");
            encoding && ascii_lower_case(view(*encoding)) != "utf-8")
            fail(encoding->begin,
                 fmt::format("the encoding '{}' is not supported; save the file as UTF-8 and declare "
                             "encoding=\"UTF-8\"",
                             shown(*encoding)));
        const auto standalone = declared("standalone");
        if (standalone && view(*standalone) != "yes" && view(*standalone) != "no")
            fail(standalone->begin, "standalone is \"yes\" or \"no\"");
        skip_space();
        if (!skip("?>")) fail(position(), kDeclarationForm);
    }

    /// The value of a part of the declaration, or nothing if it is left out.
    std::optional<XmlSpan> declared(std::string_view part) {
        const std::size_t before = position();
        if (!skip_space() || !skip(part)) {
            back_to(before);
            return std::nullopt;
        }
        skip_space();
        if (!skip("=")) fail(position(), kDeclarationForm);
        skip_space();
        const std::size_t opening = position();
        const std::string_view quote = sees("'") ? "'" : "\"";
        if (!skip(quote)) fail(opening, kDeclarationForm);
        const std::size_t begin = position();
        if (!find(quote)) fail(opening, kDeclarationForm);
        const XmlSpan value = since(begin);
        skip(quote);
        return value;
    }

    void step() {
        if (sees("<!--")) return comment();
        if (sees("<![CDATA[")) return cdata();
        if (sees("<!")) refuse_declaration();
        if (sees("<?")) return instruction();
        if (sees("</")) return end_tag();
        if (sees("<")) return start_tag();
        if (!open_.empty()) return text();
        skip_space();
        if (!at_end() && !sees("<")) refuse_text_outside();
    }

    void finish() const {
        refuse_illegal_rest();
        if (!open_.empty())
            fail(open_.back().begin,
                 fmt::format("<{0}> is never closed; </{0}> is missing", shown(open_.back())));
        if (!root_) fail(position(), "the file holds no XML element");
    }

    [[noreturn]] void refuse_text_outside() const {
        if (!root_) fail(position(), "there is text before the first element");
        fail(position(), fmt::format("there is text after the end of <{}>", shown(*root_)));
    }

    [[noreturn]] void refuse_declaration() const {
        if (sees("<!DOCTYPE") || sees("<!doctype"))
            fail(position(),
                 "a DOCTYPE is refused, since entities that it defines can read other files and grow without "
                 "bound; remove it");
        fail(position(), "'<!' begins a comment <!-- … --> or <![CDATA[ … ]]>; write '<' itself as &lt;");
    }

    /// [15] Comment
    void comment() {
        const std::size_t begin = position();
        skip("<!--");
        if (!find("--")) fail(begin, "this comment is never closed; '-->' is missing");
        const std::size_t dashes = position();
        skip("--");
        if (at_end()) fail(begin, "this comment is never closed; '-->' is missing");
        if (!skip(">")) fail(dashes, "'--' is not allowed inside a comment");
    }

    /// [18] CDSect
    void cdata() {
        const std::size_t begin = position();
        if (open_.empty()) refuse_text_outside();
        skip("<![CDATA[");
        const std::size_t inside = position();
        if (!find("]]>")) fail(begin, "this CDATA section is never closed; ']]>' is missing");
        add(XmlToken::Kind::cdata, since(inside));
        skip("]]>");
    }

    /// [16] PI
    void instruction() {
        const std::size_t begin = position();
        skip("<?");
        const XmlSpan target = name("a name must follow '<?'");
        if (view(target) == "xml" && begin == start_) return xml_declaration();
        if (ascii_lower_case(view(target)) == "xml")
            fail(begin, begin == start_ ? kDeclarationForm
                                        : "an XML declaration stands at the very beginning of the file only");
        refuse_prefix(target, "processing instruction");
        if (skip("?>")) return;
        if (!at_end() && !skip_space())
            fail(position(), fmt::format("{} is not allowed in a name", shown_here()));
        if (!find("?>")) fail(begin, "this processing instruction is never closed; '?>' is missing");
        skip("?>");
    }

    // ---- Elements

    /// [42] ETag
    void end_tag() {
        skip("</");
        const XmlSpan closed = name("the name of an element must follow '</'");
        if (open_.empty())
            fail(closed.begin, fmt::format("</{}> closes nothing that is open", shown(closed)));
        const XmlSpan opened = open_.back();
        if (view(closed) != view(opened))
            fail(closed.begin, fmt::format("</{}> does not close <{}>, which was opened at {}", shown(closed),
                                           shown(opened), where(opened.begin)));
        skip_space();
        if (!skip(">"))
            fail(position(), fmt::format("expected '>' after '</{}', not {}", shown(closed), shown_here()));
        close(closed);
    }

    void close(XmlSpan closed) {
        add(XmlToken::Kind::close, closed);
        open_.pop_back();
    }

    /// [40] STag, [44] EmptyElemTag
    void start_tag() {
        skip("<");
        const XmlSpan opened = name("the name of an element must follow '<'", "; write '<' itself as &lt;");
        refuse_prefix(opened, "element");
        if (open_.empty() && root_)
            fail(opened.begin,
                 fmt::format(
                     "a second root element <{}>; everything belongs inside <{}>, which was opened at {}",
                     shown(opened), shown(*root_), where(root_->begin)));
        if (open_.size() == kMaxXmlLevels) fail(opened.begin, "elements are nested in more than 64 levels");
        if (!root_) root_ = opened;
        open_.push_back(opened);
        add(XmlToken::Kind::open, opened);
        attributes(opened);
        if (skip("/>")) return close(opened);
        skip(">");
    }

    /// All that stands between the name of an element and '>' or '/>'.
    void attributes(XmlSpan element) {
        std::set<std::string_view> seen;
        while (true) {
            const bool spaced = skip_space();
            if (sees(">") || sees("/>")) return;
            if (at_end() || sees("<"))
                fail(element.begin,
                     fmt::format("the tag <{}> is never closed; '>' is missing", shown(element)));
            if (!spaced && seen.empty())
                fail(position(), fmt::format("{} is not allowed in a name", shown_here()));
            const XmlSpan attribute_name = name("expected an attribute, '>' or '/>'");
            if (!spaced) fail(attribute_name.begin, "there must be white space before an attribute");
            if (seen.size() == kMaxXmlAttributes)
                fail(attribute_name.begin,
                     fmt::format("<{}> has more than 1,000 attributes", shown(element)));
            if (!seen.insert(view(attribute_name)).second)
                fail(attribute_name.begin,
                     fmt::format("<{}> has the attribute '{}' twice", shown(element), shown(attribute_name)));
            attribute(attribute_name);
        }
    }

    /// [41] Attribute, from behind its name
    void attribute(XmlSpan attribute_name) {
        check_attribute_prefix(attribute_name);
        skip_space();
        if (!skip("="))
            fail(attribute_name.begin,
                 fmt::format("the attribute '{0}' has no value; write {0}=\"…\"", shown(attribute_name)));
        skip_space();
        if (!sees("\"") && !sees("'"))
            fail(position(),
                 fmt::format("the value of '{0}' must stand in quotes: {0}=\"…\"", shown(attribute_name)));
        const XmlSpan value = attribute_value(attribute_name);
        add(XmlToken::Kind::attribute, attribute_name, value);
    }

    /// xml:NAME, xmlns:NAME and xsi:NAME are the only names with a prefix.
    void check_attribute_prefix(XmlSpan attribute_name) const {
        const std::string_view whole = view(attribute_name);
        const std::size_t colon = whole.find(':');
        if (colon == whole.npos) return;
        const std::string_view prefix = whole.substr(0, colon), rest = whole.substr(colon + 1);
        const bool known = prefix == "xml" || prefix == "xmlns" || prefix == "xsi";
        std::size_t ignored = 0;
        const bool sound =
            !rest.empty() && rest.find(':') == rest.npos && is_xml_name_start(next_code_point(rest, ignored));
        if (known && sound) return;
        fail(attribute_name.begin, fmt::format("the attribute '{}' has an unknown prefix; only xml:space and "
                                               "the like, xmlns: and xsi: are known",
                                               shown(attribute_name)));
    }

    /// [10] AttValue
    XmlSpan attribute_value(XmlSpan attribute_name) {
        const std::size_t opening = position();
        const std::string_view quote = sees("'") ? "'" : "\"";
        skip(quote);
        const std::size_t begin = position();
        while (!at_end() && !sees(quote)) {
            if (sees("<"))
                fail(position(), fmt::format("'<' in the value of '{}', which was opened at {}; write it as "
                                             "&lt;, or close the quote",
                                             shown(attribute_name), where(opening)));
            skip_character();
        }
        if (at_end())
            fail(opening, fmt::format("the value of '{}' is never closed; its quote is missing",
                                      shown(attribute_name)));
        const XmlSpan value = since(begin);
        skip(quote);
        return value;
    }

    /// [14] CharData, and references
    void text() {
        const std::size_t begin = position();
        while (!at_end() && !sees("<")) {
            if (sees("]]>")) fail(position(), "']]>' is not allowed in text; write it as ]]&gt;");
            skip_character();
        }
        add(XmlToken::Kind::text, since(begin));
    }

    bool is_wide_;
    std::size_t start_ = 0;  ///< behind the byte order mark
    std::vector<XmlToken> tokens_;
    std::vector<XmlSpan> open_;    ///< the names of the open elements
    std::optional<XmlSpan> root_;  ///< its name, once it is seen
};

}  // namespace

std::vector<XmlToken> scan_xml(std::string_view bytes, const LineIndex& lines) {
    return Scanner(bytes, lines).scan();
}

}  // namespace assay
