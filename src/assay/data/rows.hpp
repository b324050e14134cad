/// How the rows of one format are found, checked and decoded. A part of the module `data`, not for others.
#pragma once

#include <assay/data/dataset.hpp>
#include <assay/data/source_text.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

/// A row is known by the offset at which it begins, found by find(). The source outlives the rows.
class Rows {
public:
    virtual ~Rows() = default;
    /// Appends the offsets of the rows in the source and gives where they end. Throws InputError, or
    /// InputErrors, for the rows that are broken. If the file does not end with this source (`last` is
    /// false), a row that it may not hold whole is left: what is given is where that begins. The source then
    /// ends with a line break, or its last line is longer than a row may be. Called once for each piece of a
    /// file, in order.
    virtual std::size_t find(std::vector<std::uint32_t>& offsets, bool last) = 0;
    virtual void append_text(std::size_t offset, TextBatch& texts) const = 0;
    virtual std::string label(std::size_t offset) const = 0;
};

/// Those that the options ask for. Throws Error if options and format do not fit together.
std::unique_ptr<Rows> make_rows(const SourceText& source, const DatasetOptions& options);

/// CSV and TSV.
std::unique_ptr<Rows> delimited_rows(const SourceText& source, const DatasetOptions& options,
                                     DataFormat format);
std::vector<std::string> delimited_columns(const SourceText& source, DataFormat format);
std::unique_ptr<Rows> json_rows(const SourceText& source, const DatasetOptions& options);

/// The number of fields that the options ask for.
std::size_t field_count(const DatasetOptions& options);

}  // namespace assay
