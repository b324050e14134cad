/// How the rows of one format are found, checked and decoded. A part of the module `data`, not for others.
#pragma once

#include <assay/data/dataset.hpp>
#include <assay/data/source_text.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

/// A row is known by the offset at which it begins, found by index(). The source outlives the rows.
class Rows {
public:
    virtual ~Rows() = default;
    /// The offsets of all rows. Throws InputError at the first row that is broken.
    virtual std::vector<std::uint32_t> index() = 0;
    virtual void append_text(std::size_t offset, TextBatch& texts) const = 0;
    virtual std::string label(std::size_t offset) const = 0;
};

/// CSV and TSV.
std::unique_ptr<Rows> delimited_rows(const SourceText& source, const DatasetOptions& options,
                                     DataFormat format);
std::vector<std::string> delimited_columns(const SourceText& source, DataFormat format);
std::unique_ptr<Rows> json_rows(const SourceText& source, const DatasetOptions& options);

/// What to say of a name that is not there: the nearest that is, otherwise "; the columns are 'a', 'b', …",
/// where `are` is "the columns are".
std::string advice_on_missing(std::string_view name, std::span<const std::string> known,
                              std::string_view are);

/// The number of fields that the options ask for.
std::size_t field_count(const DatasetOptions& options);

}  // namespace assay
