#include "library.hpp"

#include "small_wordnet.hpp"

#include <assay/base/utf8.hpp>
#include <assay/wordnet/wordnet.hpp>

#include <pugixml.hpp>

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <set>
#include <sstream>
#include <stdexcept>

using namespace assay;

namespace assay_test {

Lexicon lexicon(std::string name, Entries entries) {
    return {std::move(name), entries, {}};
}

namespace {

using Fields = std::vector<std::pair<std::string, std::string>>;

LexiconSet small_people() {
    const Fields female = {{"gender", "female"}}, male = {{"gender", "male"}},
                 neutral = {{"gender", "neutral"}};
    const auto with = [](Fields fields, const char* also) {
        fields.emplace_back("also", also);
        return fields;
    };
    LexiconSet set;
    set.add(lexicon("first_name", {{"Maria", female},
                                   {"Emma", female},
                                   {"Grace", with(female, "word")},
                                   {"May", with(female, "word")},
                                   {"Paris", with(female, "place")},
                                   {"John", male},
                                   {"Peter", male},
                                   {"Will", with(male, "word")},
                                   {"Mark", with(male, "word")},
                                   {"Austin", with(male, "place")},
                                   {"Alex", neutral},
                                   {"Kim", neutral},
                                   {"Jordan", with(neutral, "place")}}));
    set.add(lexicon("last_name", {{"Smith", {}},
                                  {"Lopez", {}},
                                  {"O'Brien", {}},
                                  {"van Dijk", {}},
                                  {"Young", {{"also", "word"}}},
                                  {"Kim", {{"also", "name"}}}}));
    set.add(lexicon("nationality", {{"German", {}}, {"Irish", {}}}));
    return set;
}

LexiconSet small_places() {
    LexiconSet set;
    set.add(lexicon("city", {{"Chicago", {{"country", "United States"}}},
                             {"Dallas", {{"country", "United States"}, {"also", "name"}}},
                             {"New York", {{"country", "United States"}}},
                             {"Washington", {{"country", "United States"}, {"also", "name"}}},
                             {"St. Louis", {{"country", "United States"}}},
                             {"Los Angeles", {{"country", "United States"}}},
                             {"Paris", {{"country", "France"}, {"also", "name"}}},
                             {"Nice", {{"country", "France"}, {"also", "word"}}},
                             {"London", {{"country", "United Kingdom"}}},
                             {"Reading", {{"country", "United Kingdom"}, {"also", "word"}}}}));
    set.add(lexicon("us_state", {{"Texas", {{"abbreviation", "TX"}}},
                                 {"Ohio", {{"abbreviation", "OH"}}},
                                 {"New York", {{"abbreviation", "NY"}}}}));
    set.add(lexicon("country", {{"France", {{"in_sentence", "France"}}},
                                {"Spain", {{"in_sentence", "Spain"}}},
                                {"Sudan", {{"in_sentence", "Sudan"}}},
                                {"South Sudan", {{"in_sentence", "South Sudan"}}},
                                {"Jordan", {{"in_sentence", "Jordan"}, {"also", "name"}}},
                                {"Turkey", {{"in_sentence", "Turkey"}, {"also", "word"}}},
                                {"Netherlands", {{"in_sentence", "the Netherlands"}}},
                                {"Philippines", {{"in_sentence", "the Philippines"}}}}));
    return set;
}

std::string text_of(const pugi::xml_node& node) {
    return node.child_value();
}

/// A value a line, as lexicons without fields are written.
void read_lines(const std::string& text, Lexicon& read) {
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        const std::size_t begin = line.find_first_not_of(" \t");
        if (begin == std::string::npos) continue;
        read.entries.push_back({line.substr(begin, line.find_last_not_of(" \t") + 1 - begin), {}});
    }
}

Lexicon read_lexicon(const pugi::xml_node& node, const LexiconSet& set) {
    Lexicon read;
    read.name = node.attribute("name").value();
    std::string base;
    for (const char c : std::string(node.attribute("extends").value()) + " ") {
        if (c != ' ') {
            base += c;
        } else if (!base.empty()) {
            const Lexicon* extended = set.find(base);
            if (extended == nullptr) throw std::runtime_error("unknown lexicon " + base);
            read.entries.insert(read.entries.end(), extended->entries.begin(), extended->entries.end());
            base.clear();
        }
    }
    for (const pugi::xml_node& entry : node.children("entry")) {
        LexiconEntry one{text_of(entry), {}};
        for (const pugi::xml_attribute& attribute : entry.attributes())
            one.fields.emplace_back(attribute.name(), attribute.value());
        read.entries.push_back(std::move(one));
    }
    if (!node.child("entry")) read_lines(text_of(node), read);
    return read;
}

}  // namespace

Lexicon lexicon_from_xml(const std::string& xml) {
    pugi::xml_document document;
    if (!document.load_string(xml.c_str())) throw std::runtime_error("no XML: " + xml);
    return read_lexicon(document.document_element(), {});
}

SmallLibrary::~SmallLibrary() = default;

WordNet& SmallLibrary::wordnet() {
    if (wordnet_ == nullptr) wordnet_ = std::make_unique<SmallWordNet>();
    return wordnet_->wordnet();
}

