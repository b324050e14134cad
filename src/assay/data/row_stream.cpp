#include <assay/data/row_stream.hpp>

#include <assay/base/error.hpp>
#include <assay/base/files.hpp>
#include <assay/base/utf8.hpp>
#include <assay/data/rows.hpp>
#include <assay/data/source_text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <istream>
#include <sstream>
#include <utility>
#include <vector>

namespace assay {
namespace {

/// A stream of bytes as pieces that end with a line break, if only for the last.
class Pieces {
public:
    Pieces(std::unique_ptr<std::istream> in, std::string name, std::size_t longest_line)
        : in_(std::move(in)), name_(std::move(name)), longest_line_(longest_line) {}

    /// Of about `size` bytes; of more where that holds no line break, until a line is longer than is allowed.
    /// The view ends with the next call.
    std::string_view next(std::size_t size) {
        buffer_.erase(0, given_);
        given_ = 0;
        while (given_ == 0 && !at_end_) {
            read_up_to(size);
            given_ = at_end_ ? buffer_.size() : buffer_.rfind('\n') + 1;  // npos + 1 is 0
            if (given_ == 0 && buffer_.size() > longest_line_) given_ = whole_characters();
            size = 2 * buffer_.size();
        }
        return std::string_view(buffer_).substr(0, given_);
    }
    /// Did the file end with the last piece?
    bool at_end() const { return at_end_; }

private:
    void read_up_to(std::size_t size) {
        const std::size_t before = buffer_.size();
        if (before >= size) return;
        buffer_.resize(size);
        in_->read(buffer_.data() + before, static_cast<std::streamsize>(size - before));
        buffer_.resize(before + static_cast<std::size_t>(in_->gcount()));
        if (in_->bad()) throw Error(fmt::format("cannot read '{}' to its end", printable(name_)));
        at_end_ = in_->eof();
    }

    /// Without a character that may be cut at the end.
    std::size_t whole_characters() const {
        std::size_t size = buffer_.size();
        for (int i = 0; i < 4 && size > 0; ++i) {
            const auto byte = static_cast<unsigned char>(buffer_[--size]);
            if ((byte & 0xC0) != 0x80) return byte < 0x80 ? size + 1 : size;
        }
        return buffer_.size();  // no UTF-8 in any case
    }

    std::unique_ptr<std::istream> in_;
    std::string name_;
    std::size_t longest_line_;
    std::string buffer_;
    std::size_t given_ = 0;  ///< bytes of the buffer that the last piece consists of
    bool at_end_ = false;
};

}  // namespace

struct RowStream::State {
    State(std::unique_ptr<std::istream> in, std::string name, const DatasetOptions& options,
          std::size_t bytes_at_once)
        // Room for a line break and for a character that is cut.
        : pieces(std::move(in), name, options.max_row_bytes + 8),
          piece_bytes(bytes_at_once),
          source(std::string(pieces.next(bytes_at_once)), std::move(name)),
          rows(make_rows(source, options)),
          fields(field_count(options)),
          has_labels(options.label_column.has_value()) {
        end = rows->find(offsets, pieces.at_end());
    }

    /// Goes on to a piece that holds a row; false if there is none.
    bool read_on() {
        std::size_t size = piece_bytes;
        offsets.clear();
        while (offsets.empty() && !pieces.at_end()) {
            // A row that begins here and is not yet whole: each time twice as much, so that it is linear.
            size = std::max(size, source.text().size() - end);
            source.move_on(end, pieces.next(size));
            end = rows->find(offsets, pieces.at_end());
        }
        at = 0;
        return !offsets.empty();
    }

    Pieces pieces;
    std::size_t piece_bytes;
    SourceText source;  ///< the piece, behind the begin of a row that the one before did not hold whole
    std::unique_ptr<Rows> rows;
    std::size_t fields;
    bool has_labels;
    std::vector<std::uint32_t> offsets;  ///< of the rows in the source
    std::size_t end = 0;                 ///< of these rows
    std::size_t at = 0;                  ///< how many of these rows next() has come to
};

RowStream::RowStream(std::unique_ptr<State> state) : state_(std::move(state)) {}
RowStream::RowStream(RowStream&&) noexcept = default;
RowStream& RowStream::operator=(RowStream&&) noexcept = default;
RowStream::~RowStream() = default;

RowStream::RowStream(const std::filesystem::path& path, const DatasetOptions& options) {
    if (!options.format) data_format_of(path);
    state_ = std::make_unique<State>(std::make_unique<std::ifstream>(open_file(path)), path.string(), options,
                                     kPieceBytes);
}

RowStream RowStream::from_bytes(std::string bytes, std::string name, const DatasetOptions& options,
                                std::size_t piece_bytes) {
    auto in = std::make_unique<std::istringstream>(std::move(bytes));
    return RowStream(std::make_unique<State>(std::move(in), std::move(name), options, piece_bytes));
}

bool RowStream::next() {
    if (state_->at == state_->offsets.size() && !state_->read_on()) return false;
    ++state_->at;
    return true;
}

void RowStream::append_text(TextBatch& texts) const {
    state_->rows->append_text(state_->offsets[state_->at - 1], texts);
}
std::string RowStream::label() const {
    return state_->has_labels ? state_->rows->label(state_->offsets[state_->at - 1]) : std::string();
}
std::size_t RowStream::line() const {
    return state_->source.line_number(state_->offsets[state_->at - 1]);
}
std::size_t RowStream::fields() const {
    return state_->fields;
}
bool RowStream::has_labels() const {
    return state_->has_labels;
}
const std::string& RowStream::name() const {
    return state_->source.name();
}

}  // namespace assay
