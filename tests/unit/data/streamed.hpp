/// The rows of a RowStream in a form to compare.
#pragma once

#include <assay/data/row_stream.hpp>

#include <string>

namespace assay {

/// "x|y" for a row of two fields, rows separated by '/', then '=' and the label.
inline std::string streamed(const std::string& bytes, const std::string& name, const DatasetOptions& options,
                            std::size_t piece) {
    RowStream rows = RowStream::from_bytes(bytes, name, options, piece);
    std::string all;
    for (bool first = true; rows.next(); first = false) {
        TextBatch texts(rows.fields());
        rows.append_text(texts);
        if (!first) all += '/';
        for (std::size_t f = 0; f < rows.fields(); ++f) {
            if (f > 0) all += '|';
            all += texts.field(0, f);
        }
        if (rows.has_labels()) all += '=' + rows.label();
    }
    return all;
}

/// From lines one by one to all at once.
inline constexpr std::size_t kPieces[] = {1, 2, 5, 13, 1000};

}  // namespace assay
