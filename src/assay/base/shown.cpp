#include <assay/base/shown.hpp>

#include <assay/base/utf8.hpp>

namespace assay {

std::string shown(std::string_view text) {
    return printable(shortened(text, 80));
}

std::string shown_whole(std::string_view text) {
    return printable(shortened(text, 1'000));
}

std::string in_quotes(std::string_view text) {
    return '\'' + shown(text) + '\'';
}

}  // namespace assay
