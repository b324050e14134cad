/// The entries of a lexicon that stand in a file of their own: a table, plain lines, or a JSON document.
#pragma once

#include <assay/base/error.hpp>
#include <assay/lexicon/lexicon.hpp>

#include <functional>
#include <optional>
#include <string>

namespace assay {

/// The column that was asked for is not in the file.
class NoSuchColumn : public Error {
public:
    using Error::Error;
};

/// Takes an entry, or says what is wrong with it; empty if nothing is.
using TakeEntry = std::function<std::string(LexiconEntry)>;

/// Hands over the entries of a file in its order. Told by the extension: CSV and TSV with a header; one
/// object a line in JSON, whose strings and numbers (as they are written) are fields, and which lacks those
/// that are null or empty; plain lines, trimmed. A JSON document may also be one array: of values, of tuples
/// (arrays of values, whose parts are the fields 0, 1, …) and of objects; or, as CheckList has them, an
/// object of such arrays: its keys become the field `key`. A blank in the name of a column becomes a '_' in
/// that of the field, for a slot has no blanks. `value_column` holds the values; unset: the first one. Throws
/// NoSuchColumn; InputError or InputErrors for rows that are wrong; Error if the file cannot be read or is
/// empty.
void read_lexicon_table(const std::string& file, const std::optional<std::string>& value_column,
                        const TakeEntry& take);

}  // namespace assay
