#include "wordnet_lines.hpp"

#include <assay/base/error.hpp>
#include <assay/base/utf8.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace assay {
namespace {

/// Fields with one space between them.
class Fields {
public:
    explicit Fields(std::string_view line) : line_(line) {
        if (const auto offset = invalid_utf8_at(line)) throw SyntaxError("this is no UTF-8", *offset);
        if (const std::size_t nul = line.find('\0'); nul != std::string_view::npos)
            throw SyntaxError("a NUL byte", nul);
    }

    std::string_view next(std::string_view what) {
        field_ = std::min(next_, line_.size());
        if (next_ >= line_.size()) fail(fmt::format("the line ends before {}", what));
        const std::size_t end = std::min(line_.find(' ', next_), line_.size());
        next_ = end + 1;
        if (end == field_) fail(fmt::format("{} is empty", what));
        return line_.substr(field_, end - field_);
    }

    /// Exactly so many digits; any number of them for 0.
    std::size_t number(std::string_view what, std::size_t digits, int base = 10) {
        const std::string_view field = next(what);
        std::size_t value = 0;
        const auto [end, error] = std::from_chars(field.data(), field.data() + field.size(), value, base);
        if (error != std::errc() || end != field.data() + field.size() ||
            (digits > 0 ? field.size() != digits : field.size() > 8))
            fail(fmt::format("{} is '{}', not {} {}digits", what, printable(shortened(field, 20)),
                             digits > 0 ? std::to_string(digits) : "1 to 8",
                             base == 16 ? "hexadecimal " : ""));
        return value;
    }

    char one_of(std::string_view what, std::string_view characters) {
        const std::string_view field = next(what);
        if (field.size() != 1 || characters.find(field[0]) == std::string_view::npos)
            fail(fmt::format("{} is '{}', not one of '{}'", what, printable(shortened(field, 20)),
                             characters));
        return field[0];
    }

    void literal(std::string_view text) {
        if (next(fmt::format("'{}'", text)) != text) fail(fmt::format("'{}' must stand here", text));
    }

    std::string_view rest() const { return line_.substr(std::min(next_, line_.size())); }

    /// At the field that was read last.
    [[noreturn]] void fail(const std::string& message) const { throw SyntaxError(message, field_); }

private:
    std::string_view line_;
    std::size_t field_ = 0;
    std::size_t next_ = 0;
};

/// "galore(ip)" is the word galore.
std::string without_marker(std::string_view word) {
    for (const std::string_view marker : {"(p)", "(a)", "(ip)"})
        if (word.size() > marker.size() && word.ends_with(marker)) word.remove_suffix(marker.size());
    return std::string(word);
}

SynsetPointer read_pointer(Fields& fields, std::size_t words) {
    SynsetPointer pointer;
    const std::string_view symbol = fields.next("the symbol of a pointer");
    if (symbol.size() > 2) fields.fail("the symbol of a pointer has one or two characters");
    pointer.symbol = symbol;
    pointer.offset = fields.number("the offset of a pointer", 8);
    pointer.part = fields.one_of("the part of speech of a pointer", "nvasr");
    const std::size_t both = fields.number("the source and target of a pointer", 4, 16);
    pointer.source = both >> 8;
    pointer.target = both & 0xFF;
    if (pointer.source > words) fields.fail(fmt::format("the synset has no word {}", pointer.source));
    if ((pointer.source == 0) != (pointer.target == 0))
        fields.fail("a pointer is from a word to a word, or from a synset to a synset");
    return pointer;
}

std::vector<VerbFrame> read_frames(Fields& fields, std::size_t words) {
    std::vector<VerbFrame> frames(fields.number("the number of frames", 2));
    for (VerbFrame& frame : frames) {
        fields.literal("+");
        frame.number = fields.number("the number of a frame", 2);
        frame.word = fields.number("the word of a frame", 2, 16);
        if (frame.word > words) fields.fail("the synset has no such word");
    }
    return frames;
}

}  // namespace

Synset parse_synset_line(std::string_view line, std::string_view types) {
    Fields fields(line);
    Synset synset;
    synset.offset = fields.number("the offset", 8);
    synset.file = fields.number("the number of the file", 2);
    synset.type = fields.one_of("the type", types);
    const std::size_t words = fields.number("the number of words", 2, 16);
    if (words == 0) fields.fail("a synset has a word");
    for (std::size_t i = 0; i < words; ++i) {
        synset.words.push_back(without_marker(fields.next("a word")));
        fields.number("the number of a word", 1, 16);
    }
    const std::size_t pointers = fields.number("the number of pointers", 3);
    for (std::size_t i = 0; i < pointers; ++i) synset.pointers.push_back(read_pointer(fields, words));
    if (synset.type == 'v') synset.frames = read_frames(fields, words);
    fields.literal("|");
    synset.gloss = trimmed(fields.rest(), " ");
    return synset;
}

IndexLine parse_index_line(std::string_view line, char part) {
    Fields fields(line);
    IndexLine index;
    index.lemma = fields.next("the word");
    fields.one_of("the part of speech", std::string_view(&part, 1));
    const std::size_t senses = fields.number("the number of senses", 0);
    if (senses == 0) fields.fail("a word has a sense");
    for (std::size_t i = fields.number("the number of pointers", 0); i > 0; --i)
        fields.next("the symbol of a pointer");
    if (fields.number("the number of senses", 0) != senses) fields.fail("the two numbers of senses differ");
    if (fields.number("the number of tagged senses", 0) > senses)
        fields.fail("more senses are tagged than there are");
    for (std::size_t i = 0; i < senses; ++i)
        index.offsets.push_back(fields.number("the offset of a sense", 8));
    if (!trimmed(fields.rest(), " ").empty()) {
        fields.next("the end");
        fields.fail("the line has more offsets than senses");
    }
    return index;
}

SenseCount parse_count_line(std::string_view line) {
    constexpr std::size_t kMostSenses = 999;  // "break" has 75
    Fields fields(line);
    SenseCount sense;
    const std::string_view key = fields.next("the sense key");
    const std::size_t sign = key.find('%');
    if (sign == 0 || sign + 2 >= key.size() || key[sign + 1] < '1' || key[sign + 1] > '5' ||
        key[sign + 2] != ':')
        fields.fail("a sense key is a word, '%', a digit from 1 to 5, ':' and more");
    sense.lemma = key.substr(0, sign);
    sense.type = static_cast<std::size_t>(key[sign + 1] - '0');
    sense.number = fields.number("the number of the sense", 0);
    if (sense.number == 0 || sense.number > kMostSenses)
        fields.fail(fmt::format("the number of the sense is from 1 to {}", kMostSenses));
    sense.count = fields.number("the count", 0);
    return sense;
}

std::pair<std::string, std::string> parse_exception_line(std::string_view line) {
    Fields fields(line);
    std::string form(fields.next("the form"));
    return {std::move(form), std::string(fields.next("the base"))};
}

}  // namespace assay
