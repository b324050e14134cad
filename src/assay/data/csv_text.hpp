/// Writing CSV (RFC 4180), as Dataset reads it.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace assay {

/// The value, in quotes where it has to be: where it holds a comma, a quote or a line break.
std::string csv_field(std::string_view value);

/// The fields of one row and its line break.
std::string csv_row(std::initializer_list<std::string_view> fields);

}  // namespace assay
