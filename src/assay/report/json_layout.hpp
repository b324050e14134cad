/// JSON as people read it: what fits on a line stays on one line.
#pragma once

#include <nlohmann/json.hpp>

#include <string>

namespace assay {

using Json = nlohmann::ordered_json;

/// The document with two spaces of indent for each level and a line break at its end. An object or array is
/// written on one line if that line then has at most 110 code points, and a list of numbers always is;
/// otherwise it has a line for each member. Members keep their order. Numbers are in the shortest form that
/// reads back as the same double; invalid UTF-8 becomes U+FFFD; what printable() would escape is
/// escaped, so that the file may be shown on a terminal. Equal documents give equal bytes. Throws Error for a
/// number that is not finite.
std::string lay_out(const Json& document);

}  // namespace assay
