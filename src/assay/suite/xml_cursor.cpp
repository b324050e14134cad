#include <assay/suite/xml_cursor.hpp>

#include <assay/base/error.hpp>
#include <assay/base/utf8.hpp>
#include <assay/suite/xml_text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace assay {

XmlCursor::XmlCursor(std::string_view bytes, const LineIndex& lines)
    : bytes_(bytes), text_(bytes.substr(0, first_illegal_byte(bytes))), lines_(lines) {}

std::string XmlCursor::shown_here() const {
    if (at_end()) return "the end of the file";
    std::size_t end = position_;
    next_code_point(text_, end);
    return fmt::format("'{}'", text_.substr(position_, end - position_));
}

std::string XmlCursor::where(std::size_t offset) const {
    const auto [line, column] = lines_.at(bytes_, offset);
    return fmt::format("{}:{}", line, column);
}

std::string XmlCursor::shown(XmlSpan part) const {
    return shortened(view(part), kLongestShown);
}

bool XmlCursor::skip(std::string_view what) {
    if (!sees(what)) return false;
    position_ += what.size();
    return true;
}

bool XmlCursor::skip_space() {
    const std::size_t begin = position_;
    while (!at_end() && is_xml_space(text_[position_])) ++position_;
    return position_ > begin;
}

bool XmlCursor::find(std::string_view what) {
    position_ = std::min(text_.find(what, position_), text_.size());
    return !at_end();
}

void XmlCursor::skip_character() {
    position_ = sees("&") ? read_reference(text_, position_).end : position_ + 1;
}

XmlSpan XmlCursor::name(std::string_view missing, std::string_view advice) {
    const std::size_t begin = position_;
    for (std::size_t next = position_; !at_end(); position_ = next) {
        const char32_t c = next_code_point(text_, next);
        if (!(position_ == begin ? is_xml_name_start(c) : is_xml_name_character(c))) break;
    }
    if (position_ == begin) fail(begin, fmt::format("{}, not {}{}", missing, shown_here(), advice));
    return since(begin);
}

XmlSpan XmlCursor::since(std::size_t begin) const {
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(position_)};
}

void XmlCursor::fail(std::size_t offset, const std::string& message) const {
    if (at_end()) refuse_illegal_rest();
    throw SyntaxError(message, offset);
}

void XmlCursor::refuse_illegal_rest() const {
    if (text_.size() == bytes_.size()) return;
    std::size_t position = text_.size();
    const auto byte = static_cast<unsigned char>(bytes_[position]);
    const char32_t c = next_code_point(bytes_, position);
    throw SyntaxError(
        c == kNoCodePoint
            ? fmt::format("the byte 0x{:02x} is not valid UTF-8; save the file as UTF-8", byte)
            : fmt::format("the character {} is not allowed in XML; remove it", code_point_name(c)),
        text_.size());
}

}  // namespace assay
