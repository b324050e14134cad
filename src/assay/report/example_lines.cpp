#include <assay/report/wording.hpp>

#include <assay/base/numbers.hpp>
#include <assay/base/utf8.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

namespace assay {
namespace {

constexpr std::size_t kTextsShown = 3;     ///< failed texts of one example
constexpr std::size_t kLongestText = 600;  ///< code points
constexpr std::size_t kBytesBeforeEdit = 200;

/// Whoever made the result promised this; a report must not fall over it all the same.
bool edits_fit(const std::vector<Edit>& edits, std::size_t from_size, std::size_t to_size) {
    Edit last;
    for (const Edit& edit : edits) {
        if (edit.from_begin < last.from_end || edit.to_begin < last.to_end) return false;
        if (edit.from_begin > edit.from_end || edit.to_begin > edit.to_end) return false;
        if (edit.from_end > from_size || edit.to_end > to_size) return false;
        last = edit;
    }
    return !edits.empty() && edits.front().from_begin == edits.front().to_begin;
}

/// A long text is shown from some way before its first edit on; up to there both texts are equal.
std::size_t begin_of_view(std::string_view text, const Edit& first) {
    if (text.size() <= kLongestText || first.to_begin <= kBytesBeforeEdit) return 0;
    std::size_t begin = first.to_begin - kBytesBeforeEdit;
    while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) --begin;
    return begin;
}

std::string with_edits(std::string_view original, std::string_view text, std::vector<Edit> edits) {
    const std::size_t begin = begin_of_view(text, edits.front());
    for (Edit& edit : edits) {
        edit.from_begin -= begin;
        edit.from_end -= begin;
        edit.to_begin -= begin;
        edit.to_end -= begin;
    }
    return shortened((begin > 0 ? "…" : "") + show_edits(original.substr(begin), text.substr(begin), edits),
                     kLongestText);
}

/// The text with number `at`: its fields side by side, the first with its edits.
std::string shown_text(const Example& example, std::size_t at) {
    static const std::vector<Edit> kNoEdits;
    const std::vector<Edit>& edits = at < example.edits.size() ? example.edits[at] : kNoEdits;
    std::string shown;
    for (std::size_t i = 0; i < example.texts[at].size(); ++i) {
        const std::string& field = example.texts[at][i];
        if (i > 0) shown += " | ";
        if (i == 0 && !example.texts[0].empty() &&
            edits_fit(edits, example.texts[0][0].size(), field.size())) {
            shown += with_edits(example.texts[0][0], field, edits);
        } else {
            shown += shortened(printable(field), kLongestText);
        }
    }
    return shown;
}

std::vector<std::size_t> texts_to_show(const Example& example) {
    std::vector<std::size_t> shown;
    for (const std::size_t at : example.failed_texts) {
        if (at < example.texts.size()) shown.push_back(at);
    }
    if (!shown.empty()) return shown;
    shown.resize(example.texts.size());
    std::iota(shown.begin(), shown.end(), std::size_t{0});
    return shown;
}

}  // namespace

std::vector<ExampleLine> example_lines(const RunResult& result, const TestResult& test,
                                       const Example& example) {
    std::vector<ExampleLine> lines;
    const bool compares = test.type != "MFT" && !example.texts.empty();
    const auto add = [&](std::string_view label, std::size_t at) {
        lines.push_back({label, shown_text(example, at)});
        if (at < example.predictions.size())
            lines.push_back(
                {"predicted", prediction_text(result, example.predictions[at], test.type == "DIR")});
    };
    std::vector<std::size_t> texts = texts_to_show(example);
    if (compares) {
        add("original", 0);
        std::erase(texts, std::size_t{0});
    }
    for (std::size_t i = 0; i < std::min(texts.size(), kTextsShown); ++i)
        add(compares ? "changed" : "text", texts[i]);
    if (texts.size() > kTextsShown)
        lines.push_back({"", fmt::format("and {}", counted(texts.size() - kTextsShown, "more text"))});
    lines.push_back({"expected", printable(example.expected)});
    lines.push_back({"replay", replay_text(result, example.id)});
    return lines;
}

}  // namespace assay
