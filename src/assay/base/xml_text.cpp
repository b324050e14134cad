#include <assay/base/xml_text.hpp>

#include <assay/base/ci_commands.hpp>
#include <assay/base/utf8.hpp>

namespace assay {

std::string xml_text(std::string_view text) {
    const std::string shown = without_controls(text);
    std::string escaped;
    for (std::size_t position = 0; position < shown.size();) {
        const std::size_t start = position;
        switch (next_code_point(shown, position)) {
            case U'&':
                escaped += "&amp;";
                break;
            case U'<':
                escaped += "&lt;";
                break;
            case U'>':
                escaped += "&gt;";
                break;
            case U'"':
                escaped += "&quot;";
                break;
            case 0xFFFE:
                escaped += "\\ufffe";
                break;
            case 0xFFFF:
                escaped += "\\uffff";
                break;
            default:
                escaped.append(shown, start, position - start);
        }
    }
    // & < > " are no part of a command, so that looking for one may come last.
    return with_ci_command_marks(escaped, "&#58;", "&#91;");
}

}  // namespace assay
