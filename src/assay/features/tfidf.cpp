#include <assay/features/tfidf.hpp>

#include <assay/base/choice.hpp>
#include <assay/base/error.hpp>
#include <assay/base/logarithm.hpp>
#include <assay/base/utf8.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

namespace assay {
namespace {

const std::array<std::string, 3> kNorms = {"none", "l1", "l2"};

}  // namespace

std::string_view name_of(Norm norm) {
    return name_among(norm, kNorms);
}

Norm parse_norm(std::string_view name) {  // without a nearest name: all of them are near
    const auto found = std::find(kNorms.begin(), kNorms.end(), name);
    if (found == kNorms.end())
        throw Error(fmt::format("there is no norm '{}': none, l1 or l2", printable(name)));
    return static_cast<Norm>(found - kNorms.begin());
}

void normalise(std::span<double> values, Norm norm) {
    if (norm == Norm::none) return;
    double sum = 0;
    for (const double value : values) sum += norm == Norm::l1 ? std::fabs(value) : value * value;
    const double length = norm == Norm::l1 ? sum : std::sqrt(sum);
    if (length > 0)
        for (double& value : values) value /= length;
}

TfidfTransformer TfidfTransformer::fit(const SparseRows& rows, const TfidfOptions& options) {
    if (!options.use_idf) return {options, {}};
    std::vector<double> idf(rows.columns());
    for (std::size_t row = 0; row < rows.size(); ++row)
        for (const std::uint32_t feature : rows[row].features) ++idf[feature];
    const double one = options.smooth_idf ? 1 : 0;
    const auto texts = static_cast<double>(rows.size());
    for (double& value : idf) value = logarithm((texts + one) / std::max(1.0, value + one)) + 1;
    return {options, std::move(idf)};
}

TfidfTransformer::TfidfTransformer(const TfidfOptions& options, std::vector<double> idf)
    : options_(options), idf_(std::move(idf)) {
    if (options_.use_idf == idf_.empty()) throw Error("idf is given exactly where it is used");
    constexpr double kLargest = 1000;  // ln of the number of texts, and 1
    for (const double value : idf_) {
        if (!std::isfinite(value)) throw Error("an idf is not finite");
        if (std::fabs(value) > kLargest) throw Error(fmt::format("an idf of {} is not possible", value));
    }
}

void TfidfTransformer::transform(std::span<const std::uint32_t> features, std::span<double> values) const {
    if (options_.sublinear_tf)
        for (double& value : values) value = logarithm(value) + 1;
    if (options_.use_idf)
        for (std::size_t i = 0; i < values.size(); ++i) values[i] *= idf_[features[i]];
    normalise(values, options_.norm);
}

}  // namespace assay
