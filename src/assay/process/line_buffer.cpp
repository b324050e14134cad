#include <assay/process/line_buffer.hpp>

#include <assay/base/utf8.hpp>

#include <algorithm>

namespace assay {

void LineBuffer::append(std::string_view bytes) {
    bytes_.erase(0, begin_);
    scanned_ -= begin_;
    begin_ = 0;
    bytes_.append(bytes);
}

std::optional<std::string_view> LineBuffer::next() {
    const std::size_t end = bytes_.find('\n', scanned_);
    if (end == std::string::npos) {
        scanned_ = bytes_.size();
        return std::nullopt;
    }
    std::string_view line = std::string_view(bytes_).substr(begin_, end - begin_);
    begin_ = scanned_ = end + 1;
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

void LineBuffer::clear() {
    bytes_.clear();
    begin_ = scanned_ = 0;
}

void LastLines::append(std::string_view bytes) {
    while (!bytes.empty()) {
        const std::size_t end = bytes.find('\n');
        const std::string_view part = bytes.substr(0, end);
        last_.append(part.substr(0, kLineBytes - std::min(kLineBytes, last_.size())));
        if (end == std::string_view::npos) return;
        end_line();
        bytes.remove_prefix(end + 1);
    }
}

void LastLines::end_line() {
    if (last_.ends_with('\r')) last_.pop_back();
    if (!last_.empty()) lines_.push_back(std::move(last_));
    last_.clear();
    if (lines_.size() > kLines) lines_.pop_front();
}

std::string LastLines::text() const {
    std::string all;
    for (const std::string& line : lines_) all += "\n  " + printable(line);
    if (!last_.empty()) all += "\n  " + printable(last_);
    return all;
}

void LastLines::clear() {
    lines_.clear();
    last_.clear();
}

}  // namespace assay
