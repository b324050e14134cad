#include <assay/suite/xml.hpp>

#include <assay/suite/xml_scanner.hpp>
#include <assay/suite/xml_text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <pugixml.hpp>
#include <utility>

namespace assay {
namespace {

void append(PlacedText& text, PlacedText more) {
    if (text.offsets.empty()) {
        text = std::move(more);
        return;
    }
    text.offsets.pop_back();  // its end
    text.text += more.text;
    text.offsets.insert(text.offsets.end(), more.offsets.begin(), more.offsets.end());
}

bool is_for_editors(std::string_view attribute_name) {
    return attribute_name == "xmlns" || attribute_name.starts_with("xmlns:") ||
           attribute_name.starts_with("xsi:");
}

/// Walks pugixml's tree and the scanner's tokens side by side: names and values from the one, places from the
/// other.
class TreeBuilder {
public:
    TreeBuilder(std::string_view bytes, const std::vector<XmlToken>& tokens)
        : bytes_(bytes), tokens_(tokens) {}

    /// Throws Error where the two part.
    XmlElement build(const pugi::xml_document& document) {
        XmlElement root = element(document.document_element());
        if (next_ != tokens_.size()) disagree();
        return root;
    }

private:
    /// The depth of the recursion is bounded by the scanner.
    XmlElement element(pugi::xml_node node) {
        const XmlToken& opened = take(XmlToken::Kind::open, node.name());
        XmlElement result{node.name(), opened.span.begin, {}, {}};
        for (const pugi::xml_attribute attribute : node.attributes()) {
            const XmlToken& token = take(XmlToken::Kind::attribute, attribute.name());
            PlacedText value = decode(token.value, XmlTextKind::attribute, attribute.value());
            if (!is_for_editors(attribute.name()))
                result.attributes.push_back({attribute.name(), std::move(value), token.span.begin});
        }
        for (const pugi::xml_node child : node.children()) add_child(result, child);
        take(XmlToken::Kind::close, node.name());
        return result;
    }

    void add_child(XmlElement& parent, pugi::xml_node child) {
        if (child.type() == pugi::node_element) {
            auto inside = std::make_unique<XmlElement>(element(child));
            parent.children.emplace_back().element = std::move(inside);
            return;
        }
        const bool is_cdata = child.type() == pugi::node_cdata;
        const XmlToken& token = take(is_cdata ? XmlToken::Kind::cdata : XmlToken::Kind::text);
        if (parent.children.empty() || parent.children.back().element) parent.children.emplace_back();
        append(parent.children.back().text,
               decode(token.span, is_cdata ? XmlTextKind::cdata : XmlTextKind::text, child.value()));
    }

    const XmlToken& take(XmlToken::Kind kind) {
        if (next_ == tokens_.size() || tokens_[next_].kind != kind) disagree();
        return tokens_[next_++];
    }
    const XmlToken& take(XmlToken::Kind kind, std::string_view name) {
        const XmlToken& token = take(kind);
        if (bytes_.substr(token.span.begin, token.span.end - token.span.begin) != name) disagree();
        return token;
    }
    PlacedText decode(XmlSpan raw, XmlTextKind kind, std::string_view value) const {
        PlacedText text = decode_xml_text(bytes_, raw.begin, raw.end, kind);
        if (text.text != value) disagree();
        return text;
    }

    [[noreturn]] void disagree() const {
        const std::size_t at = next_ == 0 ? 0 : next_ - 1;
        throw Error(fmt::format(
            "two XML readers disagree about this file near byte {}; please report this fault of assay "
            "together with the file",
            at < tokens_.size() ? tokens_[at].span.begin : bytes_.size()));
    }

    std::string_view bytes_;
    const std::vector<XmlToken>& tokens_;
    std::size_t next_ = 0;
};

/// `bytes` are well-formed, so that whatever pugixml objects to is our fault.
pugi::xml_document parse_with_pugixml(std::string_view bytes) {
    constexpr unsigned kOptions = pugi::parse_cdata | pugi::parse_escapes | pugi::parse_eol |
                                  pugi::parse_wconv_attribute | pugi::parse_ws_pcdata;
    pugi::xml_document document;
    const pugi::xml_parse_result result =
        document.load_buffer(bytes.data(), bytes.size(), kOptions, pugi::encoding_utf8);
    if (!result)
        throw Error(fmt::format("the XML library refuses this file at byte {} ({})", result.offset,
                                result.description()));
    return document;
}

}  // namespace

const XmlAttribute* XmlElement::attribute(std::string_view attribute_name) const {
    const auto found = std::find_if(attributes.begin(), attributes.end(), [&](const XmlAttribute& attribute) {
        return attribute.name == attribute_name;
    });
    return found == attributes.end() ? nullptr : &*found;
}

PlacedText XmlElement::text() const {
    PlacedText result;
    for (const XmlNode& child : children)
        if (!child.element) append(result, child.text);
    if (result.offsets.empty()) result.offsets.push_back(offset);
    return result;
}

std::vector<const XmlElement*> XmlElement::elements() const {
    std::vector<const XmlElement*> result;
    for (const XmlNode& child : children)
        if (child.element) result.push_back(child.element.get());
    return result;
}

XmlDocument XmlDocument::parse(std::string bytes, std::string name) {
    XmlDocument document;
    document.name_ = std::move(name);
    document.bytes_ = std::move(bytes);
    if (document.bytes_.size() > kMaxXmlBytes)
        throw InputError(Place{document.name_},
                         "the file is larger than 64 MiB; keep long lists in CSV files");
    document.lines_ = LineIndex(document.bytes_);
    std::vector<XmlToken> tokens;
    try {
        tokens = scan_xml(document.bytes_, document.lines_);
    } catch (const SyntaxError& fault) {
        throw InputError(document.problem(fault.offset(), fault.what()));
    }
    document.root_ = TreeBuilder(document.bytes_, tokens).build(parse_with_pugixml(document.bytes_));
    return document;
}

Place XmlDocument::place(std::size_t offset) const {
    const auto [line, column] = lines_.at(bytes_, offset);
    return {name_, line, column};
}

Problem XmlDocument::problem(std::size_t offset, std::string message) const {
    return {place(offset), std::move(message), source_line(bytes_, offset)};
}

}  // namespace assay
