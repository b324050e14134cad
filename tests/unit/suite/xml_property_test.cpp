#include <assay/base/error.hpp>
#include <assay/base/random.hpp>
#include <assay/suite/xml.hpp>

#include "mutations.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace assay {
namespace {

/// A way to write some text: byte i of `means` stands at offset `first` + i * `step` of `raw`.
struct Piece {
    std::string_view raw;
    std::string_view means;
    std::size_t first = 0;
    std::size_t step = 1;
};

constexpr std::array kInText = {
    Piece{"a", "a"},
    Piece{" ", " "},
    Piece{"\t", "\t"},
    Piece{"\n", "\n"},
    Piece{"\r\n", "\n"},
    Piece{"\rx", "\nx"},
    Piece{"\xC3\xA9", "\xC3\xA9"},
    Piece{"\xF0\x9F\x98\x80", "\xF0\x9F\x98\x80"},
    Piece{"\"'=", "\"'="},
    Piece{"]]", "]]"},
    Piece{"&amp;", "&", 0, 0},
    Piece{"&gt;", ">", 0, 0},
    Piece{"&lt;", "<", 0, 0},
    Piece{"&#10;", "\n", 0, 0},
    Piece{"&#13;", "\r", 0, 0},
    Piece{"&#xE9;", "\xC3\xA9", 0, 0},
    Piece{"&#0128512;", "\xF0\x9F\x98\x80", 0, 0},
    Piece{"<![CDATA[<&amp;]]>", "<&amp;", 9},
    Piece{"<![CDATA[]]>", ""},
    Piece{"<!-- > & - -->", ""},
    Piece{"<?p i?>", ""},
};

constexpr std::array kInAttribute = {
    Piece{"a", "a"},
    Piece{" ", " "},
    Piece{"\t", " "},
    Piece{"\n", " "},
    Piece{"\r\n", " "},
    Piece{"\rx", " x"},
    Piece{">", ">"},
    Piece{"\xC3\xA9", "\xC3\xA9"},
    Piece{"'", "'"},
    Piece{"&quot;", "\"", 0, 0},
    Piece{"&lt;", "<", 0, 0},
    Piece{"&#9;", "\t", 0, 0},
    Piece{"&#10;", "\n", 0, 0},
    Piece{"&#13;", "\r", 0, 0},
    Piece{"&#x20AC;", "\xE2\x82\xAC", 0, 0},
};

/// Pieces put one after the other, and what a reader must make of them.
struct Written {
    std::string raw;
    PlacedText means;
};

template <std::size_t Count>
Written written(const std::array<Piece, Count>& pieces, const std::vector<std::uint8_t>& choices,
                std::size_t begin) {
    Written result;
    for (const std::uint8_t choice : choices) {
        const Piece& piece = pieces[choice % Count];
        for (std::size_t i = 0; i < piece.means.size(); ++i)
            result.means.offsets.push_back(begin + result.raw.size() + piece.first + i * piece.step);
        result.raw += piece.raw;
        result.means.text += piece.means;
    }
    return result;
}

std::vector<std::size_t> without_end(const PlacedText& text) {
    return {text.offsets.begin(), text.offsets.end() - 1};
}

TEST_CASE("text is what its pieces mean, each byte at the place that it comes from") {
    CHECK(rc::check([](const std::vector<std::uint8_t>& choices) {
        const std::string before = "<?xml version='1.0'?>\n<a>";
        const Written text = written(kInText, choices, before.size());
        const XmlDocument document = XmlDocument::parse(before + text.raw + "</a>", "t.xml");
        const PlacedText read = document.root().text();
        RC_ASSERT(read.text == text.means.text);
        RC_ASSERT(without_end(read) == text.means.offsets);
        RC_ASSERT(document.root().children.size() <= 1);  // one run, however it is written
    }));
}

TEST_CASE("an attribute is what its pieces mean, each byte at the place that it comes from") {
    CHECK(rc::check([](const std::vector<std::uint8_t>& choices) {
        const std::string before = "<a b=\"";
        const Written value = written(kInAttribute, choices, before.size());
        const XmlDocument document = XmlDocument::parse(before + value.raw + "\"/>", "t.xml");
        const PlacedText& read = document.root().attributes.at(0).value;
        RC_ASSERT(read.text == value.means.text);
        RC_ASSERT(without_end(read) == value.means.offsets);
        RC_ASSERT(read.offsets.back() == before.size() + value.raw.size());
    }));
}

// ---- Trees

std::string random_name(Random& random) {
    static constexpr std::array kStart = {"a", "Z", "_", "\xC3\xA9", "\xE5\x90\x8D"};
    static constexpr std::array kMore = {"b", "1", "-", ".", "\xC2\xB7"};
    std::string name = kStart[random.below(kStart.size())];
    for (std::uint64_t more = random.below(4); more > 0; --more) name += kMore[random.below(kMore.size())];
    return name;
}

/// Writes a random element, and describes it as describe() below would.
void write_random(Random& random, int depth, std::string& xml, std::string& description) {
    const std::string name = random_name(random);
    xml += '<' + name;
    description += name;
    for (std::uint64_t count = random.below(3), i = 0; i < count; ++i) {
        const std::string attribute =
            random_name(random) + std::to_string(i) + std::string(random.below(2), '_');
        xml += " \n" + attribute + (random.below(2) == 0 ? " = 'v&amp;\"'" : "=\"v&#38;&quot;\"");
        description += '[' + attribute + "=v&\"]";
    }
    const std::uint64_t children = depth > 0 ? random.below(4) : 0;
    if (children == 0 && random.below(2) == 0) {
        xml += "/>";
        description += "()";
        return;
    }
    xml += '>';
    description += '(';
    for (std::uint64_t i = 0; i < children; ++i) {
        write_random(random, depth - 1, xml, description);
        xml += random.below(2) == 0 ? "t&lt;" : "<![CDATA[t<]]><!-- c -->";
        description += "'t<'";
    }
    xml += "</" + name + " >";
    description += ')';
}

std::string describe(const XmlElement& element) {
    std::string text = element.name;
    for (const XmlAttribute& attribute : element.attributes)
        text += '[' + attribute.name + '=' + attribute.value.text + ']';
    text += '(';
    for (const XmlNode& child : element.children)
        text += child.element ? describe(*child.element) : '\'' + child.text.text + '\'';
    return text + ')';
}

TEST_CASE("a tree reads back as it was written") {
    CHECK(rc::check([](std::uint64_t seed) {
        Random random(seed);
        std::string xml, description;
        write_random(random, 6, xml, description);
        RC_ASSERT(describe(XmlDocument::parse(xml, "t.xml").root()) == description);
    }));
}

// ---- Anything

/// Every place of the document lies in the file, and what stands there is what was read.
void check_places(const std::string& bytes, const XmlElement& element) {
    const auto stands_at = [&](std::size_t offset, std::string_view text) {
        return bytes.compare(offset, text.size(), text) == 0;
    };
    const auto sound = [&](const PlacedText& text) {
        bool rising = text.offsets.size() == text.text.size() + 1 && text.offsets.back() <= bytes.size();
        for (std::size_t i = 1; i < text.offsets.size(); ++i)
            rising = rising && text.offsets[i - 1] <= text.offsets[i];
        return rising;
    };
    RC_ASSERT(stands_at(element.offset, element.name));
    RC_ASSERT(sound(element.text()));
    for (const XmlAttribute& attribute : element.attributes) {
        RC_ASSERT(stands_at(attribute.offset, attribute.name));
        RC_ASSERT(sound(attribute.value));
    }
    for (const XmlElement* child : element.elements()) check_places(bytes, *child);
}

/// Read in full or refused at a place of the file; nothing else is thrown.
bool is_read(const std::string& bytes) {
    try {
        const XmlDocument document = XmlDocument::parse(bytes, "t.xml");
        check_places(bytes, document.root());
        return true;
    } catch (const InputError& error) {
        const Place& place = error.problem().place;
        RC_ASSERT(place.file == "t.xml");
        RC_ASSERT(place.line >= 1u);
        RC_ASSERT(place.column >= 1u);
        RC_ASSERT(!error.problem().message.empty());
        return false;
    }
}

TEST_CASE("near-documents are read in full or refused with a place") {
    std::size_t read = 0, refused = 0;
    CHECK(rc::check([&](std::uint64_t seed) {
        Random random(seed);
        for (int i = 0; i < 20; ++i) (is_read(almost_xml(random)) ? read : refused) += 1;
    }));
    CHECK(read > 0);
    CHECK(refused > 0);
}

TEST_CASE("arbitrary bytes are refused with a place") {
    CHECK(rc::check([](const std::string& bytes) {
        is_read(bytes);
        is_read("<a>" + bytes + "</a>");
        is_read("<a " + bytes + "/>");
        is_read("<a b='" + bytes + "'/>");
    }));
}

}  // namespace
}  // namespace assay
