/// Covering arrays in closed form: each row is computed from its index alone, so that none is stored.
///
/// A covering array of strength t over columns of given sizes is a list of rows in which every t columns show
/// every combination of their values at least once. No array has fewer rows than the product of its t largest
/// columns; where each combination occurs exactly once it is an orthogonal array and has no more.
///
/// - zero sum: t columns run through every combination, one more holds their sum. For t + 1 columns of any
///   sizes, with the fewest rows there can be. (For t = 1 any number of columns counts up together.)
/// - polynomials: a row is a polynomial of degree < t, a column its value at one point, or its leading
///   coefficient: n^t rows for as many columns as the ring of n elements has points, and one (Bose 1938 for
///   t = 2 and Bush 1952, over fields; MacNeish 1922 for products of fields). For t = 3 over GF(2^e) the
///   middle coefficient is yet another column (Bush 1952). The leading coefficient may run beyond n, so that
///   one column is longer than the others: n^(t-1) times the length of that column.
/// - tower, t = 2: from K columns to qK + 1 with q² - q more rows. Column x is copied q times; below, the
///   copies differ as the columns of the orthogonal array do, whose q constant rows are left out, since the
///   copies are equal above; one column tells above from the slopes below. So (q^(m+1) - 1) / (q - 1) columns
///   have m(q² - q) + q rows (Stevens, Ling & Mendelsohn 2002 for m = 2; the product of Colbourn,
///   Martirosyan, Mullen, Shasha, Sherwood & Yucas 2006 repeated).
/// - halves, t = 2, columns of two values: N rows for as many columns as N - 1 things have subsets of half of
///   N, with the fewest rows there can be (Katona 1973; Kleitman & Spencer 1973).
/// - doubling, t = 3: from K columns to 2K. Above, both halves are equal; below, they are an array of
/// strength
///   2 and the same shifted by 1, …, q-1 (Roux 1987; Chateauneuf & Kreher 2002).
#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <span>
#include <string>

namespace assay {

class AlgebraicArray {
public:
    virtual ~AlgebraicArray() = default;
    virtual std::uint64_t rows() const = 0;
    /// Writes one symbol for each column. Symbols beyond the size of a column stand for any value.
    /// index < rows(). O(columns × t) time, with a logarithm of the columns for towers.
    virtual void row(std::uint64_t index, std::span<std::uint32_t> symbols) const = 0;
    virtual std::string describe() const = 0;  ///< "polynomials over 53 elements"
};

inline constexpr std::uint64_t kTooManyRows = std::numeric_limits<std::uint64_t>::max();

/// The construction with the fewest rows. `sizes` fall, or stay equal; 1 ≤ strength ≤ sizes.size(). Null if
/// there is none with fewer than 2^64-1 rows. Takes time in proportion to the columns and the largest size.
std::unique_ptr<AlgebraicArray> smallest_algebraic_array(std::span<const std::uint32_t> sizes,
                                                         std::size_t strength);

}  // namespace assay
