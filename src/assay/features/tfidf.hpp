/// Term frequency times inverse document frequency, as scikit-learn's TfidfTransformer computes it.
#pragma once

#include <assay/features/sparse_rows.hpp>

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace assay {

enum class Norm { none, l1, l2 };
std::string_view name_of(Norm norm);
/// Throws Error naming the known ones.
Norm parse_norm(std::string_view name);

/// Divides by the sum of absolute values, or by the root of the sum of squares; a row of zeros stays.
void normalise(std::span<double> values, Norm norm);

struct TfidfOptions {
    Norm norm = Norm::l2;
    bool use_idf = true;
    bool smooth_idf = true;     ///< as if one more text held every term: no term is in none
    bool sublinear_tf = false;  ///< 1 + ln tf in place of tf
    bool operator==(const TfidfOptions&) const = default;
};

/// Immutable: safe to use from many threads.
class TfidfTransformer {
public:
    /// Learns how rare each feature is: idf = ln((n + 1) / (df + 1)) + 1, or ln(n / df) + 1 without
    /// smooth_idf (Salton & Buckley 1988 give the idea; the ones are scikit-learn's). A feature that no row
    /// has gets, in the latter case, the idf of one that has a single row: it cannot occur in these rows.
    static TfidfTransformer fit(const SparseRows& rows, const TfidfOptions& options);
    /// `idf` of each feature, none beyond ±1000; empty unless use_idf. Throws Error otherwise.
    TfidfTransformer(const TfidfOptions& options, std::vector<double> idf);

    const TfidfOptions& options() const { return options_; }
    std::span<const double> idf() const { return idf_; }

    /// Turns the counts of one row into weights, in place. Counts are positive; features[i] + offset... are
    /// those of fit().
    void transform(std::span<const std::uint32_t> features, std::span<double> values) const;

private:
    TfidfOptions options_;
    std::vector<double> idf_;
};

}  // namespace assay
