#include <assay/base/numbers.hpp>
#include <assay/pattern/algebraic_array.hpp>
#include <assay/pattern/galois_field.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace assay {
namespace {

std::uint64_t saturating_power(std::uint64_t base, std::size_t exponent) {
    std::uint64_t power = 1;
    for (std::size_t i = 0; i < exponent && power < kTooManyRows; ++i)
        power = saturating_product(power, base);
    return power;
}

/// Columns 0 … t-1 are the digits of the index, every further one their sum modulo the t-th size.
class ZeroSum final : public AlgebraicArray {
public:
    static bool fits(std::span<const std::uint32_t> sizes, std::size_t strength) {
        return strength == 1 || sizes.size() <= strength + 1;
    }
    static std::uint64_t rows_of(std::span<const std::uint32_t> sizes, std::size_t strength) {
        std::uint64_t product = 1;
        for (const std::uint32_t size : sizes.first(strength)) product = saturating_product(product, size);
        return product;
    }
    ZeroSum(std::span<const std::uint32_t> sizes, std::size_t strength)
        : digits_(sizes.begin(), sizes.begin() + static_cast<std::ptrdiff_t>(strength)),
          rows_(rows_of(sizes, strength)) {}

    std::uint64_t rows() const override { return rows_; }
    void row(std::uint64_t index, std::span<std::uint32_t> symbols) const override {
        const std::size_t strength = digits_.size();
        std::uint64_t sum = 0;
        for (std::size_t column = strength; column-- > 0; index /= digits_[column]) {
            symbols[column] = static_cast<std::uint32_t>(index % digits_[column]);
            sum += symbols[column];
        }
        std::fill(symbols.begin() + static_cast<std::ptrdiff_t>(strength), symbols.end(),
                  static_cast<std::uint32_t>(sum % digits_.back()));
    }
    std::string describe() const override { return "zero sum"; }

private:
    std::vector<std::uint32_t> digits_;
    std::uint64_t rows_;
};

/// Column 0 is the leading coefficient, column c the value at point c-1, the last of n+2 the coefficient of
/// x.
class Polynomials final : public AlgebraicArray {
public:
    /// The smallest ring with enough points for these columns, of which there are three at least.
    static std::optional<std::uint32_t> ring_for(std::span<const std::uint32_t> sizes, std::size_t strength) {
        const auto columns = static_cast<std::uint32_t>(sizes.size());
        const std::uint32_t least = std::max({2u, columns - 2, sizes[1]});  // no ring has more points than n
        for (std::uint32_t n = least; n <= GaloisField::kMaxPrime; ++n) {
            const std::uint32_t points = FiniteRing::point_count(n);
            const bool has_middle = strength == 3 && points == n && n % 2 == 0;
            if (points + (has_middle ? 2 : 1) >= columns && FiniteRing::exists(n)) return n;
        }
        return std::nullopt;
    }
    static std::uint64_t rows_of(std::uint32_t n, std::uint32_t longest, std::size_t strength) {
        return saturating_product(std::max(n, longest), saturating_power(n, strength - 1));
    }
    Polynomials(std::uint32_t n, std::uint32_t longest, std::size_t strength)
        : ring_(n), strength_(strength), rows_(rows_of(n, longest, strength)) {}

    std::uint64_t rows() const override { return rows_; }
    void row(std::uint64_t index, std::span<std::uint32_t> symbols) const override {
        const std::uint32_t n = ring_.order();
        std::vector<std::uint32_t> coefficients(strength_);  // the constant first
        for (std::size_t i = 0; i + 1 < strength_; ++i, index /= n)
            coefficients[i] = static_cast<std::uint32_t>(index % n);
        coefficients.back() = static_cast<std::uint32_t>(index % n);
        symbols[0] = static_cast<std::uint32_t>(index);
        for (std::size_t column = 1; column < symbols.size(); ++column)
            symbols[column] = column <= n ? value_at(static_cast<std::uint32_t>(column - 1), coefficients)
                                          : coefficients[1];
    }
    std::string describe() const override {
        return fmt::format("polynomials over {} elements", ring_.order());
    }

private:
    std::uint32_t value_at(std::uint32_t point, std::span<const std::uint32_t> coefficients) const {
        std::uint32_t value = coefficients.back();
        for (std::size_t i = coefficients.size() - 1; i-- > 0;)
            value = ring_.horner(value, point, coefficients[i]);
        return value;
    }

