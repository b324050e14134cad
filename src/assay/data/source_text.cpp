#include <assay/data/source_text.hpp>

#include <assay/base/files.hpp>
#include <assay/base/utf8.hpp>

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <system_error>

namespace assay {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

Error too_large(std::string_view name, std::uint64_t limit) {
    return Error(fmt::format("'{}' is larger than {} bytes", printable(name), limit));
}

/// A size that is known beforehand spares reading 4 GiB only to refuse them.
std::string read_within(const std::filesystem::path& path, std::uint64_t limit) {
    std::error_code error;
    const std::uintmax_t size = std::filesystem::file_size(path, error);
    if (!error && size > limit) throw too_large(path.string(), limit);
    return read_file(path, limit);
}

}  // namespace

SourceText::SourceText(std::string bytes, std::string name, std::uint64_t limit)
    : name_(std::move(name)), bytes_(std::move(bytes)) {
    if (bytes_.size() > std::min(limit, kMaxBytes)) throw too_large(name_, std::min(limit, kMaxBytes));
    begin_ = bytes_.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
    size_ = bytes_.size() - begin_;
    check_encoding();
    bytes_.append(simdjson::SIMDJSON_PADDING, ' ');
}

SourceText::SourceText(const std::filesystem::path& path, std::uint64_t limit)
    : SourceText(read_within(path, limit), path.string(), limit) {}

void SourceText::move_on(std::size_t consumed, std::string_view more) {
    const std::string_view done = text().substr(0, consumed);
    lines_before_ += static_cast<std::size_t>(std::count(done.begin(), done.end(), '\n'));
    counted_ = 0;
    bytes_.resize(begin_ + size_);
    bytes_.erase(0, begin_ + consumed);
    bytes_.append(more);
    begin_ = 0;
    size_ = bytes_.size();
    check_encoding();
    bytes_.append(simdjson::SIMDJSON_PADDING, ' ');
}

void SourceText::check_encoding() const {
    const std::string_view all = text();
    if (lines_before_ == 0 && (all.starts_with("\xFF\xFE") || all.starts_with("\xFE\xFF")))
        throw Error(fmt::format("'{}' is written in UTF-16; save it as UTF-8", printable(name_)));
    const std::size_t nul = all.find('\0');
    const std::size_t bad = simdjson::validate_utf8(all.data(), all.size())
                                ? all.size()
                                : invalid_utf8_at(all).value_or(all.size());
    const std::size_t first = std::min({nul, bad, all.size()});
    if (first == all.size()) return;
    throw InputError(problem(first, nul < bad
                                        ? "a NUL byte; is this a text file?"
                                        : fmt::format("the byte 0x{:02x} is no UTF-8; save the file as UTF-8",
                                                      static_cast<unsigned char>(all[first]))));
}

std::string_view SourceText::line_at(std::size_t offset) const {
    std::string_view line = text().substr(offset);
    line = line.substr(0, line.find('\n'));
    const bool broken = offset + line.size() < size_;
    if (broken && line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

std::size_t SourceText::next_line(std::size_t offset) const {
    const std::size_t end = text().find('\n', offset);
    return end == std::string_view::npos ? size_ : end + 1;
}

std::size_t SourceText::line_number(std::size_t offset) const {
    constexpr std::uint64_t kLines = UINT32_MAX;
    const std::uint64_t known = counted_.load(std::memory_order_relaxed);
    const bool helps = known >> 32 <= offset;
    const std::size_t begin = helps ? known >> 32 : 0;
    const std::string_view more = text().substr(begin, offset - begin);
    const std::uint64_t lines =
        (helps ? known & kLines : 0) + static_cast<std::uint64_t>(std::count(more.begin(), more.end(), '\n'));
    if (offset <= UINT32_MAX && lines <= kLines)
        counted_.store(std::uint64_t{offset} << 32 | lines, std::memory_order_relaxed);
    return lines_before_ + 1 + lines;
}

Problem SourceText::problem(std::size_t offset, std::string message) const {
    Problem problem = line_problem(offset, std::move(message));
    const std::string_view before = text().substr(0, offset);
    const std::size_t line_begin = before.rfind('\n') + 1;  // npos + 1 is 0
    problem.place.column = 1 + code_point_count(before.substr(line_begin));
    return problem;
}

Problem SourceText::line_problem(std::size_t offset, std::string message) const {
    const std::string_view before = text().substr(0, offset);
    const std::size_t line_begin = before.rfind('\n') + 1;
    return {{name_, line_number(offset), 0}, std::move(message), std::string(line_at(line_begin))};
}

bool is_blank(std::string_view line) {
    return line.find_first_not_of(" \t\r\n\v\f") == std::string_view::npos;
}

}  // namespace assay
