/// XML that is either well-formed or refused, with the place of every element, attribute and character.
///
/// pugixml reads the document; it accepts much that is no XML and gives no place for attributes, so one pass of our own
/// over the bytes goes first, refuses what is not well-formed (XML 1.0, fifth edition, without DOCTYPE), and keeps the
/// offsets.
#pragma once

#include <assay/base/error.hpp>

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace assay {

/// Text whose characters know where they stand in the file, entities and line breaks included.
struct PlacedText {
    std::string text;
    std::vector<std::size_t> offsets;  ///< byte offset in the file of each byte of `text`, and of its end
};

struct XmlAttribute {
    std::string name;
    PlacedText value;           ///< decoded and normalised as XML demands
    std::size_t offset = 0;     ///< of the name
};

struct XmlNode;

/// An element. Text, CDATA and elements stay in order in `children`; comments and processing instructions are dropped.
struct XmlElement {
    std::string name;
    std::size_t offset = 0;  ///< of the name
    std::vector<XmlAttribute> attributes;
    std::vector<XmlNode> children;

    const XmlAttribute* attribute(std::string_view attribute_name) const;  ///< or null
    /// The text of its direct children put together.
    PlacedText text() const;
    std::vector<const XmlElement*> elements() const;
};

/// Either an element or a run of text.
struct XmlNode {
    std::unique_ptr<XmlElement> element;
    PlacedText text;
};

/// A document that is known to be well-formed. Limits: 64 MiB, 64 levels, 1,000 attributes an element.
class XmlDocument {
public:
    /// Throws InputError at the first fault: invalid UTF-8 or another encoding, a control character, a DOCTYPE, an
    /// unknown entity, a duplicate attribute, tags that do not match, anything before or after the root, …
    static XmlDocument parse(std::string bytes, std::string name);

    const XmlElement& root() const { return root_; }
    const std::string& name() const { return name_; }
    Place place(std::size_t offset) const;
    /// A problem at a byte offset of the file, with its source line.
    Problem problem(std::size_t offset, std::string message) const;

private:
    XmlDocument() = default;
    std::string name_;
    std::string bytes_;
    XmlElement root_;
};

}  // namespace assay
