#include <assay/explain/rationale.hpp>

#include <assay/base/utf8.hpp>
#include <assay/data/json_lines.hpp>

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <numeric>

namespace assay {
namespace {

using simdjson::dom::element;

class RationaleReader {
public:
    explicit RationaleReader(const SourceText& source) : rows_(source) {}

    std::vector<RationaleRow> read() {
        std::vector<RationaleRow> all;
        while (rows_.next()) all.push_back(read_row());
        return all;
    }

private:
    RationaleRow read_row() {
        RationaleRow row;
        element value;
        if (rows_.row()["text"].get(value) != simdjson::SUCCESS) rows_.fail("", "there is no key \"text\"");
        row.text = text_of("text", value);
        if (rows_.row()["label"].get(value) == simdjson::SUCCESS) row.label = label_of(value);
        row.words = words_marked(row.text);
        return row;
    }

    std::string text_of(std::string_view key, const element& value) const {
        std::string_view text;
        if (value.get(text) != simdjson::SUCCESS)
            rows_.fail(key, fmt::format("\"{}\" must be a string, not {}", key, kind_name(value)));
        return std::string(text);
    }

    std::string label_of(const element& value) const {
        std::int64_t number = 0;
        return value.get(number) == simdjson::SUCCESS ? std::to_string(number) : text_of("label", value);
    }

    [[noreturn]] void fail(std::string message) const { rows_.fail("rationale", std::move(message)); }

    std::vector<std::size_t> words_marked(const std::string& text) {
        simdjson::dom::array members;
        if (rows_.row()["rationale"].get(members) != simdjson::SUCCESS)
            fail("\"rationale\" must be a list of spans [begin, end] or of words");
        const std::vector<TextSpan> words = words_of(text);
        std::vector<bool> marked(words.size(), false);
        std::vector<TextSpan> phrases;
        for (const element member : members) {
            const TextSpan span =
                member.is_string() ? phrase(text, words, member, phrases) : span_of(text, member);
            for (const std::size_t word : words_in(words, span)) marked[word] = true;
        }
        std::vector<std::size_t> numbers;
        for (std::size_t word = 0; word < words.size(); ++word)
            if (marked[word]) numbers.push_back(word);
        return numbers;
    }

    /// The next place of a phrase that begins and ends where words do; `taken` holds those before.
    TextSpan phrase(const std::string& text, const std::vector<TextSpan>& words, const element& member,
                    std::vector<TextSpan>& taken) const {
        const std::string_view phrase = member.get_string().value_unsafe();
        for (std::size_t at = text.find(phrase); at != text.npos && !phrase.empty();
             at = text.find(phrase, at + 1)) {
            const TextSpan span{at, at + phrase.size()};
            const auto touched = words_in(words, span);
            const bool whole = !touched.empty() && words[touched.front()].begin >= span.begin &&
                               words[touched.back()].end <= span.end;
            if (!whole || std::find(taken.begin(), taken.end(), span) != taken.end()) continue;
            return taken.emplace_back(span);
        }
        const bool before =
            std::any_of(taken.begin(), taken.end(), [&](TextSpan span) { return span.of(text) == phrase; });
        fail(fmt::format("'{}' does not occur {}in the text as whole words", printable(phrase),
                         before ? "once more " : ""));
    }

    TextSpan span_of(const std::string& text, const element& member) const {
        simdjson::dom::array ends;
        std::uint64_t begin = 0, end = 0;
        if (member.get(ends) != simdjson::SUCCESS || ends.size() != 2 ||
            ends.at(0).get(begin) != simdjson::SUCCESS || ends.at(1).get(end) != simdjson::SUCCESS)
            fail("a member of \"rationale\" must be a span [begin, end] of whole numbers, or a word");
        const std::size_t size = code_point_count(text);
        if (begin >= end || end > size)
            fail(fmt::format("there is no span [{}, {}] in a text of {} characters", begin, end, size));
        return {byte_offset_of_column(text, begin + 1), byte_offset_of_column(text, end + 1)};
    }

    JsonLines rows_;
};

/// Of words_of(text): people mark no others.
std::vector<double> contributions_of_words(const Explanation& explanation) {
    const std::vector<TextSpan> words = words_of(explanation.text);
    std::vector<double> contributions;
    for (const auto& [place, contribution] : explanation.words)
        if (!words_in(words, place).empty()) contributions.push_back(contribution);
    return contributions;
}

}  // namespace

std::vector<RationaleRow> read_rationales(const std::filesystem::path& path) {
    const SourceText source(path);
    return RationaleReader(source).read();
}

std::vector<RationaleRow> read_rationales(std::string bytes, std::string name) {
    const SourceText source(std::move(bytes), std::move(name));
    return RationaleReader(source).read();
}

Agreement agreement_of(const Explanation& explanation, const std::vector<std::size_t>& rationale) {
    const std::vector<double> words = contributions_of_words(explanation);
    std::vector<std::size_t> order(words.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&words](std::size_t a, std::size_t b) { return words[a] > words[b]; });
    order.resize(std::min(order.size(), rationale.size()));
    std::erase_if(order, [&](std::size_t word) { return words[word] <= 0; });
    const auto hits = static_cast<double>(std::count_if(order.begin(), order.end(), [&](std::size_t word) {
        return std::binary_search(rationale.begin(), rationale.end(), word);
    }));
    const auto chosen = static_cast<double>(order.size()), marked = static_cast<double>(rationale.size());
    return {chosen > 0 ? hits / chosen : 0, hits / marked, 2 * hits / (chosen + marked),
            marked / static_cast<double>(words.size())};
}

void MeanAgreement::add(const Agreement& text) {
    ++texts_;
    sum_.precision += text.precision;
    sum_.recall += text.recall;
    sum_.f1 += text.f1;
    sum_.random += text.random;
}

Agreement MeanAgreement::mean() const {
    const auto count = static_cast<double>(std::max<std::size_t>(1, texts_));
    return {sum_.precision / count, sum_.recall / count, sum_.f1 / count, sum_.random / count};
}

}  // namespace assay
