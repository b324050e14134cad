#include "site.hpp"

namespace assay {

std::optional<EditedText> edit_one_of(const std::vector<Site>& sites, std::string_view text, Random& random) {
    if (sites.empty()) return std::nullopt;
    const Site& site = sites[random.below(sites.size())];
    Editor editor(text);
    editor.replace(site.begin, site.end, site.with);
    return std::move(editor).finish();
}

}  // namespace assay
