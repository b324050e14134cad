#include <assay/suggest/filler.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace assay {

std::string describe(const Filler& filler) {
    std::string text = fmt::format("{}", fmt::join(filler.words, ", "));
    if (filler.score) text += fmt::format(" {:.4g}", *filler.score);
    if (filler.count) text += fmt::format(" {}", *filler.count);
    return filler.context.empty() ? text : text + fmt::format(" ({})", filler.context);
}

}  // namespace assay
