/// The rows of a file one after the other, in memory that does not grow with the file.
#pragma once

#include <assay/data/dataset.hpp>
#include <assay/data/text_batch.hpp>

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>

namespace assay {

/// Reads what Dataset reads, with the same checks and messages, but a piece at a time, and forgets it: for
/// one pass over a file of any size (DatasetOptions::max_file_bytes does not count), or over a pipe. A fault
/// is found when its piece is read, so the rows before it have been given by then; of several faults in
/// different pieces the first is told. Holds a piece of 1 MiB, or a few times the longest row (16 MiB at
/// most) where that is more.
class RowStream {
public:
    static constexpr std::size_t kPieceBytes = std::size_t{1} << 20;

    /// Opens the file and reads its first piece. Throws Error and InputError as Dataset::open does.
    RowStream(const std::filesystem::path& path, const DatasetOptions& options);
    /// `name` is what errors call it. `piece_bytes` > 0: how much to read at once.
    static RowStream from_bytes(std::string bytes, std::string name, const DatasetOptions& options,
                                std::size_t piece_bytes = kPieceBytes);
    RowStream(RowStream&&) noexcept;
    RowStream& operator=(RowStream&&) noexcept;
    ~RowStream();

    /// Moves to the next row, first to the first; false at the end of the file. Throws InputError for what is
    /// broken, and Error if the file cannot be read on.
    bool next();

    // Of the row that next() moved to:
    void append_text(TextBatch& texts) const;
    std::string label() const;  ///< as Dataset::label
    std::size_t line() const;   ///< as Dataset::line

    std::size_t fields() const;
    bool has_labels() const;
    const std::string& name() const;

private:
    struct State;
    explicit RowStream(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace assay
