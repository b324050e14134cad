#include <assay/model/shown.hpp>

#include <assay/base/utf8.hpp>
#include <assay/data/labels.hpp>

#include <fmt/format.h>

namespace assay {

std::string shown(const TextBatch& texts, std::size_t i) {
    std::string all(texts[i]);
    for (std::size_t f = 1; f < texts.fields(); ++f) all.append(" | ").append(texts.field(i, f));
    return shown(all);
}

std::string shown_labels(const std::vector<std::string>& names) {
    constexpr std::size_t kMost = 10;
    if (names.size() <= kMost) return printable(format_label_list(names));
    const std::vector<std::string> first(names.begin(), names.begin() + kMost);
    return fmt::format("{} and {} more", printable(format_label_list(first)), names.size() - kMost);
}

}  // namespace assay
