/// The characters of XML: which are legal, what a reference such as &amp; or &#233; stands for, and what raw
/// text means. For the XML reader alone.
#pragma once

#include <assay/suite/xml.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace assay {

bool is_xml_space(char c);
/// Char of XML 1.0: no control characters but tab and line ends, no U+FFFE, no U+FFFF.
bool is_xml_character(char32_t c);
/// NameStartChar and NameChar of XML 1.0, fifth edition; the colon among them.
bool is_xml_name_start(char32_t c);
bool is_xml_name_character(char32_t c);

/// The offset of the first byte that no XML document may hold there (broken UTF-8 included), or the size of
/// the text.
std::size_t first_illegal_byte(std::string_view text);

/// "U+0001"
std::string code_point_name(char32_t c);

/// Code points of a piece of the file that a message can carry.
inline constexpr std::size_t kLongestShown = 40;

struct XmlReference {
    char32_t character = 0;
    std::size_t end = 0;  ///< the offset after its semicolon
};

/// Reads the reference whose '&' stands at `position`. Throws SyntaxError at that offset: a lone '&', an
/// entity other than the five of XML, a number that is no character of XML. Time is linear in the length of
/// the reference.
XmlReference read_reference(std::string_view text, std::size_t position);

enum class XmlTextKind { text, cdata, attribute };

/// What bytes[begin, end) of a file mean, each byte with the offset that it comes from: references are
/// decoded (not in CDATA), a line end is one \n, and in an attribute every white space character that stands
/// for itself is a blank.
PlacedText decode_xml_text(std::string_view bytes, std::size_t begin, std::size_t end, XmlTextKind kind);

}  // namespace assay