    FiniteRing ring_;
    std::size_t strength_;
    std::uint64_t rows_;
};

/// Columns of two values: each is another half of the rows (rounded up) among all but the first row, which is
/// 0 everywhere. Any two halves meet, neither holds the other, and both leave out the first row.
class Halves final : public AlgebraicArray {
public:
    static bool fits(std::span<const std::uint32_t> sizes, std::size_t strength) {
        return strength == 2 && sizes[0] <= 2;
    }
    static std::uint64_t rows_of(std::uint64_t columns) {
        std::uint64_t rows = 4;
        while (choose(rows - 1, (rows + 1) / 2) < columns) ++rows;
        return rows;
    }
    explicit Halves(std::uint64_t columns) : rows_(rows_of(columns)) {}

    std::uint64_t rows() const override { return rows_; }
    void row(std::uint64_t index, std::span<std::uint32_t> symbols) const override {
        for (std::size_t column = 0; column < symbols.size(); ++column)
            symbols[column] = index > 0 && holds(column, index - 1) ? 1 : 0;
    }
    std::string describe() const override { return fmt::format("halves of {} rows", rows_); }

private:
    static std::uint64_t choose(std::uint64_t n, std::uint64_t k) {
        if (k > n) return 0;
        std::uint64_t result = 1;
        for (std::uint64_t i = 1; i <= k; ++i) result = result * (n - k + i) / i;
        return result;
    }
    /// Is this element in the subset with this number? In colexicographic order, from the largest element.
    bool holds(std::uint64_t subset, std::uint64_t element) const {
        std::uint64_t left = (rows_ + 1) / 2;
        for (std::uint64_t at = rows_ - 1; at-- > 0;) {
            const std::uint64_t without = choose(at, left);
            const bool in = subset >= without;
            if (at == element) return in;
            if (!in) continue;
            subset -= without;
            --left;
        }
        return false;
    }

    std::uint64_t rows_;
};

/// What a tower over GF(q) needs for a number of columns.
struct TowerShape {
    std::uint32_t q = 2;
    std::vector<std::uint64_t> columns;  ///< columns[l]: of level l; level 0 is the orthogonal array

    TowerShape(std::uint32_t order, std::uint64_t wanted) : q(order), columns{order + std::uint64_t{1}} {
        while (columns.back() < wanted) columns.push_back(columns.back() * q + 1);
    }
    std::uint64_t rows() const {
        const std::uint64_t square = std::uint64_t{q} * q;
        return square + (columns.size() - 1) * (square - q);
    }
};

class Tower final : public AlgebraicArray {
public:
    Tower(std::uint32_t order, std::uint64_t columns) : field_(order), shape_(order, columns) {}

    std::uint64_t rows() const override { return shape_.rows(); }
    void row(std::uint64_t index, std::span<std::uint32_t> symbols) const override {
        const Line line = line_of(index);
        for (std::size_t column = 0; column < symbols.size(); ++column)
            symbols[column] = symbol(line, column);
    }
    std::string describe() const override {
        return fmt::format("tower of {} over {} elements", counted(shape_.columns.size(), "level"),
                           field_.order());
    }

private:
    /// A row is a line a·x + b of one level; above level 0 the slope is not 0.
    struct Line {
        std::size_t level;
        std::uint32_t slope, constant;
    };

    Line line_of(std::uint64_t index) const {
        const std::uint64_t q = field_.order();
        const auto line = [q](std::size_t level, std::uint64_t number) {
            return Line{level, static_cast<std::uint32_t>(number / q),
                        static_cast<std::uint32_t>(number % q)};
        };
        if (index < q * q) return line(0, index);
        index -= q * q;
        return line(1 + static_cast<std::size_t>(index / (q * q - q)), q + index % (q * q - q));
    }

    std::uint32_t symbol(const Line& line, std::uint64_t column) const {
        const std::uint32_t q = field_.order();
        for (std::size_t level = shape_.columns.size() - 1; level > line.level; --level) {
            if (column + 1 == shape_.columns[level]) return 0;
            column /= q;
        }
        if (column + 1 == shape_.columns[line.level]) return line.slope;
        const auto point = static_cast<std::uint32_t>(column % q);
        return field_.add(field_.multiply(line.slope, point), line.constant);
    }

    GaloisField field_;
    TowerShape shape_;
};

/// How often columns are halved until polynomials of degree 2 over GF(q) reach, and what that costs.
struct DoublingShape {
    std::vector<std::uint64_t> halves;  ///< columns before each doubling, the smallest first
    std::vector<std::uint64_t> ends;    ///< rows up to the end of the base, of the first doubling, …

