/// XML that is either well-formed or refused, with the place of every element, attribute and character.
///
/// pugixml reads the document; it accepts much that is no XML and gives no place for attributes, so one pass
/// of our own over the bytes goes first, refuses what is not well-formed (XML 1.0, fifth edition, without
/// DOCTYPE), and keeps the offsets. The two must agree on every name and value; if they ever do not, the
/// document is refused.
#pragma once

#include <assay/base/error.hpp>
#include <assay/suite/line_index.hpp>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

/// Text whose characters know where they stand in the file, entities and line breaks included.
struct PlacedText {
    std::string text;
    /// Byte offset in the file of each byte of `text` (of the '&' for one that is written as an entity), and
    /// of its end: one more than `text` has bytes, never falling.
    std::vector<std::size_t> offsets;
};

struct XmlAttribute {
    std::string name;
    PlacedText value;        ///< decoded and normalised as XML demands
    std::size_t offset = 0;  ///< of the name
};

struct XmlNode;

/// An element. Its text and elements stay in order in `children`. Text and CDATA that follow each other are
/// one node, white space is kept; comments and processing instructions are dropped, and so are the attributes
/// xmlns, xmlns:… and xsi:…, which tell only editors something. xml:space and the like stay.
struct XmlElement {
    std::string name;
    std::size_t offset = 0;  ///< of the name
    std::vector<XmlAttribute> attributes;
    std::vector<XmlNode> children;

    const XmlAttribute* attribute(std::string_view attribute_name) const;  ///< or null
    /// The text of its direct children put together; without any, an empty text at the element's name.
    PlacedText text() const;
    std::vector<const XmlElement*> elements() const;
};

/// Either an element or a run of text.
struct XmlNode {
    std::unique_ptr<XmlElement> element;
    PlacedText text;
};

/// A document that is known to be well-formed. Limits: 64 MiB, 64 levels, 1,000 attributes an element, and
/// 2,000,000 parts (start and end tags, attributes, runs of text). Within them, time is linear in the size
/// and memory stays below 1 GiB.
class XmlDocument {
public:
    /// `name` is what errors and places call the file. Throws InputError at the first fault: invalid UTF-8 or
    /// another encoding, a control character, a DOCTYPE, an unknown entity, a duplicate attribute, a prefix
    /// (attributes may have xml:, xmlns: and xsi:), tags that do not match, anything before or after the
    /// root, …
    static XmlDocument parse(std::string bytes, std::string name);

    const XmlElement& root() const { return root_; }
    const std::string& name() const { return name_; }
    /// O(1). A byte order mark takes no column; an offset beyond the end is the end.
    Place place(std::size_t offset) const;
    /// A problem at a byte offset of the file, with its source line (left out where that is longer than 1,000
    /// bytes).
    Problem problem(std::size_t offset, std::string message) const;

private:
    XmlDocument() = default;
    std::string name_;
    std::string bytes_;
    LineIndex lines_;
    XmlElement root_;
};

}  // namespace assay
