/// The strict pass over the bytes of an XML document: refuses what is not well-formed, and says where the
/// parts stand. For the XML reader alone.
#pragma once

#include <assay/suite/line_index.hpp>
#include <assay/suite/xml_cursor.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace assay {

inline constexpr std::size_t kMaxXmlBytes = std::size_t{64} << 20;
inline constexpr std::size_t kMaxXmlLevels = 64;
inline constexpr std::size_t kMaxXmlAttributes = 1000;  ///< of one element
inline constexpr std::size_t kMaxXmlParts =
    2'000'000;  ///< tokens; bounds the memory of a file that is all tags

/// One step of the document from its first byte to its last. White space outside the root, comments and
/// processing instructions are no tokens.
struct XmlToken {
    enum class Kind : std::uint8_t {
        open,       ///< span: the name
        attribute,  ///< span: the name; value: what stands between the quotes
        text,       ///< span: the raw text, never empty
        cdata,      ///< span: what stands inside, may be empty
        close,      ///< span: the name
    };
    Kind kind = Kind::open;
    XmlSpan span;
    XmlSpan value;
};

/// Throws SyntaxError with the offset of the first fault. Time is linear in the size, O(n log n) in the
/// number of attributes of one element. `lines` is the index of these bytes, which are at most kMaxXmlBytes.
std::vector<XmlToken> scan_xml(std::string_view bytes, const LineIndex& lines);

}  // namespace assay
