#include <assay/pattern/algebraic_array.hpp>

#include <assay/base/numbers.hpp>
#include <assay/pattern/tuple_table.hpp>

#include <algorithm>

namespace assay {
namespace {

/// The next set of columns in lexicographic order; false after the last.
bool advance(std::vector<std::uint32_t>& set, std::size_t columns) {
    for (std::size_t i = set.size(); i-- > 0;) {
        if (set[i] + (set.size() - i) >= columns) continue;
        ++set[i];
        for (std::size_t j = i + 1; j < set.size(); ++j) set[j] = set[j - 1] + 1;
        return true;
    }
    return false;
}

}  // namespace

std::uint64_t TupleTable::count(std::span<const std::uint32_t> sizes, std::size_t strength) {
    std::vector<std::uint64_t> sums(strength + 1, 0);  // sums[i]: over all sets of i columns so far
    sums[0] = 1;
    for (const std::uint32_t size : sizes)
        for (std::size_t i = strength; i > 0; --i) {
            const std::uint64_t more = saturating_product(sums[i - 1], size);
            sums[i] = sums[i] > kTooManyRows - more ? kTooManyRows : sums[i] + more;
        }
    return sums[strength];
}

TupleTable::TupleTable(std::vector<std::uint32_t> sizes, std::size_t strength)
    : sizes_(std::move(sizes)), strength_(strength) {
    std::vector<std::uint32_t> set(strength_);
    for (std::size_t i = 0; i < strength_; ++i) set[i] = static_cast<std::uint32_t>(i);
    do add_set(set);
    while (advance(set, sizes_.size()));
    first_.push_back(size_);
    sets_each_ = sets() * strength_ / sizes_.size();  // every column is in equally many
    member_of_.resize(sets_each_ * sizes_.size());
    std::vector<std::size_t> filled(sizes_.size(), 0);
    for (std::size_t s = 0; s < sets(); ++s)
        for (const std::uint32_t column : columns_of(s))
            member_of_[column * sets_each_ + filled[column]++] = static_cast<std::uint32_t>(s);
}

void TupleTable::add_set(std::span<const std::uint32_t> set) {
    first_.push_back(size_);
    set_columns_.insert(set_columns_.end(), set.begin(), set.end());
    strides_.resize(set_columns_.size());
    std::uint32_t stride = 1;
    for (std::size_t i = strength_; i-- > 0;) {
        strides_[strides_.size() - strength_ + i] = stride;
        stride *= sizes_[set[i]];
    }
    size_ += stride;
}

void TupleTable::write(std::size_t set, std::size_t tuple, std::span<std::uint32_t> row) const {
    std::size_t rest = tuple - first_[set];
    for (std::size_t i = 0; i < strength_; ++i) {
        const std::size_t at = set * strength_ + i;
        row[set_columns_[at]] = static_cast<std::uint32_t>(rest / strides_[at]);
        rest %= strides_[at];
    }
}

}  // namespace assay