    DoublingShape(std::uint32_t q, std::uint64_t columns) {
        for (const std::uint64_t base = q + (q % 2 == 0 ? 2 : 1); columns > base;) {
            columns = (columns + 1) / 2;
            halves.insert(halves.begin(), columns);
        }
        ends.push_back(saturating_power(q, 3));
        for (const std::uint64_t half : halves) {
            const std::uint64_t more = saturating_product(q - 1, TowerShape(q, half).rows());
            ends.push_back(ends.back() > kTooManyRows - more ? kTooManyRows : ends.back() + more);
        }
    }
};

class Doubling final : public AlgebraicArray {
public:
    Doubling(std::uint32_t q, std::uint64_t columns) : q_(q), shape_(q, columns), base_(q, q, 3) {
        for (const std::uint64_t half : shape_.halves) pairs_.emplace_back(q, half);
    }

    std::uint64_t rows() const override { return shape_.ends.back(); }
    void row(std::uint64_t index, std::span<std::uint32_t> symbols) const override {
        const auto stage = static_cast<std::size_t>(
            std::upper_bound(shape_.ends.begin(), shape_.ends.end(), index) - shape_.ends.begin());
        std::vector<std::uint32_t> part;
        std::uint32_t shift = 0;
        if (stage == 0) {
            part.resize(shape_.halves.empty() ? symbols.size() : shape_.halves.front());
            base_.row(index, part);
        } else {
            index -= shape_.ends[stage - 1];
            const Tower& pairs = pairs_[stage - 1];
            shift = static_cast<std::uint32_t>(index / pairs.rows()) + 1;
            part.resize(shape_.halves[stage - 1]);
            pairs.row(index % pairs.rows(), part);
        }
        for (std::size_t column = 0; column < symbols.size(); ++column) {
            std::uint64_t at = column;
            for (std::size_t i = shape_.halves.size(); i > stage; --i)
                if (at >= shape_.halves[i - 1]) at -= shape_.halves[i - 1];
            const bool second = stage > 0 && at >= shape_.halves[stage - 1];
            if (second) at -= shape_.halves[stage - 1];
            symbols[column] = (part[at] + (second ? shift : 0)) % q_;
        }
    }
    std::string describe() const override {
        return fmt::format("{} over {} elements", counted(shape_.halves.size(), "doubling"), q_);
    }

private:
    std::uint32_t q_;
    DoublingShape shape_;
    Polynomials base_;
    std::vector<Tower> pairs_;
};

/// The field, at least this large, with the fewest rows: a larger one may need fewer levels.
template <typename Cost>
std::pair<std::uint32_t, std::uint64_t> cheapest_field(std::uint32_t least, const Cost& cost) {
    constexpr int kTried = 12;
    std::pair<std::uint32_t, std::uint64_t> best{0, kTooManyRows};
    int tried = 0;
    for (std::uint32_t q = std::max(2u, least); tried < kTried && q <= GaloisField::kMaxPrime; ++q) {
        if (!GaloisField::exists(q)) continue;
        ++tried;
        if (const std::uint64_t rows = cost(q); rows < best.second) best = {q, rows};
    }
    return best;
}

}  // namespace

std::unique_ptr<AlgebraicArray> smallest_algebraic_array(std::span<const std::uint32_t> sizes,
                                                         std::size_t strength) {
    if (ZeroSum::fits(sizes, strength)) {
        if (ZeroSum::rows_of(sizes, strength) == kTooManyRows) return nullptr;
        return std::make_unique<ZeroSum>(sizes, strength);
    }
    const std::uint64_t columns = sizes.size();
    if (Halves::fits(sizes, strength)) return std::make_unique<Halves>(columns);
    const auto ring = Polynomials::ring_for(sizes, strength);
    const std::uint64_t direct = ring ? Polynomials::rows_of(*ring, sizes[0], strength) : kTooManyRows;
    std::pair<std::uint32_t, std::uint64_t> layered{0, kTooManyRows};
    if (strength == 2)
        layered = cheapest_field(sizes[0], [&](std::uint32_t q) { return TowerShape(q, columns).rows(); });
    if (strength == 3)
        layered =
            cheapest_field(sizes[0], [&](std::uint32_t q) { return DoublingShape(q, columns).ends.back(); });
    if (std::min(direct, layered.second) == kTooManyRows) return nullptr;
    if (direct <= layered.second) return std::make_unique<Polynomials>(*ring, sizes[0], strength);
    if (strength == 2) return std::make_unique<Tower>(layered.first, columns);
    return std::make_unique<Doubling>(layered.first, columns);
}

}  // namespace assay
