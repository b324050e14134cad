/// Text inside XML 1.0.
#pragma once

#include <string>
#include <string_view>

namespace assay {

/// For an attribute in double quotes or for character data: control characters, other characters that XML 1.0
/// forbids (U+FFFE, U+FFFF) and malformed bytes in the form of printable(); & < > " as entities, so that
/// "]]>" cannot occur.
std::string xml_text(std::string_view text);

}  // namespace assay
