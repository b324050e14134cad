// What perturbations of entities and grammar make of real sentences, read and judged by a person:
// tests/golden/perturb/NAME.tsv holds a line for each text,
//
//     ok <TAB> text <TAB> edited text            grammatical, and its meaning as documented
//     bad <TAB> text <TAB> edited text <TAB> why
//
// The first line is the <perturb> element. What comes out must be what was judged: where an edit is changed,
// its lines are to be judged again. HAND_CHECKED_WRITE=1 writes the edited texts anew, with "?" where one
// differs from what was judged, or "-" in place of the line's verdict where the text is left alone.
#include "library.hpp"

#include <assay/base/files.hpp>
#include <assay/base/random.hpp>

#include <doctest/doctest.h>
#include <pugixml.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

using namespace assay;

namespace {

struct Line {
    std::string verdict, text, edited, why;
};

struct HandChecked {
    std::string element;
    std::vector<Line> lines;
};

HandChecked read(const std::filesystem::path& file) {
    HandChecked all;
    std::istringstream in(read_file(file));
    std::getline(in, all.element);
    for (std::string row; std::getline(in, row);) {
        std::istringstream columns(row);
        Line line;
        std::getline(columns, line.verdict, '\t');
        std::getline(columns, line.text, '\t');
        std::getline(columns, line.edited, '\t');
        std::getline(columns, line.why, '\t');
        all.lines.push_back(line);
    }
    return all;
}

std::unique_ptr<Perturbation> perturbation_of(const std::string& element) {
    pugi::xml_document document;
    if (!document.load_string(element.c_str())) throw std::runtime_error("no XML: " + element);
    assay_test::Parameters parameters;
    for (const pugi::xml_attribute& attribute : document.first_child().attributes())
        if (std::string_view(attribute.name()) != "with")
            parameters.push_back({attribute.name(), attribute.value()});
    return assay_test::make(document.first_child().attribute("with").value(), parameters,
                            assay_test::installed_library());
}

std::string edited(const Perturbation& perturbation, const std::string& text) {
    Random random(hash_bytes(text));
    const auto result = perturbation.apply(text, random);
    return result ? result->text : std::string();
}

void write_anew(const std::filesystem::path& file, const HandChecked& all) {
    const auto perturbation = perturbation_of(all.element);
    std::ofstream out(file);
    out << all.element << '\n';
    for (const Line& line : all.lines) {
        const std::string now = edited(*perturbation, line.text);
        const bool same = now == line.edited && !now.empty();
        out << (now.empty() ? "-" : same ? line.verdict : "?") << '\t' << line.text << '\t' << now;
        if (same && !line.why.empty()) out << '\t' << line.why;
        out << '\n';
    }
}

}  // namespace

TEST_CASE("what perturbations make of sentences was read by a person, and is nearly always right") {
    constexpr std::size_t kLeast = 200;
    constexpr double kShare = 0.97;
    for (const auto& entry : std::filesystem::directory_iterator(ASSAY_SOURCE_DIR "/tests/golden/perturb")) {
        CAPTURE(entry.path().filename());
        const std::string name = entry.path().stem().string();
        if (assay_test::needs_wordnet(name) && !assay_test::has_installed_wordnet()) continue;
        const HandChecked all = read(entry.path());
        if (std::getenv("HAND_CHECKED_WRITE") != nullptr) {
            write_anew(entry.path(), all);
            continue;
        }
        const auto perturbation = perturbation_of(all.element);
        std::size_t good = 0;
        for (const Line& line : all.lines) {
            CAPTURE(line.text);
            CHECK((line.verdict == "ok" || (line.verdict == "bad" && !line.why.empty())));
            CHECK(edited(*perturbation, line.text) == line.edited);
            good += line.verdict == "ok";
        }
        CHECK(all.lines.size() >= kLeast);
        CHECK(static_cast<double>(good) >= kShare * static_cast<double>(all.lines.size()));
    }
}
