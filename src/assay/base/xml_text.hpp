/// Text inside XML 1.0.
#pragma once

#include <string>
#include <string_view>

namespace assay {

/// For an attribute in double quotes or for character data: control characters, other characters that XML 1.0
/// forbids (U+FFFE, U+FFFF) and malformed bytes in the form of without_controls(); & < > " as entities, so
/// that
/// "]]>" cannot occur; and what would make a command to a CI system (ci_commands.hpp) as &#58; or &#91;.
std::string xml_text(std::string_view text);

}  // namespace assay
