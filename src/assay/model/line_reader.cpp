#include <assay/model/line_reader.hpp>

#include <assay/base/error.hpp>
#include <assay/base/numbers.hpp>
#include <assay/model/shown.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace assay {

LineReader::LineReader(RecordedFormat format, const ExpectedLabels& labels)
    : format_(format), labels_(labels) {
    row_.certainty = format == RecordedFormat::pred_only       ? Certainty::label_only
                     : format == RecordedFormat::pred_and_conf ? Certainty::confidence
                                                               : Certainty::probabilities;
}

const PredictionRow& LineReader::read(std::string_view line) {
    constexpr std::size_t kAny = static_cast<std::size_t>(-1);
    split(line);
    row_.label.reset();
    switch (format_) {
        case RecordedFormat::softmax:
            read_probabilities(0);
            break;
        case RecordedFormat::binary_conf:
            expect_words(1, 1, "the probability of the second label");
            read_binary();
            break;
        case RecordedFormat::pred_and_conf:
            expect_words(2, kAny, "a label and its confidence");
            read_confidence();
            break;
        case RecordedFormat::pred_and_softmax: {
            expect_words(2, kAny, "a label and one probability for each label");
            const std::size_t first = first_probability();
            read_probabilities(first);
            read_label(first);
            break;
        }
        default:
            read_label(words_.size());
    }
    return row_;
}

void LineReader::split(std::string_view line) {
    line_ = line;
    words_.clear();
    for (std::size_t begin = 0; (begin = line.find_first_not_of(" \t", begin)) != std::string_view::npos;) {
        const std::size_t end = std::min(line.find_first_of(" \t", begin), line.size());
        words_.push_back({line.substr(begin, end - begin), begin});
        begin = end;
    }
    if (words_.empty()) throw SyntaxError("a blank line; each line holds the prediction for one text", 0);
}

void LineReader::expect_words(std::size_t least, std::size_t most, const char* shape) const {
    if (words_.size() >= least && words_.size() <= most) return;
    throw SyntaxError(
        fmt::format("{} in this line; this format wants {}",
                    words_.size() == 1 ? "one word" : fmt::format("{} words", words_.size()), shape),
        words_[std::min(most, words_.size() - 1)].offset);
}

/// Look-ups know what is wrong; here is where.
template <typename Action>
void LineReader::blaming(std::size_t word, Action action) const {
    try {
        action();
    } catch (const Error& error) {
        throw SyntaxError(error.what(), words_[word].offset);
    }
}

double LineReader::probability(std::size_t word) const {
    const std::string_view text = words_[word].text;
    const auto value = parse_number(text);
    if (value && *value >= 0 && *value <= 1) return *value;
    const bool has_comma = text.find(',') != std::string_view::npos;
    throw SyntaxError(fmt::format("'{}' is not a probability{}", shown(text),
                                  has_comma ? "; numbers are separated by spaces" : ""),
                      words_[word].offset);
}

/// The words before `end` are one label: names may hold spaces.
void LineReader::read_label(std::size_t end) {
    const Word& last = words_[end - 1];
    const std::size_t begin = words_[0].offset;
    const std::string_view name = line_.substr(begin, last.offset + last.text.size() - begin);
    blaming(0, [&] { row_.label = labels_.of_word(name); });
}

void LineReader::read_confidence() {
    row_.confidence = probability(words_.size() - 1);
    read_label(words_.size() - 1);
}

/// As CheckList reads it: 0.5 is not enough for the second label.
void LineReader::read_binary() {
    const double second = probability(0);
    blaming(0, [&] { labels_.expect_count(2); });
    labels_.close();
    row_.probabilities = {1 - second, second};
    row_.label = second > 0.5 ? 1 : 0;
}

/// A label of several words is told from the probabilities by their number.
std::size_t LineReader::first_probability() const {
    const bool room_for_label = words_.size() > labels_.size();
    return labels_.size() > 0 && room_for_label ? words_.size() - labels_.size() : 1;
}

void LineReader::read_probabilities(std::size_t first) {
    row_.probabilities.clear();
    for (std::size_t word = first; word < words_.size(); ++word)
        row_.probabilities.push_back(probability(word));
    blaming(first, [&] { labels_.expect_count(row_.probabilities.size()); });
    labels_.close();
    const auto fault = fault_in_probabilities(row_.probabilities);
    if (fault) throw SyntaxError("the probabilities " + *fault, words_[first].offset);
}

}  // namespace assay