SmallLibrary::SmallLibrary() {
    sets_["people"] = small_people();
    sets_["places"] = small_places();
    sets_["words"].add(lexicon("contraction", {{"can't", {{"full", "cannot"}}},
                                               {"don't", {{"full", "do not"}}},
                                               {"I'm", {{"full", "I am"}}},
                                               {"I've", {{"full", "I have"}, {"one_way", "expand"}}},
                                               {"it's", {{"full", "it is"}, {"also", "ambiguous"}}}}));
}

const LexiconSet& SmallLibrary::load(std::string_view name) {
    const auto found = sets_.find(name);
    if (found == sets_.end()) throw Error("no file assay:" + std::string(name));
    return found->second;
}

InstalledLibrary::~InstalledLibrary() = default;

WordNet& InstalledLibrary::wordnet() {
    if (!has_installed_wordnet()) return small_library().wordnet();
    if (wordnet_ == nullptr) wordnet_ = std::make_unique<WordNet>(default_wordnet_folder());
    return *wordnet_;
}

bool has_installed_wordnet() {
    static const bool kInstalled = [] {
        if (std::filesystem::exists(default_wordnet_folder() / "index.noun")) return true;
        std::cerr << "What needs WordNet is not tested with the real one: the package wordnet-base is not "
                     "installed.\n";
        return false;
    }();
    return kInstalled;
}

bool needs_wordnet(std::string_view perturbation) {
    return perturbation.starts_with("wordnet-");
}

const LexiconSet& InstalledLibrary::load(std::string_view name) {
    const auto [at, added] = sets_.try_emplace(std::string(name));
    if (!added) return at->second;
    pugi::xml_document document;
    const std::string path = std::string(ASSAY_SOURCE_DIR "/templates/") + at->first + ".xml";
    if (!document.load_file(path.c_str())) throw Error("cannot read " + path);
    for (const pugi::xml_node& node : document.document_element().children("lexicon"))
        at->second.add(read_lexicon(node, at->second));
    return at->second;
}

LexiconLibrary& small_library() {
    static SmallLibrary library;
    return library;
}

LexiconLibrary& installed_library() {
    static InstalledLibrary library;
    return library;
}

std::unique_ptr<Perturbation> make(std::string_view name, const Parameters& parameters,
                                   LexiconLibrary& library, const LexiconSet& suite) {
    return make_perturbation(name, parameters, suite, library);
}

std::string shown(const Perturbation& perturbation, std::string_view text, std::uint64_t seed) {
    Random random(seed);
    const auto edited = perturbation.apply(text, random);
    if (!edited) return "unchanged";
    check_promises(text, *edited);
    return show_edits(text, edited->text, edited->edits);
}

std::string touched(const Perturbation& perturbation, std::string_view text) {
    constexpr std::uint64_t kSeeds = 40;
    std::set<std::string> pieces;
    for (std::uint64_t seed = 0; seed < kSeeds; ++seed) {
        Random random(seed);
        const auto edited = perturbation.apply(text, random);
        if (!edited) continue;
        check_promises(text, *edited);
        for (const Edit& edit : edited->edits) {
            const bool insertion = edit.from_begin == edit.from_end;
            pieces.insert(insertion
                              ? "+" + edited->text.substr(edit.to_begin, edit.to_end - edit.to_begin)
                              : std::string(text.substr(edit.from_begin, edit.from_end - edit.from_begin)));
        }
    }
    std::string joined;
    for (const std::string& piece : pieces) joined += (joined.empty() ? "" : " | ") + piece;
    return joined.empty() ? "unchanged" : joined;
}

namespace {

bool is_boundary(std::string_view text, std::size_t at) {
    return at <= text.size() && (at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80);
}

}  // namespace

void check_promises(std::string_view original, const EditedText& edited) {
    const auto demand = [](bool holds, const char* promise) {
        if (!holds) throw std::runtime_error(std::string("broken promise: ") + promise);
    };
    demand(edited.text != original, "the text is another one");
    demand(!invalid_utf8_at(edited.text), "the result is valid UTF-8");
    demand(!edited.edits.empty(), "there is an edit");
    std::string rebuilt;
    std::size_t from = 0;
    bool first = true;
    for (const Edit& edit : edited.edits) {
        demand(edit.from_begin <= edit.from_end && edit.to_begin <= edit.to_end,
               "ends come after beginnings");
        demand(first ? edit.from_begin >= from : edit.from_begin > from,
               "edits are in order and do not touch");
        demand(is_boundary(original, edit.from_begin) && is_boundary(original, edit.from_end) &&
                   is_boundary(edited.text, edit.to_begin) && is_boundary(edited.text, edit.to_end),
               "edits lie on code point boundaries");
        rebuilt += original.substr(from, edit.from_begin - from);
        demand(rebuilt.size() == edit.to_begin, "what lies between edits is equal in both texts");
        const std::string with = edited.text.substr(edit.to_begin, edit.to_end - edit.to_begin);
        demand(with != original.substr(edit.from_begin, edit.from_end - edit.from_begin),
               "an edit changes something");
        rebuilt += with;
        from = edit.from_end;
        first = false;
    }
    rebuilt += original.substr(from);
    demand(rebuilt == edited.text, "the edits applied to the original give the text");
}

}  // namespace assay_test
