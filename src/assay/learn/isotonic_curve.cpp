#include <assay/learn/isotonic_curve.hpp>

#include <assay/base/bytes.hpp>
#include <assay/base/error.hpp>

#include <algorithm>
#include <numeric>
#include <utility>

namespace assay {
namespace {

/// Neighbours in x that share one height: the share of their rows that have the class.
struct Block {
    double first_x, last_x;
    std::uint64_t members, rows;
    double height() const { return static_cast<double>(members) / static_cast<double>(rows); }
};

/// Exact, as a product of counts.
bool is_below(const Block& a, const Block& b) {
    return a.members * b.rows < b.members * a.rows;
}

/// A block for each different x, in ascending order.
std::vector<Block> blocks_of(std::span<const double> x, std::span<const std::uint32_t> classes,
                             std::size_t positive) {
    std::vector<std::size_t> order(x.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&x](std::size_t a, std::size_t b) { return x[a] < x[b]; });
    std::vector<Block> blocks;
    for (const std::size_t row : order) {
        if (blocks.empty() || blocks.back().last_x != x[row]) blocks.push_back({x[row], x[row], 0, 0});
        blocks.back().members += classes[row] == positive ? 1 : 0;
        ++blocks.back().rows;
    }
    return blocks;
}

/// Each block joins those before it that are not below it; what remains rises from block to block.
std::vector<Block> pooled(const std::vector<Block>& blocks) {
    std::vector<Block> rising;
    for (Block block : blocks) {
        while (!rising.empty() && !is_below(rising.back(), block)) {
            block.first_x = rising.back().first_x;
            block.members += rising.back().members;
            block.rows += rising.back().rows;
            rising.pop_back();
        }
        rising.push_back(block);
    }
    return rising;
}

}  // namespace

IsotonicCurve IsotonicCurve::fit(std::span<const double> x, std::span<const std::uint32_t> classes,
                                 std::size_t positive) {
    std::vector<Knot> knots;
    for (const Block& block : pooled(blocks_of(x, classes, positive))) {
        knots.push_back({block.first_x, block.height()});
        if (block.last_x != block.first_x) knots.push_back({block.last_x, block.height()});
    }
    return IsotonicCurve(std::move(knots));
}

double IsotonicCurve::operator()(double x) const {
    const auto after = std::lower_bound(knots_.begin(), knots_.end(), x,
                                        [](const Knot& knot, double value) { return knot.x < value; });
    if (after == knots_.begin()) return knots_.front().y;
    if (after == knots_.end()) return knots_.back().y;
    const Knot &a = *std::prev(after), &b = *after;
    return std::clamp(a.y + (b.y - a.y) * ((x - a.x) / (b.x - a.x)), a.y, b.y);
}

void IsotonicCurve::write(ByteWriter& out) const {
    out.put(static_cast<std::uint64_t>(knots_.size()));
    for (const Knot& knot : knots_) {
        out.put_double(knot.x);
        out.put_double(knot.y);
    }
}

IsotonicCurve IsotonicCurve::read(ByteReader& in) {
    const std::size_t count = in.get_count(2 * sizeof(double));
    if (count == 0) throw Error("an isotonic curve has no knots");
    std::vector<Knot> knots;
    knots.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        const double x = in.get_double();
        const Knot knot{x, in.get_double()};
        if (!(knot.x >= 0 && knot.x <= 1 && knot.y >= 0 && knot.y <= 1))
            throw Error("a knot of an isotonic curve is out of range");
        if (i > 0 && !(knot.x > knots.back().x && knot.y >= knots.back().y))
            throw Error("an isotonic curve does not rise");
        knots.push_back(knot);
    }
    return IsotonicCurve(std::move(knots));
}

}  // namespace assay
