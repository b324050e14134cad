#include <assay/base/error.hpp>
#include <assay/base/utf8.hpp>
#include <assay/perturb/perturbation.hpp>

#include <algorithm>

namespace assay {
namespace {

std::string_view before(std::string_view original, const Edit& edit) {
    return original.substr(edit.from_begin, edit.from_end - edit.from_begin);
}

std::string_view after(std::string_view edited, const Edit& edit) {
    return edited.substr(edit.to_begin, edit.to_end - edit.to_begin);
}

void drop_idle(std::string_view original, EditedText& result) {
    std::erase_if(result.edits,
                  [&](const Edit& edit) { return before(original, edit) == after(result.text, edit); });
}

}  // namespace

void Editor::replace(std::size_t begin, std::size_t end, std::string_view with) {
    if (begin < position_ || end < begin || end > original_.size())
        throw Error("edits of a text must go from left to right and stay inside it");
    std::string& text = result_.text;
    if (text.empty()) text.reserve(original_.size() + with.size() + 16);
    text += original_.substr(position_, begin - position_);
    const std::size_t to_begin = text.size();
    text += with;
    position_ = end;
    if (original_.substr(begin, end - begin) == with) return;
    std::vector<Edit>& edits = result_.edits;
    if (!edits.empty() && edits.back().from_end == begin && edits.back().to_end == to_begin) {
        edits.back().from_end = end;
        edits.back().to_end = text.size();
    } else {
        edits.push_back({begin, end, to_begin, text.size()});
    }
}

EditedText Editor::finish() && {
    result_.text += original_.substr(position_);
    drop_idle(original_, result_);
    return std::move(result_);
}

std::optional<EditedText> Editor::finish_if_edited() && {
    if (result_.edits.empty()) return std::nullopt;
    EditedText edited = std::move(*this).finish();
    return edited.edits.empty() ? std::nullopt : std::optional(std::move(edited));
}

// Both lists are walked in the coordinates of the text between the two steps. Edits of either step that
// overlap or touch there make one group, which becomes one edit; outside the groups nothing changed in either
// step, so that a position maps by the shift of the last edit before it.
EditedText compose(std::string_view original, const EditedText& first, EditedText second) {
    EditedText result;
    const std::vector<Edit>&earlier = first.edits, &later = second.edits;
    std::size_t i = 0, j = 0;
    std::size_t back = 0, forth = 0;  // shifts to the original and to the final text, modulo 2^64
    while (i < earlier.size() || j < later.size()) {
        const bool from_earlier =
            j == later.size() || (i < earlier.size() && earlier[i].to_begin <= later[j].from_begin);
        const std::size_t begin = from_earlier ? earlier[i].to_begin : later[j].from_begin;
        Edit edit{begin + back, 0, begin + forth, 0};
        std::size_t end = begin;
        for (bool grown = true; grown;) {
            grown = false;
            for (; i < earlier.size() && earlier[i].to_begin <= end; ++i, grown = true) {
                end = std::max(end, earlier[i].to_end);
                back = earlier[i].from_end - earlier[i].to_end;
            }
            for (; j < later.size() && later[j].from_begin <= end; ++j, grown = true) {
                end = std::max(end, later[j].from_end);
                forth = later[j].to_end - later[j].from_end;
            }
        }
        edit.from_end = end + back;
        edit.to_end = end + forth;
        result.edits.push_back(edit);
    }
    result.text = std::move(second.text);
    drop_idle(original, result);
    return result;
}

std::string show_edits(std::string_view original, std::string_view edited, const std::vector<Edit>& edits) {
    std::string shown;
    std::size_t position = 0;
    for (const Edit& edit : edits) {
        const std::string from(before(original, edit)), to(after(edited, edit));
        shown += edited.substr(position, edit.to_begin - position);
        if (from.empty()) {
            shown.append("[+").append(to).append("]");
        } else if (to.empty()) {
            shown.append("[-").append(from).append("]");
        } else {
            shown.append("[").append(from).append(" → ").append(to).append("]");
        }
        position = edit.to_end;
    }
    // Shown as a whole: a bracket behind "##vso" would be a command.
    return printable(shown += edited.substr(position));
}

}  // namespace assay
