/// Suites for tests: written to a folder of their own, read, and gone with it.
#pragma once

#include <assay/suite/suite.hpp>
#include <support/temporary_folder.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace assay::test {

/// A file of a suite: its name, folders included, and its bytes.
struct File {
    std::string name;
    std::string bytes;
};

/// A temporary folder with suite.xml and what it reads.
class SuiteFolder {
public:
    explicit SuiteFolder(std::string_view suite, const std::vector<File>& files = {}) {
        options_.library = std::filesystem::path(ASSAY_SOURCE_DIR) / "templates";
        write("suite.xml", suite);
        for (const File& file : files) write(file.name, file.bytes);
    }

    std::filesystem::path path(std::string_view name = "") const {
        return name.empty() ? folder_.path() : folder_ / name;
    }
    void write(std::string_view name, std::string_view bytes) const { folder_.write(name, bytes); }

    SuiteOptions& options() { return options_; }
    SuiteReading check() const { return check_suite(folder_ / "suite.xml", options_); }
    Suite read() const { return read_suite(folder_ / "suite.xml", options_); }

    /// The text without the path of this folder, absolute or relative.
    std::string without_path(std::string text) const {
        const std::string relative = std::filesystem::relative(path()).string();
        for (const std::string& folder : {path().string() + '/', relative + '/', path().string()})
            for (std::size_t at = 0; (at = text.find(folder, at)) != std::string::npos;)
                text.erase(at, folder.size());
        return text;
    }

    /// What is wrong with the suite, each as "LINE:COLUMN: MESSAGE", with the name of a file that is not
    /// suite.xml before it.
    std::vector<std::string> problems() const {
        std::vector<std::string> lines;
        for (const Problem& problem : check().problems) {
            Place place = problem.place;
            place.file = without_path(place.file);
            std::string line = without_path(describe(place) + ": " + problem.message);
            if (line.starts_with("suite.xml:")) line.erase(0, 10);
            lines.push_back(std::move(line));
        }
        return lines;
    }

private:
    TemporaryFolder folder_;
    SuiteOptions options_;
};

/// A text in which each ^ marks the place of a problem: the text without them, and the places as
/// "LINE:COLUMN: ".
struct MarkedText {
    explicit MarkedText(std::string_view marked) {
        std::size_t line = 1, column = 1;
        for (const char c : marked) {
            if (c == '^') {
                places.push_back(std::to_string(line) + ':' + std::to_string(column) + ": ");
                continue;
            }
            text += c;
            const bool continues = (static_cast<unsigned char>(c) & 0xC0) == 0x80;
            if (c == '\n') ++line, column = 0;
            if (!continues) ++column;
        }
    }
    std::string text;
    std::vector<std::string> places;
};

/// A suite that is wrong at each of its ^, the messages in that order; `elsewhere` are the problems in other
/// files.
struct Fault {
    std::string suite;
    std::vector<std::string> messages;
    std::vector<File> files = {};
    std::vector<std::string> elsewhere = {};
};

inline void check_fault(const Fault& fault) {
    CAPTURE(fault.suite);
    const MarkedText marked(fault.suite);
    std::vector<std::string> expected = fault.elsewhere;
    REQUIRE(marked.places.size() == fault.messages.size());
    for (std::size_t i = 0; i < marked.places.size(); ++i)
        expected.push_back(marked.places[i] + fault.messages[i]);
    const std::vector<std::string> found = SuiteFolder(marked.text, fault.files).problems();
    CHECK(found.size() == expected.size());
    for (std::size_t i = 0; i < std::max(found.size(), expected.size()); ++i)
        CHECK((i < found.size() ? found[i] : "(none)") == (i < expected.size() ? expected[i] : "(none)"));
}

/// The body in a suite with three labels.
inline std::string in_suite(const std::string& body) {
    return "<suite name='s' labels='negative neutral positive'>\n" + body + "\n</suite>";
}
/// The body in an otherwise sound test of type MFT.
inline std::string in_test(const std::string& body) {
    return in_suite("<test name='t' type='MFT'>\n" + body + "\n<expect label='positive'/></test>");
}
/// The attributes of an <expect> in an otherwise sound test.
inline std::string expecting(const std::string& attributes) {
    return in_suite("<test name='t' type='MFT'><template><text>Good.</text><text>Bad.</text></template>\n<" +
                    attributes + "/></test>");
}

}  // namespace assay::test
