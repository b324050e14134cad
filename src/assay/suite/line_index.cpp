#include <assay/suite/line_index.hpp>

#include <algorithm>

namespace assay {
namespace {

constexpr std::size_t kBlock = 512;  ///< bytes between two checkpoints: what one look-up walks at most
constexpr std::size_t kLongestSourceLine = std::size_t{1} << 16;  ///< bytes

bool continues_code_point(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

bool ends_line(std::string_view text, std::size_t at) {
    if (text[at] == '\n') return true;
    return text[at] == '\r' && !text.substr(at + 1).starts_with('\n');
}

/// Passes one byte. Works on broken UTF-8 too: only bytes that begin a code point take a column.
void pass(std::string_view text, std::size_t at, std::uint32_t& lines, std::uint32_t& columns) {
    if (ends_line(text, at)) {
        ++lines;
        columns = 0;
    } else if (!continues_code_point(text[at]) && !(at == 0 && text.starts_with(kByteOrderMark))) {
        ++columns;
    }
}

}  // namespace

LineIndex::LineIndex(std::string_view text) {
    checkpoints_.reserve(text.size() / kBlock + 1);
    Checkpoint passed;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (at % kBlock == 0) checkpoints_.push_back(passed);
        pass(text, at, passed.lines, passed.columns);
    }
    if (text.size() % kBlock == 0) checkpoints_.push_back(passed);
}

LineIndex::Position LineIndex::at(std::string_view text, std::size_t offset) const {
    offset = std::min(offset, text.size());
    for (int back = 0; back < 3 && offset > 0 && offset < text.size() && continues_code_point(text[offset]);
         ++back)
        --offset;
    const std::size_t block = offset / kBlock;
    if (block >= checkpoints_.size()) return {};
    Checkpoint passed = checkpoints_[block];
    for (std::size_t at = block * kBlock; at < offset; ++at) pass(text, at, passed.lines, passed.columns);
    return {std::size_t{passed.lines} + 1, std::size_t{passed.columns} + 1};
}

std::string source_line(std::string_view text, std::size_t offset) {
    const std::size_t middle = std::min(offset, text.size());
    std::size_t begin = middle;
    while (begin > 0 && middle - begin <= kLongestSourceLine && !ends_line(text, begin - 1)) --begin;
    std::size_t end = middle;
    while (end < text.size() && end - begin <= kLongestSourceLine && text[end] != '\n' && text[end] != '\r')
        ++end;
    if (end - begin > kLongestSourceLine) return {};
    std::string_view line = text.substr(begin, end - begin);
    if (begin == 0 && line.starts_with(kByteOrderMark)) line.remove_prefix(kByteOrderMark.size());
    if (line.ends_with('\r')) line.remove_suffix(1);  // where the offset is that of the \n in \r\n
    return std::string(line);
}

}  // namespace assay
