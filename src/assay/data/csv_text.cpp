#include <assay/data/csv_text.hpp>

namespace assay {

std::string csv_field(std::string_view value) {
    if (value.find_first_of(",\"\r\n") == value.npos) return std::string(value);
    std::string quoted = "\"";
    for (const char c : value) {
        if (c == '"') quoted += '"';
        quoted += c;
    }
    return quoted + '"';
}

std::string csv_row(std::initializer_list<std::string_view> fields) {
    std::string row;
    for (const std::string_view& field : fields) {
        if (&field != fields.begin()) row += ',';
        row += csv_field(field);
    }
    return row + '\n';
}

}  // namespace assay
